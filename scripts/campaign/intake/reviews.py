"""资格人工审核表.xlsx: conditions that only people can judge, and what they concluded."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from campaign.eligibility import Finding
from campaign.intake.picking import pick_sheet
from campaign.intake.registrations import Registration
from campaign.issues import Issue, Kind
from campaign.run import Book
from campaign.sheets.registration import FITS_NOT, MANUAL_REVIEW, ManualReview
from campaign.sheets.scheme import Post
from campaign.workbook.reader import Row, read
from campaign.workbook.text import fold


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
