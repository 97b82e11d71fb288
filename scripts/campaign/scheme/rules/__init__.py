"""Rules that a scheme may have besides: each with what it asks, its check, and its words."""
