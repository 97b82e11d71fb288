"""The stages of a campaign, in its order: each class adds its own to those before.

A stage first asks for the stages it works from, and only then imports its own code: while a
campaign waits, nothing is loaded but what has been handed in.
"""
