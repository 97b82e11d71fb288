"""Scripts for those who look after the program; none of them runs during a campaign."""
