"""The declarations of every sheet, one module per workbook of the campaign folder.

    scheme        01活动方案.xlsx
    roster        02干部花名册.xlsx
    registration  03报名表/
    scoring       04评分表/
    decisions     05任用决定/, 07定岗决定/
    selection     06部门初选/
    standby       09待岗管理/
    results       结果/

Names of sheets and columns are fixed: outside programs rely on them. A column with a default may be
left blank; everything else about a cell is in its kind.
"""
