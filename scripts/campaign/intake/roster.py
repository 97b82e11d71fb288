"""02干部花名册.xlsx → the `Roster`, and who is meant by a number and a name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from campaign.intake.picking import pick_sheet
from campaign.intake.scheme import Scheme
from campaign.issues import Issue, Kind, Where, errors_in
from campaign.sheets.roster import DEPARTMENTS_ONLY, NOT_TAKING_PART, ROSTER, StaffMember
from campaign.workbook.dates import YearMonth
from campaign.workbook.grid import Grid
from campaign.workbook.reader import Row, read
from campaign.workbook.text import fold, nearest

_IN_WORDS = ("行政", "参公", "公务员", "事业", "集体", "工勤", "在编")
_OUT_WORDS = (
    "编外",
    "非在编",
    "不在编",
    "临时",
    "临聘",
    "聘用",
    "合同",
    "劳务",
    "派遣",
    "公益",
    "无编",
)
_ON_DUTY_WORDS = ("在岗", "在职", "正常")
_OFF_DUTY_WORDS = (
    "不在岗", "离岗", "待岗", "退休", "退养", "内退", "借调", "借出", "借用", "抽调", "挂职", "病",
    "产假", "停职", "停薪", "外派", "脱产", "辞职", "调出", "死亡", "去世", "休假", "长假",
)  # fmt: skip
_MONTHS_OF_15_YEARS = 15 * 12


@dataclass(frozen=True)
class Member:
    """A person on the roster, and whether the campaign is for them."""

    row: Row[StaffMember]
    outside: str = ""
    """Why they are not among those the campaign is for; empty if they are (seed, item 5)."""

    @property
    def person(self) -> StaffMember:
        """What the roster says of them."""
        return self.row.value

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.row.value.staff_id

    @property
    def name(self) -> str:
        """姓名."""
        return self.row.value.name

    @property
    def may_compete(self) -> bool:
        """Whether they may apply for posts."""
        return not self.outside and self.person.scope != DEPARTMENTS_ONLY


class Roster:
    """Everybody, by 编号; names may repeat."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = tuple(members)
        self.by_id = {member.staff_id: member for member in members}
        self._by_name: dict[str, list[Member]] = {}
        self._by_folded_name: dict[str, list[Member]] = {}
        self._by_short_id: dict[str, list[Member]] = {}
        for member in members:
            self._by_name.setdefault(member.name, []).append(member)
            self._by_folded_name.setdefault(fold(member.name), []).append(member)
            self._by_short_id.setdefault(_short(member.staff_id), []).append(member)

    def __getitem__(self, staff_id: str) -> Member:
        return self.by_id[staff_id]

    def identify(self, staff_id: str, name: str, where: Where) -> tuple[Member | None, list[Issue]]:
        """Who is meant by a number and a name, either of which may be missing."""
        if staff_id:
            return self._by_number(staff_id, name, where)
        if name:
            return self._by_name_alone(name, where)
        return None, [Kind.PERSON_UNNAMED.at(where)]

    def _by_number(
        self, staff_id: str, name: str, where: Where
    ) -> tuple[Member | None, list[Issue]]:
        issues: list[Issue] = []
        member = self.by_id.get(staff_id)
        if member is None:
            alike = self._by_short_id.get(_short(staff_id), [])
            if len(alike) != 1:
                suggestion = self._suggest_number(name)
                return None, [
                    Kind.PERSON_UNKNOWN_ID.at(
                        where, staff_id, staff_id=staff_id, suggestion=suggestion
                    )
                ]
            member = alike[0]
            issues.append(
                Kind.PERSON_ID_READ_AS.at(
                    where, staff_id, staff_id=staff_id, understood=member.staff_id
                )
            )
        if name and name != member.name and fold(name) != fold(member.name):
            read = f"{staff_id} {name}"
            return None, [
                Kind.PERSON_DISAGREES.at(
                    where, read, staff_id=staff_id, name=name, roster=member.name
                )
            ]
        return member, issues

    def _suggest_number(self, name: str) -> str:
        same = self._by_name.get(name, [])
        return f"；{name}的编号是“{same[0].staff_id}”" if len(same) == 1 else ""

    def _by_name_alone(self, name: str, where: Where) -> tuple[Member | None, list[Issue]]:
        found = self._by_name.get(name) or self._by_folded_name.get(fold(name), [])
        if len(found) > 1:
            listed = "、".join(f"{each.staff_id} {each.person.department}" for each in found)
            return None, [
                Kind.PERSON_NAME_SHARED.at(where, name, name=name, count=len(found), found=listed)
            ]
        if not found:
            guess = nearest(name, self._by_name)
            suggestion = f"，是不是“{guess}”" if guess else ""
            return None, [
                Kind.PERSON_UNKNOWN_NAME.at(where, name, name=name, suggestion=suggestion)
            ]
        member = found[0]
        if member.name == name:
            return member, []
        return member, [Kind.PERSON_NAME_READ_AS.at(where, name, name=name, understood=member.name)]


def _short(staff_id: str) -> str:
    """A number without leading zeros: what Excel makes of 001."""
    return fold(staff_id).lstrip("0")


def read_roster(
    grids: Sequence[Grid], file: str, scheme: Scheme
) -> tuple[Roster | None, list[Issue]]:
    """The roster from the workbook's grids, or the reasons why it cannot be used."""
    grid, issues = pick_sheet(grids, ROSTER, file)
    if grid is None:
        return None, issues
    reading = read(grid, ROSTER)
    issues = issues + reading.issues + list(_repeated_numbers(reading.rows))
    members = []
    for row in reading.rows:
        outside, found = _outside(row, scheme)
        issues += found
        issues += _odd_dates(row, scheme)
        members.append(Member(row, outside))
    issues += _places_and_people(scheme, members)
    return (None if errors_in(issues) else Roster(members)), issues


def _repeated_numbers(rows: Sequence[Row[StaffMember]]) -> Iterable[Issue]:
    places: dict[str, list[Row[StaffMember]]] = {}
    for row in rows:
        places.setdefault(row.value.staff_id, []).append(row)
    for staff_id, same in places.items():
        if len(same) > 1:
            cells = "、".join(row.where("staff_id").cell for row in same)
            where = same[1].where("staff_id")
            yield Kind.PERSON_DUPLICATE_ID.at(
                where, staff_id, staff_id=staff_id, count=len(same), cells=cells
            )


def _outside(row: Row[StaffMember], scheme: Scheme) -> tuple[str, list[Issue]]:
    """Why a person is not among 全体在编在岗（含集体编制）, and what to say about it."""
    person = row.value
    if person.scope == NOT_TAKING_PART:
        missing = [] if person.excluded_because else [Kind.PERSON_NO_REASON.at(row.where("scope"))]
        return person.excluded_because or "花名册定为不参加", missing
    established = _is_established(person.establishment, scheme)
    on_duty = _judge(person.duty, _ON_DUTY_WORDS, _OFF_DUTY_WORDS)
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


def _is_established(value: str, scheme: Scheme) -> bool | None:
    if named := scheme.basics.establishments:
        words = {fold(word) for word in named.replace("，", "、").split("、")}
        return fold(value) in words
    return _judge(value, _IN_WORDS, _OUT_WORDS)


def _judge(value: str, yes: Iterable[str], no: Iterable[str]) -> bool | None:
    """Whether a status means yes or no; None if it cannot be known."""
    key = fold(value)
    if any(word in key for word in no):
        return False
    return True if any(word in key for word in yes) else None


def _unknown_status(row: Row[StaffMember], field: str, value: str, what: str) -> Issue:
    return Kind.PERSON_STATUS_UNKNOWN.at(row.where(field), value, value=value, what=what)


def _odd_dates(row: Row[StaffMember], scheme: Scheme) -> Iterable[Issue]:
    """Births and starts of work that can hardly be true, seen from the campaign's first day."""
    person, today = row.value, scheme.basics.starts
    born, since = person.born, _month(person.working_since)
    if born:
        age = (today.year - born.year) * 12 + today.month - born.month
        if not 18 * 12 <= age <= 66 * 12:
            yield Kind.PERSON_DATE_ODD.at(
                row.where("born"), born, what=f"出生年月{born}，年龄{age // 12}岁"
            )
    if since and since > YearMonth(today.year, today.month):
        yield Kind.PERSON_DATE_ODD.at(
            row.where("working_since"), since, what=f"参加工作时间{since}在活动开始之后"
        )
    elif born and since:
        months = (since.year - born.year) * 12 + since.month - born.month
        if months < _MONTHS_OF_15_YEARS:
            what = f"参加工作时只有{max(months, 0) // 12}岁"
            yield Kind.PERSON_DATE_ODD.at(row.where("working_since"), since, what=what)


def _month(value: date | YearMonth | None) -> YearMonth | None:
    return YearMonth(value.year, value.month) if value else None


def _places_and_people(scheme: Scheme, members: Sequence[Member]) -> Iterable[Issue]:
    if not scheme.departments or not members:
        return
    places = sum(department.quota for department in scheme.departments)
    people = sum(not member.outside for member in members)
    posts = sum(post.quota for post in scheme.posts)
    if places + posts < people:
        where = Where(members[0].row.where("staff_id").file)
        yield Kind.SCHEME_PLACES.at(where, places, places=places, people=people)
