"""What each workbook and result sheet holds, put together for the writer."""
