"""Whether the published results follow from the archived inputs: 核验报告."""

from contextlib import suppress

from campaign import places
from campaign.checking.findings import Discrepancy, Verification
from campaign.checking.report import conclusion_of, verification_pages
from campaign.checking.sheets import VERIFICATION_FILE
from campaign.checking.verification import verify
from campaign.run import Faulty, Outcome, Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.storage.archive import Archive
from campaign.storage.obstacles import Obstacle

_SHOWN = 20


def carry_out(run: Run) -> Outcome:
    """Work everything out again and compare."""
    folder = run.folder
    verification = verify(folder, Archive(folder), run.reporter)
    if verification is None:
        raise Waiting("这个活动还没有办理记录，没有可以核验的结果")
    outcome = Outcome(lines=_lines(verification), failed=not verification.holds)
    path = folder.path(places.RESULTS, VERIFICATION_FILE)
    with suppress(Waiting, Faulty):
        run.get(the_scheme)  # the report bears the campaign's name, if it can be read
    try:
        run.write_book(path, verification_pages(verification))
        folder.commit()
    except Obstacle as obstacle:
        outcome.lines.append(f"核验报告没有写成：{obstacle}")
    else:
        outcome.lines.append(f"核验报告见“{folder.label(path)}”。")
    return outcome


def _lines(verification: Verification) -> list[str]:
    lines = [f"重算了{len(verification.runs)}次办理，对照了{verification.checked}个结果和公文。"]
    if verification.other_program:
        lines.append("注意：办理时的程序版本与现在的不同。")
    findings = verification.findings
    lines += [f"  {_line(each)}" for each in findings[:_SHOWN]]
    if len(findings) > _SHOWN:
        lines.append(f"  ……共{len(findings)}处。")
    return [*lines, conclusion_of(verification)]


def _line(finding: Discrepancy) -> str:
    """Return what differs and where, without what stands there: that is in the report."""
    place = " ".join(filter(None, (finding.label, finding.sheet, finding.cell)))
    return f"{finding.verdict.word}：{place}（{finding.remark}）"
