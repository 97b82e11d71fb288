"""The buttons: what is in them, and that they start the right step from any folder."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from campaign.storage import launchers
from setup.trial_project import SCRIPTS

STAND_IN = """
import sys
def start(step):
    print(step, *sys.argv[1:], sep="|")
    sys.exit(7)
"""
ODD = ["活 动", "甲&乙", "(一) 动!", "a;b,c=d^e", "%PATH%", "'$HOME`"]


def campaign_and_program(base: Path, name: str) -> tuple[Path, Path]:
    """Make a campaign folder with its buttons, and beside it a program that tells what it gets."""
    campaign, program = base / name, base / f"程序 {name}"
    (program / "scripts" / "campaign").mkdir(parents=True)
    (program / "scripts" / "bootstrap.py").write_text(STAND_IN, "utf-8")
    (program / "scripts" / "campaign" / "folder_start.py").touch()
    campaign.mkdir()
    launchers.write_launchers(campaign, program)
    return campaign, program


def button(campaign: Path, name: str, kind: str = "sh") -> Path:
    place = campaign if name == launchers.MAIN else campaign / launchers.OTHERS
    return place / f"{name}.{kind}"


def press(button: Path, *arguments: str) -> tuple[int, str]:
    """Run a shell button; return the exit code and what was printed."""
    result = subprocess.run(
        [str(button), *arguments],
        env=os.environ | {"NO_PAUSE": "1", "PYTHONUTF8": "1"},
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return result.returncode, result.stdout


def test_the_programs_buttons_are_the_ones_that_the_code_makes(tmp_path: Path) -> None:
    (tmp_path / "campaign").mkdir()
    launchers.write_program_launchers(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in files(tmp_path)}
    message = Path("campaign", "no_python.txt")
    there = [*files(SCRIPTS / launchers.BUTTONS), SCRIPTS / message]
    assert {path.relative_to(SCRIPTS): path.read_bytes() for path in there} == made


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_each_button_starts_a_script_that_exists() -> None:
    for name, command in launchers.PROGRAM_BUTTONS.items():
        script = command.split()[0]
        entry = (SCRIPTS / f"{script}.py").read_text("utf-8")
        assert f'bootstrap.start("{script}")' in entry
        assert rf"..\{script}.py" in (SCRIPTS / launchers.BUTTONS / f"{name}.bat").read_text(
            "ascii"
        )
    steps = {path.stem for path in SCRIPTS.glob("*.py") if "start(" in path.read_text("utf-8")}
    buttons = {command.split()[0] for command in launchers.PROGRAM_BUTTONS.values()}
    assert steps - {"bootstrap"} == buttons


def test_windows_buttons_are_what_cmd_reads_in_any_code_page(tmp_path: Path) -> None:
    campaign, program = campaign_and_program(tmp_path, "活动")
    launchers.write_launchers(campaign, program, "nt")
    buttons = [*campaign.rglob("*.bat"), *(SCRIPTS / launchers.BUTTONS).glob("*.bat")]
    assert len(buttons) == len(launchers.STEPS) + len(launchers.PROGRAM_BUTTONS)
    for button in buttons:
        content = button.read_bytes()
        assert content.isascii()
        assert re.findall(rb"(?<!\r)\n|\r(?!\n)", content) == []
        jumps, labels = (re.findall(pattern, content) for pattern in (rb"goto (\w+)", rb"\n:(\w+)"))
        assert set(jumps) == set(labels)


def test_the_message_shows_in_any_code_page() -> None:
    message = (SCRIPTS / "campaign" / "no_python.txt").read_bytes()
    assert message.startswith(b"\xff\xfe"), "`type` recognises UTF-16 by this mark"
    assert message.decode("utf-16") == launchers.NO_PYTHON + "\r\n"


def test_buttons_are_not_written_again_without_need(tmp_path: Path) -> None:
    campaign, program = campaign_and_program(tmp_path, "活动")
    for path in files(campaign):
        os.utime(path, (0, 0))
    launchers.write_launchers(campaign, program)
    assert {path.stat().st_mtime for path in files(campaign)} == {0}


def test_a_campaign_records_the_packs_python_for_cmd(tmp_path: Path) -> None:
    campaign, program = campaign_and_program(tmp_path, "活动")
    record = campaign / launchers.HIDDEN / "python.txt"
    assert not record.exists(), "there is none yet"
    (program / "python").mkdir()
    (program / "python" / "python.exe").touch()
    launchers.write_launchers(campaign, program)
    lines = record.read_bytes().split(b"\r\n")
    relative, absolute = (each.decode("gbk") for each in lines[:2])
    assert relative == r"..\程序 活动\python\python.exe"
    assert absolute == str(program / "python" / "python.exe").replace("/", "\\")
    assert [each.decode() for each in lines[2:]] == [relative, absolute, ""]


@pytest.mark.parametrize(("system", "kind", "other"), [("nt", "bat", "sh"), ("posix", "sh", "bat")])
def test_a_campaign_has_one_button_and_a_folder_of_the_others(
    tmp_path: Path, system: str, kind: str, other: str
) -> None:
    launchers.write_launchers(tmp_path, tmp_path / "程序", system)
    assert {path.name for path in tmp_path.iterdir()} == {f"一键办理.{kind}", "按钮", ".shuangxuan"}
    others = {f"{name}.{kind}" for name in launchers.STEPS} - {f"一键办理.{kind}"}
    assert {path.name for path in (tmp_path / "按钮").iterdir()} == others
    launchers.write_launchers(tmp_path, tmp_path / "程序", {"nt": "posix", "posix": "nt"}[system])
    assert (tmp_path / f"一键办理.{other}").exists(), "the other system's, made on that system"
    assert (tmp_path / f"一键办理.{kind}").exists()


@pytest.mark.skipif(os.name == "nt", reason="the shell buttons are for Linux")
class TestOnLinux:
    @pytest.mark.parametrize("name", ODD)
    def test_a_button_works_in_any_folder(self, tmp_path: Path, name: str) -> None:
        campaign, _ = campaign_and_program(tmp_path, name)
        assert press(campaign / "一键办理.sh") == (7, f"run_all|{campaign}\n")

    def test_each_button_does_its_step(self, tmp_path: Path) -> None:
        campaign, _ = campaign_and_program(tmp_path, "活动")
        for name, step in launchers.STEPS.items():
            told = "|".join([*step.split(), str(campaign)])
            assert press(button(campaign, name)) == (7, f"{told}\n")

    def test_another_folder_may_be_given(self, tmp_path: Path) -> None:
        campaign, _ = campaign_and_program(tmp_path, "活动")
        assert press(campaign / "一键办理.sh", "别的 活动") == (7, "run_all|别的 活动\n")
        assert press(button(campaign, "归档"), "别的 活动") == (7, "run_all|--archive|别的 活动\n")

    def test_both_folders_may_move_together(self, tmp_path: Path) -> None:
        campaign_and_program(tmp_path / "旧", "活动")
        (tmp_path / "旧").rename(tmp_path / "新")
        moved = tmp_path / "新" / "活动"
        assert press(moved / "一键办理.sh") == (7, f"run_all|{moved}\n")

    @pytest.mark.parametrize("place", ["甲/新程序", "新程序", "甲", "."])
    def test_a_program_that_moved_is_found_nearby(self, tmp_path: Path, place: str) -> None:
        campaign, program = campaign_and_program(tmp_path / "甲", "活动")
        shutil.copytree(program, tmp_path / place, dirs_exist_ok=True)
        shutil.rmtree(program)
        assert press(campaign / "一键办理.sh") == (7, f"run_all|{campaign}\n")

    def test_a_program_that_is_nowhere_is_asked_for(self, tmp_path: Path) -> None:
        campaign, program = campaign_and_program(tmp_path / "办公", "活动")
        (tmp_path / "很远").mkdir()
        program.rename(tmp_path / "很远" / "程序")
        code, said = press(campaign / "一键办理.sh")
        assert code == 2
        assert str(program) in said
        assert str(tmp_path) in said

    def test_the_programs_button_passes_the_folder_on(self) -> None:
        code, said = press(SCRIPTS / launchers.BUTTONS / "第1步报名审核.sh", "--help")
        assert code == 0, said

    def test_a_button_out_of_a_zip_is_a_sentence(self, tmp_path: Path) -> None:
        campaign, _ = campaign_and_program(tmp_path, "活动")
        alone = Path(shutil.copy(campaign / "一键办理.sh", tmp_path))
        code, said = press(alone)
        assert (code, "先把整个压缩包解压" in said) == (2, True)

    def test_no_python_is_a_sentence(self, tmp_path: Path) -> None:
        campaign, _ = campaign_and_program(tmp_path, "活动")
        tools = tmp_path / "bin"
        tools.mkdir()
        for tool in ("dirname", "basename"):
            (tools / tool).symlink_to(f"/usr/bin/{tool}")
        result = subprocess.run(
            ["/bin/sh", str(campaign / "一键办理.sh")],
            env={"PATH": str(tools), "NO_PAUSE": "1"},
            capture_output=True,
            encoding="utf-8",
        )
        assert (result.returncode, "Python 3.11" in result.stdout) == (2, True)
