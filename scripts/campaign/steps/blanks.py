"""空白表/: the blank forms, made anew whenever the scheme is read."""

from pathlib import Path

from campaign import places
from campaign.kept_outputs import figure_of
from campaign.registration.online_questions import FILE, all_questions
from campaign.registration.registrations import Part
from campaign.registration.report import blank_form, blank_register, held_parts
from campaign.run import Run
from campaign.scheme.stages import the_scheme

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
    paper = folder.path(places.BLANKS, FILE)
    _make_questions(run, paper)
    return [*made, paper] if folder.has(paper) else made


def _make_questions(run: Run, path: Path) -> None:
    data = all_questions(run.get(the_scheme))
    follows = figure_of(data, run.manner, run.words)
    if run.kept.stands(path, follows):
        return
    from campaign.steps.question_paper import print_questions

    if print_questions(run, path, data):
        run.kept.note(path, follows)
