"""空白表/网上报名题目.docx printed; loaded only when its questions are others than before."""

from pathlib import Path

from campaign.registration.documents import OnlineQuestions
from campaign.run import Run
from campaign.version import ROOT
from campaign.word.script import Writing
from campaign.word.template import Template

_PLACE = ROOT / "templates" / "空白表"


def print_questions(run: Run, path: Path, data: OnlineQuestions) -> bool:
    """Write the document, unless its template cannot be used; whether nothing was to be said."""
    writing = Writing(run.words, run.manner.traditional, run.words)
    template, issues = Template.open(_PLACE / path.name, OnlineQuestions, writing=writing)
    paper, found = template.render(data) if template else (None, [])
    if paper:
        run.folder.write(path, paper.file())
    return not run.note([*issues, *found])
