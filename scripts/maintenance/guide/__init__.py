"""使用说明.docx: chapters in plain Chinese, pictures of the sample's sheets, every message code."""
