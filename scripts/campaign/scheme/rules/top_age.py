"""最高任职年龄: the age at which people leave office, for both sexes or by sex."""

import re

_AGE = re.compile(r"(男|女)?性?[:：为]?(\d{2})(?:周岁|岁)?")


def top_ages(text: str) -> dict[str, int]:
    """Return the top age by sex (男53、女51), or for both under ""; empty where it says neither."""
    parts = [part for part in re.split(r"[、，,；;\s]+", text) if part]
    found = [_AGE.fullmatch(part) for part in parts]
    ages = {each[1] or "": int(each[2]) for each in found if each}
    return ages if len(ages) == len(parts) else {}
