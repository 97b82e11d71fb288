"""双选: an office's campaign of competing for posts and choosing departments.

From the ground up; a module imports from its own place or from one before it in this list:

    issues          the catalogue of everything there may be to say to the staff
    calendar        working days and months; chinese: numerals and dates in words
    places          names of files and folders of a campaign; commands: steps, buttons, options;
                    version: which program this is; signed_code: digests to be signed;
                    folder_start: what a campaign's buttons find the program by
    storage/        the folder on disk: whole or not at all, locked, archived
    workbook/       spreadsheets: declare, read, write; nothing of campaigns
    word/           Word documents: template language, official layout, merging
    matching/       deferred acceptance, stability, ties, leftovers, reasons: pure
    kept_books      workbooks as they were opened, by content, for the next run;
                    kept_forms: forms as they were understood;
                    kept_outputs: outputs by what they were made from
    worked_out      what each stage of a run gave, and what it was made from
    run             one run over one folder: each stage worked out once
    again           pieces of a run's work that stand from an earlier one
    offered         sheets made once for people to fill in, never written over

    scheme/         the rules of one campaign; rules/: those that only some schemes have
    roster/         who the people are
    office/         how the office issues papers: letterhead, names, numbers, meetings
    registration/   who applied for what, and who is eligible
    scoring/        the competition: draw, points, ranks; marking/: each way of marking
    posts/          opinions, proposal and decisions on posts
    departments/    two-way choice: picks, selection, decisions on places
    standby/        待岗: periods, ledger, reviews
    tenure/         after the appointment: terms of office, probation
    documents/      what crosses chapters: the plan, handover, what is due, printing, seals

    steps/          one module per button
    overview/       总览.html, the page to look at, and 张榜.html, the board for the corridor
    checking/       record, verification, self-check, archive
    app/            command line and window

A chapter owns all of its subject and has the same rooms as every other: `sheets` (declared),
`reading` (workbooks to checked objects), rules under their own names, `report` (result sheets),
`documents` (what its letters say), `stages` (what a run works out, each once).
"""
