"""What each Word document says, and printing it from a template that the office may edit.

letterhead plan appointments placements handover standby scores
               the data of each kind of document: classes of placeholders
catalogue      all kinds, and the placeholders of each for the help pages
placeholders   declaring them
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
