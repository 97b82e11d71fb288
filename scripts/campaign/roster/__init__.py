"""Who the people are: 02干部花名册.xlsx and what follows from it."""
