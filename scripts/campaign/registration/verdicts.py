"""Registrations + roster + scheme → who may compete for what, and why (or why not)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from campaign.issues import Issue, Kind
from campaign.registration.eligibility import Finding, judge_deadline, judge_party, judge_service
from campaign.registration.registrations import Part, Registration, Registrations
from campaign.registration.sheets import FITS_NOT, MANUAL_REVIEW, ManualReview
from campaign.roster.roster import Member
from campaign.roster.sheets import DEPARTMENTS_ONLY
from campaign.run import Book
from campaign.scheme.party import Party, party_of, party_requirement
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Post
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.declare.text import fold
from campaign.workbook.read.header import pick_sheet
from campaign.workbook.read.reader import Row, read


_USUAL_PARTIES = "：中共党员、中共预备党员、共青团员或群众"


class Pending(NamedTuple):
    """A condition that only people can judge, with the conclusion if there is one."""

    registration: Registration
    post: Post
    review: ManualReview | None


class Reviews:
    """The reviewers' conclusions, honoured where they were made on the condition as it stands."""

    def __init__(self, rows: Sequence[Row[ManualReview]]) -> None:
        self._rows = {(row.value.staff_id, row.value.post): row for row in rows}
        self._used: set[tuple[str, str]] = set()
        self.pending: list[Pending] = []
        self.issues: list[Issue] = []

    def judge(self, registration: Registration, post: Post) -> Finding:
        """The outcome of a post's other conditions for somebody; open as long as nobody judged."""
        key = (registration.member.staff_id, post.name)
        self._used.add(key)
        row = self._rows.get(key)
        review = row.value if row and self._holds(row, post) else None
        self.pending.append(Pending(registration, post, review))
        if row is None or review is None or not review.conclusion:
            return Finding(True, f"“{post.other}”待人工审核")
        return self._concluded(row, post)

    def _holds(self, row: Row[ManualReview], post: Post) -> bool:
        """Whether the conclusion was made on this very condition."""
        review = row.value
        if not review.conclusion or not review.condition:
            return True
        same = fold(review.condition) == fold(post.other)
        if not same:
            self.issues.append(
                Kind.REVIEW_STALE.at(
                    row.where("condition"),
                    review.condition,
                    name=review.name,
                    condition=review.condition,
                    now=post.other,
                )
            )
        return same

    def _concluded(self, row: Row[ManualReview], post: Post) -> Finding:
        review, name = row.value, row.value.name
        if not review.reviewer:
            where = row.where("reviewer")
            self.issues.append(
                Kind.REVIEW_UNSIGNED.at(where, name=name, conclusion=review.conclusion)
            )
        if review.conclusion != FITS_NOT:
            return Finding(True, f"人工审核认为符合“{post.other}”")
        if not review.reason:
            self.issues.append(Kind.REVIEW_NO_REASON.at(row.where("reason"), name=name))
        reason = f"（{review.reason}）" if review.reason else ""
        return Finding(False, f"人工审核认为不符合“{post.other}”{reason}")

    def unused(self) -> Iterable[Issue]:
        """Conclusions that match no registration: the form was changed after the review."""
        for key, row in self._rows.items():
            if key not in self._used and row.value.conclusion:
                name, post = row.value.name, row.value.post
                yield Kind.REVIEW_UNKNOWN.at(row.where("post"), post, name=name, post=post)


def read_reviews(book: Book | None) -> tuple[list[Row[ManualReview]], list[Issue]]:
    """The reviewers' conclusions, if there are any yet."""
    if book is None:
        return [], []
    label, grids, issues = book
    grid, missing = pick_sheet(grids, MANUAL_REVIEW, label)
    if grid is None:
        return [], [*issues, *missing]
    reading = read(grid, MANUAL_REVIEW)
    return reading.rows, [*issues, *reading.issues]


class ChoiceVerdict(NamedTuple):
    """The outcome for one choice."""

    target: str
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every condition is met."""
        return all(finding.passed for finding in self.findings)

    @property
    def reason(self) -> str:
        """Why not; or, where all is met, what was checked."""
        wanted = [finding.reason for finding in self.findings if finding.passed == self.passed]
        return "；".join(wanted)


class Verdict(NamedTuple):
    """The outcome for one registration."""

    registration: Registration
    overall: tuple[Finding, ...]
    choices: tuple[ChoiceVerdict, ...]

    @property
    def member(self) -> Member:
        """Whose registration it is."""
        return self.registration.member

    @property
    def eligible(self) -> tuple[str, ...]:
        """The choices that count, in order of preference."""
        if not all(finding.passed for finding in self.overall):
            return ()
        return tuple(choice.target for choice in self.choices if choice.passed)

    @property
    def passed(self) -> bool:
        """Whether at least one choice counts."""
        return bool(self.eligible)

    @property
    def reason(self) -> str:
        """The published reason, in words and figures."""
        failed = [finding.reason for finding in self.overall if not finding.passed]
        if failed:
            return "；".join(failed) + "。"
        if len(self.choices) == 1 or all(not choice.reason for choice in self.choices):
            return (self.choices[0].reason or "符合报名条件") + "。"
        parts = []
        for choice in self.choices:
            outcome = "通过" if choice.passed else "不通过"
            parts.append(
                f"{choice.target}{outcome}" + (f"，{choice.reason}" if choice.reason else "")
            )
        return "；".join(parts) + "。"


def judge_registrations(
    scheme: Scheme, registrations: Registrations, reviews: Sequence[Row[ManualReview]]
) -> tuple[dict[Part, list[Verdict]], list[Pending], list[Issue]]:
    """The verdict on every understood registration, and what is left to people."""
    bench = _Bench(scheme, reviews)
    verdicts = {
        part: [bench.judge(registration) for registration in registrations.of(part)]
        for part in Part
    }
    issues = [*bench.issues, *bench.reviews.issues, *bench.reviews.unused()]
    return verdicts, bench.reviews.pending, issues


class _Bench:
    """Judges registrations one by one."""

    def __init__(self, scheme: Scheme, reviews: Sequence[Row[ManualReview]]) -> None:
        self.scheme = scheme
        self.reviews = Reviews(reviews)
        self.posts = {post.name: post for post in scheme.posts}
        self.issues: list[Issue] = []

    def judge(self, registration: Registration) -> Verdict:
        choices = tuple(
            ChoiceVerdict(name, tuple(self._conditions(registration, name)))
            for name in registration.choices
        )
        return Verdict(registration, tuple(self._overall(registration)), choices)

    def _overall(self, registration: Registration) -> Iterable[Finding]:
        member, form = registration.member, registration.form
        if member.outside:
            yield Finding(False, f"不在参加对象之内（{member.outside}）")
        elif registration.part is Part.POSTS and member.person.scope == DEPARTMENTS_ONLY:
            yield Finding(False, "花名册上参加范围为“仅双选”，不参加竞争上岗")
        if form.submitted_at is not None:
            in_time = judge_deadline(form.submitted_at, self.scheme.basics.registration_closes)
            if in_time is not None:
                yield in_time
        if day := form.withdrawn_on:
            yield Finding(False, f"本人于{day.year}年{day.month}月{day.day}日撤回报名")

    def _conditions(self, registration: Registration, name: str) -> Iterable[Finding]:
        if registration.part is Part.DEPARTMENTS:
            return
        post = self.posts[name]
        if post.min_years:
            yield from self._service(registration, post)
        yield from self._party(registration, post)
        if post.other and post.other not in ("无", "不限", "/", "—"):
            yield self.reviews.judge(registration, post)

    def _service(self, registration: Registration, post: Post) -> Iterable[Finding]:
        member, by = registration.member, self.scheme.basics.service_counted_on
        since = member.person.working_since
        if since is None:
            where = member.row.where("working_since")
            self._once(Kind.PERSON_NO_SERVICE.at(where, name=member.name))
            return
        assert by is not None
        assert post.min_years is not None
        whole_month = isinstance(since, YearMonth)
        day = date(since.year, since.month, 1) if isinstance(since, YearMonth) else since
        yield judge_service(day, by, post.min_years, whole_month=whole_month)

    def _party(self, registration: Registration, post: Post) -> Iterable[Finding]:
        wanted = party_requirement(fold(post.party), post.party)
        if wanted is None or not wanted.accepted:
            return
        member = registration.member
        status, where = member.person.party, member.row.where("party")
        if not status:
            self._once(Kind.PERSON_NO_PARTY.at(where, name=member.name))
            return
        party = party_of(fold(status))
        if party is None:
            what = Party.MEMBER.value
            self._once(
                Kind.PERSON_STATUS_UNKNOWN.at(
                    where, status, value=status, what=what, usual=_USUAL_PARTIES
                )
            )
            return
        finding = judge_party(status, party, wanted)
        if party is Party.PROBATIONARY and not finding.passed and not wanted.names_probationary:
            self._once(
                Kind.PARTY_PROBATIONARY.at(
                    where, status, name=member.name, post=post.name, wanted=post.party
                )
            )
        yield finding

    def _once(self, issue: Issue) -> None:
        if issue not in self.issues:
            self.issues.append(issue)
