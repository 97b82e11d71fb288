"""Step 1: scheme, roster and every registration → 报名审核结果, and what people must judge."""

from campaign import places
from campaign.issues import errors_in
from campaign.offered import offer
from campaign.registration.report import (
    counted,
    held_parts,
    review_page,
    verdict_pages,
)
from campaign.registration.result_sheets import REGISTRATION_FILE
from campaign.registration.sheets import MANUAL_REVIEW_FILE
from campaign.registration.stages import the_registrations, the_review
from campaign.registration.unregistered import (
    unregistered,
    unregistered_lines,
    unregistered_page,
)
from campaign.roster.stages import the_roster
from campaign.run import FAULTS_LEFT, Outcome, Run
from campaign.scheme.stages import the_scheme
from campaign.scoring.stages import the_shortages
from campaign.steps.blanks import make_blanks


def carry_out(run: Run) -> Outcome:
    """Judge everything handed in; faulty forms do not stand in the way of the good ones."""
    scheme = run.get(the_scheme)
    make_blanks(run)
    registrations = run.get(the_registrations).registrations
    verdicts, pending, _ = run.get(the_review)
    folder = run.folder
    path = folder.path(places.RESULTS, REGISTRATION_FILE)
    pages = verdict_pages(scheme, run.get(the_roster), registrations, verdicts)
    missing = unregistered(scheme, run.get(the_roster), registrations)
    run.write_book(path, [*pages, unregistered_page(missing, run.today)])
    outcome = Outcome(written=[path])
    outcome.lines.append(
        f"打开{registrations.files}个文件，读到{registrations.entries}份报名，"
        f"共{registrations.people}人。"
    )
    for part in held_parts(scheme):
        judged = verdicts[part]
        faulty = sum(each.part is part for each in registrations.refused)
        outcome.lines.append(
            f"{part.value}：{len(judged)}人报名，{counted(each.outcome for each in judged)}"
            + (f"；另有{faulty}份报名有错误，改正后再审。" if faulty else "。")
        )
    outcome.lines += unregistered_lines(missing, run.today)
    outcome.lines.append(f"审核结果见“{folder.label(path)}”。")
    if errors_in(run.issues):
        outcome.waits_for.append(FAULTS_LEFT)
    if pending:
        review = folder.path(places.REGISTRATIONS, MANUAL_REVIEW_FILE)
        offer(
            run, review, review_page(pending), lambda row: (row.staff_id, row.post, row.condition)
        )
        left = sum(not (each.review and each.review.conclusion) for each in pending)
        if left:
            label = folder.label(review)
            outcome.waits_for.append(f"人工审核还有{left}条没有写结论（{label}）")
            outcome.next_step = f"在“{label}”里写明审核结论，保存后再运行“报名审核”。"
            return outcome
    if scheme.posts and not outcome.waits_for:
        outcome.lines += [
            f"“{each.post.name}”{each.finding}，{each.consequence}。"
            for each in run.get(the_shortages)
        ]
    following = "评分准备" if scheme.posts else "双向选择"
    outcome.next_step = f"核对审核结果并张榜，然后运行“{following}”。"
    return outcome
