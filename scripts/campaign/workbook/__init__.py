"""Spreadsheets, and nothing of campaigns: declared once, then read and written.

`declare` says what a sheet holds; `read` and `write` use it and never import each other.
"""
