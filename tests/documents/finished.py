"""The sample campaign played to its end, its workbooks, and its documents read back."""

import re
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from shutil import copytree
from typing import Any

from docx import Document
from openpyxl import load_workbook

from campaigns import Ran, fill, run, table, write_plain

SAMPLE = Path(__file__).resolve().parents[2] / "sample_workbooks" / "样例活动"
TODAY = date(2026, 9, 22)
"""After the end of standby, so that every kind of document is due."""

SCHEME = "01活动方案.xlsx"
ROSTER = "02干部花名册.xlsx"
POSTS = "05任用决定/任用决定表.xlsx"
PLACES = "07定岗决定/定岗决定表.xlsx"
LEDGER = "09待岗管理/待岗台账.xlsx"
TENURES = "09待岗管理/任职台账.xlsx"
SEALS = "08公文/用印登记表.xlsx"
LATER_SEALS = "08公文/用印登记表（待岗期满）.xlsx"
TRAY = "待印"
"""The folder of copies for the seal."""


def copied(folder: Path) -> Path:
    """A copy of the sample that a test may change."""
    root: Path = copytree(SAMPLE, folder / "样例活动")
    return root


def ask_for_everything(root: Path) -> None:
    """What a scheme and the office may ask for besides: candidates published, rechecks answered."""
    book = load_workbook(root / SCHEME)
    sheet = book["基本信息"]
    sheet.append(["人选公示开始", date(2026, 3, 9)])
    next(row[1] for row in sheet.iter_rows() if row[0].value == "试用期(月)").value = 6
    cuts = book.create_sheet("晋级规则")
    cuts.append(["环节", "规则", "值"])
    cuts.append(["总分", "前几名", 9])  # everybody is inspected, and listed
    book.save(root / SCHEME)
    _assign(root)
    decide_on_probations(root)
    _send_elsewhere(root)
    _go_on_with_standby(root)
    rows = [
        {"编号": "011", "姓名": "徐海燕", "事项": "成绩", "提出日期": date(2026, 3, 11),
         "复核内容": "核对竞职演说的平均分", "受理人": "秦卫国", "结论": "维持",
         "处理说明": "逐张核对评分表，没有差错", "结论日期": date(2026, 3, 12)},
        {"编号": "013", "姓名": "罗成刚", "事项": "资格审核", "提出日期": date(2026, 3, 9),
         "复核内容": "工作年限的算法", "受理人": "秦卫国"},
    ]  # fmt: skip
    write_plain(root / "08公文" / "复核申诉登记表.xlsx", {"复核申诉": rows})


RESULTS = (
    {"考核结果": "转正"},
    {"考核结果": "延长", "延期至": date(2026, 12, 19)},
    {"考核结果": "免职", "主持工作": "046"},
    {"考核结果": "降职", "新职务": "党政办干事"},
)
"""What was decided at the end of probations, by turns."""


def decide_on_probations(root: Path) -> None:
    """Fill the ledger of offices, as another program would write it."""
    rows = [
        {"编号": staff_id, **RESULTS[number % len(RESULTS)], "决定日期": date(2026, 9, 21)}
        for number, staff_id in enumerate(Facts(root).appointed)
    ]
    write_plain(root / TENURES, {"任职台账": rows})


DIRECT = {"022": "新村办"}
"""Who is assigned to a department without a choice, which gets a place for it."""


def _assign(root: Path) -> None:
    for staff_id, department in DIRECT.items():
        fill(root / ROSTER, "花名册", "参加范围", {staff_id: "直接定岗"})
        fill(root / SCHEME, "双选部门", "职数", {department: 6}, key="部门")
    book = load_workbook(root / ROSTER)
    sheet = book["花名册"]
    header = next(row[0].row for row in sheet.iter_rows() if row[0].value == "编号")
    at = sheet.max_column + 1
    sheet.cell(header, at).value = "定岗部门"
    for row in sheet.iter_rows(min_row=header + 1):
        if row[0].value in DIRECT:
            sheet.cell(row[0].row, at).value = DIRECT[str(row[0].value)]
    book.save(root / ROSTER)


ELSEWHERE = {"人才交流中心": "去向通知书", "离岗待退": "离岗待退通知书"}
"""Destinations beside departments and standby, with the document of each."""


def _send_elsewhere(root: Path) -> None:
    book = load_workbook(root / SCHEME)
    sheet = book.create_sheet("其他去向")
    sheet.append(["名称", "公文"])
    for each in ELSEWHERE.items():
        sheet.append(each)
    book.save(root / SCHEME)
    people = [*Facts(root).placed][-len(ELSEWHERE) :]
    for staff_id, place in zip(people, ELSEWHERE, strict=True):
        fill(root / PLACES, "定岗决定", "决定去向", {staff_id: place})
        fill(root / PLACES, "定岗决定", "决定理由", {staff_id: "本人申请"})


TRAIL: tuple[tuple[str, str, date, dict[str, Any]], ...] = (
    ("047", "拒绝上岗", date(2026, 4, 10), {}),
    ("047", "安排上岗", date(2026, 5, 6), {"去向": "综治办"}),
    ("047", "试岗不合格", date(2026, 5, 29), {"至": date(2026, 9, 20)}),
    ("047", "延长待岗", date(2026, 9, 21), {"至": date(2026, 12, 20)}),
    ("046", "旷工", date(2026, 9, 22), {"天数": 16}),
)
"""What happened to people on standby: 编号, 情形, 日期, which is that of the decision, too."""


def _go_on_with_standby(root: Path) -> None:
    book = load_workbook(root / SCHEME)
    rules = book.create_sheet("待岗处理")
    rules.append(["情形", "累计天数", "处理", "待遇", "结束待岗", "公文"])
    rules.append(["拒绝上岗", None, "给予警告", "发给最低生活费"])
    rules.append(["旷工", 15, "解除聘用合同", None, "是", "解除合同通知书"])
    trials = book.create_sheet("试岗")
    trials.append(["适用", "期限(月)", "待遇", "不合格后"])
    trials.append(["新岗位", 3, "发给岗位工资，不发奖金", "继续待岗"])
    book.save(root / SCHEME)
    rows = [
        {"编号": staff_id, "情形": case, "日期": on, "决定日期": on, **more}
        for staff_id, case, on, more in TRAIL
    ]
    write_plain(root / "09待岗管理" / "待岗经过.xlsx", {"待岗经过": rows})


def generated(root: Path) -> Ran:
    """The step that makes the documents."""
    return run("generate_notices", root, TODAY)


def reviewed(root: Path) -> Ran:
    """The step at the end of standby."""
    return run("review_standby", root, TODAY)


def made(root: Path) -> dict[str, str]:
    """Every document by name, with what it says; copies for the seal apart."""
    return {
        path.relative_to(root / "08公文").as_posix().removesuffix(".docx"): Word(path).everything
        for path in sorted((root / "08公文").rglob("*.docx"))
        if path.parent.name != TRAY
    }


class Word:
    """A document as python-docx reads it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document = Document(str(path))

    def lines(self, style: str = "") -> list[str]:
        """The texts of paragraphs outside tables, of one style by its name."""
        return [
            each.text.replace("\n", "")
            for each in self.document.paragraphs
            if each.text and (not style or (each.style and each.style.name == style))
        ]

    def line(self, style: str) -> str:
        """The text of the only paragraph of a style."""
        (text,) = self.lines(style)
        return text

    def table(self, *heads: str) -> list[list[str]]:
        """The rows of the table that has these heads; the columns named first."""
        for each in self.document.tables:
            rows = [[cell.text.replace("\n", "") for cell in row.cells] for row in each.rows]
            if set(heads) <= set(rows[0]):
                places = [rows[0].index(head) for head in heads]
                return [[row[place] for place in places] for row in rows[1:]]
        raise AssertionError(f"{self.path.name} has no table with {heads}")

    @cached_property
    def cells(self) -> dict[str, str]:
        """In forms: each cell by the label to its left."""
        pairs: dict[str, str] = {}
        for each in self.document.tables:
            for row in each.rows:
                texts = [cell.text for cell in row.cells]
                labels = (re.sub(r"\s", "", label) for label in texts[::2])
                pairs.update(zip(labels, texts[1::2], strict=False))
        return pairs

    @cached_property
    def everything(self) -> str:
        """All text in order, tables and text boxes included, a line for each paragraph."""
        body = self.document.element.body
        paragraphs = body.xpath(".//w:p")
        return "\n".join("".join(p.xpath("./w:r/w:t/text()")) for p in paragraphs)


def items(path: Path, sheet: str) -> dict[str, Any]:
    """An items sheet as a dictionary; days without their midnight."""
    found = {}
    for row in load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True):
        if row[0] and len(row) > 1:
            value = row[1]
            whole_day = isinstance(value, datetime) and (value.hour, value.minute) == (0, 0)
            found[str(row[0])] = (
                value.date() if isinstance(value, datetime) and whole_day else value
            )
    return found


def day(value: date) -> str:
    """A date as documents write it, by our own hand."""
    return f"{value.year}年{value.month}月{value.day}日"


class Facts:
    """What people wrote into the workbooks of a campaign, read without the program."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.basics = items(root / SCHEME, "基本信息")
        self.posts = table(root / SCHEME, "竞争职位", key="部门")
        self.departments = [row["部门"] for row in table(root / SCHEME, "双选部门", key="部门")]
        self.people = {row["编号"]: row for row in table(root / ROSTER, "花名册")}
        self.post_meeting = items(root / POSTS, "会议信息")
        self.place_meeting = items(root / PLACES, "会议信息")
        self.ledger = {row["编号"]: row for row in table(root / LEDGER, "待岗台账")}

    @cached_property
    def appointed(self) -> dict[str, str]:
        """Post by 编号, in the order of the scheme."""
        order = [row["部门"] + row["职务"] for row in self.posts]
        holders = {
            row["编号"]: row["部门"] + row["职务"]
            for row in table(self.root / POSTS, "任用决定")
            if row["党委决定"] == "任用"
        }
        return dict(sorted(holders.items(), key=lambda item: order.index(item[1])))

    @cached_property
    def placed(self) -> dict[str, str]:
        """Department by 编号, standby left out."""
        return {
            staff_id: row["决定去向"]
            for staff_id, row in self.placements.items()
            if row["决定去向"] and row["决定去向"] not in ("待岗", *ELSEWHERE)
        }

    @cached_property
    def standby(self) -> dict[str, dict[str, Any]]:
        """Who was put on standby."""
        return {key: row for key, row in self.placements.items() if row["决定去向"] == "待岗"}

    @cached_property
    def placements(self) -> dict[str, dict[str, Any]]:
        return {row["编号"]: row for row in table(self.root / PLACES, "定岗决定")}

    def name(self, staff_id: str) -> str:
        """As documents name people: the sample's two 王芳 by the month of birth."""
        marks = {"002": "（1983年11月生）", "039": "（1990年8月生）"}
        return str(self.people[staff_id]["姓名"]) + marks.get(staff_id, "")

    def former(self, staff_id: str) -> str:
        """Department and post so far."""
        row = self.people[staff_id]
        return f"{row['现部门'] or ''}{row['现职务'] or ''}"

    def file(self, kind: str, staff_id: str) -> Path:
        """A person's document."""
        name = f"{kind}-{self.people[staff_id]['姓名']}{staff_id}.docx"
        return self.root / "08公文" / kind / name

    def letter(self, kind: str, staff_id: str) -> Word:
        """A person's document, read."""
        return Word(self.file(kind, staff_id))

    def paper(self, kind: str) -> Word:
        """A document about many, read."""
        return Word(self.root / "08公文" / f"{kind}.docx")
