"""Registrations + roster + scheme → who may compete for what, and why (or why not)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from campaign.chinese import chinese_date
from campaign.issues import Issue, Kind
from campaign.registration.conditions import Judged, judge
from campaign.registration.eligibility import Finding, judge_deadline
from campaign.registration.ranges import Ranges
from campaign.registration.registrations import Part, Registration, Registrations, closes_on
from campaign.registration.result_sheets import NOT_PASSED, PASSED, UNDER_REVIEW
from campaign.registration.sheets import FITS_NOT, MANUAL_REVIEW, ManualReview
from campaign.roster.roster import Member
from campaign.roster.sheets import DEPARTMENTS_ONLY
from campaign.run import Book
from campaign.scheme.conditions import PARTY, Condition, from_post, from_row, orders
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import DEPARTMENTS_PART, EVERYBODY, POSTS_PART, Post
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import pick_only


class Pending(NamedTuple):
    """A condition that only people can judge, with the conclusion if there is one."""

    registration: Registration
    target: str
    condition: str
    review: ManualReview | None


class Reviews:
    """The reviewers' conclusions, honoured where they were made on the condition as it stands."""

    def __init__(self, rows: Sequence[Row[ManualReview]]) -> None:
        self._rows: dict[tuple[str, str], list[Row[ManualReview]]] = {}
        for row in rows:
            self._rows.setdefault((row.value.staff_id, row.value.post), []).append(row)
        self._asked: dict[tuple[str, str], list[str]] = {}
        self.pending: list[Pending] = []
        self.issues: list[Issue] = []

    def judge(self, registration: Registration, target: str, condition: str) -> Finding:
        """Return the outcome of a condition for somebody; open as long as nobody judged."""
        key = (registration.member.staff_id, target)
        self._asked.setdefault(key, []).append(condition)
        row = self._taken(key, condition)
        self.pending.append(Pending(registration, target, condition, row and row.value))
        if row is None or not row.value.conclusion:
            return Finding(True, f"“{condition}”待人工审核", open=True)
        return self._concluded(row, condition)

    def _taken(self, key: tuple[str, str], condition: str) -> Row[ManualReview] | None:
        """Return the row that was made for this very condition, or that names none.

        Each is used once.
        """
        rows = self._rows.get(key, [])
        for row in rows:
            if not row.value.condition or fold(row.value.condition) == fold(condition):
                rows.remove(row)
                return row
        return None

    def _concluded(self, row: Row[ManualReview], condition: str) -> Finding:
        review, name = row.value, row.value.name
        if not review.reviewer:
            where = row.where("reviewer")
            self.issues.append(
                Kind.REVIEW_UNSIGNED.at(where, name=name, conclusion=review.conclusion)
            )
        if review.conclusion != FITS_NOT:
            return Finding(True, f"人工审核认为符合“{condition}”")
        if not review.reason:
            self.issues.append(Kind.REVIEW_NO_REASON.at(row.where("reason"), name=name))
        reason = f"（{review.reason}）" if review.reason else ""
        return Finding(False, f"人工审核认为不符合“{condition}”{reason}")

    def unused(self) -> Iterable[Issue]:
        """Yield conclusions that nothing asks for any more: condition or form was changed."""
        for key, rows in self._rows.items():
            for row in rows:
                review, now = row.value, "；".join(self._asked.get(key, []))
                if review.conclusion and now:
                    where, stale = row.where("condition"), review.condition
                    yield Kind.REVIEW_STALE.at(
                        where, stale, name=review.name, condition=stale, now=now
                    )
                elif review.conclusion:
                    where, post = row.where("post"), review.post
                    yield Kind.REVIEW_UNKNOWN.at(where, post, name=review.name, post=post)


def read_reviews(book: Book | None) -> tuple[list[Row[ManualReview]], list[Issue]]:
    """Return the reviewers' conclusions, if there are any yet."""
    if book is None:
        return [], []
    label, grids, issues = book
    grid, missing = pick_only(grids, MANUAL_REVIEW, label)
    if grid is None:
        return [], [*issues, *missing]
    reading = read(grid, MANUAL_REVIEW)
    return reading.rows, [*issues, *missing, *reading.issues]


class ChoiceVerdict(NamedTuple):
    """The outcome for one choice."""

    target: str
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every condition is met."""
        return all(finding.passed for finding in self.findings)

    @property
    def open(self) -> bool:
        """Whether people have yet to judge whether it counts."""
        return self.passed and any(finding.open for finding in self.findings)

    @property
    def outcome(self) -> str:
        """通过, 不通过 or 待审核."""
        return UNDER_REVIEW if self.open else PASSED if self.passed else NOT_PASSED

    @property
    def reason(self) -> str:
        """Why not; or, where all is met, what was checked."""
        wanted = [finding.reason for finding in self.findings if finding.passed == self.passed]
        return "；".join(wanted)


class SaidOnForm(NamedTuple):
    """What later steps take from a form besides its choices."""

    withdrawn_on: date | None
    adjustable: bool | None
    skills: str
    reasons: str


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
    def told(self) -> SaidOnForm:
        """What the form tells later steps, which look at nothing else of it."""
        form = self.registration.form
        skills, reasons = getattr(form, "skills", ""), getattr(form, "reasons", "")
        return SaidOnForm(form.withdrawn_on, form.adjustable, skills, reasons)

    @property
    def eligible(self) -> tuple[str, ...]:
        """The choices that count, in order of preference."""
        if not all(finding.passed for finding in self.overall):
            return ()
        return tuple(choice.target for choice in self.choices if choice.passed)

    @property
    def sure(self) -> tuple[str, ...]:
        """Those of them that nobody has to judge any more."""
        under_review = {choice.target for choice in self.choices if choice.open}
        return tuple(target for target in self.eligible if target not in under_review)

    @property
    def passed(self) -> bool:
        """Whether at least one choice counts."""
        return bool(self.eligible)

    @property
    def outcome(self) -> str:
        """通过, 不通过, or 待审核 as long as people have yet to judge one of the choices."""
        if not self.passed:
            return NOT_PASSED
        return UNDER_REVIEW if any(choice.open for choice in self.choices) else PASSED

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
            reason = f"，{choice.reason}" if choice.reason else ""
            parts.append(f"{choice.target}{choice.outcome}{reason}")
        return "；".join(parts) + "。"


def passed_by_post(verdicts: Iterable[Verdict]) -> Counter[str]:
    """Count who passed the review for each post, whichever of their choices it is."""
    return Counter(post for verdict in verdicts for post in verdict.eligible)


def judge_registrations(
    scheme: Scheme, registrations: Registrations, reviews: Sequence[Row[ManualReview]]
) -> tuple[dict[Part, list[Verdict]], list[Pending], list[Issue]]:
    """Return the verdict on every understood registration, and what is left to people."""
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
        self.departments = {department.name for department in scheme.departments}
        self.conditions = [from_row(row) for row in scheme.conditions]
        self.orders = orders(scheme.orders)
        self.ranges = Ranges(scheme)
        self._asked: dict[tuple[Part, str], tuple[Condition, ...]] = {}
        self._known: dict[tuple[int, str, str], Judged] = {}
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
            closes = closes_on(self.scheme, registration.part)
            in_time = judge_deadline(form.submitted_at, closes)
            if in_time is not None:
                yield in_time
        if day := form.withdrawn_on:
            yield Finding(False, f"本人于{chinese_date(day)}撤回报名")

    def _conditions(self, registration: Registration, name: str) -> Iterable[Finding]:
        post = self.posts.get(name) if registration.part is Part.POSTS else None
        for condition in self._asked_of(registration.part, name, post):
            judged = self._judged(condition, registration.member, name)
            for issue in judged.issues:
                self._once(issue)
            if judged.finding:
                yield judged.finding
            elif judged.by_hand:
                yield self.reviews.judge(registration, name, judged.by_hand)
        for found in self.ranges.findings(registration.member, registration.part, name):
            if isinstance(found, Finding):
                yield found
            else:
                yield self.reviews.judge(registration, name, found)
        if post and post.other and post.other not in ("无", "不限", "/", "—"):
            yield self.reviews.judge(registration, name, post.other)

    def _judged(self, condition: Condition, member: Member, target: str) -> Judged:
        """Put a condition to somebody once, for however many of their choices it is asked."""
        key = (id(condition), member.staff_id, target if condition.fact == PARTY else "")
        if key not in self._known:
            on = self.scheme.counted_on
            self._known[key] = judge(condition, member, on, self.orders, target)
        return self._known[key]

    def _asked_of(self, part: Part, name: str, post: Post | None) -> tuple[Condition, ...]:
        """Return the conditions of a choice: the post's own columns, then the rows of 资格条件."""
        if (part, name) not in self._asked:
            by = {EVERYBODY, POSTS_PART if post else DEPARTMENTS_PART, name}
            if post:
                by |= {post.group} if post.group else set()
                by |= set() if post.department in self.departments else {post.department}
            mine = {fold(each) for each in by}
            rows = (each for each in self.conditions if each.applies_to & mine)
            self._asked[part, name] = (*(from_post(post) if post else ()), *rows)
        return self._asked[part, name]

    def _once(self, issue: Issue) -> None:
        if issue not in self.issues:
            self.issues.append(issue)
