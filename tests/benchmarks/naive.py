"""The pipeline that a competent person writes today: pandas, floats, docxtpl, df.to_excel.

Same input files, same tasks, none of the checks: `naive.py consolidate|notices|campaign FOLDER OUT
TEMPLATE [ENGINE]`. It believes every cell, knows every position from the header, and stops with a
traceback where anything is odd.
"""

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
from docxtpl import DocxTemplate

ENGINE = sys.argv[5] if len(sys.argv) > 5 else "openpyxl"
"""What pandas reads with."""


def sheet(path: Path, name: str, key: str) -> Any:
    """A table below its title rows, with the header found by one of its names."""
    raw = pd.read_excel(path, sheet_name=name, header=None, dtype=object, engine=ENGINE)
    at = next(n for n, row in raw.iterrows() if key in list(row))
    table = raw.iloc[at + 1 :].copy()
    table.columns = [str(each) for each in raw.iloc[at]]
    return table[table[key].notna()]


def read_form(path: Path) -> dict[str, Any]:
    """The labelled values of a form."""
    raw = pd.read_excel(path, header=None, dtype=object, engine=ENGINE)
    found: dict[str, Any] = {}
    wanted = {"编号", "姓名", "第一志愿", "第二志愿", "报名时间"}
    for _, row in raw.iterrows():
        cells = list(row)
        for label, value in pairwise(cells):
            if label in wanted:
                found[label] = value
    return found


def consolidate(folder: Path, out: Path) -> Any:
    """Mean marks and ballots into totals per candidate and post."""
    book = folder / "01活动方案.xlsx"
    components = sheet(book, "评分项目", "项目")
    grades = dict(
        zip(*(sheet(book, "测评等次", "等次")[name] for name in ("等次", "折算分")), strict=True)
    )
    totals: Any = None
    for _, component in components.iterrows():
        name, points, full = (
            component["项目"],
            float(component["分值"]),
            float(component["单张满分"]),
        )
        if component["方式"] == "评委打分":
            stem = name.removesuffix("评分")
            tables = [
                sheet(path, "评分表", "编号").set_index("编号")["得分"].astype(float)
                for path in sorted((folder / "04评分表").glob(f"{stem}评分表-*.xlsx"))
            ]
            marks = pd.concat(tables, axis=1)
            trimmed = (marks.sum(axis=1) - marks.max(axis=1) - marks.min(axis=1)) / (
                marks.shape[1] - 2
            )
            result = (trimmed.round(2) * points / full).round(2)
        else:
            votes = sheet(folder / "04评分表" / f"{name}选票.xlsx", "选票", "票号")
            worth = votes.drop(columns=["票号"]).replace(grades).astype(float)
            result = (worth.mean().round(2) * points / full).round(2)
            result.index = [str(each).rstrip(")").rpartition("(")[2] for each in result.index]
        totals = (
            result.rename(name).to_frame() if totals is None else totals.join(result.rename(name))
        )
    totals["总分"] = totals.sum(axis=1).round(2)
    totals["名次"] = totals["总分"].rank(ascending=False, method="min")
    totals.sort_values("总分", ascending=False).to_excel(out / "成绩汇总.xlsx")
    return totals


def notices(folder: Path, out: Path, template: Path) -> int:
    """A letter for everybody whom the committee placed in a department."""
    decisions = sheet(folder / "07定岗决定" / "定岗决定表.xlsx", "定岗决定", "编号")
    count = 0
    for _, row in decisions.iterrows():
        if row["决定去向"] == "待岗":
            continue
        letter = DocxTemplate(str(template))
        letter.render(
            {
                "姓名": row["姓名"], "部门": row["决定去向"], "文号": f"某委〔2026〕{count + 1}号",
                "活动名称": "某县机关干部双向选择、竞争上岗活动",
                "决定会议": "2026年3月18日党委会议",
                "到岗期限": "2026年3月19日", "移交期限": "5", "发文机关": "中共某县委员会",
                "成文日期": "2026年3月19日", "岗位说明": "", "演练": False,
            },
            autoescape=True,
        )  # fmt: skip
        letter.save(str(out / f"岗位安排通知书-{row['编号']}.docx"))
        count += 1
    return count


def allocate(applications: Any, folder: Path) -> dict[str, str]:
    """Deferred acceptance as one would write it in an afternoon."""
    quotas = (
        sheet(folder / "01活动方案.xlsx", "双选部门", "部门").set_index("部门")["职数"].astype(int)
    )
    ranks: dict[str, dict[str, int]] = {}
    for path in sorted((folder / "06部门初选").glob("部门初选表-*.xlsx")):
        picks = sheet(path, "初选", "编号")
        department = path.stem.partition("-")[2]
        ranks[department] = dict(zip(picks["编号"], picks["排序"].astype(int), strict=True))
    wishes = {
        row["编号"]: [each for each in (row["第一志愿"], row["第二志愿"]) if isinstance(each, str)]
        for _, row in applications.iterrows()
    }
    held: dict[str, list[str]] = {department: [] for department in quotas.index}
    waiting = [
        person for person in wishes if any(person in ranks.get(d, {}) for d in wishes[person])
    ]
    while waiting:
        person = waiting.pop()
        if not wishes[person]:
            continue
        department = wishes[person].pop(0)
        if person not in ranks.get(department, {}):
            waiting.append(person)
            continue
        held[department].append(person)
        held[department].sort(key=ranks[department].__getitem__)
        if len(held[department]) > quotas[department]:
            waiting.append(held[department].pop())
    return {person: department for department, people in held.items() for person in people}


def campaign(folder: Path, out: Path, template: Path) -> None:
    """Forms, totals, allocation, result workbooks, a letter for each."""
    roster = sheet(folder / "02干部花名册.xlsx", "花名册", "编号").set_index("编号")
    forms = [
        read_form(path) | {"文件": path.name}
        for path in sorted((folder / "03报名表").glob("*.xlsx"))
    ]
    applications = pd.DataFrame(forms)
    applications["通过"] = applications["编号"].isin(roster.index)
    applications.to_excel(out / "报名审核结果.xlsx", index=False)
    consolidate(folder, out)
    for_departments = applications[applications["文件"].str.startswith("选部门")]
    placed = allocate(for_departments, folder)
    pd.DataFrame(sorted(placed.items()), columns=["编号", "去向"]).to_excel(
        out / "双向选择结果.xlsx", index=False
    )
    notices(folder, out, template)


def main() -> None:
    """Run one of the three."""
    task, folder, out, template = sys.argv[1], *map(Path, sys.argv[2:5])
    out.mkdir(parents=True, exist_ok=True)
    if task == "consolidate":
        consolidate(folder, out)
    elif task == "notices":
        notices(folder, out, template)
    else:
        campaign(folder, out, template)


if __name__ == "__main__":
    main()
