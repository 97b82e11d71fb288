"""What all documents of an office share."""

from datetime import date

from campaign.documents.placeholders import filling, flag, name, text, words


@filling
class Letterhead:
    """Who issues a document, its number and date, to whom it goes. One for each document.

    What stays the same over a campaign is filled once; `dataclasses.replace` gives each document
    its number, date and addressees.
    """

    issuer: str = name("发文机关")
    """Full or standard short name, exactly as on the seal; it signs the document."""
    co_issuer: str = name("联署机关", default="")
    """Who issues it jointly; signs beside the issuer."""
    party: str = name("党委全称")
    government: str = name("政府全称")
    number: str = words("文号", default="", needed_if_printed=True)
    """From `wording.document_number`; a notice for the board needs none."""
    recipients: str = words("主送", default="", needed_if_printed=True)
    copies_to: str = text("抄送", default="")
    dated: date = text("成文日期")
    """The day of the deciding meeting, or of the signature."""
    printed_by: str = name("印发机关", default="", needed_if_printed=True)
    printed_on: date | str = text("印发日期", default="", needed_if_printed=True)
    rehearsal: bool = flag("演练", default=False)
