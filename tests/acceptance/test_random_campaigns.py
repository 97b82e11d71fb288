"""Whole campaigns of towns drawn by lot, played from outside and inspected at every step.

The seeds are chosen for what they hold; any other seed must pass as well.
"""

import dataclasses
import datetime as dt
from pathlib import Path

from acceptance.campaign_play import play
from acceptance.town import DEADLINE, random_town


def test_posts_and_departments(tmp_path: Path) -> None:
    """Three choices, ties, candidates barred by relations; departments first.

    One judge is recused from everybody and has nothing to hand in.
    """
    town = random_town(17)
    town.first_side = "部门"
    town.recusals |= {([*town.judges][1], entry.number) for entry in town.for_posts}
    play(town, tmp_path, in_place=True)


def test_nobody_may_compete_and_the_departments_go_on(tmp_path: Path) -> None:
    town = random_town(8)
    late = DEADLINE + dt.timedelta(minutes=1)
    town.for_posts = [dataclasses.replace(entry, when=late) for entry in town.for_posts]
    play(town, tmp_path, in_place=True)


def test_posts_alone(tmp_path: Path) -> None:
    play(random_town(48, departments=False), tmp_path, in_place=True)


def test_departments_alone(tmp_path: Path) -> None:
    play(random_town(63, posts=False), tmp_path, in_place=False)
