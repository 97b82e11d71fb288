"""Whatever letters print comes out the same, typed bare or as it stands on the page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Ran, fill, fill_items, run, table, write_plain
from documents.finished import (
    DIRECT,
    ELSEWHERE,
    LEDGER,
    PLACES,
    ROSTER,
    SCHEME,
    TENURES,
    TODAY,
    TRAIL,
    Facts,
    ask_for_everything,
    copied,
    made,
)

TRAIL_FILE, RECHECKS = "09待岗管理/待岗经过.xlsx", "08公文/复核申诉登记表.xlsx"
ITEMS = {
    "主送": ("各办公室、各村", "主送　“各办公室、各村”："),
    "抄送": ("县委组织部", "【抄送】县委组织部。"),
    "考评不合格处理": ("给予行政处分", "考评不合格的，给予行政处分。"),
    "动员会地点": ("三楼会议室", "地点为三楼会议室。"),
    "联系人": ("秦卫国", "联系人：秦卫国"),
    "会议名称": ("党委会议", "2026年3月11日召开的党委会议研究决定"),
}
NOTES = {
    "去向": ("由中心统一管理", "说明：（由中心统一管理。）"),
    "处理": ("给予警告处分", "以下处理：给予警告处分；"),
    "改发": ("发给最低生活费", "待岗期间，发给最低生活费。"),
    "试岗": ("只发岗位工资", "试岗期间只发岗位工资。"),
    "不合格后": ("转为继续待岗", "不合格的，转为继续待岗。"),
    "待遇": ("发给基本工资", "待崗期間待遇：发给基本工资；"),
    "内容": ("集中跟班学习", "内容：“集中跟班学习”"),
    "经过": ("经两次通知没有到岗", "（说明）经两次通知没有到岗。"),
    "任职": ("按规定兑现待遇", "情况说明：按规定兑现待遇。。"),
    "复核": ("核对平均分", "内容：核对平均分。"),
    "结果": ("逐张核对，没有差错", "经复核，逐张核对，没有差错。"),
    "直接定岗": ("按政策安置", "原因：按政策安置。"),
    "新职务": ("党政办干事", "拟任党政办干事职务。"),
    "主持": ("何志远", "暂由何志远同志主持工作"),
    "安排": ("综治办", "安排到综治办。"),
    "恢复": ("县供销社", "去向：到县供销社"),
    "跟班": ("县委党校", "在县委党校跟班学习"),
    "去向的公文": ("去向通知书", "《去向通知书》.docx"),
}
DECIDED = date(2026, 9, 21)


def put(root: Path, said: Callable[[str], str]) -> None:
    """Fill in every column that letters print."""
    book = load_workbook(root / SCHEME)
    sheets: dict[str, list[list[Any]]] = {
        "其他去向": [
            ["名称", "公文", "说明"],
            *([place, _of(paper, said), said("去向")] for place, paper in ELSEWHERE.items()),
        ],
        "待岗处理": [
            ["情形", "累计天数", "处理", "待遇", "结束待岗", "公文"],
            ["拒绝上岗", None, said("处理"), said("改发"), None, None],
            ["旷工", 15, said("处理"), None, "是", "解除合同通知书"],
        ],
        "试岗": [
            ["适用", "期限(月)", "待遇", "不合格后"],
            ["新岗位", 3, said("试岗"), said("不合格后")],
        ],
        "待岗阶段": [["从第几个月", "待遇", "内容"], [1, said("待遇"), said("内容")]],
    }
    for name, rows in sheets.items():
        if name in book.sheetnames:
            del book[name]
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(root / SCHEME)
    fill(root / ROSTER, "花名册", "不参加原因", dict.fromkeys(DIRECT, said("直接定岗")))
    tenures = table(root / TENURES, "任职台账")
    for office in tenures:
        office["说明"] = said("任职")
        if office["新职务"]:
            office["新职务"] = said("新职务")
        if office["主持工作"]:
            office["主持工作"] = said("主持")
    write_plain(root / TENURES, {"任职台账": tenures})
    on_standby = Facts(root)
    fill(root / PLACES, "定岗决定", "跟班学习部门", dict.fromkeys(on_standby.standby, said("跟班")))
    returned = [who for who, row in on_standby.ledger.items() if row["去向"]]
    fill(root / LEDGER, "待岗台账", "去向", dict.fromkeys(returned, said("恢复")))
    trail = [
        {"编号": who, "情形": case, "日期": on, "决定日期": on, "说明": said("经过"), **more}
        | ({"去向": said("安排")} if "去向" in more else {})
        for who, case, on, more in TRAIL
    ]
    write_plain(root / TRAIL_FILE, {"待岗经过": trail})
    asked = table(root / RECHECKS, "复核申诉")
    for recheck in asked:
        recheck |= {"复核内容": said("复核")} | (
            {"处理说明": said("结果")} if recheck["结论"] else {}
        )
    write_plain(root / RECHECKS, {"复核申诉": asked})


def _of(paper: str, said: Callable[[str], str]) -> str:
    return said("去向的公文") if paper == "去向通知书" else paper


def played(root: Path, spelling: int) -> Ran:
    ask_for_everything(root)
    put(root, lambda key: NOTES[key][spelling])
    fill_items(root / SCHEME, "基本信息", {item: texts[spelling] for item, texts in ITEMS.items()})
    ran = run("run_all", root, TODAY)
    assert ran.errors == []
    return ran


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Ran]]:
    roots = [copied(tmp_path_factory.mktemp(f"spelt{n}")) for n in range(2)]
    return [(root, played(root, n)) for n, root in enumerate(roots)]


def test_letters_are_the_same(both: list[tuple[Path, Ran]]) -> None:
    bare, typed = (made(root) for root, _ in both)
    text = "".join(bare.values())
    assert [
        printed for printed, _ in (*NOTES.values(), *ITEMS.values()) if printed not in text
    ] == []
    assert bare == typed


def test_more_than_a_full_stop_is_told(both: list[tuple[Path, Ran]]) -> None:
    bare, typed = ([each for each in ran.issues if each.kind.code == "V13"] for _, ran in both)
    assert bare == []
    items = {each.data["understood"] for each in typed}
    assert items >= {printed for printed, _ in (*NOTES.values(), *ITEMS.values())} - {"秦卫国"}
