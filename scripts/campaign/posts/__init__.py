"""Who gets a post: leaders' opinions, the proposal, the committee's decisions."""
