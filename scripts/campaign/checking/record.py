"""The record of every run, so that an inspector can reconstruct each figure a year later.

For each run a manifest (JSON) and a log (text). The manifest names every input and output with its
SHA-256, the rules in force, the seed, the day, and the versions of everything; with the archive of
the inputs it is enough to do the run again (see `recompute`). The log is for reading. It names
files, sheets and cells but tells nothing of what stands in them; where each workbook's cells are
listed one by one, as they were read, it says, too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from campaign import places
from campaign import version as program
from campaign.checking.recorded import names_in_archive, number_of, records, registers
from campaign.commands import COMMANDS
from campaign.departments import sheets as selection
from campaign.issues import Issue
from campaign.posts import sheets as decisions
from campaign.registration.online_columns import private_in
from campaign.run import Run
from campaign.scheme import basics
from campaign.scheme import sheets as sheets
from campaign.scheme.stages import the_scheme
from campaign.scoring import sheets as scoring
from campaign.scoring.stages import the_seed
from campaign.storage import registers as register
from campaign.storage.folder import Folder
from campaign.workbook.declare.page import Page, value_of
from campaign.workbook.read.cell_list import cell_list

if TYPE_CHECKING:
    from campaign.workbook.grid import Grid


@dataclass
class RunRecord:
    """What the record tells of a run besides what the run knows itself."""

    name: str
    """Its number, time and title: what its files are named after."""
    step: str
    started: datetime
    number: int
    before: str
    """The record before this one; empty for the first."""
    digest_before: str
    registers_before: dict[str, str]
    """SHA-256 by label of the registers as the run found them."""
    code: int = 0
    lines: list[str] = field(default_factory=list)
    """What was on the screen."""
    cut_before: bool = False
    """The run before was cut off."""
    list_of: Callable[[str], str] = str
    """Where the cells of an input are listed, by its SHA-256."""


def new_record(folder: Folder, step: str, now: datetime, *, cut_before: bool) -> RunRecord:
    """Begin the record of a run that begins now. Raises `Obstacle`.

    Its number is above that of every run that has left anything, be it cut off before its end.
    """
    number = 1 + max(map(number_of, names_in_archive(folder)), default=0)
    earlier = records(folder)
    return RunRecord(
        f"{number:04}-{now:%Y%m%d-%H%M%S}-{COMMANDS[step].title}",
        step,
        now,
        number=number,
        before=earlier[-1].stem if earlier else "",
        digest_before=folder.digest(earlier[-1]) if earlier else "",
        registers_before=registers(folder),
        cut_before=cut_before,
    )


def write_record(run: Run, record: RunRecord, now: datetime) -> None:
    """Write manifest and log of a run that is over. Raises `Obstacle`."""
    folder = run.folder
    manifest = _manifest(run, record, now)
    outputs = dict(folder.outputs)
    folder.write(folder.path(places.RECORD, f"{record.name}.json"), register.as_json(manifest))
    log = "\n".join(_log(run, record, manifest)) + "\n"
    folder.write(
        folder.path(places.RECORD, f"{record.name}.log"), log.encode("utf-8-sig", "replace")
    )
    folder.outputs = outputs
    folder.commit()


def _manifest(run: Run, record: RunRecord, now: datetime) -> dict[str, Any]:
    folder = run.folder
    errors = sum(issue.is_error for issue in run.issues)
    cells = sum(count for sheets in run.sheets_read.values() for _, _, count in sheets)
    seed = run.known(the_seed)
    return {
        "序号": record.number,
        "步骤": COMMANDS[record.step].title,
        "命令": record.step,
        "开始": f"{record.started:%Y-%m-%d %H:%M:%S}",
        "结束": f"{now:%Y-%m-%d %H:%M:%S}",
        "当天": run.today.isoformat(),
        "结束代码": record.code,
        "上次中断": record.cut_before,
        "上一次": {"记录": record.before, "校验值": record.digest_before},
        "登记簿": {"开始": record.registers_before, "结束": registers(folder)},
        "程序": {
            "版本": program.version(),
            "Python": program.python(),
            "系统": program.system(),
            "组件": program.packages(),
        },
        "计数": {
            "输入文件": len(folder.inputs),
            "读取的单元格": cells,
            "输出文件": len(folder.outputs),
            "公文": sum(_is_document(label) for label in folder.outputs),
            "错误": errors,
            "提醒": len(run.issues) - errors,
        },
        "抽签种子": seed or "",
        "方案": _rules(run),
        "输入": dict(sorted(folder.inputs.items())),
        "另见": sorted(folder.observed.seen - folder.inputs.keys() - folder.outputs.keys()),
        "输出": dict(sorted(folder.outputs.items())),
    }


def _is_document(label: str) -> bool:
    return label.startswith(f"{places.DOCUMENTS}/") and label.endswith(".docx")


def _rules(run: Run) -> dict[str, Any]:
    """Return the values of the scheme in force, by sheet."""
    scheme = run.known(the_scheme)
    if scheme is None:
        return {}
    tables: list[Page[Any]] = [
        Page(basics.BASICS, [scheme.basics]),
        Page(sheets.POSTS, scheme.posts),
        Page(sheets.DEPARTMENTS, scheme.departments),
        Page(sheets.COMPONENTS, scheme.components),
        Page(sheets.GRADES, scheme.grades),
        Page(sheets.CRITERIA, scheme.criteria),
        Page(sheets.VOTER_CLASSES, scheme.voter_classes),
    ]
    return {page.sheet.name: [_values(page, row) for row in page.rows] for page in tables}


def list_cells(label: str, grids: "Sequence[Grid]") -> str:
    """List the cells of a workbook for the record: figures, and the words that count like figures.

    What nobody needs to know of an online export (IP addresses, telephones) is left out.
    """
    verdicts = (decisions.APPOINT, decisions.DO_NOT_APPOINT, selection.ACCEPT, selection.REFUSE)
    absences = (scoring.RECUSED, scoring.ABSENT_JUDGE, scoring.ABSENT_CANDIDATE)
    return cell_list(grids, frozenset((*verdicts, *absences)), private_in(label, grids))


def _values(page: Page[Any], row: object) -> dict[str, str]:
    values = {}
    for column, member, header in page.written:
        cell = column.kind.to_cell(value_of(row, column, member))
        values[header] = "" if cell is None else str(cell)
    return values


# -- the log --------------------------------------------------------------------------------------


def _log(run: Run, record: RunRecord, manifest: dict[str, Any]) -> list[str]:
    about = manifest["程序"]
    packages = "、".join(f"{name} {number}" for name, number in about["组件"].items())
    return [
        f"{manifest['步骤']}  {manifest['开始']} 至 {manifest['结束']}  结束代码{record.code}",
        f"程序 {about['版本']}，Python {about['Python']}，{about['系统']}",
        f"组件 {packages}",
        *(["上一次运行中途被关闭或断电，留下的临时文件已清理。"] if record.cut_before else []),
        "",
        f"读取{len(manifest['输入'])}个文件：",
        *_inputs(run, record),
        "",
        f"写出{len(manifest['输出'])}个文件：",
        *(f"  {label}  {digest}" for label, digest in manifest["输出"].items()),
        "",
        f"问题{len(run.issues)}处（内容见问题清单）：",
        *(f"  {_place(issue)}" for issue in run.issues),
        "",
        "屏幕上的话：",
        *(f"  {line}" for line in record.lines),
    ]


def _inputs(run: Run, record: RunRecord) -> list[str]:
    lines = []
    for label, digest in sorted(run.folder.inputs.items()):
        lines.append(f"  {label}  {digest}")
        for sheet, rows, cells in run.sheets_read.get(label, ()):
            lines.append(f"      工作表“{sheet}”：{rows}行，有内容的单元格{cells}个")
        if label in run.sheets_read and (place := record.list_of(digest)):
            lines.append(f"      逐格清单在“{place}”")
    return lines


def _place(issue: Issue) -> str:
    where = issue.where
    return " ".join(filter(None, (issue.kind.code, where.file, where.sheet, where.cell)))
