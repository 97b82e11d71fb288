"""What a run has observed in the folder, and whether the next run will find it so again.

A run follows from what it finds. Where it leaves all that it has looked at as it was, whatever else
it makes, the next run comes to the same.
"""


class Observed:
    """What one run has looked at."""

    def __init__(self) -> None:
        self.holds = True
        """Whether nothing was done or said that the next run will not do or say again."""
        self.written: dict[str, str] = {}
        """SHA-256 by label of every file that this run wrote anew."""
        self._files: set[str] = set()
        """Labels of those that were read, or asked for and missing."""
        self._listed: set[str] = set()

    def file(self, label: str) -> None:
        """Note that a file was read, or was not there."""
        self._files.add(label)

    def listing(self, top: str) -> None:
        """Note that a folder was listed."""
        self._listed.add(f"{top}/")

    def writes(self, label: str, digest: str, *, is_new: bool, settled: bool = False) -> None:
        """Note that a file is written anew.

        `settled`: whoever reads it comes to the same as with what lay there before.
        """
        self.written[label] = digest
        in_listed = is_new and label.startswith(tuple(self._listed))
        if not settled and (in_listed or label in self._files):
            self.holds = False
