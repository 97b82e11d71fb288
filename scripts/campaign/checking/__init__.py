"""Whether results follow from their inputs: the record of each run, verification, self-check."""
