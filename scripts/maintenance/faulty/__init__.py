"""Faulty workbooks as offices hand them in, each with the issues it must give.

papers    a case, and how its workbooks are typed: on the program's blanks, or on free sheets
town      scheme and roster of the sample town, changed
files     what cannot be opened, or is not what its name says
layouts   headers, merges, hidden rows, remarks, sums, two tables, doubled labels
people    who is meant: numbers, names, near misses, namesakes
choices   posts and departments, times, versions, withdrawals
online    what online forms export
rosters   02干部花名册
schemes   01活动方案
unread    people and choices that stand where nobody reads
cases     all of them as files, with the list
later     marks, ballots, picks, decisions, the standby ledger
"""
