"""Setting itself up: what a start costs, when packages are installed, and what is said if not."""

import ast
import base64
import dataclasses
import hashlib
import os
import shutil
import subprocess
import sys
import threading
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import bootstrap
import first_run
from setup.trial_project import NO_NETWORK, SCRIPTS, Project, write_wheel

DONE = "check_registrations 活动 1.0\n"


def test_first_start_installs_and_the_second_needs_nothing_more(project: Project) -> None:
    first = project.run("活动")
    assert (first.returncode, first.stdout) == (1, DONE)
    assert first.stderr.count("\n") == 1, "one line of progress, and nothing that pip says"
    shutil.rmtree(project.root / "wheels")
    second = project.run("活动")
    assert (second.returncode, second.stdout, second.stderr) == (1, DONE, "")


def test_a_complete_folder_is_only_read(project: Project) -> None:
    project.run()
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    assert project.run(PYTHONDONTWRITEBYTECODE="1").returncode == 1
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*")} == before


def test_a_ready_start_imports_next_to_nothing(project: Project) -> None:
    project.run()
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); before = set(sys.modules);"
        "import bootstrap; bootstrap.ready(); print(*sorted(set(sys.modules) - before))"
    )
    command = [sys.executable, "-c", code, str(project.root / "scripts")]
    imported = set(subprocess.check_output(command, text=True).split())
    frozen = {"importlib._bootstrap", "importlib._bootstrap_external"}  # other names, no work
    assert imported - frozen <= {"bootstrap", "importlib", "importlib.machinery", "warnings"}


def test_help_needs_no_packages(bare_project: Project) -> None:
    result = bare_project.run("--help")
    assert (result.returncode, result.stdout, result.stderr) == (0, "help\n", "")
    assert not (bare_project.root / ".packages").exists()


def test_a_half_built_folder_is_never_accepted(project: Project) -> None:
    for folder in (
        project.packages,
        project.packages.with_name(project.packages.name + ".building"),
    ):
        folder.mkdir(parents=True)
        (folder / "sx_demo.py").write_text("__version__ = 'half'")
        (folder / "sx_rest.py").touch()
    assert project.run("活动").stdout == DONE
    assert not list((project.root / ".packages").rglob("sx_rest.py"))


def test_other_requirements_build_the_folder_anew(project: Project) -> None:
    project.run()
    project.require("sx-demo==1.1")
    write_wheel(project.root / "wheels", "sx-demo", "1.1")
    assert project.run("活动").stdout == DONE.replace("1.0", "1.1")


def test_the_interpreters_own_packages_serve_if_they_are_the_pinned_ones(
    bare_project: Project, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    (own / "sx_demo-1.0.dist-info").mkdir(parents=True)
    (own / "sx_demo.py").write_text("__version__ = '1.0'")
    assert bare_project.run("活动", PYTHONPATH=str(own)).stdout == DONE
    assert not (bare_project.root / ".packages").exists()


def test_the_pinned_version_goes_before_any_other(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "sx_demo-0.9.dist-info").mkdir(parents=True)
    (other / "sx_demo.py").write_text("__version__ = '0.9'")
    assert project.run("活动", PYTHONPATH=str(other)).stdout == DONE


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (["Sx.Demo_X-1.0.dist-info"], [], True),
        (["sx_demo_x-1.1.dist-info"], ["sx_demo_x-1.0.dist-info"], False),
        (["sx_demo-1.0.dist-info"], [], False),
        (["sx_demo_x-1.0"], [], False),
    ],
)
def test_what_python_would_import_decides(
    tmp_path: Path, first: list[str], second: list[str], verdict: bool
) -> None:
    for place, names in (("a", first), ("b", second)):
        (tmp_path / place).mkdir()
        for name in names:
            (tmp_path / place / name).mkdir()
    search_path = [str(tmp_path / place) for place in ("missing.zip", "a", "b")]
    assert bootstrap.has_pinned(b"sx-demo-x==1.0  # why\n", search_path) is verdict


def test_a_second_window_waits_and_installs_nothing(project: Project) -> None:
    project.packages.parent.mkdir()
    lock = project.packages.with_name(project.packages.name + ".lock")
    with first_run.one_at_a_time(lock):
        waiting = subprocess.Popen(
            project.command("活动"),
            env=os.environ | NO_NETWORK,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert waiting.stderr is not None
        said = waiting.stderr.read(5)
        shutil.rmtree(project.root / "wheels")  # only what this window leaves can serve the other
        write_wheel(project.packages, "sx-demo", "1.0")
        shutil.unpack_archive(next(project.packages.glob("*.whl")), project.packages, "zip")
        shutil.copy(project.root / "requirements.txt", project.packages / bootstrap.STAMP)
    output, rest = waiting.communicate(timeout=60)
    assert (waiting.returncode, output) == (1, DONE)
    assert said == "另一个窗口"
    assert "只需一次" not in rest


def test_two_windows_at_once_both_come_through(project: Project) -> None:
    outputs: list[str] = []
    windows = [
        threading.Thread(target=lambda: outputs.append(project.run("活动").stdout)) for _ in "12"
    ]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert outputs == [DONE, DONE]


def test_without_network_or_wheels_one_sentence_and_a_log(bare_project: Project) -> None:
    result = bare_project.run("活动")
    log = bare_project.packages.with_name(bare_project.packages.name + ".log")
    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 2, "the line of progress and the sentence"
    assert str(log) in result.stderr
    assert "sx-demo" in log.read_text("utf-8")
    assert not bare_project.packages.exists()


def test_a_python_without_any_pip_is_told_what_to_install(
    bare_project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "ROOT", str(bare_project.root))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(first_run, "succeeds", lambda command, log: tried.append(command))
    with pytest.raises(SystemExit) as ended:
        bootstrap.ready()
    assert ended.value.code == 2
    assert [command[1:3] for command in tried] == [["-m", "venv"]], "the pip that Python may bring"
    assert "python3-pip" in capsys.readouterr().err


def test_wheels_that_do_not_fit_are_named_as_the_reason(project: Project) -> None:
    project.require("sx-demo==2.0")
    result = project.run()
    assert result.returncode == 2
    assert "离线包" in result.stderr
    assert project.packages.name in result.stderr


def test_a_folder_that_cannot_be_written_is_named(project: Project) -> None:
    (project.root / ".packages").write_text("in the way")
    result = project.run()
    assert result.returncode == 2
    assert str(project.root / ".packages") in result.stderr


def test_an_incomplete_copy_of_the_program_is_said_so(project: Project) -> None:
    (project.root / "requirements.txt").unlink()
    result = project.run()
    assert (result.returncode, "requirements.txt" in result.stderr) == (2, True)


@pytest.mark.parametrize("aside", ["Temp1_双选.zip", "Rar$EXa8.31", "7zO4A1F03B2", "BNZ.5f3a"])
def test_a_program_that_lies_in_an_archives_preview_is_to_be_unpacked(
    project: Project, aside: str
) -> None:
    shutil.copytree(project.root, project.root.parent / aside / "双选")
    looked_at = dataclasses.replace(project, root=project.root.parent / aside / "双选")
    result = looked_at.run()
    assert (result.returncode, "解压" in result.stderr) == (2, True)
    assert not (looked_at.root / ".packages").exists()


def test_a_traceback_goes_to_a_file(bare_project: Project) -> None:
    app = bare_project.root / "scripts" / "campaign" / "app" / "command_line.py"
    app.write_text("raise ZeroDivisionError")
    result = bare_project.run()
    log = bare_project.root / ".packages" / "error.log"
    assert (result.returncode, result.stdout) == (2, "")
    assert str(log) in result.stderr
    assert "Traceback" not in result.stderr
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_text_that_the_console_cannot_show_is_no_error(project: Project) -> None:
    result = project.run("龘", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (result.returncode, result.stdout) == (1, "check_registrations ? 1.0\n")


def test_an_old_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    with pytest.raises(SystemExit) as ended:
        bootstrap.run(lambda: 0)
    assert ended.value.code == 2
    assert f"Python {sys.version_info[0]}.{sys.version_info[1]}" in capsys.readouterr().err


@pytest.mark.parametrize(
    "script",
    [*(each.name for each in SCRIPTS.glob("*.py")), "campaign/folder_start.py"],
)
def test_what_an_old_python_meets_first_parses_there(script: str) -> None:
    if script != "first_run.py":  # reached only after the version has been looked at
        ast.parse((SCRIPTS / script).read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("arguments", "line", "whole"),
    [
        ([r"D:\甲"], r'cmd.exe /c ""D:\钮.bat" D:\甲&乙"', [r"D:\甲&乙"]),
        ([r"D:\甲&乙 丙"], r'cmd.exe /c ""D:\钮.bat" "D:\甲&乙 丙""', [r"D:\甲&乙 丙"]),
        ([r"D:\甲"], r'cmd.exe /c ""D:\钮.bat" D:\甲"', [r"D:\甲"]),
        (["--sample", r"D:\a"], r'cmd.exe /c ""D:\钮.bat" D:\a&b&c"', ["--sample", r"D:\a&b&c"]),
        ([], r'cmd.exe /c ""D:\甲&乙\钮.bat" "', []),
        ([r"D:\甲"], "", [r"D:\甲"]),
    ],
)
def test_a_dropped_path_is_whole_again(arguments: list[str], line: str, whole: list[str]) -> None:
    assert bootstrap.whole_path(arguments, line) == whole


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_the_requirements_name_everything_that_they_need(name: str) -> None:
    pinned = {
        canonicalize_name(package): version
        for each in ("requirements.txt", "tests/requirements.txt")
        for package, version in bootstrap.pins(Path(bootstrap.ROOT, each).read_bytes())
    }
    for package, _ in bootstrap.pins(Path(bootstrap.ROOT, name).read_bytes()):
        for text in metadata.requires(package) or []:
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                assert need.specifier.contains(pinned[canonicalize_name(need.name)]), (
                    package,
                    text,
                )


@pytest.mark.parametrize("content", [None, b"", b"__version__ = ("], ids=["gone", "empty", "cut"])
def test_a_damaged_package_is_installed_anew(project: Project, content: bytes | None) -> None:
    project.run()
    module = project.packages / "sx_demo.py"
    with (project.packages / "sx_demo-1.0.dist-info" / "RECORD").open("a") as record:
        record.write(f"sx_demo.py,sha256={_hash(module.read_bytes())},\n")
    if content is None:
        module.unlink()
    else:
        module.write_bytes(content)
    result = project.run("活动")
    assert (result.returncode, result.stdout) == (1, DONE)
    assert "重新准备" in result.stderr
    again = project.run("活动")
    assert (again.returncode, again.stdout, again.stderr) == (1, DONE, "")


def test_after_a_cut_packages_are_looked_at_before_they_are_used(project: Project) -> None:
    """A module cut short may end Python itself, and then there is nobody to tell of it."""
    whole = project.run("--after-a-cut")
    assert (whole.returncode, whole.stderr.count("正在准备")) == (1, 1)
    with (project.packages / "sx_demo.py").open("a") as module:
        module.write("import os; os.abort()")
    record = project.packages / "sx_demo-1.0.dist-info" / "RECORD"
    record.write_text(f"sx_demo.py,sha256={_hash(b'as it was')},\n")
    mended = project.run("--after-a-cut")
    assert (mended.returncode, mended.stdout) == (1, "check_registrations --after-a-cut 1.0\n")
    assert project.run("--after-a-cut").stderr == ""


def test_another_version_in_the_folder_is_not_as_pip_left_it(project: Project) -> None:
    project.run()
    info = project.packages / "sx_demo-1.0.dist-info"
    info.rename(info.with_name("sx_demo-0.9.dist-info"))
    (project.packages / "sx_demo.py").write_text("raise AttributeError")
    result = project.run("活动")
    assert (result.returncode, result.stdout) == (1, DONE)


def test_a_damaged_package_that_cannot_be_had_again_is_told_once(project: Project) -> None:
    project.run()
    (project.packages / "sx_demo.py").unlink()
    shutil.rmtree(project.root / "wheels")
    result = project.run("活动")
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert str(project.root / ".packages") in result.stderr


def test_whole_packages_are_not_blamed_for_a_fault_of_the_program(project: Project) -> None:
    project.run()
    app = project.root / "scripts" / "campaign" / "app" / "command_line.py"
    app.write_text("raise ImportError('no such name')")
    result = project.run()
    assert (result.returncode, result.stdout) == (2, "")
    assert "error.log" in result.stderr
    assert "重新准备" not in result.stderr


def _hash(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
