"""Whom a text names, found by the names' beginnings and ends."""

from random import Random

from campaign.roster.naming import Naming, is_named
from campaign.roster.sheets import BOTH_PARTS, StaffMember

NAMES = ("安宁", "安", "安宁远", "王安宁", "周敏(大)", "周敏(小)", "买买提·艾力", "鄭于", "安 宁")
BESIDE = ("同志", "党政办", "01", "（03）", "编号2", "主任", "：", "女", "3.", "*", "无关", "远")


def test_the_same_are_found_as_if_each_were_asked() -> None:
    people = {
        str(number): StaffMember(
            staff_id=f"{number:02d}",
            name=name,
            sex="男女"[number % 2],
            department="党政办",
            establishment="事业编制",
            duty="在岗",
            scope=BOTH_PARTS,
        )
        for number, name in enumerate(NAMES)
    }
    naming, chance, found = Naming(people), Random(1), 0
    for _ in range(500):
        before, behind = (chance.choice(("", *BESIDE)) for _ in range(2))
        text = f"{before}{chance.choice(NAMES)}{behind}"
        named = {known for known, person in people.items() if is_named(person, text)}
        assert naming.named_in(text) == named, text
        found += bool(named)
    assert 50 < found < 500
    assert naming.named_in("") == set()
