"""Write the program's own launchers anew, after a change in `campaign/launchers.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from campaign import launchers

if __name__ == "__main__":
    launchers.write_program_launchers(Path(__file__).resolve().parents[1])
