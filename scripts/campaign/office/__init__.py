"""How the office issues papers: letterhead, names in print, numbers, dates of its meetings.

Stands below the chapters because each of them writes letters with it.
"""
