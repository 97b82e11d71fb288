"""任职台账: what was decided about probations and offices, checked against the appointments."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from campaign.issues import Issue, Kind
from campaign.posts.proposal import Appointments
from campaign.roster.roster import Roster
from campaign.scheme.conditions import order_of, orders, rank_in
from campaign.scheme.scheme import Scheme
from campaign.standby.periods import is_nowhere
from campaign.tenure.sheets import CONFIRMED, EXTENDED, LOWERED, REMOVED, TenureRow
from campaign.tenure.terms import Tenure, acting_for, is_in_office
from campaign.workbook.declare.text import same
from campaign.workbook.read.reader import Row

_APPRAISAL = "考核"
_LEAST = "基本称职"


def check_tenures(
    scheme: Scheme,
    roster: Roster,
    tenures: Sequence[Tenure],
    rows: Sequence[Row[TenureRow]],
    today: date,
) -> tuple[dict[str, Row[TenureRow]], list[Issue]]:
    """Give the ledger by 编号, checked against those who are appointed."""
    keeper = _TenureKeeper(scheme, roster, tenures, today)
    for row in rows:
        keeper.issues += keeper.take(row)
    return keeper.ledger, keeper.issues


class _TenureKeeper:
    """Takes the ledger's rows one by one."""

    def __init__(
        self, scheme: Scheme, roster: Roster, tenures: Sequence[Tenure], today: date
    ) -> None:
        self.roster = roster
        self.tenures = {each.staff_id: each for each in tenures}
        self.grades = order_of(_APPRAISAL, orders(scheme.orders))
        self.today = today
        self.ledger: dict[str, Row[TenureRow]] = {}
        self.counts: Counter[str] = Counter()
        self.issues: list[Issue] = []

    def take(self, row: Row[TenureRow]) -> Iterator[Issue]:
        value, where = row.value, row.where("staff_id")
        member, issues = self.roster.identify(value.staff_id, value.name, where)
        yield from issues
        if member is None:
            return
        tenure = self.tenures.get(member.staff_id)
        self.counts[member.staff_id] += 1
        who = {"name": member.name, "staff_id": member.staff_id}
        if tenure is None:
            yield Kind.TENURE_STRANGER.at(where, value.staff_id, **who)
        elif member.staff_id in self.ledger:
            count = self.counts[member.staff_id]
            yield Kind.LEDGER_TWICE.at(where, value.staff_id, count=count, **who)
        else:
            self.ledger[member.staff_id] = row
            yield from self._dates(row, tenure)
            yield from self._first(row, tenure)
            yield from self._new_post(row, tenure)
            yield from self._later(row, tenure)
            yield from self._acting(row, tenure)

    def _dates(self, row: Row[TenureRow], tenure: Tenure) -> Iterator[Issue]:
        """Refuse days that do not follow from the decisions: nobody sets them in the ledger."""
        for field, column, now in (
            ("term_ends", "任期至", tenure.term_ends),
            ("probation_starts", "试用开始", tenure.probation_starts),
            ("probation_ends", "试用期满", tenure.probation_ends),
        ):
            here = getattr(row.value, field)
            if here and here != now:
                yield Kind.LEDGER_DATE_CHANGED.at(
                    row.where(field),
                    here,
                    name=tenure.member.name,
                    column=column,
                    here=here,
                    now=now or "没有",
                )

    def _first(self, row: Row[TenureRow], tenure: Tenure) -> Iterator[Issue]:
        value, name, ends = row.value, tenure.member.name, tenure.probation_ends
        if not value.result:
            for field, column in (("decided_on", "决定日期"), ("extended_to", "延期至")):
                yield from _unused(row, name, field, column)
            if ends and ends < self.today:
                yield Kind.TENURE_EXPIRED.at(row.where("result"), name=name, ends=ends)
            return
        if value.result in (CONFIRMED, EXTENDED) and ends is None:
            yield Kind.TENURE_NO_PROBATION.at(
                row.where("result"), value.result, name=name, result=value.result
            )
        early = ends if value.result == CONFIRMED else tenure.counted_from
        yield from self._decision(row, name, "decided_on", "决定日期", early)
        yield from self._grade(row, name)
        if value.result == LOWERED and not value.new_post:
            yield Kind.TENURE_NO_NEW_POST.at(row.where("new_post"), name=name)
        if value.result != EXTENDED:
            yield from _unused(row, name, "extended_to", "延期至")
        elif value.extended_to is None:
            yield Kind.TENURE_NO_NEW_END.at(row.where("extended_to"), name=name)
        elif ends and value.extended_to <= ends:
            yield Kind.LEDGER_EXTENSION_BACKWARDS.at(
                row.where("extended_to"),
                value.extended_to,
                name=name,
                day=value.extended_to,
                ends=ends,
            )

    def _later(self, row: Row[TenureRow], tenure: Tenure) -> Iterator[Issue]:
        """Check what is decided once the longer probation is over."""
        value, name = row.value, tenure.member.name
        if value.result != EXTENDED or not value.later_result:
            yield from _unused(row, name, "later_decided_on", "延期后决定日期")
            if value.result != EXTENDED:
                yield from _unused(row, name, "later_result", "延期后结果")
            elif value.extended_to and value.extended_to < self.today:
                where = row.where("later_result")
                yield Kind.TENURE_EXPIRED.at(where, name=name, ends=value.extended_to)
            return
        early = value.extended_to if value.later_result == CONFIRMED else value.decided_on
        yield from self._decision(row, name, "later_decided_on", "延期后决定日期", early)
        if value.later_result == LOWERED and not value.new_post:
            yield Kind.TENURE_NO_NEW_POST.at(row.where("new_post"), name=name)

    def _acting(self, row: Row[TenureRow], tenure: Tenure) -> Iterator[Issue]:
        """Check who acts in the post: somebody else, once it is empty, and from then on."""
        value, name = row.value, tenure.member.name
        if is_in_office(value) or not value.acting:
            fields = [("acting_until", "主持至")]
            fields += [("acting", "主持工作")] if is_in_office(value) else []
            for field, column in fields:
                yield from _unused(row, name, field, column)
            return
        member, issues = acting_for(self.roster, row)
        yield from issues
        if member and member.staff_id == tenure.staff_id:
            yield Kind.ACTING_HIMSELF.at(row.where("acting"), value.acting, name=name)
        until, left_on = value.acting_until, value.left_on
        if until and left_on and until <= left_on:
            where = row.where("acting_until")
            yield Kind.ACTING_BACKWARDS.at(where, until, name=name, day=until, left_on=left_on)

    def _new_post(self, row: Row[TenureRow], tenure: Tenure) -> Iterator[Issue]:
        """Refuse to lower anybody to no post or to the same; elsewhere a new post has no use."""
        post, name = row.value.new_post, tenure.member.name
        if not {row.value.result, row.value.later_result} & {LOWERED, REMOVED, EXTENDED}:
            yield from _unused(row, name, "new_post", "新职务")
        elif post and (is_nowhere(post) or same(post, tenure.post)):
            why = "看不出改任什么职务" if is_nowhere(post) else "和现在的职务一样"
            where = row.where("new_post")
            yield Kind.TENURE_UNCLEAR_POST.at(where, post, name=name, post=post, why=why)

    def _decision(
        self, row: Row[TenureRow], name: str, field: str, column: str, earliest: date | None
    ) -> Iterator[Issue]:
        """Refuse a decision before it is due, or in the future."""
        day, where = getattr(row.value, field), row.where(field)
        if day is None:
            yield Kind.TENURE_UNDATED.at(where, name=name, column=column)
        elif earliest and day < earliest:
            why = f"早于{earliest}，还不能决定"
            yield Kind.TENURE_MISDATED.at(where, day, name=name, column=column, day=day, why=why)
        elif day > self.today:
            yield Kind.TENURE_MISDATED.at(
                where, day, name=name, column=column, day=day, why="还没有到"
            )

    def _grade(self, row: Row[TenureRow], name: str) -> Iterator[Issue]:
        """Confirm nobody below 基本称职: extended in a lower post, moved, or removed."""
        value = row.value
        rank, least = rank_in(self.grades, value.grade), rank_in(self.grades, _LEAST)
        if value.grade and rank is None:
            where = row.where("grade")
            yield Kind.TENURE_GRADE_UNKNOWN.at(where, value.grade, name=name, grade=value.grade)
        if rank is None or least is None or rank >= least:
            return
        if value.result == CONFIRMED:
            where = row.where("result")
            yield Kind.TENURE_BELOW_GRADE.at(where, value.result, name=name, grade=value.grade)
        elif value.result == EXTENDED and not value.new_post:
            yield Kind.TENURE_NO_NEW_POST.at(row.where("new_post"), name=name)


def left_without_removal(
    appointments: Appointments, ledger: Mapping[str, Row[TenureRow]]
) -> Iterator[Issue]:
    """Tell of each who left a post after taking office, and of whose removal the ledger is silent.

    Without it there is no 免职通知书. Refused is a removal that the ledger dates otherwise.
    """
    followed = {each.won for each in appointments.followers.values()}
    for (post, staff_id), row in appointments.rows.items():
        kept = ledger[staff_id].value if staff_id in ledger else None
        here, where = row.value.left_on, row.where("left_on")
        if post not in followed or not here or staff_id not in appointments.ever_holding(post):
            continue
        if kept is None or is_in_office(kept):
            yield Kind.TENURE_NOT_REMOVED.at(where, here, name=row.value.name, post=post)
        elif kept.left_on and kept.left_on != here:
            yield Kind.TENURE_LEFT_OTHERWISE.at(
                where,
                here,
                name=row.value.name,
                here=here,
                result=kept.later_result or kept.result,
                there=kept.left_on,
            )


def _unused(row: Row[TenureRow], name: str, field: str, column: str) -> Iterator[Issue]:
    if value := getattr(row.value, field):
        yield Kind.TENURE_UNUSED.at(row.where(field), value, name=name, column=column)
