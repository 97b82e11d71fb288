"""Tables as people lay them out: found, or refused with the cell that is in the way."""

import pytest

from workbook.sheets import reading, told


def names(table: str, *merged: tuple[int, int, int, int]) -> list[str]:
    found = reading(table, *merged)
    assert found.issues == []
    return [f"{row.number} {row.name} {row.department}" for row in found.values]


GOOD = ["01 安宁 党政办", "02 白帆 综治办"]


@pytest.mark.parametrize(
    "table",
    [
        """
        编号|姓名|部门
        01|安宁|党政办
        02|白帆|综治办
        """,
        """
        禾川镇干部名单
        单位：禾川镇|2026年3月
        |
        编号|姓名|部门
        01|安宁|党政办

        02|白帆|综治办
        """,
        """
        部门|综治办|姓名|白帆
        编号|姓名|部门
        01|安宁|党政办
        02|白帆|综治办
        """,  # who filled it in, above the table
        """
        部门|序号|姓 名|编　号
        党政办|1|安宁|01
        综治办|2|白帆|02
        """,
        """
        基本情况|||所在
        编号|姓名|性别|部门
        01|安宁||党政办
        02|白帆||综治办
        """.replace("性别", "序号"),
        """
        ||部门|编号|姓名
        ||党政办|01|安宁
        ||综治办|02|白帆
        """,
        """
        编号|姓名|部门
        01|安宁|党政办
        编号|姓名|部门
        02|白帆|综治办
        """,  # the header again on the next page
        """
        部門|姓名|編號
        党政办|安宁|01
        综治办|白帆|02
        """,
        """
        编号*|姓名（必填）|部门：
        01|安宁|党政办
        02|白帆|综治办
        注：本表一式两份。
        """.replace("\n        注：本表一式两份。", ""),
    ],
)
def test_tables_that_are_understood(table: str) -> None:
    assert names(table) == GOOD


def test_two_line_headers() -> None:
    """The group stands above, the column below; in some tables the other way round."""
    for upper, lower in (
        ("编号|姓名|志愿|", "||第一志愿|第二志愿"),
        ("编号|姓名|志愿|", "||一|二"),
        ("编号|姓名|志愿|", "||第一|第二"),
        ("||报名志愿|", "编号|姓名|第一志愿|第二志愿"),
    ):
        found = reading(f"{upper}\n{lower}\n01|安宁|甲|乙")
        assert told(found) == set(), lower
        assert [row.wishes for row in found.values] == [("甲", "乙")], lower


def test_a_department_over_a_vertical_merge() -> None:
    table = """
    部门|编号|姓名
    党政办|01|安宁
    |02|白帆
    """
    assert names(table, (1, 0, 2, 0)) == ["01 安宁 党政办", "02 白帆 党政办"]
    assert names(table) == ["01 安宁 党政办", "02 白帆 "]  # without a merge, blank is blank


def test_ditto() -> None:
    found = reading("部门|编号|姓名|得分\n党政办|01|安宁|3\n同上|02|白帆|3\n〃|03|池清|〃")
    assert [row.department for row in found.values] == ["党政办", "党政办"]
    assert told(found) == {("A3", "V13"), ("A4", "V13"), ("D4", "V15")}


def test_merged_names_belong_to_nobody() -> None:
    found = reading("编号|姓名\n01|安宁\n02|", (1, 1, 2, 1))
    assert told(found) == {("B3", "V12")}
    assert len(found.values) == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("合计|2人|", "T11"),
        ("|小计|", "T11"),
        ("平均||", "T11"),
        ("（示例）|张三|党政办", "T11"),
        ("必填|必填|选填", "T11"),
        ("注：01号为组长||", "T11"),
        ("填表人：安宁|　|2026年3月", "T11"),
        ("*以上人员均已核对||", "T11"),
        ("03|合计亮|", ""),  # it has a number, so it is somebody
    ],
)
def test_rows_that_are_no_data(line: str, code: str) -> None:
    found = reading(f"编号|姓名|部门\n01|安宁|党政办\n{line}\n02|白帆|党政办")
    assert told(found) == ({("A3", code)} if code else set())
    assert len(found.values) == (2 if code else 3)


def test_remarks_beside_the_table_are_no_rows() -> None:
    found = reading("编号|姓名||\n01|安宁||请核对\n|||王主任已看过\n02|白帆||")
    assert told(found) == set()
    assert len(found.values) == 2


def test_a_lone_remark_under_another_column_is_no_row_but_a_wish_is() -> None:
    found = reading("编号|姓名|部门|第一志愿\n01|安宁|党政办|甲\n||审核人：白帆|\n||监督办|乙")
    assert told(found) == {("A4", "V01"), ("B4", "V01")}


def test_a_table_on_its_side_is_told_where_its_headings_stand() -> None:
    found = reading("编号|01|02\n姓名|安宁|白帆\n部门|甲|乙")
    assert told(found) == {("", "T03")}
    assert "A列" in found.issues[0].problem


@pytest.mark.parametrize("line", ["||*综治办|乙", "||备注：综治办|乙", "||※|乙"])
def test_a_row_without_anybody_that_begins_like_a_remark_is_told(line: str) -> None:
    found = reading(f"编号|姓名|部门|第一志愿\n01|安宁|党政办|甲\n{line}")
    assert told(found) == {("A3", "T11")}


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("编号|姓名|部门|编号|姓名\n01|安宁|甲|02|白帆", ("D1", "T05")),  # side by side
        ("编号|姓名\n01|安宁\n\n第二批|\n编号|姓名\n02|白帆", ("A5", "T16")),
        ("编号|姓名\n01|安宁\n编号|姓名|部门\n02|白帆|甲", ("A3", "T16")),
        ("编号|姓名|姓名2\n01|安宁|白帆", ("C1", "T05")),
        ("编号|姓名字|部门\n01|安宁|甲", ("B1", "T04")),
    ],
)
def test_tables_that_are_refused(table: str, place: tuple[str, str]) -> None:
    assert place in told(reading(table))


def test_side_by_side_yields_no_row() -> None:
    assert reading("编号|姓名|部门|编号|姓名\n01|安宁|甲|02|白帆").values == []


def test_nothing_like_a_header() -> None:
    assert told(reading("甲|乙\n丙|丁")) == {("", "T03")}


def test_a_missing_column_is_told_once() -> None:
    lines = "\n".join(f"{number:02d}|党政办" for number in range(1, 60))
    found = reading(f"编号|部门\n{lines}")
    assert told(found) == {("A1", "T04")}
    assert found.values == []
    assert len(found.issues) == 1


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    found = reading(
        "编号|姓名|部门\n01|安宁|甲\n02|白帆|乙\n03|池清|丙",
        hidden_rows=[2, 3, 9],
        hidden_columns=[2],
    )
    assert told(found) == {("A3", "T10"), ("C1", "T15")}
    assert len(found.values) == 3


def test_all_faults_of_a_row_at_once() -> None:
    found = reading("编号|姓名|范围|得分|人数|出生年月\n01||一半|101|51|1985.13\n02|白帆||||")
    assert told(found) == {
        ("B2", "V01"), ("C2", "V05"), ("D2", "V03"), ("E2", "V03"), ("F2", "V07"),
    }  # fmt: skip
    assert [row.number for row in found.values] == ["02"]
    assert [broken.values["number"] for broken in found.broken] == ["01"]


def test_more_rows_than_any_campaign_has_are_refused_together() -> None:
    """A fault in each of them would take minutes and gigabytes."""
    rows = "\n".join(f"{number}|某{number}|查无此办" for number in range(60_001))
    found = reading(f"编号|姓名|部门\n{rows}")
    assert [issue.kind.code for issue in found.issues] == ["F05"]
    assert found.values == []
