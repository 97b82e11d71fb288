"""What a verification of the published results may find."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple


class Weight(Enum):
    """What a finding means for the published results."""

    FAILS = auto()
    """They do not follow from the archived inputs, or nobody can say so."""
    UNVOUCHED = auto()
    """Something among them is not as the program made it; what it says is not contradicted."""
    NOTED = auto()
    """They stand."""


class FindingKind(Enum):
    """What may be found, and how much it weighs."""

    INPUT_CHANGED = ("输入有改动", Weight.FAILS)
    INPUT_MISSING = ("输入不见了", Weight.FAILS)
    INPUT_NEW = ("新增输入", Weight.FAILS)
    RESULT_DIFFERS = ("结果不符", Weight.FAILS)
    DOCUMENT_DIFFERS = ("公文不符", Weight.FAILS)
    MISSING = ("不见了", Weight.FAILS)
    PAPER_UNKNOWN = ("来历不明的公文", Weight.FAILS)
    UNREADABLE = ("读不了", Weight.FAILS)
    RECORD_DIFFERS = ("运行记录不符", Weight.FAILS)
    CHAIN_BROKEN = ("运行记录不连贯", Weight.FAILS)
    REGISTER_CHANGED = ("登记簿有改动", Weight.FAILS)
    SAVED_AGAIN = ("另存过", Weight.UNVOUCHED)
    NOT_MADE_HERE = ("不是程序做的", Weight.UNVOUCHED)
    INPUT_LATER = ("输入后来改过", Weight.NOTED)
    COPY = ("多余的副本", Weight.NOTED)
    SCAN = ("扫描件", Weight.NOTED)
    AFTER_A_CUT = ("中断后续办", Weight.NOTED)

    @property
    def word(self) -> str:
        """As it stands in the report."""
        return self.value[0]

    @property
    def weight(self) -> Weight:
        """What it means for the results."""
        return self.value[1]


class Discrepancy(NamedTuple):
    """One thing found."""

    verdict: FindingKind
    label: str
    remark: str
    sheet: str = ""
    cell: str = ""
    published: str = ""
    recomputed: str = ""


def spare_copy(label: str, original: str) -> Discrepancy:
    """Note a file with the same bytes as another one."""
    return Discrepancy(FindingKind.COPY, label, f"与“{original}”一字不差，可以删去")


class RecordSeen(NamedTuple):
    """A record in the chain, with the code that may stand on a signed paper."""

    number: int
    name: str
    code: str


@dataclass
class Verification:
    """What a verification came to."""

    findings: list[Discrepancy] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    """Names of the runs that were done again."""
    records: list[RecordSeen] = field(default_factory=list)
    """All runs."""
    checked: int = 0
    """Results and documents compared."""
    other_program: bool = False
    """Some run was done by another version of the program."""

    @property
    def fails(self) -> bool:
        """Whether anything published does not follow from the archived inputs."""
        return any(each.verdict.weight is Weight.FAILS for each in self.findings)

    @property
    def holds(self) -> bool:
        """Whether all of it follows, and lies there as it was made."""
        return all(each.verdict.weight is Weight.NOTED for each in self.findings)
