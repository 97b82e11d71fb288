"""Starts a step of the program for its campaign folder: `start.py STEP [--FLAG] [FOLDER]`.

Copied into every campaign folder as `.shuangxuan/start.py`; `program.txt` beside it says where the
program was. If it is there no more, it is looked for next to the campaign folder and further up.
Like `bootstrap`, the file must parse on Python 3.6, to be able to say what is missing.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CAMPAIGN = os.path.dirname(HERE)
ABOVE = [os.path.dirname(CAMPAIGN), os.path.dirname(os.path.dirname(CAMPAIGN))]
SIGN = os.path.join("scripts", "campaign", "folder_start.py")
"""A file that only the program has: this one."""


def main() -> None:
    """Find the program and let it do the step named by the first argument."""
    step, *rest = sys.argv[1:]
    flags = [each for each in rest if each.startswith("--")]
    program = next(filter(is_program, [*recorded(), *nearby()]), None)
    if program is None:
        print(
            f"没有找到“双选”程序。找过 {'、'.join([*recorded(), *ABOVE])} 和后两处的下一层。"
            "请把程序文件夹放在活动文件夹旁边，再运行一次；"
            "或者把活动文件夹拖到程序文件夹中“scripts”→“双击运行”里的同名按钮上。",
            file=sys.stderr,
        )
        sys.exit(2)
    sys.path.insert(0, os.path.join(program, "scripts"))
    sys.argv[1:] = rest if len(rest) > len(flags) else [*flags, CAMPAIGN]
    import bootstrap

    bootstrap.start(step)


def is_program(place: str) -> bool:
    """Tell whether the program lies in this folder."""
    return os.path.isfile(os.path.join(place, SIGN))


def recorded() -> "list[str]":
    """Return where the program was when the campaign was made, by relative and absolute path."""
    try:
        with open(os.path.join(HERE, "program.txt"), encoding="utf-8") as file:
            return [os.path.normpath(os.path.join(CAMPAIGN, line.strip())) for line in file]
    except OSError:
        return []


def nearby() -> "list[str]":
    """Return the two folders above the campaign folder, each followed by the folders in it."""
    return [place for base in ABOVE for place in (base, *_folders(base))]


def _folders(base: str) -> "list[str]":
    try:
        return sorted(entry.path for entry in os.scandir(base) if entry.is_dir())
    except OSError:
        return []


if __name__ == "__main__":
    main()
