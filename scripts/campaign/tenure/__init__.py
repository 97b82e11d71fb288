"""任职以后: terms of office, probation and its end, who may replace whoever fails."""
