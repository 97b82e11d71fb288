"""What the guide takes from the program: message codes, buttons, names for templates."""

from collections.abc import Iterator
from functools import cache

from campaign.commands import COMMANDS, FLAGS
from campaign.documents.catalogue import KINDS, placeholder_names
from campaign.documents.groups import GROUPS
from campaign.issues import Kind
from campaign.storage.launchers import STEPS
from campaign.word.placeholders import ROW_EXTRAS

SUBJECTS = {
    "F": "文件打不开、认不出",
    "T": "表的样子不对：缺列、缺项、隐藏的行",
    "V": "一个格子里填得不对",
    "S": "活动方案",
    "P": "花名册和人员",
    "R": "报名表和资格审核",
    "M": "评分表和抽签",
    "B": "民主测评计票",
    "C": "部门初选和双向选择",
    "D": "党委决定、考察意见",
    "L": "待岗台账",
    "W": "公文和公文模板",
}
"""The letters of the codes, in the order of the catalogue."""

_STANDING_FOR = {
    "suggestion": "",
    "name": "某人",
    "names": "某人",
    "staff_id": "编号",
    "post": "某职位",
    "judge": "某评委",
    "component": "某项目",
    "department": "某部门",
    "column": "某一栏",
    "count": "几",
    "carried": "几",
    "lost": "",
    "day": "某日",
    "expected": "规定的写法",
    "known": "规定的名称",
}
"""What the list of codes says where a message names a person, a column and so on."""
_ANY = "××"
_BY_CASE = "按问题清单里写的办。"


_NOT_OF_PEOPLE = "FTSW"
"""Subjects whose messages have names of things."""


class _Anything(dict[str, str]):
    """A stand-in for whatever a message is filled with."""

    def __init__(self, letter: str) -> None:
        things = letter in _NOT_OF_PEOPLE
        super().__init__({"name": _ANY, "names": _ANY} if things else {})

    def __missing__(self, key: str) -> str:
        return _STANDING_FOR.get(key, _ANY)


def codes(letter: str) -> list[tuple[str, str, str, str]]:
    """List code, severity, problem and remedy of every message of a subject."""
    messages = sorted(kind.value for kind in Kind if kind.code.startswith(letter))
    return [
        (each.code, str(each.severity), _plain(each.problem, letter), _plain(each.remedy, letter))
        for each in messages
    ]


def _plain(sentence: str, letter: str) -> str:
    filled = sentence.format_map(_Anything(letter))
    return _BY_CASE if filled.strip("。") == _ANY else filled


def common_names() -> str:
    """Return what every template may print."""
    return "、".join(name for name in placeholder_names(KINDS[0]) if name in _common())


def group_names() -> Iterator[tuple[str, str]]:
    """Yield each group that an office's own papers may go to, and what is known of one of it."""
    for name, group in GROUPS.items():
        names = [each for each in placeholder_names(group.kind) if each not in _common()]
        yield name, "、".join(names)


def own_names() -> Iterator[tuple[str, str]]:
    """Yield each kind of document, and what only its template and some others may print."""
    for kind in KINDS:
        names = [name for name in placeholder_names(kind) if name not in _common()]
        yield kind.name, "、".join(_grouped(names))


@cache
def _common() -> frozenset[str]:
    return frozenset.intersection(*(frozenset(placeholder_names(kind)) for kind in KINDS))


def _grouped(names: list[str]) -> Iterator[str]:
    """Yield names of one row together: 任职人员（每行：姓名、职务）."""
    rows: dict[str, list[str]] = {}
    for name in names:
        head, _, part = name.partition("：")
        rows.setdefault(head, [])
        if part and part not in ROW_EXTRAS:
            rows[head].append(part)
    for head, parts in rows.items():
        yield f"{head}（每行：{'、'.join(parts)}）" if parts else head


def buttons() -> Iterator[tuple[str, str]]:
    """Yield every button of a campaign, with what it does."""
    for button, command in STEPS.items():
        step, *flags = command.split()
        task = FLAGS[step][flags[0]] if flags else step
        yield button, COMMANDS[task].help
