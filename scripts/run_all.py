"""Do every step that is ready, in order, then say what is done and what the rest waits for."""

import bootstrap

if __name__ == "__main__":
    bootstrap.start("run_all")
