"""Read damaged workbooks by the thousand: `python scripts/maintenance/fuzz_readers.py --count N`.

Each case is a file of the sample campaign with a row that is wrong, damaged at random; the campaign
is read with it, and a marked copy made of it where it can still be read. A traceback, more than
five seconds of computing or more than 300 MB is a failure; its number is told, and `--case NUMBER`
does that one again. Exit code 1 if anything failed.
"""

import argparse
import faulthandler
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bootstrap

SECONDS = 5
"""Of computing: a busy computer is not the readers' fault."""
_HANGS_AFTER = 60
"""Seconds on the clock."""
MEMORY = 300_000_000
"""Bytes, the program itself included."""


class Share(NamedTuple):
    """The cases of one worker."""

    first: int
    stop: int
    step: int
    seed: int


@dataclass
class Tally:
    """What a series of cases came to."""

    cases: int = 0
    slowest: float = 0.0
    slowest_case: int = 0
    peak: int = 0
    """Bytes of memory that a worker held at most."""
    marked: int = 0
    """Cases whose damaged file had an error in it and was marked."""
    failures: list[tuple[int, str]] = field(default_factory=list)
    """Number of the case, and what it said."""

    def add(self, number: int, seconds: float, peak: int, marked: int) -> None:
        """Count a case that ended well."""
        self.cases += 1
        self.marked += marked
        self.peak = max(self.peak, peak)
        if seconds > self.slowest:
            self.slowest, self.slowest_case = seconds, number

    def join(self, other: "Tally") -> None:
        """Count another worker's cases."""
        self.cases += other.cases
        self.marked += other.marked
        self.peak = max(self.peak, other.peak)
        self.failures += other.failures
        if other.slowest > self.slowest:
            self.slowest, self.slowest_case = other.slowest, other.slowest_case


def main() -> int:
    """Run the cases asked for."""
    options = _options()
    bootstrap.ready()
    if options.case is not None:
        _one(options.case, options.seed, options.more)
        return 0
    if options.worker:
        _work(Share(*options.worker), options.more)
        return 0
    tally = series(options.count, options.seed, options.workers, options.more)
    for number, said in tally.failures:
        print(f"case {number}:\n{said}\n")
    print(
        f"{tally.cases} cases, {tally.marked} marked, {len(tally.failures)} failures, "
        f"slowest {tally.slowest:.2f} s (case {tally.slowest_case}), "
        f"peak memory {tally.peak / 1e6:.0f} MB"
    )
    return int(bool(tally.failures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--more", type=Path, help="folder of further files to damage (.xls, .et)")
    parser.add_argument("--case", type=int, help="do one case again, in this process")
    parser.add_argument("--worker", type=int, nargs=4, help=argparse.SUPPRESS)
    return parser.parse_args()


def series(count: int, seed: int, workers: int = 1, more: Path | None = None) -> Tally:
    """Run cases 0 to `count` in processes of their own, each bounded in time and memory."""
    whole = Tally()
    with ThreadPoolExecutor(workers) as pool:
        shares = [Share(first, count, workers, seed) for first in range(workers)]
        for tally in pool.map(lambda share: _supervised(share, more), shares):
            whole.join(tally)
    return whole


def _supervised(share: Share, more: Path | None) -> Tally:
    """Run every `step`th case; one that ends its process is a failure, and the next begins anew."""
    tally = Tally()
    while share.first < share.stop:
        command = [sys.executable, __file__, "--worker", *map(str, share)]
        if more:
            command += ["--more", str(more)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            number, seconds, peak, marked = line.split()
            tally.add(int(number), float(seconds), int(peak), int(marked))
            share = share._replace(first=int(number) + share.step)
        if done.returncode == 0:
            return tally
        tally.failures.append((share.first, done.stderr[-3000:] or f"exit code {done.returncode}"))
        tally.cases += 1
        share = share._replace(first=share.first + share.step)
    return tally


# -- in the worker --------------------------------------------------------------------------------


def _one(number: int, seed: int, more: Path | None) -> None:
    from maintenance.fuzzing.trial import Trials

    with tempfile.TemporaryDirectory() as place:
        trials = Trials(Path(place), seed, more)
        label, data = trials.case(number)
        print(label, len(data))
        trials.run(number)


def _work(share: Share, more: Path | None) -> None:
    """Run cases one after the other; the first that fails ends the process."""
    import resource

    from maintenance.fuzzing.trial import Trials

    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as place:
        trials = Trials(Path(place), share.seed, more)
        for number in range(*share[:3]):
            faulthandler.dump_traceback_later(_HANGS_AFTER, exit=True)
            started = time.process_time()
            marked = trials.run(number)
            seconds = time.process_time() - started
            assert seconds <= SECONDS, f"took {seconds:.1f} s"
            faulthandler.cancel_dump_traceback_later()
            print(number, f"{seconds:.3f}", _peak(), int(marked), flush=True)


def _peak() -> int:
    """Return the most bytes of memory held; what getrusage tells begins with the parent's."""
    import resource

    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    sys.exit(main())
