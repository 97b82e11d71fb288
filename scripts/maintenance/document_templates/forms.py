"""Forms to be filled by hand: handing over, review at the end of standby, proposal for handling."""

from maintenance.document_templates.frame import plain_head
from maintenance.document_templates.paper import Paper, Rows
from maintenance.document_templates.styles import set_line

_LABEL = 1500
_SIX = (_LABEL, 1250, 1200, 1300, 1100, 2495)
_FOUR = (_LABEL, 2900, _LABEL, 2945)
_TWO = (_LABEL, 7345)


def _labelled(table: Rows, *pairs: tuple[str, str]) -> None:
    """Write a row of labels and values by turns."""
    cells = [text for pair in pairs for text in pair]
    table.add(*cells, style=["Head", "Cell"] * len(pairs), height=680)


def _described(table: Rows, label: str, text: str) -> None:
    table.add(label, text, style=("Head", "CellText"), height=760)


def _signed(table: Rows, label: str, opening: str = "", *, height: int = 1450) -> None:
    """Room for an opinion, with signature and date at its foot."""
    text = f"{opening}\n\n\n　　　　　　　　　签名：　　　　　　　　　年　　月　　日"
    table.add(label, text, style=("Head", "CellText"), height=height)


def handover_list(paper: Paper) -> None:
    """Lay out 移交清单."""
    items = (700, 1500, 3945, 1100, 1600)
    thirds = (2948, 2948, 2949)
    signatures = ("移交人签名", "接交人签名", "监交人签名")
    plain_head(paper, "工作移交清单")
    people = paper.table(_FOUR)
    _labelled(people, ("编　号", "{{ 编号 }}"), ("移交人", "{{ 姓名 }}"))
    _labelled(people, ("原岗位", "{{ 原岗位 }}"), ("新岗位", "{{ 新岗位 }}"))
    _labelled(people, ("接交人", "{{ 接交人 }}"), ("监交人", "{{ 监交人 }}"))
    paper.note("请于{{ 移交截止 }}前办清。类别填：工作事项、文件资料、财物印章、其他。")
    list_of_items = paper.table(items, ("序号", "类别", "名称或者事项、办理情况", "数量", "备注"))
    for number in range(1, 11):
        list_of_items.add(str(number), "", "", "", "", height=500)
    paper.note()
    paper.table(thirds, signatures).add(*["\n\n　　年　　月　　日"] * 3, height=1200)
    paper.note("本清单一式三份，移交人、接交人各一份，存档一份。")


def standby_review(paper: Paper) -> None:
    """Lay out 待岗考评表."""
    plain_head(paper, "待岗人员考评表")
    table = _person(paper)
    _described(table, "待岗原因", "{{ 待岗原因 }}")
    _described(
        table,
        "待岗情况",
        "自{{ 待岗开始 }}起至{{ 待岗期满 }}止，在{{ 跟班学习部门 }}跟班学习。",
    )
    _signed(table, "本人小结", height=2200)
    _signed(table, "跟班学习\n部门意见")
    _signed(table, "考评意见", "考评结果：□ 合格　　□ 不合格")
    _signed(table, "党委意见")
    set_line(paper.note().paragraph_format, 20)


def handling_proposal(paper: Paper) -> None:
    """Lay out 处理意见呈报表: the plan's range; the sanction is left to the committee."""
    plain_head(paper, "待岗期满处理意见呈报表")
    table = _person(paper)
    _described(
        table,
        "待岗情况",
        "自{{ 待岗开始 }}起至{{ 待岗期满 }}止"
        "{% if 待岗通知书文号 %}（待岗通知书文号：{{ 待岗通知书文号 }}）{% endif %}。",
    )
    _described(table, "考评结果", "{{ 考评日期 }}考评，结果为不合格（考评表附后）。")
    _described(
        table, "方案规定", "《{{ 方案名称 }}》规定：待岗期满考评不合格的，{{ 不合格处理 }}。"
    )
    for opinion in ("本人陈述", "呈报意见", "分管领导\n意　　见", "党委研究\n意　　见"):
        _signed(table, opinion)
    paper.note(
        "说明：方案规定的处理范围供研究时参照；是否处理、如何处理，由党委按照管理权限和规定程序"
        "研究决定，本表不代替处理决定。",
    )


def _person(paper: Paper) -> Rows:
    """Return who it is about; and the table below for all else."""
    table = paper.table(_SIX)
    _labelled(table, ("编　号", "{{ 编号 }}"), ("姓　名", "{{ 姓名 }}"), ("性　别", "{{ 性别 }}"))
    _labelled(
        table,
        ("出生年月", "{{ 出生年月 }}"),
        ("政治面貌", "{{ 政治面貌 }}"),
        ("原岗位", "{{ 原岗位 }}"),
    )
    return paper.table(_TWO)


WORDINGS = {
    "移交清单": handover_list,
    "待岗考评表": standby_review,
    "处理意见呈报表": handling_proposal,
}
"""By the names of the kinds."""
