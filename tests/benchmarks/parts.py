"""What is measured within a campaign: start-up, reading, documents, allocation."""

import io
import random
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from zipfile import ZIP_DEFLATED as DEFLATED

from benchmarks import county
from benchmarks.county import County
from benchmarks.measure import (
    Cost,
    Lines,
    Pair,
    Target,
    exponent,
    functions,
    process,
    processes,
    python,
    row,
)
from campaign.registration.registrations import Part
from campaign.registration.stages import the_registrations
from campaign.roster.stages import the_roster
from campaign.workbook.read.files import open_book

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
STEPS = (
    "check_registrations", "prepare_scoring", "consolidate_scores", "allocate_departments",
    "generate_notices", "review_standby", "run_all",
)  # fmt: skip

LARGEST = 100_000


def temporary() -> Path:
    """A folder for this session, removed by the caller."""
    return Path(tempfile.mkdtemp(prefix="benchmark-"))


# -- start-up -------------------------------------------------------------------------------------


def start(*, large: bool, extra: str) -> Lines:
    """Steps with nothing to do, and help, against the bare interpreter, with `-S` as well."""
    root = temporary()
    campaign = root / "活动"
    process(python(SCRIPTS / "new_campaign.py", campaign))
    yield row("command", "ms", "bare interpreter, ms", "ratio", "ratio, both with -S")
    yield row(*["---"] * 5)

    def forgetful(command: Callable[[], Cost]) -> Callable[[], Cost]:
        def run() -> Cost:
            shutil.rmtree(campaign / "运行记录" / ".kept", ignore_errors=True)
            return command()

        return run

    waiting = {}
    for step in STEPS:
        script = SCRIPTS / f"{step}.py"
        plain = forgetful(_starter(script, campaign))
        pair = processes(plain, _starter("-c", "pass"), 15)
        lean = processes(forgetful(_starter("-S", script, campaign)), _lean(), 15)
        yield row(f"{step} has to wait", *_shown(pair), lean.ratio)
        waiting[step] = pair.ratio
    recognised = processes(_starter(script, campaign), _starter("-c", "pass"), 15)
    lean = processes(_starter("-S", script, campaign), _lean(), 15)
    yield row(f"{step}, nothing changed", *_shown(recognised), lean.ratio)
    pair = processes(
        _starter(SCRIPTS / "check_registrations.py", "--help"), _starter("-c", "pass"), 15
    )
    yield row("--help", *_shown(pair), "")
    yield Target("a step that has to wait ÷ bare interpreter", median(waiting.values()), 4)
    yield Target("`run_all` that has to wait ÷ bare interpreter", waiting["run_all"], 4)
    yield Target("`run_all`, nothing changed ÷ bare interpreter", recognised.ratio, 4)
    yield Target("`--help` ÷ bare interpreter", pair.ratio, 3)
    check = f"import sys; sys.path.insert(0, {str(SCRIPTS)!r}); import bootstrap; bootstrap.ready()"
    pair = processes(_starter("-c", check), _starter("-c", "pass"), 15)
    beyond = (pair.ours - pair.other) * 1000
    yield row("bootstrap's check, beyond bare", beyond, "", "", "")
    yield Target("bootstrap's check", beyond, 20, unit="ms")
    shutil.rmtree(root)


def _shown(pair: Pair) -> tuple[float, float, float]:
    return pair.ours * 1000, pair.other * 1000, pair.ratio


def _lean() -> Callable[[], Cost]:
    return _starter("-S", "-c", "pass")


def _starter(*arguments: str | Path) -> Callable[[], Cost]:
    return lambda: process(python(*arguments))


# -- reading --------------------------------------------------------------------------------------


def reading(*, large: bool, extra: str) -> Lines:
    """Forms checked, read and understood against calamine alone on the same files."""
    yield row("forms", "ours, ms", "calamine, ms", "ratio")
    yield row("---", "---", "---", "---")
    for people, share in ((200, 0.0), (10_000 if large else 2_000, 0.01)):
        root = temporary()
        _forms(root, people, share)
        times = 9 if people < 1_000 else 3
        pair = functions(_understanding(root, times), partial(_calamine, root), times)
        forms = f"{people:,} forms, {f'{share:.0%} faulty' if share else 'clean'}"
        yield row(forms, pair.ours * 1000, pair.other * 1000, pair.ratio)
        yield Target(f"reading {forms} ÷ calamine", pair.ratio, 4 if share else 2.5)
        shutil.rmtree(root)


def saved(*, large: bool, extra: str) -> Lines:
    """Opening forms as other programs save them and with a photo, and a register with slips."""
    root = temporary()
    _forms(root, 200, 0.0)
    plain = [path.read_bytes() for path in sorted((root / "03报名表").iterdir())]
    told = [_with(each, tell_hidden=True) for each in plain]
    with_photo = [_with(each, photo=random.Random(1).randbytes(3_000_000)) for each in plain[:30]]
    yield row("forms", "ms each", "÷ plain")
    yield row(*["---"] * 3)
    other = functions(partial(_open_all, told), partial(_open_all, plain), 5)
    yield row("plain", other.other * 5, 1.0)
    yield row("hidden=false on each row, as LibreOffice and WPS write", other.ours * 5, other.ratio)
    photos = functions(partial(_open_all, with_photo), partial(_open_all, plain[:30]), 5)
    yield row("a photo of 3 MB", photos.ours * 1000 / 30, photos.ratio)
    yield Target("forms with hidden=false ÷ plain ones", other.ratio, 1.3)
    yield Target("a form with a photo of 3 MB", photos.ours * 1000 / 30, 2, unit="ms")
    shutil.rmtree(root)


def _with(form: bytes, *, tell_hidden: bool = False, photo: bytes = b"") -> bytes:
    """Return a form with its rows told to be shown, or with a picture."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(made, "w", DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if tell_hidden and name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb'(<row r="\d+")', rb'\1 hidden="false"', part)
            new.writestr(name, part)
        if photo:
            new.writestr("xl/media/image1.jpeg", photo)
    return made.getvalue()


def _open_all(books: Sequence[bytes]) -> None:
    for each in books:
        assert open_book(each, "03报名表/表.xlsx")[0]


def _forms(root: Path, people: int, faulty: float) -> None:
    size = County(people=people, candidates=max(20, people // 100), voters=20)
    scheme = county.scheme_of(size)
    county.write_basis(root, scheme, size)
    folder = root / "03报名表"
    folder.mkdir()
    names = [department.name for department in scheme.departments]
    wishes = [(n, (names[n % len(names)], names[(n + 1) % len(names)])) for n in range(people)]
    every = round(1 / faulty) if faulty else 0
    if every:
        wishes = [
            (n, ("没有的部门", second) if n % every == 0 else (first, second))
            for n, (first, second) in wishes
        ]
    county.write_forms(folder, scheme, Part.DEPARTMENTS, wishes)


def _understanding(root: Path, times: int) -> Callable[[], None]:
    """Reads all forms and says what is wrong with them; each time as if for the first time."""
    from maintenance.sample_filling import open_run

    runs = [open_run(root) for _ in range(times)]
    for run in runs:
        assert run.get(the_roster)

    def understand() -> None:
        shutil.rmtree(root / "运行记录" / ".kept", ignore_errors=True)
        assert runs.pop().get(the_registrations).registrations

    return understand


def _calamine(root: Path) -> None:
    from python_calamine import CalamineWorkbook

    for path in sorted((root / "03报名表").iterdir()):
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


# -- documents ------------------------------------------------------------------------------------


def documents(*, large: bool, extra: str) -> Lines:
    """A letter against the zip floor and docxtpl's own render of the same template."""
    from benchmarks.letters import compare

    yield row("template", "ms a letter", "× zip floor", "docxtpl ÷ ours")
    yield row("---", "---", "---", "---")
    letters = []
    for name, is_letter, seconds, floors, docxtpl in compare():
        yield row(name, seconds * 1000, floors, docxtpl)
        if is_letter:
            letters.append((floors, docxtpl))
    yield Target("a person's letter ÷ zip floor", median(each[0] for each in letters), 2.5)
    times = median(each[1] for each in letters)
    yield Target("docxtpl ÷ a person's letter", times, 40, at_least=True)


# -- allocation -----------------------------------------------------------------------------------


def allocation(*, large: bool, extra: str) -> Lines:
    """Deferred acceptance and its proof against sorting the same applications."""
    yield row("people × departments", "side", "sorted, ms", "allocation ÷ sorted", "check ÷ sorted")
    yield row(*["---"] * 5)
    costs: dict[tuple[str, int], tuple[float, float]] = {}
    sorting: dict[int, float] = {}
    for people, departments in ((1_000, 50), (10_000, 500), (LARGEST, 5_000)):
        for side, ours, check in _allocate(people, departments):
            costs[side, people] = (ours.ours, check.ours)
            sorting[people] = ours.other
            size = f"{people:,} × {departments:,}"
            yield row(size, side, ours.other * 1000, ours.ratio, check.ratio)
            if people == LARGEST:
                yield Target(f"allocation of {size}, {side} first ÷ `sorted`", ours.ratio, 4)
                yield Target(f"its stability check, {side} first ÷ `sorted`", check.ratio, 4)
    powers = []
    for side in ("干部", "部门"):
        for what, at in (("allocation", 0), ("check", 1)):
            power = exponent((1_000, costs[side, 1_000][at]), (LARGEST, costs[side, LARGEST][at]))
            powers.append(power)
            yield row(f"exponent 1,000 to 100,000, {what}", side, "", power, "")
    power = exponent((1_000, sorting[1_000]), (LARGEST, sorting[LARGEST]))
    yield row("exponent 1,000 to 100,000, sorted itself", "", power, "", "")
    yield Target("exponent of allocation and check, the largest", max(powers), 1.15, unit="")


def _allocate(people: int, departments: int) -> Iterator[tuple[str, Pair, Pair]]:
    from campaign.matching.deferred_acceptance import Market, Side, deferred_acceptance
    from campaign.matching.stability import check

    draw = random.Random(2026)
    units = [f"部门{n:05d}" for n in range(departments)]
    choices = {f"{n:06d}": draw.sample(units, 2) for n in range(people)}
    rankings: dict[str, list[str]] = {unit: [] for unit in units}
    for name, wanted in choices.items():
        for unit in wanted:
            rankings[unit].append(name)
    for ranking in rankings.values():
        draw.shuffle(ranking)
    quotas = dict.fromkeys(units, people // departments)
    rank = {unit: {name: n for n, name in enumerate(own)} for unit, own in rankings.items()}
    applications = [
        (unit, rank[unit][name], name) for name, wanted in choices.items() for unit in wanted
    ]

    def order() -> object:
        return sorted(applications)

    for side in Side:

        def match(side: Side = side) -> object:
            return deferred_acceptance(Market(choices, rankings, quotas), side)

        result = deferred_acceptance(Market(choices, rankings, quotas), side)
        ours = functions(match, order, 5)
        proof = functions(
            lambda: check(choices, rankings, quotas, result.unit_of),  # noqa: B023
            order,
            5,
        )
        yield side.value, ours, proof
