"""What a made document says, read with python-docx: other eyes than those that wrote it."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def paragraphs_of(content: bytes) -> list[str]:
    """Return the text of each paragraph, those in tables and boxes included.

    Raises what python-docx raises of a file that is no Word document.
    """
    body = Document(BytesIO(content)).element.body
    return [
        "".join(
            piece.text or ""
            for piece in paragraph.iter(qn("w:t"))
            if next(piece.iterancestors(qn("w:p"))) is paragraph  # boxes have their own
        )
        for paragraph in body.iter(qn("w:p"))
        if next(paragraph.iterancestors(_FALLBACK), None) is None
    ]
