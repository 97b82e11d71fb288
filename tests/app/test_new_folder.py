"""A new campaign's folder: what lies at its top, and what the clerk sees first."""

import errno
import os
from pathlib import Path

import pytest

from campaign.app.run_step import run

KIND = "bat" if os.name == "nt" else "sh"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("办公") / "新活动"
    assert run("new_campaign", "", str(made), prepare=lambda: None) == 0
    return made


def test_what_lies_at_the_top(root: Path) -> None:
    assert {path.name for path in root.iterdir() if not path.name.startswith(".")} == {
        "01活动方案.xlsx", "02干部花名册.xlsx", "03报名表", "空白表", "总览.html",
        f"一键办理.{KIND}", "按钮", "运行记录",
    }  # fmt: skip


def test_the_page_says_what_to_do_first(root: Path) -> None:
    page = (root / "总览.html").read_text("utf-8")
    assert "01活动方案.xlsx" in page
    assert "花名册.xlsx”里还没有人员" in page


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EROFS, "只读，或者没有权限），请换到可以写入的文件夹"),
        (errno.EACCES, "只读，或者没有权限），请换到可以写入的文件夹"),
        (errno.ENOTDIR, "同名的文件"),
        (errno.EHOSTUNREACH, "网络盘"),
    ],
)
def test_where_no_folder_can_be_made(
    number: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refused(path: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), path)

    monkeypatch.setattr(Path, "mkdir", refused)
    assert run("new_campaign", "", str(tmp_path / "活动"), prepare=lambda: None) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert [each for each in ("建不了活动文件夹", said) if each not in sentence] == []
