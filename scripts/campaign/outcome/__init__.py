"""From checked objects to results: scores, proposals, placements, and where everybody ends."""
