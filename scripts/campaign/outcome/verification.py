"""What a verification of the published results may find."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Verdict(Enum):
    """What may be found, and whether the published results stand in spite of it."""

    INPUT_CHANGED = ("输入有改动", False)
    INPUT_MISSING = ("输入不见了", False)
    INPUT_NEW = ("新增输入", False)
    RESULT_DIFFERS = ("结果不符", False)
    DOCUMENT_DIFFERS = ("公文不符", False)
    MISSING = ("不见了", False)
    SAVED_AGAIN = ("另存过", True)
    NOT_MADE_HERE = ("不是程序做的", True)

    @property
    def stands(self) -> bool:
        """Whether this is only to be noted."""
        return self.value[1]


class Finding(NamedTuple):
    """One thing found."""

    verdict: Verdict
    label: str
    remark: str
    sheet: str = ""
    cell: str = ""
    published: str = ""
    recomputed: str = ""


@dataclass
class Verification:
    """What a verification came to."""

    findings: list[Finding] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    """Names of the runs that were done again."""
    checked: int = 0
    """Results and documents compared."""
    other_program: bool = False
    """Some run was done by another version of the program."""

    @property
    def holds(self) -> bool:
        """Whether everything published follows from the archived inputs."""
        return all(each.verdict.stands for each in self.findings)
