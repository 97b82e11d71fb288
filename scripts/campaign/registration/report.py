"""报名审核结果.xlsx, the blank forms, and the table for what only people can judge."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from campaign.chinese import chinese_date
from campaign.registration.forms import PARTY_FIELDS, without_party
from campaign.registration.ranges import Ranges
from campaign.registration.registrations import FORMS, Part, most_choices
from campaign.registration.result_sheets import (
    DEMAND,
    DEPARTMENT_VERDICTS,
    NOT_PASSED,
    PASSED,
    POST_VERDICTS,
    UNDER_REVIEW,
    DemandRow,
    VerdictRow,
)
from campaign.registration.sheets import (
    DEPARTMENT_REGISTER,
    MANUAL_REVIEW,
    POST_REGISTER,
    REGISTER_OMITS,
    ManualReview,
)
from campaign.registration.verdicts import passed_by_post
from campaign.scheme.choosing import round_name
from campaign.scheme.party import PARTY_STATUS
from campaign.scheme.rules.opening import Shortage, needed, shortages
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import numbered_header

if TYPE_CHECKING:
    from campaign.registration.registrations import Refused, Registrations
    from campaign.registration.verdicts import Pending, Verdict
    from campaign.roster.roster import Roster
    from campaign.scheme.scheme import Scheme


_ROWS_A_PAGE = 18
"""Of a register on one sheet of paper."""
_REGISTERS: dict[Part, Any] = {
    Part.POSTS: POST_REGISTER,
    Part.DEPARTMENTS: DEPARTMENT_REGISTER,
}
_VERDICTS = {Part.POSTS: POST_VERDICTS, Part.DEPARTMENTS: DEPARTMENT_VERDICTS}


def targets_of(scheme: "Scheme", part: Part) -> dict[str, int]:
    """Return the posts or departments of a part by name, with their quotas."""
    if part is Part.POSTS:
        return {post.name: post.quota for post in scheme.posts}
    return {department.name: department.quota for department in scheme.departments}


def _offered(scheme: "Scheme", part: Part) -> list[str]:
    """Return the targets on a blank form: without those that 选岗范围 closes to everybody."""
    closed = Ranges(scheme).closed_to_all(part)
    return [name for name in targets_of(scheme, part) if name not in closed]


def held_parts(scheme: "Scheme") -> list[Part]:
    """Return the parts that this campaign has."""
    return [part for part in Part if targets_of(scheme, part)]


def verdict_pages(
    scheme: "Scheme",
    roster: "Roster",
    registrations: "Registrations",
    verdicts: "dict[Part, list[Verdict]]",
) -> list[Page[Any]]:
    """Lay out 报名审核结果: a page a part, then the demand for each post and department."""
    pages: list[Page[Any]] = []
    for part in held_parts(scheme):
        refused = [each for each in registrations.refused if each.part is part and each.member]
        rows = [_verdict_row(verdict) for verdict in verdicts[part]] + _refused_rows(refused)
        order = {member.staff_id: n for n, member in enumerate(roster.members)}
        rows.sort(key=lambda row: order[row.staff_id])
        notes = [f"共{len(rows)}人报名，审核{counted(row.result for row in rows)}。"]
        if part is Part.POSTS and (by := scheme.basics.service_counted_on):
            notes.append(
                f"工作年限算到{chinese_date(by)}（含当天），按整月计算，满年即符合；"
                "花名册只有年月的，按月份相减。"
            )
        count = max([most_choices(scheme, part), *(len(row.choices) for row in rows)])
        pages.append(Page(_VERDICTS[part], rows, notes=notes, counts={"choices": count}))
    pages.append(Page(DEMAND, _demand(scheme, roster, verdicts, registrations.refused)))
    return pages


def counted(results: "Iterable[str]") -> str:
    """Return 通过8人，不通过2人; and how many are under review, where any are."""
    numbers = Counter(results)
    told = f"通过{numbers[PASSED]}人，不通过{numbers[NOT_PASSED]}人"
    return f"{told}，待审核{numbers[UNDER_REVIEW]}人" if numbers[UNDER_REVIEW] else told


def _verdict_row(verdict: "Verdict") -> VerdictRow:
    return VerdictRow(
        staff_id=verdict.member.staff_id,
        name=verdict.member.name,
        choices=verdict.registration.choices,
        result=verdict.outcome,
        reason=verdict.reason,
    )


def _refused_rows(refused: "Sequence[Refused]") -> list[VerdictRow]:
    """Forms with faults: listed once a person, to be judged again when they are mended."""
    rows: dict[str, VerdictRow] = {}
    for each in refused:
        assert each.member is not None
        problems = "；".join(issue.problem.rstrip("。") for issue in each.issues if issue.is_error)
        rows[each.member.staff_id] = VerdictRow(
            staff_id=each.member.staff_id,
            name=each.member.name,
            choices=each.typed,
            result=NOT_PASSED,
            reason=f"报名表有错误，改正后重新审核：{problems}。",
        )
    return list(rows.values())


def _demand(
    scheme: "Scheme",
    roster: "Roster",
    verdicts: "dict[Part, list[Verdict]]",
    refused: "Sequence[Refused]",
) -> list[DemandRow]:
    rows = []
    shown = _names(roster)
    for part in held_parts(scheme):
        by_target = _by_target(verdicts[part])
        too_few = _too_few(scheme, verdicts[part]) if part is Part.POSTS else {}
        settled = not (refused or any(v.outcome == UNDER_REVIEW for v in verdicts[part]))
        for target, quota in targets_of(scheme, part).items():
            chosen = by_target[target]
            first = sum(v.registration.choices[0] == target for v in chosen)
            eligible = [v for v in chosen if target in v.sure]
            rows.append(
                DemandRow(
                    target=target,
                    quota=quota,
                    first=first,
                    all_choices=len(chosen),
                    eligible=len(eligible),
                    ratio=f"{len(eligible)}∶{quota}",
                    people=_by_choice(target, eligible, shown),
                    remark=_shortage_remark(too_few[target], settled=settled)
                    if target in too_few
                    else _demand_remark(quota, len(chosen), len(eligible)),
                )
            )
    return rows


def _by_target(verdicts: "Sequence[Verdict]") -> "defaultdict[str, list[Verdict]]":
    """Return who applied for each post or department, in the order of the verdicts."""
    found: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        for target in set(verdict.registration.choices):
            found[target].append(verdict)
    return found


def _names(roster: "Roster") -> dict[str, str]:
    """Return how people are named, by 编号: with the number where two share a name."""
    counts = Counter(member.name for member in roster.members)
    return {
        member.staff_id: f"{member.name}（{member.staff_id}）"
        if counts[member.name] > 1
        else member.name
        for member in roster.members
    }


def _by_choice(target: str, eligible: "Sequence[Verdict]", shown: dict[str, str]) -> str:
    """Return who may have a post or department, by the place it has among their choices."""
    by_order: dict[int, list[str]] = {}
    for verdict in eligible:
        order = verdict.registration.choices.index(target) + 1
        by_order.setdefault(order, []).append(shown[verdict.member.staff_id])
    return "；".join(
        f"{numbered_header('第{n}志愿', order)}：{'、'.join(names)}"
        for order, names in sorted(by_order.items())
    )


def _demand_remark(quota: int, chosen: int, eligible: int) -> str:
    if not chosen:
        return "无人报名"
    if not eligible:
        return "没有人审核通过"
    return f"通过人数少于职数，差{quota - eligible}人" if eligible < quota else ""


def _too_few(scheme: "Scheme", verdicts: "Sequence[Verdict]") -> dict[str, Shortage]:
    return {each.post.name: each for each in shortages(scheme, passed_by_post(verdicts))}


def _shortage_remark(shortage: Shortage, *, settled: bool) -> str:
    """Say what follows for a post; for certain only once everybody is reviewed."""
    if settled:
        return f"{needed(shortage.post)}，{shortage.consequence}"
    return f"{needed(shortage.post)}，现在还不够；全部审核完仍不够的，{shortage.consequence}"


# -- for people to fill in ------------------------------------------------------------------------


def review_page(pending: "Sequence[Pending]") -> Page[ManualReview]:
    """Return the table in which reviewers write their conclusions."""
    rows = [
        ManualReview(
            staff_id=each.registration.member.staff_id,
            name=each.registration.member.name,
            post=each.target,
            condition=each.condition,
        )
        for each in pending
    ]
    return Page(MANUAL_REVIEW, rows)


def blank_form(scheme: "Scheme", part: Part) -> Page[Any]:
    """Return an empty form with this campaign's posts or departments to choose from."""
    of_departments = part is Part.DEPARTMENTS
    until = scheme.departments_close if of_departments else scheme.basics.registration_closes
    closes = chinese_date(until) + (f"{until:%H:%M}" if hasattr(until, "hour") else "")
    limit = most_choices(scheme, part)
    note = f"{scheme.basics.name}　每人最多报{limit}个志愿　报名截止：{closes}"
    rules = Ranges(scheme).rules
    ranges = [f"选岗范围：{'；'.join(map(str, rules))}。"] if rules else []
    asked = scheme.asks_party
    form = FORMS[part] if asked else without_party(FORMS[part])
    return Page(
        form,
        title=f"{form.title}（{round_name(scheme.round)}）" if scheme.round > 1 else "",
        notes=[note, *ranges],
        choices={"choices": _offered(scheme, part), "party_status": PARTY_STATUS},
        counts={"choices": limit},
        omit=() if asked else PARTY_FIELDS,
    )


def blank_register(scheme: "Scheme", part: Part) -> Page[Any]:
    """Return an empty register with this campaign's posts or departments to choose from."""
    register = _REGISTERS[part]
    return Page(
        register,
        title=f"{register.title}（{round_name(scheme.round)}）" if scheme.round > 1 else "",
        choices={"choices": _offered(scheme, part)},
        counts={"choices": most_choices(scheme, part)},
        notes=[
            "填报单位：＿＿＿＿＿＿＿＿＿＿　填报人：＿＿＿＿＿＿　填报日期：　　年　　月　　日"
        ],
        omit=REGISTER_OMITS,
        spare=_ROWS_A_PAGE,
    )
