"""The stages of a campaign, in its order: each class adds its own to those before."""
