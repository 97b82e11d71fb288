"""Who applied for what: forms and registers of 03报名表/, versions, eligibility, verdicts."""
