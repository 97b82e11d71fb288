"""Word templates that the office may edit: opened, checked, printed. Knows nothing of campaigns.

placeholders   declaring what a template may print: classes of placeholders
wording        dates, numbers, numerals as official writing has them
template       opening a template, printing, merging: what the steps use

intake         a template file opened with care        package   the zip, written fast
tags scope compiler program                            the template language, a part of docxtpl's
                                                       (docxtpl renders the same in the tests): a
                                                       template is compiled once, every tag checked
                                                       against the declared placeholders, and no
                                                       expression of a template ever reaches Python
values fonts   typed text: cleaned, escaped, rare characters
styles marks layout titles joint imprint columns             what can be laid out only with its text
merge          many letters in one file
"""
