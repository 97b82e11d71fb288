"""The documents of a campaign: what each kind says, whom it is for, and when it is due.

office naming numbers sittings moves moments   what the documents of every chapter share
kinds          what a kind of document says of itself, and the desk on which papers gather
plan meeting scores appointments placements standby handover
               the kinds of each chapter: their data, their makers, the kinds themselves
catalogue      the one list of all kinds
gathering      asking each kind what is due        printing   papers into files
"""
