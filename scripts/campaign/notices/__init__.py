"""From what was decided to the data of each document: who, what, when, under which number.

`campaign.documents` knows how a document looks and what it says; here is whom it is about.
"""
