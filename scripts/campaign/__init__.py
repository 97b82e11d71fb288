"""双选: a township's campaign of competing for posts and choosing departments.

The way of a campaign, and of this package, from the folder of workbooks to the sealed documents:

    app, shell      the command line; the shell round a step: console, desktop, exit code
    steps/          one module per step, in the order of the campaign; conduct carries one out
    verification    whether results follow from their inputs (recompute does a run again);
                    self_check: whether this PC counts right; sample: a campaign to play through
    stages/         what a run works out, each once: functions of the run
    notices/        decisions -> the data of each document
    methods         the ways of marking (方式): method says what each answers
    reports/        what each result sheet holds
    offer           sheets for people to fill in: made once, never written over
    marked          copies of faulty workbooks with notes on their cells
    record, seeds   what was done, and the seed of the draw, kept
    documents/      how a Word document looks and what it says
    outcome/        scores, proposals, placements, where everybody ends
    intake/         the folder's workbooks -> checked objects
    sheets/         the declaration of every sheet
    run             one run over one folder: issues, what each stage gave, reading and writing;
                    made: what was made for people, and whether it is as it was made
    (the rules)     eligibility, lots, scoring, ballots, ranking, matching, stability, proposals,
                    proceedings, explanation, sentences, reallocation, months, workdays: pure,
                    standard library only
    workbook/       spreadsheets, and nothing of campaigns
    folder          reading and writing files, whole or not at all (staging, lock);
                    archive and register keep what later runs need; launchers are the buttons
    commands        what there is to call; program: which version this is; places: where things are
    issues          the catalogue of everything there may be to say; obstacles: what stops a run
                    from outside the workbooks

Imports point down this list only.
"""
