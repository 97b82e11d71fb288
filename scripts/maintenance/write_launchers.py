"""Write the program's own launchers anew, after a change in `campaign/launchers.py`."""

import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SCRIPTS))

from campaign import launchers  # noqa: E402

if __name__ == "__main__":
    launchers.write_program_launchers(SCRIPTS)
