"""Forms to be filled by hand: handing over, review at the end of standby, proposal for handling."""

from maintenance.document_templates.frame import plain_head
from maintenance.document_templates.ooxml import paragraph, row, table
from maintenance.document_templates.styles import spacing

_LABEL = 1500
_SIX = (_LABEL, 1250, 1200, 1300, 1100, 2495)
_FOUR = (_LABEL, 2900, _LABEL, 2945)
_TWO = (_LABEL, 7345)


def _labelled(widths: tuple[int, ...], *pairs: tuple[str, str]) -> str:
    """A row of labels and values by turns."""
    cells = [text for pair in pairs for text in pair]
    return row(widths, cells, style=["Head", "Cell"] * len(pairs), height=680)


def _described(label: str, text: str) -> str:
    return row(_TWO, (label, text), style=["Head", "CellText"], height=760)


def _signed(label: str, opening: str = "", *, height: int = 1450) -> str:
    """Room for an opinion, with signature and date at its foot."""
    text = f"{opening}\n\n\n　　　　　　　　　签名：　　　　　　　　　年　　月　　日"
    return row(_TWO, (label, text), style=["Head", "CellText"], height=height)


def handover_list() -> str:
    """移交清单."""
    items = (700, 1500, 3945, 1100, 1600)
    thirds = (2948, 2948, 2949)
    signatures = ("移交人签名", "接交人签名", "监交人签名")
    return (
        plain_head("工作移交清单")
        + table(
            _FOUR,
            (),
            _labelled(_FOUR, ("编　号", "{{ 编号 }}"), ("移交人", "{{ 姓名 }}")),
            _labelled(_FOUR, ("原岗位", "{{ 原岗位 }}"), ("新岗位", "{{ 新岗位 }}")),
            _labelled(_FOUR, ("接交人", "{{ 接交人 }}"), ("监交人", "{{ 监交人 }}")),
        )
        + paragraph(
            "TableNote", "请于{{ 移交截止 }}前办清。类别填：工作事项、文件资料、财物印章、其他。"
        )
        + table(
            items,
            ("序号", "类别", "名称或者事项、办理情况", "数量", "备注"),
            *(row(items, (str(number), "", "", "", ""), height=500) for number in range(1, 11)),
        )
        + paragraph("TableNote")
        + table(
            thirds,
            signatures,
            row(thirds, ("\n\n　　年　　月　　日",) * 3, height=1200),
        )
        + paragraph("TableNote", "本清单一式三份，移交人、接交人各一份，存档一份。")
    )


def standby_review() -> str:
    """待岗考评表."""
    return (
        plain_head("待岗人员考评表")
        + _person(
            _described("待岗原因", "{{ 待岗原因 }}"),
            _described(
                "待岗情况",
                "自{{ 待岗开始 }}起至{{ 待岗期满 }}止，在{{ 跟班学习部门 }}跟班学习。",
            ),
            _signed("本人小结", height=2200),
            _signed("跟班学习\n部门意见"),
            _signed("考评意见", "考评结果：□ 合格　　□ 不合格"),
            _signed("党委意见"),
        )
        + paragraph("TableNote", direct=spacing(20))
    )


def handling_proposal() -> str:
    """处理意见呈报表: states the plan's range and leaves the sanction to the committee."""
    return (
        plain_head("待岗期满处理意见呈报表")
        + _person(
            _described(
                "待岗情况",
                "自{{ 待岗开始 }}起至{{ 待岗期满 }}止（待岗通知书文号：{{ 待岗通知书文号 }}）。",
            ),
            _described("考评结果", "{{ 考评日期 }}考评，结果为不合格（考评表附后）。"),
            _described(
                "方案规定",
                "《{{ 方案名称 }}》规定：待岗期满考评不合格的，{{ 不合格处理 }}。",
            ),
            _signed("本人陈述"),
            _signed("呈报意见"),
            _signed("分管领导\n意　　见"),
            _signed("党委研究\n意　　见"),
        )
        + paragraph(
            "TableNote",
            "说明：方案规定的处理范围供研究时参照；是否处理、如何处理，由党委按照管理权限和规定程序"
            "研究决定，本表不代替处理决定。",
        )
    )


def _person(*rows: str) -> str:
    return table(
        _SIX,
        (),
        _labelled(
            _SIX, ("编　号", "{{ 编号 }}"), ("姓　名", "{{ 姓名 }}"), ("性　别", "{{ 性别 }}")
        ),
        _labelled(
            _SIX,
            ("出生年月", "{{ 出生年月 }}"),
            ("政治面貌", "{{ 政治面貌 }}"),
            ("原岗位", "{{ 原岗位 }}"),
        ),
    ) + table(_TWO, (), *rows)
