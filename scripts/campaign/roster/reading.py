"""02干部花名册.xlsx → the `Roster`: read, and checked row by row and as a whole."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from sys import intern

from campaign.issues import Issue, Kind, Where, errors_in
from campaign.roster.direct import assigned, beyond_places, direct_department
from campaign.roster.naming import named_plainly
from campaign.roster.recusals import unheeded_relations
from campaign.roster.roster import Columns, Member, Roster
from campaign.roster.sheets import (
    NEWCOMER,
    NOT_TAKING_PART,
    ROSTER,
    SITTING,
    TENURE,
    TOP_AGE,
    StaffMember,
)
from campaign.scheme.rules.top_age import top_ages
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import department_targets
from campaign.workbook.declare.cells import Raw, address
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.declare.private_use import private_characters, proper
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.grid import Grid
from campaign.workbook.read.header import Table, header_key, pick_sheet
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import anything, unread_tabs

_IN_WORDS = ("行政", "参公", "公务员", "事业", "集体", "工勤", "在编", "正式编")
_SURELY_OUT = ("编外", "非在编", "不在编", "无编", "非编")
_OUT_WORDS = ("临时", "临聘", "聘用", "合同", "劳务", "派遣", "公益", "借调", "挂职", "志愿")
_LEFT = re.compile(
    "调出|调离|调走|退休|退养|辞职|离职|辞退|开除|去世|死亡|病故|撤回|退出|放弃|不参加|不再参加"
)
_ON_DUTY_WORDS = ("在岗", "在职", "正常")
_SURELY_OFF = ("不在岗", "未在岗", "不在职", "离岗", "离职", "待岗")
_OFF_DUTY_WORDS = (
    "退休", "退养", "内退", "借调", "借出", "借用", "抽调", "挂职", "病", "产假", "停职", "停薪",
    "外派", "脱产", "辞职", "调出", "死亡", "去世", "休假", "长假", "留置", "羁押",
)  # fmt: skip
_USUAL = {
    "establishment": "，如行政编制、事业编制、编外；另有叫法的，写进方案的“在编性质”",
    "duty": "，如在岗、借调、退休",
}
_YOUNGEST, _OLDEST = 18, 60
_YOUNGEST_AT_WORK = 14


def read_roster(
    grids: Sequence[Grid], file: str, scheme: Scheme
) -> tuple[Roster | None, list[Issue]]:
    """Return the roster from the workbook's grids, or the reasons why it cannot be used."""
    grid, issues = pick_sheet(grids, ROSTER, file)
    if grid is None:
        return None, issues
    reading = read(grid, ROSTER)
    issues = issues + reading.issues + list(_repeated_numbers(reading.rows))
    typed = {row.number: row.value.name for row in reading.rows}
    reading.rows[:], found = named_plainly(reading.rows)
    issues += found
    issues += unread_tabs([each for each in grids if each is not grid], grid.sheet, anything)
    issues += _columns_to_ask_about(reading.rows)
    issues += _same_people(reading.rows)
    members, targets = [], department_targets(scheme)
    posts = {fold(name) for post in scheme.posts for name in (post.title, post.name)}
    columns = _columns(grid, reading.rows)
    for row in reading.rows:
        outside, found = _outside(row, scheme)
        issues += found if outside or found else _said_to_have_left(row, typed[row.number])
        direct_to, found = direct_department(row, targets)
        issues += found
        issues += _odd_dates(row, scheme.basics.starts)
        issues += _private_characters(row)
        outside = f"直接定岗到{direct_to}" if direct_to else outside
        members.append(Member(row, outside, direct_to, columns, _given(row.value, scheme, posts)))
    if members and all(member.outside for member in members):
        issues = _nobody_takes_part(members, issues)
    if errors_in(issues):
        return None, issues
    roster = Roster(members)
    issues += _places_and_people(scheme, members)
    issues += beyond_places(scheme, assigned(members))
    if members:
        issues += unheeded_relations(scheme, roster)
    return (None if errors_in(issues) else roster), issues


def _private_characters(row: Row[StaffMember]) -> Iterable[Issue]:
    for character in private_characters(row.value.name):
        meant = proper(character)
        remedy = f"改成“{meant}”。" if meant else "问清本人是哪个字，用输入法重新打。"
        code = f"U+{ord(character):04X}"
        yield Kind.NAME_PRIVATE_CHARACTER.at(
            row.where("name"), row.value.name, code=code, remedy=remedy
        )


def _columns(grid: Grid, rows: Sequence[Row[StaffMember]]) -> Columns | None:
    """Return every column by its header, and the declared ones by their usual names, too."""
    if not rows or not isinstance(table := rows[0].places, Table):
        return None
    at = {header_key(text): index for index, text in enumerate(table.header) if text}
    for place in table.places:
        for name in (place.column.header, *place.column.other_names):
            at.setdefault(header_key(name), place.at)
    for cells in grid.rows:  # ten thousand times 汉族: held to the end, as one text each
        cells[:] = [intern(raw) if type(raw) is str else raw for raw in cells]
    return Columns(grid, at, {place.at: place.column.field for place in table.places})


def _columns_to_ask_about(rows: Sequence[Row[StaffMember]]) -> Iterable[Issue]:
    """Yield a column that may be one of those that are missing, and what is assumed without one."""
    if not rows or not isinstance(table := rows[0].places, Table):
        return
    known = {place.at for place in table.places}
    others = [text for at, text in enumerate(table.header) if text and at not in known]
    for column in ROSTER.columns:
        if table.has(column.field):
            continue
        if column.field == "scope":
            yield Kind.ROSTER_NO_SCOPE.at(Where(table.file, table.sheet))
        elif name := nearest(column.header, others):
            cell = address(table.first_row - 1, table.header.index(name))
            where = Where(table.file, table.sheet, cell)
            yield Kind.ROSTER_COLUMN_DOUBTFUL.at(where, name, name=name, column=column.header)


# -- the roster as a whole ------------------------------------------------------------------------


def _repeated_numbers(rows: Sequence[Row[StaffMember]]) -> Iterable[Issue]:
    places: dict[str, list[Row[StaffMember]]] = {}
    for row in rows:
        places.setdefault(fold(row.value.staff_id), []).append(row)
    for same in places.values():
        if len(same) > 1:
            cells = "、".join(row.where("staff_id").cell for row in same)
            staff_id = same[1].value.staff_id
            yield Kind.PERSON_DUPLICATE_ID.at(
                same[1].where("staff_id"),
                staff_id,
                staff_id=staff_id,
                count=len(same),
                cells=cells,
            )


def _same_people(rows: Sequence[Row[StaffMember]]) -> Iterable[Issue]:
    """Yield the same name and month of birth twice: perhaps one person under two numbers."""
    seen: dict[tuple[str, YearMonth], Row[StaffMember]] = {}
    for row in rows:
        person = row.value
        if person.born is None:
            continue
        first = seen.setdefault((fold(person.name), person.born), row)
        if first is not row:
            yield Kind.PERSON_TWICE.at(
                row.where("name"),
                person.name,
                name=person.name,
                one=first.value.staff_id,
                other=person.staff_id,
            )


def _places_and_people(scheme: Scheme, members: Sequence[Member]) -> Iterable[Issue]:
    """Yield the arithmetic of places and people, where it does not come out even."""
    if not scheme.departments or not members:
        return
    places = sum(department.quota for department in scheme.departments)
    people = sum(not member.outside or bool(member.direct_to) for member in members)
    posts = sum(post.quota for post in scheme.posts)
    if places + posts != people:
        where = Where(members[0].row.where("staff_id").file)
        yield Kind.SCHEME_PLACES.at(where, places, places=places, posts=posts, people=people)


# -- what the scheme says of somebody --------------------------------------------------------------


def _given(person: StaffMember, scheme: Scheme, posts: Set[str]) -> dict[str, Raw | YearMonth]:
    """Return 任职情况 and 最高任职年龄, as the scheme has them; a column of the roster wins.

    `posts` are the folded names and titles of the scheme's posts.
    """
    given: dict[str, Raw | YearMonth] = {}
    if scheme.posts:
        mine = {fold(person.position), fold(person.department + person.position)}
        given[TENURE] = SITTING if mine & posts else NEWCOMER
    ages = top_ages(scheme.basics.top_age)
    if age := ages.get(person.sex, ages.get("")):
        given[TOP_AGE] = age
    return given


# -- whom the campaign is for ---------------------------------------------------------------------


def _outside(row: Row[StaffMember], scheme: Scheme) -> tuple[str, list[Issue]]:
    """Return why a person is not among 全体在编在岗（含集体编制）, and what to say about it."""
    person = row.value
    if person.scope == NOT_TAKING_PART:
        missing = [] if person.excluded_because else [Kind.PERSON_NO_REASON.at(row.where("scope"))]
        return person.excluded_because or "花名册定为不参加", missing
    established = _is_established(person.establishment, scheme)
    on_duty = _judge(person.duty, _ON_DUTY_WORDS, _SURELY_OFF, _OFF_DUTY_WORDS)
    if established is None:
        return "", [_unknown_status(row, "establishment", person.establishment, "在编")]
    if on_duty is None:
        return "", [_unknown_status(row, "duty", person.duty, "在岗")]
    if established and on_duty:
        return "", []
    field = "duty" if established else "establishment"
    reason = f"{'在岗状态' if established else '编制性质'}为“{getattr(person, field)}”"
    notice = Kind.PERSON_NOT_STAFF.at(row.where(field), getattr(person, field), reason=reason)
    return reason, [notice]


def _said_to_have_left(row: Row[StaffMember], typed: str) -> Iterator[Issue]:
    """Ask about somebody who takes part by the columns, and is not there any more by a remark.

    It may stand in 备注 or behind the name as it was typed.
    """
    name, remark = row.value.name, row.value.remark
    for field, column, said in (("remark", "备注", remark), ("name", "姓名后面", typed)):
        if _LEFT.search(said):
            where = row.where(field)
            yield Kind.PERSON_SAID_TO_HAVE_LEFT.at(where, said, name=name, column=column, said=said)


def _is_established(value: str, scheme: Scheme) -> bool | None:
    if named := scheme.basics.establishments:
        return fold(value) in _keys(named)
    return _judge(value, _IN_WORDS, _SURELY_OUT, _OUT_WORDS)


def _keys(named: str) -> frozenset[str]:
    return frozenset(fold(word) for word in named.replace("，", "、").split("、"))


def _nobody_takes_part(members: Sequence[Member], issues: Sequence[Issue]) -> list[Issue]:
    """Return one error instead of a notice a person, where 编制性质 is what excludes them."""
    excluded = [each for each in members if each.outside.startswith(_NOT_ESTABLISHED)]
    if not excluded:
        return list(issues)
    first = excluded[0]
    value = first.person.establishment
    error = Kind.ROSTER_NOBODY.at(first.row.where("establishment"), value, count=len(excluded))
    return [each for each in issues if each.kind is not Kind.PERSON_NOT_STAFF] + [error]


_NOT_ESTABLISHED = "编制性质为"


def _judge(
    value: str, yes: tuple[str, ...], surely_no: tuple[str, ...], no: tuple[str, ...]
) -> bool | None:
    """Tell whether a status means yes or no; None if it says neither, or both."""
    key = fold(value)
    if any(word in key for word in surely_no):
        return False
    says_yes, says_no = (any(word in key for word in words) for words in (yes, no))
    return says_yes if says_yes is not says_no else None


def _unknown_status(row: Row[StaffMember], field: str, value: str, what: str) -> Issue:
    return Kind.PERSON_STATUS_UNKNOWN.at(
        row.where(field), value, value=value, what=what, usual=_USUAL[field]
    )


# -- dates that can hardly be true ----------------------------------------------------------------


def _odd_dates(row: Row[StaffMember], today: date) -> Iterable[Issue]:
    """Births and starts of work that cannot be, or can hardly be; `today` is the first day."""
    born, since = row.value.born, _month(row.value.working_since)
    this_month = YearMonth(today.year, today.month)
    if born and born > this_month:
        what = f"出生年月{born}在活动开始之后"
        yield Kind.PERSON_DATE_IMPOSSIBLE.at(row.where("born"), born, what=what)
        return
    if born and since and since < born:
        what = f"参加工作时间{since}早于出生年月{born}"
        yield Kind.PERSON_DATE_IMPOSSIBLE.at(row.where("working_since"), since, what=what)
        return
    if born and not _YOUNGEST <= (age := _years(born, this_month)) <= _OLDEST:
        what = f"出生年月{born}，年龄{age}岁"
        yield Kind.PERSON_DATE_ODD.at(row.where("born"), born, what=what)
    if since and since > this_month:
        what = f"参加工作时间{since}在活动开始之后"
        yield Kind.PERSON_DATE_ODD.at(row.where("working_since"), since, what=what)
    elif born and since and _years(born, since) < _YOUNGEST_AT_WORK:
        what = f"参加工作时只有{_years(born, since)}岁"
        yield Kind.PERSON_DATE_ODD.at(row.where("working_since"), since, what=what)


def _years(start: YearMonth, end: YearMonth) -> int:
    return ((end.year - start.year) * 12 + end.month - start.month) // 12


def _month(value: date | YearMonth | None) -> YearMonth | None:
    return YearMonth(value.year, value.month) if value else None
