"""Types into workbooks by LibreOffice, as somebody at the keyboard does.

Run by the system's Python, which alone knows UNO.

Each line on the input is a job, `{"file": …, "cells": [[sheet, cell, text], …]}`; each line on the
output is what could not be typed, for a locked cell takes nothing. The file is opened, typed into,
saved in its own format and closed.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import uno

_PATIENCE = 60
"""Seconds that the office may take to start."""
_TEXT = 256
"""com.sun.star.util.NumberFormat.TEXT."""


def office(pipe: str) -> Any:
    """The desktop of the office program that listens on the pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    url = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return resolver.resolve(url)
        except Exception:  # it is not listening yet
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def prop(name: str, value: object) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def opened(desktop: Any, url: str) -> Any:
    return desktop.loadComponentFromURL(url, "_blank", 0, (prop("Hidden", True),))


def do(desktop: Any, job: dict[str, Any]) -> list[list[str]]:
    document = opened(desktop, Path(job["file"]).absolute().as_uri())
    try:
        refused = [each for each in job["cells"] if not enter(document, *each)]
        document.store()
    finally:
        document.close(True)
    return refused


def enter(document: Any, name: str, address: str, text: str) -> bool:
    """Enter a text as the keyboard does: figures and dates become such, but not in a text cell."""
    sheet = document.Sheets.getByName(name)
    cell = sheet.getCellRangeByName(address)
    if sheet.isProtected() and cell.CellProtection.IsLocked:
        return False
    formats = document.getNumberFormats()
    if formats.getByKey(cell.NumberFormat).Type & _TEXT:
        cell.setString(text)
    else:
        cell.FormulaLocal = text
    return True


def main() -> None:
    context = office(sys.argv[1])
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    kept = opened(desktop, "private:factory/scalc")  # the office ends with its last document
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(do(desktop, json.loads(line)))}\n")
        sys.stdout.flush()
    kept.close(True)


if __name__ == "__main__":
    main()
