"""双选: a township's campaign of competing for posts and choosing departments.

The way of a campaign, and of this package, from the folder of workbooks to the sealed documents:

    app, shell      the command line; the shell round a step: console, record, exit code
    steps/          one module per step, in the order of the campaign
    session         one run over one folder; stages/ has what it works out, each once
    notices/        decisions -> the data of each document
    reports/        what each result sheet holds
    offer, made     sheets for people to fill in: made once, never written over
    documents/      how a Word document looks and what it says
    outcome/        scores, proposals, placements, where everybody ends
    intake/         the folder's workbooks -> checked objects
    sheets/         the declaration of every sheet
    (the rules)     eligibility, lots, scoring, ballots, ranking, matching, stability, proposals,
                    explanation, months, workdays: pure, standard library only
    workbook/       spreadsheets, and nothing of campaigns
    folder, record  where things are; reading, writing, what was done
    issues          the catalogue of everything there may be to say

Imports point down this list only.
"""
