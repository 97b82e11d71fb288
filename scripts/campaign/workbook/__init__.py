"""Spreadsheets, and nothing of campaigns.

text      blanks, invisible characters, full-width forms, both scripts: comparing what people type
kinds     what may stand in a cell: the rule Excel enforces, `parse`, `to_cell`
sheet     a sheet declared once, as a row class whose fields are columns
grid      cells by row and column, whatever file they came from
files     any file a person may hand in -> grids (fast reader, careful reader)
layout    where in a grid the declared columns, items or labels are
reader    grid + sheet -> rows and issues
writer    sheet + rows -> a workbook that people like to open
"""
