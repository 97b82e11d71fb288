"""What an office changes in its scheme changes the results, with nothing else touched."""

import dataclasses

from acceptance import expected, inspector
from acceptance.campaign_play import decide_posts
from acceptance.inputs import scheme_sheets
from acceptance.office import Office
from acceptance.town import Component, Town
from acceptance.workbooks import write_plain


def change(office: Office, town: Town) -> Office:
    """The same office after it has typed another rule into the scheme."""
    write_plain(office.folder / "01活动方案.xlsx", scheme_sheets(town))
    return Office(town, office.folder, in_place=True)


def inspect(office: Office) -> None:
    office.step("consolidate_scores")
    inspector.check_scores(office.town, office.folder)
    inspector.check_post_proposals(office.town, office.folder)


def test_a_weight(scored: Office) -> None:
    first, *others = scored.town.components
    heavier = dataclasses.replace(first, points=first.points + 7)
    town = dataclasses.replace(scored.town, components=[heavier, *others])
    inspect(change(scored, town))
    assert expected.scores(town) != expected.scores(scored.town)


def test_a_quota(scored: Office) -> None:
    posts = [dataclasses.replace(post, quota=post.quota + 1) for post in scored.town.posts]
    town = dataclasses.replace(scored.town, posts=posts)
    inspect(change(scored, town))
    assert expected.post_proposals(town) != expected.post_proposals(scored.town)


def test_one_more_component(scored: Office) -> None:
    """Its sheets are made beside those that are filled, and it counts once they are filled, too."""
    more = Component("廉政测试", 15, 50, 1, 1, 3)
    judges = {judge: {*names, more.name} for judge, names in scored.town.judges.items()}
    components = [*scored.town.components, more]
    office = change(scored, dataclasses.replace(scored.town, components=components, judges=judges))
    sheets = {path: path.read_bytes() for path in (office.folder / "04评分表").glob("*.xlsx")}
    assert "还没有交" in office.step("consolidate_scores", code=1)
    office.step("prepare_scoring")
    assert {path: path.read_bytes() for path in sheets} == sheets
    office.mark_component(more)
    inspect(office)


def test_after_the_decisions(scored: Office) -> None:
    """Decisions stand as they were written; the office is told, and a new table put beside."""
    words = inspector.check_post_proposals(scored.town, scored.folder)
    decisions, _ = decide_posts(scored.town, words)
    scored.decide_posts(decisions)
    table = scored.folder / "05任用决定" / "任用决定表.xlsx"
    decided = table.read_bytes()
    first, *others = scored.town.components
    lighter = dataclasses.replace(first, points=first.points - 3)
    office = change(scored, dataclasses.replace(scored.town, components=[lighter, *others]))
    office.step("consolidate_scores")
    assert table.read_bytes() == decided
    assert table.with_name("任用决定表（新）.xlsx").exists()
    assert [row for row in inspector.issues(office.folder) if row["文件"].endswith(table.name)]
