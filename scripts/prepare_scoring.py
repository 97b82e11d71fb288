"""Draw the speaking order; make the score sheets of every judge and the ballot sheets."""

import bootstrap

if __name__ == "__main__":
    bootstrap.start("prepare_scoring")
