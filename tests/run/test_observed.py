"""What was observed holds unless it was changed after, or something was done that is done once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from campaign.storage import registers
from campaign.storage.folder import Folder
from campaign.storage.made import MadeFiles

PLACE = "04评分表"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with one sheet in it."""
    (tmp_path / PLACE).mkdir()
    _old(Folder(tmp_path)).write_bytes(b"old")
    return Folder(tmp_path)


def _old(folder: Folder) -> Path:
    return folder.path(PLACE, "old.xlsx")


def _new(folder: Folder) -> Path:
    return folder.path(PLACE, "new.xlsx")


def _written_unseen(folder: Folder) -> None:
    folder.write(_old(folder), b"new")
    folder.write(_new(folder), b"new")


def _written_as_it_was(folder: Folder) -> None:
    folder.read(_old(folder))
    folder.write(_old(folder), b"old")


def _read_after_it_was_written(folder: Folder) -> None:
    folder.write(_new(folder), b"new")
    folder.read(_new(folder))


def _asked_for_and_there(folder: Folder) -> None:
    folder.has(_old(folder))
    folder.write(_old(folder), b"new")


def _listed_and_there(folder: Folder) -> None:
    folder.collect(PLACE)
    folder.write(_old(folder), b"new")
    folder.write(folder.path(f"{PLACE}.xlsx"), b"new")


def _sheet_not_begun(folder: Folder) -> None:
    made = MadeFiles(folder)
    assert not made.is_begun(_new(folder))
    made.put(_new(folder), b"new")
    folder.commit()
    assert not made.is_begun(_new(folder))
    assert made.is_begun(_old(folder))


def _settled_register(folder: Folder) -> None:
    registers.load(folder, "结果变更", bool)
    registers.save(folder, "结果变更", {"a": 1}, settled=True)


@pytest.mark.parametrize(
    "doing",
    [
        _written_unseen,
        _written_as_it_was,
        _read_after_it_was_written,
        _asked_for_and_there,
        _listed_and_there,
        _sheet_not_begun,
        _settled_register,
    ],
)
def test_what_was_observed_holds(folder: Folder, doing: Callable[[Folder], None]) -> None:
    doing(folder)
    assert folder.observed.holds


def _read_and_written(folder: Folder) -> None:
    folder.read(_old(folder))
    folder.write(_old(folder), b"new")


def _missing_and_made(folder: Folder) -> None:
    folder.has(_new(folder))
    folder.write(_new(folder), b"new")


def _listed_and_added_to(folder: Folder) -> None:
    folder.collect(PLACE)
    folder.write(folder.path(PLACE, "below", "new.xlsx"), b"new")


def _register(folder: Folder) -> None:
    registers.load(folder, "结果变更", bool)
    registers.save(folder, "结果变更", {"a": 1})


def _moved(folder: Folder) -> None:
    folder.move(_old(folder), _new(folder))


def _taken_away(folder: Folder) -> None:
    folder.remove(_old(folder))


def _struck_off(folder: Folder) -> None:
    made = MadeFiles(folder)
    made.put(_new(folder), b"new")
    made.forget(f"{PLACE}/new.xlsx")


@pytest.mark.parametrize(
    "doing",
    [
        _read_and_written,
        _missing_and_made,
        _listed_and_added_to,
        _register,
        _moved,
        _taken_away,
        _struck_off,
    ],
)
def test_what_was_observed_holds_no_more(folder: Folder, doing: Callable[[Folder], None]) -> None:
    doing(folder)
    assert not folder.observed.holds
