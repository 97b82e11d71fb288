"""What is built is built by one command, which says what is stale and mends only that."""

from pathlib import Path

import pytest

from maintenance import build, pieces
from maintenance.guide import making
from maintenance.pieces import PIECES, ROOT, Piece


@pytest.fixture
def piece(tmp_path: Path) -> Piece:
    """Three files, of which one is missing, one is another, and one is too many."""
    (tmp_path / "changed.txt").write_bytes(b"old")
    (tmp_path / "kept.txt").write_bytes(b"same")
    (tmp_path / "dropped.txt").write_bytes(b"gone")
    (tmp_path / "by hand.md").write_bytes(b"not built")
    made = {"changed.txt": b"new", "kept.txt": b"same", "below/button.sh": b"#!"}
    return Piece("trial", tmp_path, ("**/*.txt", "**/*.sh"), lambda: made)


def test_what_is_missing_changed_or_too_many_is_stale(piece: Piece) -> None:
    assert piece.stale() == ["below/button.sh", "changed.txt", "dropped.txt"]


def test_building_mends_that_and_touches_nothing_else(piece: Piece) -> None:
    kept = (piece.folder / "kept.txt").stat().st_mtime_ns
    assert piece.build() == ["below/button.sh", "changed.txt", "dropped.txt"]
    assert piece.stale() == []
    assert (piece.folder / "kept.txt").stat().st_mtime_ns == kept
    assert (piece.folder / "changed.txt").read_bytes() == b"new"
    assert (piece.folder / "by hand.md").exists()
    assert (piece.folder / "below" / "button.sh").stat().st_mode & 0o111


def test_the_launchers_regenerate() -> None:
    assert pieces.LAUNCHERS.stale() == [], pieces.REBUILD


def test_every_shipped_file_is_of_one_piece_or_made_by_hand() -> None:
    own = [
        path
        for piece in PIECES
        for pattern in piece.own
        for path in piece.folder.glob(pattern)
        if path.is_file()
    ]
    assert len(own) == len(set(own))
    shipped = {
        path
        for folder in ("templates", "sample_workbooks", "scripts/双击运行")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert {path.name for path in shipped - set(own)} == {"应有结果.json"}


def test_checking_says_what_is_stale_and_writes_nothing(
    piece: Piece, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pieces, "PIECES", (piece,))
    monkeypatch.setattr(making, "outdated_pictures", list)
    monkeypatch.setattr("sys.argv", ["build.py", "--check"])
    assert build.main() == 1
    assert capsys.readouterr().out == (
        "trial: 3 stale (below/button.sh, changed.txt, dropped.txt)\n"
    )
    assert len(piece.stale()) == 3
    piece.build()
    assert build.main() == 0
    assert capsys.readouterr().out == "trial: as they should be\n"


def test_outdated_pictures_are_told_for_they_are_not_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pieces, "PIECES", ())
    monkeypatch.setattr(making, "outdated_pictures", lambda: ["花名册"])
    monkeypatch.setattr("sys.argv", ["build.py"])
    assert build.main() == 1
    assert "花名册" in capsys.readouterr().out
