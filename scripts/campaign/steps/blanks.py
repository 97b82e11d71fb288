"""空白表/: the blank forms, made anew whenever the scheme is read."""

from pathlib import Path

from campaign import places
from campaign.issues import Kind, Where
from campaign.kept_outputs import figure_of
from campaign.registration.online_questions import FILE, all_questions
from campaign.registration.reading import is_untouched
from campaign.registration.registrations import Part
from campaign.registration.report import blank_form, blank_register, held_parts
from campaign.registration.sheets import Application
from campaign.run import Run
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.read.files import open_book
from campaign.workbook.read.header import pick_sheet
from campaign.workbook.read.reader import Broken, Reading, Row, read

FORM_FILES = {Part.POSTS: "竞争上岗报名表.xlsx", Part.DEPARTMENTS: "选部门报名表.xlsx"}
REGISTER_FILES = {Part.POSTS: "竞争上岗报名登记表.xlsx", Part.DEPARTMENTS: "选部门报名登记表.xlsx"}


def make_blanks(run: Run) -> list[Path]:
    """Refresh the blank forms and the online questions, so that their choices follow the scheme."""
    scheme, folder = run.get(the_scheme), run.folder
    made = []
    for part in held_parts(scheme):
        made += make_forms(run, folder.path(places.BLANKS), scheme, part)
    paper = folder.path(places.BLANKS, FILE)
    _make_questions(run, paper)
    return [*made, paper] if folder.has(paper) else made


def make_forms(run: Run, place: Path, scheme: Scheme, part: Part) -> list[Path]:
    """Refresh the blank form and the blank register of one part in a folder.

    One that somebody has filled in there stays as it is, and is told.
    """
    made = []
    for name, page in (
        (FORM_FILES[part], blank_form(scheme, part)),
        (REGISTER_FILES[part], blank_register(scheme, part)),
    ):
        path = place / name
        if not run.kept.stands(path, run.figure_of([page])) and _is_filled_in(path, page.sheet):
            run.note([Kind.BLANK_FILLED_IN.at(Where(run.folder.label(path)))])
        else:
            made.append(run.write_book(path, [page]))
    return made


def _is_filled_in(path: Path, sheet: Sheet[Application]) -> bool:
    if not path.is_file():
        return False
    grids, _ = open_book(path.read_bytes(), path.name)
    grid, _ = pick_sheet(grids, sheet, path.name)
    reading: Reading[Application] = read(grid, sheet) if grid else Reading()
    rows: list[Row[Application] | Broken] = [*reading.rows, *reading.broken]
    return not all(map(is_untouched, rows))


def _make_questions(run: Run, path: Path) -> None:
    data = all_questions(run.get(the_scheme))
    follows = figure_of(data, run.manner, run.words)
    if run.kept.stands(path, follows):
        return
    from campaign.steps.question_paper import print_questions

    if print_questions(run, path, data):
        run.kept.note(path, follows)
