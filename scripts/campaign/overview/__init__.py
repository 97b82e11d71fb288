"""总览.html and 张榜.html: one page to look at, and the board for the corridor.

`model` says what the pages show, the modules beside it work that out from the stages' results, and
`page` writes it. `showing` alone knows of a run.
"""
