"""The code of what must not change: a digest cut short, for people to print, copy and sign."""

_LENGTH, _GROUP = 16, 4


def code_of(digest: str) -> str:
    """Return a SHA-256 cut short: four groups of four."""
    short = digest[:_LENGTH].upper()
    return "-".join(short[at : at + _GROUP] for at in range(0, len(short), _GROUP))
