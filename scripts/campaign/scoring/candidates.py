"""Who competes, in the drawn order."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, Where, errors_in
from campaign.registration.verdicts import Verdict
from campaign.roster.naming import Naming
from campaign.roster.numbered import says_whose
from campaign.roster.roster import Member, compare_names
from campaign.scheme.scheme import Scheme
from campaign.scoring.lots import draw
from campaign.workbook.declare.names import same_person
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid
from campaign.workbook.read.reader import Broken, Row
from campaign.workbook.read.rows import faulty_in, values_of


class Candidate(NamedTuple):
    """An eligible applicant for posts."""

    member: Member
    posts: tuple[str, ...]
    """Posts by name in order of preference; the first is the one they speak for."""
    order: int
    """Place in the speaking order, from 1."""
    ticket: str
    """The lot that gave the place."""
    verdicts: tuple[Verdict, ...]
    """On the registration for posts, and on that for departments that are filled by total."""
    printed: str
    """The name where it stands alone on paper: told apart from everybody else's on the roster."""
    apart: bool = False
    """Marked for each post by itself (分开计分); `posts` then has the one post."""

    @property
    def key(self) -> str:
        """What tells the rows of a sheet apart: the 编号, and the post where it counts."""
        return _key(self.staff_id, self.posts[0]) if self.apart else self.staff_id

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.member.staff_id

    @property
    def name(self) -> str:
        """姓名."""
        return self.member.name

    def choice(self, post: str) -> int:
        """Return which of the choices on the registration a post is, from 1."""
        registered = ([each.target for each in verdict.choices] for verdict in self.verdicts)
        return next(targets.index(post) + 1 for targets in registered if post in targets)

    def speaks_for(self, post: str) -> bool:
        """Tell whether a post is the first of its registration: the speech is held for that one."""
        firsts = (
            next((each for each in verdict.eligible if each in self.posts), "")
            for verdict in self.verdicts
        )
        return post in firsts


def _key(staff_id: str, post: str) -> str:
    return f"{staff_id}　{fold(post)}"


def key_of(row: Row[Any] | Broken, people: Container[str]) -> str:
    """Return by which key of these people a row of a sheet is about one of them."""
    staff_id = _value(row, "staff_id")
    return staff_id if staff_id in people else _key(staff_id, _value(row, "post"))


def draw_candidates(
    verdicts: Sequence[Verdict], seed: str, names: Mapping[str, str], scored: AbstractSet[str]
) -> list[Candidate]:
    """Return the eligible applicants in speaking order.

    `names` are how documents write them, by 编号; `scored` the posts, and the departments filled
    by total: only these are scored for.
    """
    eligible: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if not scored.isdisjoint(verdict.eligible):
            eligible.setdefault(verdict.member.staff_id, []).append(verdict)
    return [
        Candidate(
            eligible[staff_id][0].member,
            tuple(each for own in eligible[staff_id] for each in own.eligible if each in scored),
            order,
            digest,
            tuple(eligible[staff_id]),
            names[staff_id],
        )
        for order, (digest, staff_id) in enumerate(draw(seed, eligible), 1)
    ]


def must_recuse(judge: str, candidate: Candidate, scheme: Scheme) -> str:
    """Return why a judge must not mark a candidate; empty if they may.

    A relation counts whichever of the two 回避关系 names first.
    """
    if same_person(judge, candidate.name):
        return "本人参加竞职"
    relation = scheme.relation(judge, candidate.staff_id, candidate.name)
    relation = relation or scheme.relation(candidate.name, "", judge)
    return f"对{candidate.name}应当回避（{relation}）" if relation else ""


def check_name(candidate: Candidate, name: str, where: Where) -> Iterator[Issue]:
    """Yield what there is to say of the name that a sheet has beside a candidate's number."""
    if remark := compare_names(candidate.member, name, where):
        yield remark


def members_of(candidates: Iterable[Candidate]) -> dict[str, Member]:
    """Return the people, by 编号."""
    return {each.staff_id: each.member for each in candidates}


def check_candidates(
    grid: Grid,
    rows: Sequence[Row[Any] | Broken],
    candidates: Mapping[str, Candidate],
    found: Iterable[Issue],
) -> Iterator[Issue]:
    """Yield what is wrong with the people on a sheet; `candidates` are by their keys.

    Without numbers and names nobody can be missed: that the column, or the whole header, is missing
    was `found` in reading.
    """
    if not says_whose(rows[0]) if rows else errors_in(found):
        return
    listed: Counter[str] = Counter()
    numbers = {each.staff_id for each in candidates.values()}
    there = {_value(row, "staff_id") for row in rows}
    absent = {each.staff_id: each for each in candidates.values() if each.staff_id not in there}
    naming = Naming({staff_id: each.member.person for staff_id, each in absent.items()})
    found_by_name = set()
    for row in rows:
        staff_id = _value(row, "staff_id")
        alike = [*naming.named_in(_value(row, "name"))] if staff_id not in numbers else []
        meant = absent[alike[0]] if len(alike) == 1 else None
        if meant:
            found_by_name.add(meant.staff_id)
        if not staff_id:
            continue  # that it is not filled in is told
        key = key_of(row, candidates)
        listed[key] += 1
        if meant:
            yield misnumbered(row, staff_id, meant)
        else:
            yield from _check(row, staff_id, listed[key], candidates.get(key), numbers)
    for key, candidate in candidates.items():
        if key not in listed and candidate.staff_id not in found_by_name:
            post = f"（{candidate.posts[0]}）" if candidate.apart else ""
            yield Kind.MARKS_CANDIDATE_MISSING.at(
                grid.where(), name=f"{candidate.name}{post}", staff_id=candidate.staff_id
            )


def misnumbered(row: Row[Any] | Broken, staff_id: str, meant: Candidate) -> Issue:
    """Tell of a candidate's name beside a number that is not theirs."""
    where = row.where("staff_id")
    return Kind.MARKS_NUMBER_WRONG.at(
        where, staff_id, staff_id=staff_id, name=meant.name, known=meant.staff_id
    )


def _check(
    row: Row[Any] | Broken,
    staff_id: str,
    times: int,
    candidate: Candidate | None,
    numbers: Container[str],
) -> Iterator[Issue]:
    name, where = _value(row, "name"), row.where("staff_id")
    if candidate is None:
        because = "没有报这个职位" if staff_id in numbers else "不是竞职人员"
        yield Kind.MARKS_CANDIDATE_EXTRA.at(
            where, staff_id, name=name, staff_id=staff_id, because=because
        )
    elif times == 2:
        yield Kind.MARKS_CANDIDATE_TWICE.at(
            where, staff_id, name=name, staff_id=staff_id, count="不止一"
        )
    else:
        yield from check_name(candidate, name, where)
        yield from _other_post(row, candidate)


def _other_post(row: Row[Any] | Broken, candidate: Candidate) -> Iterator[Issue]:
    """Tell of a post that the sheet was not made with: number and name decide whose row it is."""
    written, post = _value(row, "post"), candidate.posts[0]
    if written and "post" not in faulty_in(row) and not fold(written).endswith(fold(post)):
        yield Kind.MARKS_OTHER_POST.at(
            row.where("post"),
            written,
            name=candidate.name,
            staff_id=candidate.staff_id,
            written=written,
            post=post,
        )


def _value(row: Row[Any] | Broken, field: str) -> str:
    values = values_of(row)
    return str(values.get(field) or "")
