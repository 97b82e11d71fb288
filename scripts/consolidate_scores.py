"""Read all score sheets and ballots; write the totals and the proposal for the posts."""

import bootstrap

if __name__ == "__main__":
    bootstrap.start("consolidate_scores")
