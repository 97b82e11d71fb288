"""Which sheets of the sample the guide shows, and how to tell whether a picture is still true.

A picture belongs to what stood in the sheet when it was made: `fingerprints` says so in a way that
needs no LibreOffice and does not change with its version.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "sample_workbooks" / "样例活动"
PICTURES = Path(__file__).with_name("pictures")
FINGERPRINTS = PICTURES / "fingerprints.json"

DONE, HALFWAY, FAULTY = "done", "halfway", "faulty"
"""Three copies of the sample: carried to the end, still under way, and with slips in it."""
_DAYS = {DONE: date(2026, 9, 22), HALFWAY: date(2026, 3, 16), FAULTY: date(2026, 3, 11)}


@dataclass(frozen=True)
class Shot:
    """The first rows of a sheet."""

    name: str
    file: str
    sheet: str
    rows: int
    columns: str = ""
    """The last column to be shown, if not all."""
    campaign: str = DONE


SHOTS = (
    Shot("基本信息", "01活动方案.xlsx", "基本信息", 16),
    Shot("竞争职位", "01活动方案.xlsx", "竞争职位", 12),
    Shot("双选部门", "01活动方案.xlsx", "双选部门", 8),
    Shot("评分项目", "01活动方案.xlsx", "评分项目", 5),
    Shot("评委名单", "01活动方案.xlsx", "评委名单", 11),
    Shot("花名册", "02干部花名册.xlsx", "花名册", 10, "M"),
    Shot("报名表", "03报名表/个人报名表/竞争上岗报名表-陈立新001.xlsx", "竞争上岗报名表", 21),
    Shot("登记表", "03报名表/选部门报名登记表.xlsx", "选部门报名", 10),
    Shot("报名审核结果", "结果/报名审核结果.xlsx", "竞争上岗", 10),
    Shot("评分表", "04评分表/竞职演说评分表-严正.xlsx", "评分表", 12),
    Shot("计票表", "04评分表/民主测评计票表.xlsx", "计票表", 12),
    Shot("票数", "04评分表/民主测评计票表.xlsx", "票数", 9),
    Shot("成绩汇总", "结果/成绩汇总.xlsx", "成绩汇总", 14),
    Shot("考察意见表", "05任用决定/考察意见表-尹志明.xlsx", "考察意见", 8),
    Shot("任用决定表", "05任用决定/任用决定表.xlsx", "任用决定", 10, "K"),
    Shot("会议信息", "05任用决定/任用决定表.xlsx", "会议信息", 5),
    Shot("部门初选表", "06部门初选/部门初选表-党政办.xlsx", "初选", 12),
    Shot("人员去向", "结果/双向选择结果.xlsx", "人员去向", 12),
    Shot("定岗决定表", "07定岗决定/定岗决定表.xlsx", "定岗决定", 10),
    Shot("用印登记表", "08公文/用印登记表.xlsx", "用印登记", 12),
    Shot("待岗台账", "09待岗管理/待岗台账.xlsx", "待岗台账", 9),
    Shot("问题清单", "结果/问题清单.xlsx", "问题清单", 6, campaign=FAULTY),
    Shot("办理进度", "结果/办理进度.xlsx", "办理进度", 15, campaign=HALFWAY),
)


def play(folder: Path) -> dict[str, Path]:
    """Return the three campaigns, in a folder of their own."""
    changes: dict[str, Callable[[Path], None]] = {
        DONE: lambda root: None,
        HALFWAY: _stop_halfway,
        FAULTY: _make_slips,
    }
    campaigns = {}
    for name, change in changes.items():
        root = campaigns[name] = folder / name
        shutil.copytree(SAMPLE, root)
        change(root)
        _run(root, _DAYS[name])
    return campaigns


def _run(root: Path, today: date) -> None:
    from campaign.run import Run
    from campaign.steps.conduct import conduct
    from campaign.storage.folder import Folder
    from maintenance.sample_filling import Silence

    conduct("run_all", Run(Folder(root), Silence(), today))


def _stop_halfway(root: Path) -> None:
    """Stop where two departments have not handed in, and nothing later is there."""
    for place in ("07定岗决定", "09待岗管理", "03报名表/第二轮", "06部门初选/第二轮"):
        shutil.rmtree(root / place)
    for department in ("综治办", "新村办"):
        (root / "06部门初选" / f"部门初选表-{department}.xlsx").unlink()


def _make_slips(root: Path) -> None:
    """Write as people do: a mark beyond the full one, a post that there is not, a blank."""
    for place in ("05任用决定", "06部门初选", "07定岗决定", "09待岗管理"):
        shutil.rmtree(root / place)
    marks = root / "04评分表" / "竞职演说评分表-严正.xlsx"
    _type_in(marks, "评分表", "得分", ["86分左右", 105, None])


def _type_in(path: Path, sheet: str, header: str, values: Sequence[Any]) -> None:
    """Write values below a header, from the first row on."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    for cell in (cell for row in book[sheet].iter_rows() for cell in row):
        if cell.value == header:
            for offset, value in enumerate(values, 1):
                book[sheet].cell(cell.row + offset, cell.column).value = value
            break
    book.save(path)


def fingerprints(campaigns: dict[str, Path]) -> dict[str, str]:
    """Return SHA-256 over what stands in the part of the sheet that each picture shows."""
    return {shot.name: _fingerprint(shown(campaigns, shot)) for shot in SHOTS}


def shown(campaigns: dict[str, Path], shot: Shot) -> list[list[str]]:
    """Return the texts of the cells that a picture shows, row by row."""
    from openpyxl import load_workbook
    from openpyxl.utils import column_index_from_string

    book = load_workbook(campaigns[shot.campaign] / shot.file, data_only=True)
    sheet = book[shot.sheet]
    last = column_index_from_string(shot.columns) if shot.columns else sheet.max_column
    rows = sheet.iter_rows(max_row=shot.rows, max_col=last, values_only=True)
    return [["" if value is None else str(value) for value in row] for row in rows]


def _fingerprint(rows: list[list[str]]) -> str:
    text = json.dumps(rows, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def picture(name: str) -> Path:
    """Return where a picture lies."""
    return PICTURES / f"{name}.png"


def outdated(found: dict[str, str]) -> list[Shot]:
    """Return the shots whose picture is not there or not true."""
    known = recorded()
    return [
        shot
        for shot in SHOTS
        if known.get(shot.name) != found[shot.name] or not picture(shot.name).exists()
    ]


def recorded() -> dict[str, str]:
    """Return the fingerprints of the pictures that are there."""
    known: dict[str, str] = json.loads(FINGERPRINTS.read_text("utf-8"))
    return known


def record(found: dict[str, str]) -> None:
    """Keep the fingerprints of new pictures."""
    text = json.dumps(found, ensure_ascii=False, indent=1)
    FINGERPRINTS.write_text(f"{text}\n", "utf-8", newline="\n")
