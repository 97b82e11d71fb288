"""The true next thing to do, worked out from what is open: errors, then debts by name, then paper.

Window and page say the same sentence. What has been decided is waited for no more; people are
named, for whoever reads it has to telephone them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from campaign import places
from campaign.calendar import day_of
from campaign.chinese import chinese_date
from campaign.documents.sheets import SEALS_FILE
from campaign.overview import owing
from campaign.overview.known import Known
from campaign.overview.model import Debt, Debts, StepState
from campaign.posts.sheets import APPOINTMENTS_FILE, HELD_UP, NO_RESULT, NO_SEAT
from campaign.registration.stages import the_registered
from campaign.roster.stages import the_roster
from campaign.scoring.stages import the_seed
from campaign.steps.progress import DONE, FAULTY, NOT_HELD
from campaign.word.official_wording import moment

if TYPE_CHECKING:
    from campaign.scheme.scheme import Scheme

SEALS = f"{places.DOCUMENTS}/{SEALS_FILE}"
AGAIN = "再双击一次“一键办理”"
_MOST_NAMED = 8
_MOST_FILES = 3


def next_thing(known: Known, steps: Sequence[StepState], groups: Sequence[Debts]) -> str:
    """Say the first thing that is open."""
    listed = {group.title: group.debts for group in groups}
    faulty = {each.where.file for each in known.issues if each.is_error}
    return next(
        each
        for each in (
            *_renewing(each for each in known.renewed if each in faulty),
            *_errors(known, steps),
            *_registering(known, listed),
            *_drawing(known, steps),
            *_renewing(each for each in known.renewed if each != SEALS),
            *_asked(known, listed),
            *(each.next_step for each in steps if each.state not in (DONE, NOT_HELD)),
            _all_done(known),
        )
        if each
    )


def _renewing(renewed: Iterable[str]) -> Iterator[str]:
    """Let nobody go on with a sheet that lacks what a new one beside it has."""
    if labels := [f"“{each}”" for each in renewed]:
        more = f"等{len(labels)}份表" if len(labels) > _MOST_FILES else ""
        named = "、".join(labels[:_MOST_FILES]) + more
        yield f"双击“采用新表”，换上{named}旁边的新表，填过的已经带入；核对补填后{AGAIN}。"


def _errors(known: Known, steps: Sequence[StepState]) -> Iterator[str]:
    errors = [each for each in known.issues if each.is_error]
    if errors:
        files = list(dict.fromkeys(each.where.file for each in errors))
        named = "、".join(f"“{file}”" for file in files[:_MOST_FILES])
        more = f"等{len(files)}个文件" if len(files) > _MOST_FILES else ""
        yield (
            f"打开“{places.RESULTS}/问题清单.xlsx”，按处理办法改正{named}{more}里的{len(errors)}处错误，"
            f"保存后{AGAIN}。"
        )
    yield from (each.next_step for each in steps if each.state == FAULTY)


# -- registrations and the draw -------------------------------------------------------------------


def _registering(known: Known, listed: dict[str, tuple[Debt, ...]]) -> Iterator[str]:
    """Say what the registrations still need, while they come in."""
    scheme = known.scheme
    if scheme is None:
        return
    if known.roster is None:
        yield from (
            f"{reason}：按本单位情况改好“{places.SCHEME}”，填好“{places.ROSTER}”，保存后{AGAIN}。"
            for reason in known.looked.waits.get(the_roster, ())
        )
        return
    if known.registrations is None:
        if the_registered in known.looked.waits:
            yield (
                f"把“{places.BLANKS}”里的报名表发给大家，{_until(known, scheme)}；"
                f"收回后放进“{places.REGISTRATIONS}”，{AGAIN}。"
            )
        return
    if forms := listed.get(owing.FAULTY_FORMS):
        yield f"请改正报名表：{_some(forms)}。改好后{AGAIN}。"
    if conditions := listed.get(owing.CONDITIONS):
        yield (
            f"在“{conditions[0].papers[0].file}”里写明审核结论：{_some(conditions)}。"
            f"保存后{AGAIN}。"
        )
    closed = day_of(scheme.basics.registration_closes) < known.today
    if closed or known.is_scored or known.has_picked:
        return
    missing = listed.get(owing.UNREGISTERED)
    who = f"还没有报名选部门的有{_some(missing)}" if missing else "截止以后再往下办"
    if scheme.both_first and (picks := listed.get(owing.PICKS)):
        who += f"；部门同时填“{places.PICKS}”里的表，还没有填的有{_some(picks)}"
    if missing or scheme.posts or scheme.both_first:
        yield f"继续收报名表，{_until(known, scheme)}；{who}。"


def _until(known: Known, scheme: "Scheme") -> str:
    closes = scheme.basics.registration_closes
    return f"{moment(closes)}{'截止' if day_of(closes) >= known.today else '已经截止'}"


def _drawing(known: Known, steps: Sequence[StepState]) -> Iterator[str]:
    """Ask for the draw, which nobody makes in passing."""
    scoring = steps[1]
    is_to_draw = the_seed in known.looked.waits and scoring.state != NOT_HELD
    if is_to_draw and known.verdicts is not None:
        yield (
            f"当众抽签：摇出一串数字，填进“{places.SCHEME}”“基本信息”的“抽签种子”，保存后{AGAIN}；"
            f"要由程序抽的，双击“第2步评分准备”。"
        )


# -- what people hand in and decide ---------------------------------------------------------------


def _asked(known: Known, listed: dict[str, tuple[Debt, ...]]) -> Iterator[str]:
    """Say what keeps the campaign waiting; opinions may stay out."""
    sheets = [*listed.get(owing.SCORES, ()), *listed.get(owing.COUNTS, ())]
    if sheets:
        yield f"收齐“{places.SCORES}”里的表，还差{_papers(sheets)}。填好放回原处，{AGAIN}。"
    decisions = listed.get(owing.DECISIONS, ())
    yield from (_decision(each) for each in decisions if places.APPOINTMENTS in _file(each))
    for title, what in ((owing.PICKS, "部门初选表"), (owing.LATER_PICKS, "后一轮的初选表")):
        if picks := listed.get(title):
            yield f"收齐“{places.PICKS}”里的{what}，还差{_some(picks)}。填好放回原处，{AGAIN}。"
    if known.coming_round and known.is_open:
        title, closes = known.coming_round
        yield (
            f"收{title}的报名表（空白的在“{places.BLANKS}/{title}”），{moment(closes)}截止，"
            f"放进“{places.REGISTRATIONS}/{title}”，{AGAIN}；不开展{title}的，请党委直接研究。"
        )
    yield from map(_decision, decisions)
    if rows := listed.get(owing.HALF_FILLED):
        own = [each for each in rows if _file(each) == _file(rows[0])]
        yield f"把“{_file(own[0])}”填完整，还差{_papers(own)}。填好后{AGAIN}。"
    if reviews := listed.get(owing.REVIEWS):
        yield f"在“{_file(reviews[0])}”里填期满考评的结果：{_some(reviews)}。填好后{AGAIN}。"
    if tried := listed.get(owing.AFTER_STANDBY):
        yield f"在“{_file(tried[0])}”里填试岗的结果：{_some(tried)}。填好后{AGAIN}。"
    if trials := listed.get(owing.TRIALS):
        yield f"在“{_file(trials[0])}”里填试用期满的考核结果：{_some(trials)}。填好后{AGAIN}。"
    yield from _on_hold(known)


_HELD_BY = {
    NO_RESULT: "公示结束以后填在{file}的“公示结果”里",
    HELD_UP: "查清以后在{file}里改为“无异议”",
    NO_SEAT: "定下以后填在{file}的“任职部门”“任职职务”里",
}


def _on_hold(known: Known) -> Iterator[str]:
    """Say whose letter of appointment waits, for what, and where that is filled in."""
    if known.appointments is None:
        return
    names, waiting = known.names, dict[str, list[Debt]]()
    for staff_id, why in known.appointments.on_hold.items():
        waiting.setdefault(why, []).append(Debt(names[staff_id], ()))
    file = f"“{places.APPOINTMENTS}/{APPOINTMENTS_FILE}”"
    for why, people in waiting.items():
        then = _HELD_BY[why].format(file=file)
        yield f"{_some(people)}的{why}，还不能发任职通知书；{then}，{AGAIN}。"


def _decision(debt: Debt) -> str:
    if not debt.names:
        return f"在“{_file(debt)}”里填写{debt.papers[0].what}，保存后{AGAIN}。"
    return (
        f"请{debt.who}研究，决定填进“{_file(debt)}”，决定日期填进“会议信息”；"
        f"还没有决定的：{_some([debt])}。填好后{AGAIN}。"
    )


def _file(debt: Debt) -> str:
    return debt.papers[0].file


def _some(debts: Sequence[Debt]) -> str:
    """Name those whom debts are about or, where they are about nobody, who owes them."""
    names = list(dict.fromkeys(name for each in debts for name in each.names or (each.who,)))
    listed = "、".join(names[:_MOST_NAMED])
    return f"{listed}等共{len(names)}名" if len(names) > _MOST_NAMED else listed


def _papers(debts: Sequence[Debt]) -> str:
    """Say who owes which papers; names alone where there are many."""
    if len(debts) > _MOST_NAMED:
        return _some(debts)
    return "、".join(
        f"{each.who}的{'和'.join(paper.what for paper in each.papers)}" for each in debts
    )


# -- the end --------------------------------------------------------------------------------------


def _all_done(known: Known) -> str:
    """Say that all that can be done is done, and what paper and days are left."""
    sealing = f"公文在“{places.DOCUMENTS}”里，打印后用印"
    if SEALS in known.renewed:
        sealing += "；用印登记表有了新的，先双击“采用新表”换上"
    if known.unsealed:
        kinds = Counter(known.unsealed)
        named = "、".join(f"{kind}{count}份" for kind, count in [*kinds.items()][:_MOST_FILES])
        more = f"等共{len(known.unsealed)}份" if len(kinds) > _MOST_FILES else ""
        sealing += f"；用印登记表里还没有用印日期的有{named}{more}"
    left, names = [], known.names
    if standby := known.unreviewed:
        ends = [each.ends for each in standby if each.ends]
        left.append(
            f"还有{_how_long([names[each.staff_id] for each in standby], '待岗', ends)}，期满后考评"
        )
    if tried := [each.trial.ends for each in known.tried if each.trial]:
        people = [names[each.standby.staff_id] for each in known.tried]
        left.append(f"还有{_how_long(people, '试岗', tried)}，期满后考核")
    if trials := known.on_trial:
        people, ends = [names[each.member.staff_id] for each in trials], [e.ends for e in trials]
        left.append(f"还有{_how_long(people, '在试用期', ends)}，期满后考核")
    if not left:
        return f"各步都已办完；{sealing}。都办妥了，双击“归档”。"
    return f"现在能办的都已办完；{'；'.join(left)}，{AGAIN}。{sealing}。"


def _how_long(names: Sequence[str], how: str, ends: Iterable[date]) -> str:
    """Say how many are so and until when: 2人待岗（白帆、池清，2026年9月20日期满）."""
    who = "、".join(names[:_MOST_NAMED]) + ("等" if len(names) > _MOST_NAMED else "")
    days = "、".join(map(chinese_date, sorted(set(ends))))
    return f"{len(names)}人{how}（{who}，{days}期满）"
