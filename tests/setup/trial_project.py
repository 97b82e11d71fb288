"""A project in small: the real start-up code, one step that does little, packages made here."""

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import bootstrap

SCRIPTS = Path(bootstrap.ROOT, "scripts")
STARTUP = ["bootstrap.py", "first_run.py", "check_registrations.py"]
APP = """
def main(step, arguments, prepare):
    if arguments == ["--help"]:
        print("help")
        return 0
    prepare()
    if "--after-a-cut" in arguments:
        prepare()
    import sx_demo
    print(step, *arguments, sx_demo.__version__)
    return 1
"""
NO_NETWORK = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
"""No index, and none of the places that this machine's own settings of pip name."""


@dataclass(frozen=True)
class Project:
    """The folder of a project whose one requirement is the package `sx-demo`."""

    root: Path

    @property
    def packages(self) -> Path:
        return self.root / ".packages" / Path(bootstrap.packages_folder("requirements.txt")).name

    def require(self, *pins: str) -> None:
        (self.root / "requirements.txt").write_text("# what is needed\n" + "\n".join(pins) + "\n")

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(self.root / "scripts" / "check_registrations.py"), *arguments]

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            env=os.environ | NO_NETWORK | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )


def make_project(root: Path) -> Project:
    """Make the project, without any wheels."""
    campaign = root / "scripts" / "campaign"
    campaign.mkdir(parents=True)
    for name in STARTUP:
        shutil.copy(SCRIPTS / name, root / "scripts")
    (campaign / "__init__.py").touch()
    (campaign / "app").mkdir()
    (campaign / "app" / "__init__.py").touch()
    (campaign / "app" / "command_line.py").write_text(APP, "utf-8")
    project = Project(root)
    project.require("sx-demo==1.0")
    return project


def write_wheel(folder: Path, name: str, version: str) -> None:
    """Write the smallest package that pip accepts: one module with its version."""
    folder.mkdir(exist_ok=True)
    module = name.replace("-", "_")
    info = f"{module}-{version}.dist-info"
    files = {
        f"{module}.py": f"__version__ = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{each},,\n" for each in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / f"{module}-{version}-py3-none-any.whl", "w") as wheel:
        for each, text in (files | {f"{info}/RECORD": record}).items():
            wheel.writestr(each, text)


def write_pip_wheel(wheel: Path) -> None:
    """Pack the pip that runs here as the wheel that an offline pack brings."""
    spec = importlib.util.find_spec("pip")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    info = f"pip-{wheel.name.split('-')[1]}.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in sorted(package.rglob("*")):
            if file.suffix in {".py", ".txt", ".pem"}:
                archive.write(file, file.relative_to(package.parent))
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: pip\nVersion: 25.3\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
