"""The stages of a campaign, in its order: functions of the run, each worked out once by `Run.get`.

They are called `the_…`, so that what they give can bear the plain name:
`scheme = run.get(the_scheme)`. A stage first asks for the stages it works from, and only then
imports its own code: while a campaign waits, nothing is loaded but what has been handed in.
"""
