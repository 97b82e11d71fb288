"""Kill runs of the sample campaign at random moments: `python scripts/maintenance/kill_runs.py`.

After each kill the folder must look as if nothing had happened: every file that people see is
whole and one that a full run makes, and no input has changed. The next run must then end with
exactly the files of a run that nobody disturbed. Exit code 1 if anything was otherwise.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

SCRIPTS = Path(__file__).resolve().parents[1]
SAMPLE = SCRIPTS.parent / "sample_workbooks" / "样例活动"
RUN_ALL = SCRIPTS / "run_all.py"
_RECORD = "运行记录"


def main() -> int:
    """Kill as many runs as asked for, and tell what was wrong afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        kills = Kills(Path(place), options.seed)
        for number in range(options.count):
            kills.kill_one(number)
    for fault in kills.faults:
        print(fault)
    print(
        f"{options.count} campaigns, {kills.killed} runs killed before their end, "
        f"{len(kills.faults)} faults; a run takes {kills.duration:.2f} s"
    )
    return int(bool(kills.faults))


class Kills:
    """A series of killed runs; `faults` says what was not as it should be."""

    def __init__(self, place: Path, seed: int) -> None:
        self.faults: list[str] = []
        self.killed = 0
        self._place = place
        self._random = Random(seed)
        undisturbed = self._campaign("undisturbed")
        started = time.perf_counter()
        subprocess.run(_command(undisturbed), check=True, capture_output=True)
        self.duration = time.perf_counter() - started
        self._inputs = visible(SAMPLE)
        self._expected = visible(undisturbed)

    def kill_one(self, number: int) -> None:
        """Start a run, kill it, look at the folder, run again, look at it again."""
        root = self._campaign(str(number))
        told = f"run {number}"
        for _ in range(self._random.choice((1, 1, 1, 3))):
            moment = self._random.uniform(0, self.duration)
            self.killed += _killed_after(moment, root)
            told += f", killed after {moment:.3f} s"
            self._look(f"{told}:", visible(root))
        again = subprocess.run(_command(root), capture_output=True, text=True, check=False)
        after = visible(root)
        self._look(f"{told}, and run again:", after)
        if again.returncode or "Traceback" in again.stderr:
            self.faults.append(f"{told}: the next run ends with {again.returncode}: {again.stderr}")
        self.faults += [f"{told}: {label} is missing" for label in self._expected.keys() - after]
        self.faults += [f"{told}: {path.name} is left behind" for path in root.rglob("*.tmp")]
        shutil.rmtree(root)

    def _campaign(self, name: str) -> Path:
        return Path(shutil.copytree(SAMPLE, self._place / name))

    def _look(self, told: str, found: dict[str, str]) -> None:
        """Check that only files of an undisturbed run are to be seen, and every input."""
        for label, digest in found.items():
            if digest != self._expected.get(label):
                self.faults.append(f"{told} {label} is not what a run makes")
        for label in self._inputs.keys() - found.keys():
            self.faults.append(f"{told} the input {label} is gone")


def _killed_after(moment: float, root: Path) -> bool:
    """Start a run and kill it; whether it had not ended before."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(_command(root), stdout=quiet, stderr=quiet) as run:
        time.sleep(moment)
        had_not_ended = run.poll() is None
        run.kill()
    return had_not_ended


def _command(root: Path) -> list[str]:
    return [sys.executable, str(RUN_ALL), str(root)]


def visible(root: Path) -> dict[str, str]:
    """Return SHA-256 of every file that people see, but for the record: it tells of each run."""
    found = {}
    for path in root.rglob("*"):
        label = path.relative_to(root)
        if path.is_file() and not path.name.startswith(".") and label.parts[0] != _RECORD:
            found[label.as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


if __name__ == "__main__":
    sys.exit(main())
