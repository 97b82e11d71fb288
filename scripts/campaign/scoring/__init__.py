"""The competition: the draw, marks and ballots, points, ranks, and how they came about."""
