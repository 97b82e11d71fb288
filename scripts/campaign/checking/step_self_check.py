"""计票自检: whether this PC counts right, on a sheet to be signed."""

from contextlib import suppress
from datetime import datetime

from campaign import places
from campaign.checking.recorded import last_record
from campaign.checking.self_check import examine, self_check_page, self_check_row
from campaign.checking.sheets import FAILED, SELF_CHECK_FILE
from campaign.run import Faulty, Outcome, Run, Waiting
from campaign.scheme.stages import the_scheme


def carry_out(run: Run) -> Outcome:
    """Put every question of the test deck; works with no campaign, too."""
    folder = run.folder
    rows = [self_check_row(number, *each) for number, each in enumerate(examine(folder.root), 1)]
    is_campaign = folder.has(folder.path(places.SCHEME))
    if is_campaign:
        with suppress(Faulty, Waiting):  # a sheet of a campaign is written as it writes
            run.get(the_scheme)
    path = folder.path(*((places.RESULTS,) if is_campaign else ()), SELF_CHECK_FILE)
    run.write_book(path, [self_check_page(rows, datetime.now(), last_record(folder))])
    failed = [row for row in rows if row.verdict == FAILED]
    outcome = Outcome(written=[path], failed=bool(failed))
    outcome.lines = [
        *(f"  不通过：{row.subject}，应得{row.expected}，实得{row.found}" for row in failed),
        f"自检{len(rows)}题，{f'{len(failed)}题不通过' if failed else '全部通过'}。",
        f"自检结果见“{path.resolve()}”。",
    ]
    outcome.next_step = (
        "这台电脑不能用来计票；请换一台电脑，或重新复制程序文件夹后再自检。"
        if failed
        else "打印自检结果，检验人、监督人签字后与计票材料一同存放。"
    )
    return outcome
