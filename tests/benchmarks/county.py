"""Campaigns of any size for the benchmarks, filled in to the last decision.

Everything is written through the program's own pages, as `maintenance/sample.py` does; forms,
one file a person, are copies of one form with other texts, so that ten thousand take seconds.
"""

import dataclasses
import io
import shutil
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from campaign import places
from campaign.departments.stages import the_destinations, the_pool, the_relations
from campaign.posts.stages import the_inspections, the_post_proposal
from campaign.registration.ranges import Ranges
from campaign.registration.registrations import Part
from campaign.registration.report import blank_form
from campaign.roster.report import roster_pages
from campaign.roster.sheets import BOTH_PARTS, StaffMember
from campaign.roster.stages import the_roster
from campaign.scheme.report import scheme_pages
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Department, Judge, Post
from campaign.scheme.stages import the_scheme
from campaign.scoring.blank_sheets import judge_page, vote_pages
from campaign.scoring.marking.by_ballot import ByBallot
from campaign.scoring.marking.by_judges import ByJudges
from campaign.scoring.methods import METHODS
from campaign.scoring.reading import score_file, score_title, vote_file
from campaign.scoring.stages import the_candidates, the_scoreboard
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.write.writer import write_book
from maintenance import sample_filling as filling
from maintenance import seed_town

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国志文海春生"


def name_of(number: int) -> str:
    """A plausible name; they repeat from some thousands on, as names do."""
    first = SURNAMES[number % len(SURNAMES)]
    middle = GIVEN[number // len(SURNAMES) % len(GIVEN)]
    last = GIVEN[(number * 7 + number // 97) % len(GIVEN)]
    return first + middle + last


@dataclasses.dataclass(frozen=True)
class County:
    """The size of a campaign."""

    people: int
    candidates: int
    voters: int
    judges: int = 9

    @property
    def departments(self) -> int:
        """About twelve places each."""
        return max(6, self.people // 14)

    @property
    def posts(self) -> int:
        """Two candidates for one post, about."""
        return max(3, self.candidates // 2)


def of(people: int) -> County:
    """Size a campaign of at least 60 people: candidates and voters grow more slowly."""
    more = people - 60
    return County(people, min(20 + more // 27, 60), min(60 + more // 4, 300))


def build(root: Path, county: County) -> None:
    """Write a whole campaign, inputs and everything people fill in."""
    scheme = scheme_of(county)
    write_basis(root, scheme, county)
    _forms(root, scheme, county)
    _play(root, "check_registrations")
    _play(root, "prepare_scoring")
    _marks(root)
    _votes(root, county)
    _play(root, "consolidate_scores")
    _decide_posts(root)
    _play(root, "allocate_departments")
    _pick(root)
    _play(root, "allocate_departments")
    _decide_places(root)
    shutil.rmtree(
        root / places.RECORD / ".kept"
    )  # what was understood so far: no office has had a run yet


def write_basis(root: Path, scheme: Scheme, county: County) -> None:
    """Scheme and roster."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "01活动方案.xlsx").write_bytes(_book(scheme_pages(scheme, seed_town.CALENDAR, METHODS)))
    (root / "02干部花名册.xlsx").write_bytes(_book(roster_pages(_staff(county), spare=0)))


def _book(pages: Sequence[Any]) -> bytes:
    return write_book(pages, created=seed_town.BASICS.starts)


def _play(root: Path, step: str) -> None:
    from maintenance.sample import run_step

    run_step(root, step)


def scheme_of(county: County) -> Scheme:
    """Departments, posts and judges for so many people; everything else as in the seed."""
    names = [f"第{n + 1}办公室" for n in range(county.departments)]
    quota = -(-county.people * 5 // (6 * county.departments))
    posts = tuple(
        Post(department=names[n % len(names)], title=f"{_title(n // len(names))}主任", quota=1,
             min_years=Decimal(2))
        for n in range(county.posts)
    )  # fmt: skip
    judged = ("竞职演说", "联席会评分")
    return Scheme(
        basics=dataclasses.replace(
            seed_town.BASICS,
            name="某县机关干部双向选择、竞争上岗活动",
            party_body="中共某县委员会",
            government_body="某县人民政府",
            lot_seed="271828",
            first_number=1,
        ),
        posts=posts,
        departments=tuple(Department(name=name, quota=quota) for name in names),
        components=seed_town.COMPONENTS,
        judges=tuple(
            Judge(name=name_of(100_000 + n), position="委员", duties=dict.fromkeys(judged, True))
            for n in range(county.judges)
        ),
        grades=seed_town.GRADES,
        schedule=seed_town.SCHEDULE,
        aliases=(),
    )


def _title(level: int) -> str:
    return "" if level == 0 else f"第{level}副"


def staff_id(number: int) -> str:
    """编号."""
    return f"{number + 1:05d}"


def _staff(county: County) -> list[StaffMember]:
    return [
        StaffMember(
            staff_id=staff_id(n),
            name=name_of(n),
            sex="男" if n % 2 else "女",
            born=YearMonth(1966 + n % 32, n % 12 + 1),
            nation="汉族",
            party="中共党员" if n % 3 else "群众",
            education="本科",
            working_since=YearMonth(1988 + n % 32, 7),
            establishment="事业编制",
            duty="在岗",
            department=f"第{n % county.departments + 1}办公室",
            position="干事",
            scope=BOTH_PARTS,
        )
        for n in range(county.people)
    ]


# -- forms ----------------------------------------------------------------------------------------


def _forms(root: Path, scheme: Scheme, county: County) -> None:
    """One form a person for departments, one more for each candidate."""
    folder = root / "03报名表"
    folder.mkdir(parents=True, exist_ok=True)
    count = county.departments
    write_forms(
        folder,
        scheme,
        Part.DEPARTMENTS,
        [
            (n, (f"第{n % count + 1}办公室", f"第{(n * 7 + 3) % count + 1}办公室"))
            for n in range(county.people)
            if n % count != (n * 7 + 3) % count
        ],
    )
    posts = [post.name for post in scheme.posts]
    step = max(1, county.people // county.candidates)
    candidates = [
        (n * step, (posts[n % len(posts)], posts[(n * 3 + 1) % len(posts)]))
        for n in range(county.candidates)
        if n % len(posts) != (n * 3 + 1) % len(posts)
    ]
    write_forms(folder, scheme, Part.POSTS, candidates)


_SHEET_ID = (
    ' xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{%s}"'
)
"""What makes the sheet of every form that Excel saved unlike any other."""
_MARKS = {
    "staff_id": "〈编号〉",
    "name": "〈姓名〉",
    "first": "〈志愿甲〉",
    "second": "〈志愿乙〉",
}


def write_forms(
    folder: Path, scheme: Scheme, part: Part, wishes: Sequence[tuple[int, tuple[str, str]]]
) -> None:
    """A form for each (number, choices): one form, with other shared strings."""
    from campaign.registration.sheets import DepartmentApplication, PostApplication

    row_class: Any = PostApplication if part is Part.POSTS else DepartmentApplication
    page = blank_form(scheme, part)
    filled = dataclasses.replace(
        page,
        choices={},
        rows=[
            row_class(
                staff_id=_MARKS["staff_id"],
                name=_MARKS["name"],
                choices=(_MARKS["first"], _MARKS["second"]),
                adjustable=True,
                submitted_at=datetime(2026, 3, 6, 10, 30),
                skills="公文写作",
                reasons="愿意到该岗位工作",
            )
        ],
    )
    parts = _parts(_book([filled]))
    for number, (first, second) in wishes:
        values = {
            _MARKS["staff_id"]: staff_id(number),
            _MARKS["name"]: name_of(number),
            _MARKS["first"]: first,
            _MARKS["second"]: second,
        }
        name = f"{part.value}报名表-{staff_id(number)}.xlsx"
        (folder / name).write_bytes(_with_texts(parts, values))


def _parts(data: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info, archive.read(info)) for info in archive.infolist()]


def _with_texts(parts: Sequence[tuple[zipfile.ZipInfo, bytes]], values: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in parts:
            if info.filename == "xl/worksheets/sheet1.xml":
                own = _SHEET_ID % values[_MARKS["staff_id"]]
                content = content.replace(b"<worksheet", b"<worksheet" + own.encode(), 1)
            elif info.filename == "xl/sharedStrings.xml":
                text = content.decode()
                for mark, value in values.items():
                    text = text.replace(mark, escape(value))
                content = text.encode()
            archive.writestr(info.filename, content)
    return buffer.getvalue()


# -- what people fill in --------------------------------------------------------------------------


def _marks(root: Path) -> None:
    run = filling.open_run(root)
    scheme, candidates = run.get(the_scheme), run.get(the_candidates)
    for component in ByJudges().components(scheme):
        for seat, judge in enumerate(scheme.panel(component)):
            page = judge_page(scheme, component, judge, candidates)
            path = root / "04评分表" / score_file(score_title(component.name), judge.name)
            _fill(run, path, page, _marker(seat, len(component.name)))


def _marker(seat: int, salt: int) -> Callable[[Any], dict[str, Any]]:
    def mark(row: Any) -> dict[str, Any]:
        points = 60 + (int(row.staff_id) * 13 + seat * 29 + salt * 7) % 35
        return {"mark": Decimal(points) + Decimal((seat + int(row.staff_id)) % 4) / 4}

    return mark


def _votes(root: Path, county: County) -> None:
    from campaign.scoring.marking.vote_headers import vote_header
    from campaign.scoring.sheets import Vote

    run = filling.open_run(root)
    scheme, candidates = run.get(the_scheme), run.get(the_candidates)
    grades = [grade.name for grade in scheme.grades]
    rows = [
        Vote(
            number=str(voter + 1),
            grades={
                vote_header(each): grades[(voter * 5 + int(each.staff_id)) % 7 % len(grades)]
                for each in candidates
            },
        )
        for voter in range(county.voters)
    ]
    for component in ByBallot().components(scheme):
        pages = vote_pages(scheme, component, "", candidates, 0)
        filled = dataclasses.replace(pages[0], rows=rows, choices={})
        path = root / "04评分表" / vote_file(component.name)
        path.write_bytes(run.book_bytes([filled]))


def _decide_posts(root: Path) -> None:
    from campaign.office.meetings import meeting_page
    from campaign.posts.report import appointment_page

    run = filling.open_run(root)
    page = appointment_page(
        run.get(the_scheme),
        run.get(the_scoreboard),
        run.get(the_post_proposal),
        run.get(the_inspections),
    )

    def decide(row: Any) -> dict[str, Any]:
        return {"decision": "任用" if row.proposal == "任用" else "不任用"}

    meeting = dataclasses.replace(meeting_page(), rows=[filling.meeting(date(2026, 3, 11))])
    _fill(run, root / "05任用决定" / "任用决定表.xlsx", page, decide, [meeting])


def _pick(root: Path) -> None:
    from campaign.departments.blank_sheets import pick_page
    from campaign.departments.reading import pick_file

    run = filling.open_run(root)
    for department in run.get(the_scheme).departments:
        page = pick_page(
            department,
            run.get(the_pool),
            run.get(the_roster),
            run.get(the_relations),
            Ranges(run.get(the_scheme)),
        )
        order = sorted(
            (row.staff_id for row in page.rows), key=lambda each: int(each) * 7919 % 10007
        )
        ranks = {each: rank for rank, each in enumerate(order, 1)}

        def pick(row: Any, ranks: dict[str, int] = ranks) -> dict[str, Any]:
            return {"opinion": "同意", "rank": ranks[row.staff_id]}

        if page.rows:
            _fill(run, root / "06部门初选" / pick_file(department.name), page, pick)


def _decide_places(root: Path) -> None:
    from campaign.departments.blank_sheets import placement_page
    from campaign.office.meetings import meeting_page

    run = filling.open_run(root)
    page = placement_page(run.get(the_scheme), run.get(the_destinations))
    meeting = dataclasses.replace(meeting_page(), rows=[filling.meeting(date(2026, 3, 18))])

    def decide(row: Any) -> dict[str, Any]:
        training = "第1办公室" if row.proposal == "待岗" else ""
        return {"decision": row.proposal, "training_in": training}

    _fill(run, root / "07定岗决定" / "定岗决定表.xlsx", page, decide, [meeting])


def _fill(
    run: Any,
    path: Path,
    page: Any,
    change: Callable[[Any], dict[str, Any]],
    others: Sequence[Any] = (),
) -> None:
    rows = [dataclasses.replace(row, **change(row)) for row in page.rows]
    path.parent.mkdir(parents=True, exist_ok=True)
    data = run.book_bytes([dataclasses.replace(page, rows=rows), *others])
    path.write_bytes(data)
