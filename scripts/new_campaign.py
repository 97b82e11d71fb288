"""Make a new campaign folder: scheme, roster and blank forms, ready to be filled in."""

import bootstrap

if __name__ == "__main__":
    bootstrap.start("new_campaign")
