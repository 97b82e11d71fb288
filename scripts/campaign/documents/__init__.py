"""What crosses chapters: the plan, the handover, which papers are due, printing, seals."""
