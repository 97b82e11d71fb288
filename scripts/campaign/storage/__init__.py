"""The campaign folder on disk: read and written whole or not at all, locked, archived.

Knows files, not campaigns. `folder` is the one way in and out; `atomic` swaps outputs in together;
`registers` are the program's own small JSON files.
"""
