"""From the workbooks of a campaign folder to checked objects, each stage `(result, issues)`.

What a sheet looks like is declared in `campaign.sheets`, how it is read is in `campaign.workbook`;
here is what its content must fulfil beyond single cells, and how the sheets hang together.
"""
