"""Build the offline pack: the program, its packages for many PCs, and Python if given, as one zip.

Unpacked on a PC without a network, the program sets itself up from the `wheels` folder alone (see
`first_run.py`). `--with-tests` adds the tests and what they need, four times as much again.
`--embed` takes the official embeddable Python for Windows, so that nothing has to be installed.
"""

import argparse
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bootstrap
import first_run

ROOT = Path(bootstrap.ROOT)
PIP = "pip==25.3"
DOWNLOAD = ["--no-deps", "--only-binary=:all:", "--no-input"]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
GLIBC = range(28, 16, -1)
"""Linux packages may ask for C library 2.28 at most: that is what UOS 20 and Kylin V10 have."""


def _linux(machine: str) -> list[str]:
    return [f"manylinux_2_{minor}_{machine}" for minor in GLIBC] + [f"manylinux2014_{machine}"]


SYSTEMS = {
    "windows-x64": ["win_amd64"],
    "linux-x86_64": _linux("x86_64"),
    "linux-aarch64": _linux("aarch64"),
}
"""The platform tags of the wheels that run on each system."""

PROGRAM = ["scripts", "templates", "sample_workbooks", "requirements.txt", "README.md"]
TESTS = ["tests", "pyproject.toml"]
TOP = "双选"
"""The folder that unpacking makes."""

NOTE = """\
双选 离线包

一、解压之前，右键点这个压缩包，选“属性”，勾选“解除锁定”，确定；然后把它解压到本机硬盘。不要在压缩包里直接双击。
二、打开“双选”→“scripts”→“双击运行”。先双击“样例演示”，看一个完整的例子；正式办理，双击“新建活动”。
    Linux 上双击扩展名为 .sh 的那个，选“在终端中运行”。
三、第一次运行会自动准备所需组件，约需一分钟，不用上网。
四、适用的电脑：{systems}。Python：{pythons}{own}。
五、怎样办理、遇到问题怎么办，看“双选”→“templates”→“使用说明.docx”。
六、缺少的组件：{missing}。
"""


def main() -> int:
    """Build the pack that the command line asks for, and say which wheels do not exist."""
    options = _options()
    parts = PROGRAM + (TESTS if options.with_tests else [])
    contents = {file.relative_to(ROOT): file for part in parts for file in _files(ROOT / part)}
    lists = [file for file in contents.values() if file.name == "requirements.txt"]
    pins = [
        f"{name}=={version}"
        for each in lists
        for name, version in bootstrap.pins(each.read_bytes())
    ]
    options.output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.output.parent) as folder:
        stage = Path(folder, "stage")
        missing = download([PIP, *pins], options.system, options.python, stage / "wheels")
        if options.embed:
            unpack_python(options.embed, stage / "python")
        (stage / "先看这里.txt").write_text(_note(options, missing), "utf-8-sig", newline="\r\n")
        contents |= {file.relative_to(stage): file for file in _files(stage)}
        write_zip(contents, Path(folder, "pack.zip")).replace(options.output)
    for each in missing:
        print(f"No wheel for {each}")
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.1f} MB")
    return 0


def download(pins: list[str], systems: list[str], pythons: list[str], wheels: Path) -> list[str]:
    """Download the wheels of all pins for each system and Python; return what does not exist."""
    log = wheels.parent.parent / "pip.log"
    wheels.mkdir(parents=True)
    pip = first_run.pip(wheels.parent.parent, log) or bootstrap.stop("This Python has no pip.")
    missing = []
    for system, python in product(systems, pythons):
        print(f"{system}, Python {python}", flush=True)
        target = [f"--platform={tag}" for tag in SYSTEMS[system]] + [f"--python-version={python}"]
        command = [*pip, "download", "--dest", str(wheels), *DOWNLOAD, *target]
        if not first_run.succeeds([*command, *pins], log):
            lost = [pin for pin in pins if not first_run.succeeds([*command, pin], log)]
            missing += [f"{system}, Python {python}: {pin}" for pin in lost]
    if not list(wheels.glob("pip-*.whl")):
        bootstrap.stop(f"Nothing could be downloaded:\n{log.read_text(errors='replace')}")
    return missing


def unpack_python(archive: Path, folder: Path) -> None:
    """Unpack the embeddable Python and tell it where the program's own modules are."""
    with zipfile.ZipFile(archive) as embeddable:
        embeddable.extractall(folder)
    paths = list(folder.glob("python*._pth"))
    if len(paths) != 1:
        bootstrap.stop(f"{archive} is not an embeddable Python: it has no python3*._pth file.")
    lines = paths[0].read_text("utf-8").splitlines()
    paths[0].write_text("\n".join([*lines, r"..\scripts", ""]), "utf-8", newline="\r\n")


def write_zip(contents: dict[Path, Path], archive: Path) -> Path:
    """Write the files under their names in the pack; the same files give the same bytes."""
    with zipfile.ZipFile(archive, "w") as pack:
        for name, file in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{TOP}/{name.as_posix()}")
            entry.create_system = 3  # Unix, whose permissions follow
            entry.external_attr = (0o755 if name.suffix == ".sh" else 0o644) << 16
            stored = name.suffix == ".whl"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            pack.writestr(entry, file.read_bytes())
    return archive


def _note(options: argparse.Namespace, missing: list[str]) -> str:
    return NOTE.format(
        systems="、".join(options.system),
        pythons="、".join(options.python),
        own="（Windows 上自带，不用安装）" if options.embed else "，请先装好其中一个",
        missing="；".join(missing) or "无",
    )


def _files(path: Path) -> Iterator[Path]:
    """Yield the file, or the files of the folder, without what programs leave lying about."""
    if path.name.startswith((".", "~$", "__pycache__")):
        return
    if path.is_file():
        yield path
    else:
        for each in sorted(path.iterdir()):
            yield from _files(each)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--with-tests", action="store_true", help="add the tests and their packages"
    )
    parser.add_argument("--system", nargs="+", choices=SYSTEMS, default=list(SYSTEMS))
    parser.add_argument("--python", nargs="+", default=PYTHONS, metavar="VERSION")
    parser.add_argument("--embed", type=Path, metavar="ZIP", help="embeddable Python for Windows")
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "双选离线包.zip")
    return parser.parse_args()


if __name__ == "__main__":
    bootstrap.run(main)
