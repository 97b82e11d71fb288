"""空白表/: the blank forms, made anew whenever the scheme is read."""

from pathlib import Path

from campaign import places
from campaign.registration.online_questions import FILE, question_paper
from campaign.registration.registrations import Part
from campaign.registration.report import blank_form, blank_register, held_parts
from campaign.run import Run
from campaign.scheme.stages import the_scheme
from campaign.word.script import Writing

FORM_FILES = {Part.POSTS: "竞争上岗报名表.xlsx", Part.DEPARTMENTS: "选部门报名表.xlsx"}
REGISTER_FILES = {Part.POSTS: "竞争上岗报名登记表.xlsx", Part.DEPARTMENTS: "选部门报名登记表.xlsx"}


def make_blanks(run: Run) -> list[Path]:
    """Refresh the blank forms and the online questions, so that their choices follow the scheme."""
    scheme, folder = run.get(the_scheme), run.folder
    made = []
    for part in held_parts(scheme):
        form = folder.path(places.BLANKS, FORM_FILES[part])
        made.append(run.write_book(form, [blank_form(scheme, part)]))
        register = folder.path(places.BLANKS, REGISTER_FILES[part])
        made.append(run.write_book(register, [blank_register(scheme, part)]))
    paper, issues = question_paper(scheme, Writing(run.words, run.manner.traditional, run.words))
    run.note(issues)
    if paper:
        made.append(folder.write(folder.path(places.BLANKS, FILE), paper))
    return made
