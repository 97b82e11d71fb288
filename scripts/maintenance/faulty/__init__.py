"""Faulty workbooks as offices hand them in, each with the issues it must give.

papers    a case, and how a workbook is typed: the program's own blank filled wrongly, or a free sheet
files     what cannot be opened, or is not what its name says
layouts   headers, merges, hidden rows, remarks, sums, two tables, doubled labels
people    who is meant: numbers, names, near misses, namesakes
choices   posts and departments, times, versions, withdrawals
rosters   02干部花名册
schemes   01活动方案
"""
