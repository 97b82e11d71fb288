"""A town drawn by lot: everything an office knows before and during its campaign.

Nothing here reads the program: names of sheets, columns and words are those of the workbook
contract. `random_town(seed)` gives the same town for the same seed.
"""

import datetime as dt
import random
from dataclasses import dataclass, field

DEADLINE = dt.datetime(2026, 3, 7, 16, 30)
REFERENCE = (2026, 3)  # year and month the years of service are counted to
SURNAMES = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦"
GIVEN = "嘉琪煜晨蕴霖瀚璇颢菁骏葳翊绮澜彤昶婕恺薇铭茜峻妍涵懿轩瑾楠祺"
OFFICES = [
    "党政办",
    "综治办",
    "新村办",
    "镇建办",
    "财政所",
    "农业服务中心",
    "文化站",
    "应急办",
    "水利站",
    "司法所",
]
TITLES = ["主任", "副主任", "专职副主任", "所长"]
COMPONENTS = ["竞职演说", "联席会评分", "民主测评", "笔试成绩", "群众评议", "业绩考核"]
BALLOTS = ("民主测评", "群众评议")


@dataclass(frozen=True)
class Post:
    office: str
    title: str
    quota: int
    party: str = ""
    years: int | None = None
    leader: str = ""

    @property
    def label(self) -> str:
        return self.office + self.title


@dataclass(frozen=True)
class Component:
    name: str
    points: int
    full: int
    drop_high: int = 0
    drop_low: int = 0
    drop_over: int = 0

    @property
    def trimming(self) -> tuple[int, int, int]:
        return self.drop_high, self.drop_low, self.drop_over

    @property
    def score_sheet(self) -> str:
        """联席会评分表: 评分 and 得分 are not said twice."""
        return f"{self.name}{'' if self.name.endswith(('评分', '得分')) else '评分'}表"

    @property
    def by_ballot(self) -> bool:
        return self.name in BALLOTS


@dataclass(frozen=True)
class Grade:
    name: str
    worth: int
    counted: bool = True


@dataclass(frozen=True)
class Person:
    number: str
    name: str
    party: str
    joined: tuple[int, int]
    scope: str
    office: str
    title: str

    def served(self, years: int) -> bool:
        months = (REFERENCE[0] - self.joined[0]) * 12 + REFERENCE[1] - self.joined[1]
        return months >= years * 12


@dataclass(frozen=True)
class Application:
    number: str
    choices: tuple[str, ...]
    obeys: bool
    when: dt.datetime


@dataclass
class Town:
    """What is in the scheme, the roster and the registrations, and how people will mark."""

    seed: int
    most_choices: int
    rounding: str
    stage: str
    places: int
    later_speech: str
    ties: tuple[str, ...]
    first_side: str
    posts: list[Post] = field(default_factory=list)
    departments: dict[str, int] = field(default_factory=dict)
    components: list[Component] = field(default_factory=list)
    judges: dict[str, set[str]] = field(default_factory=dict)
    grades: list[Grade] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    for_posts: list[Application] = field(default_factory=list)
    for_departments: list[Application] = field(default_factory=list)
    recusals: set[tuple[str, str]] = field(default_factory=set)

    def person(self, number: str) -> Person:
        return next(person for person in self.people if person.number == number)

    def post(self, label: str) -> Post:
        return next(post for post in self.posts if post.label == label)


def random_town(seed: int, *, posts: bool = True, departments: bool = True) -> Town:
    """Draw a whole town; without posts or without departments if so told."""
    lot = random.Random(seed)
    components = _components(lot) if posts else []
    names = [component.name for component in components]
    town = Town(
        seed=seed,
        most_choices=lot.randint(1, 3),
        rounding=lot.choice(["四舍五入", "截尾"]),
        stage=lot.choice(["逐步舍入", "各项舍入", "总分舍入"]),
        places=lot.randint(0, 3),
        later_speech=lot.choice(["沿用", "不计"]),
        ties=tuple(lot.sample(names, lot.randint(0, min(2, len(names))))),
        first_side=lot.choice(["干部", "部门"]),
        components=components,
    )
    offices = lot.sample(OFFICES, lot.randint(2, 6))
    leaders = _names(lot, 9, set())
    if posts:
        town.posts = _posts(lot, offices, leaders)
        town.judges = _judges(lot, leaders, components)
        town.grades = _grades(lot)
    if departments:
        town.departments = {office: lot.randint(0, 5) for office in offices}
    town.people = _people(lot, offices, set(leaders))
    if posts:
        _apply_for_posts(lot, town)
    if departments:
        _apply_for_departments(lot, town)
    return town


def _components(lot: random.Random) -> list[Component]:
    others = lot.sample(COMPONENTS[1:], lot.randint(0, 3))
    found = []
    for name in lot.sample(["竞职演说", *others], 1 + len(others)):
        points, full = lot.randint(10, 60), lot.choice([10, 30, 100])
        if name in BALLOTS:
            found.append(Component(name, points, 100))
        else:
            high, low = lot.randint(0, 2), lot.randint(0, 2)
            found.append(Component(name, points, full, high, low, lot.randint(high + low, 6)))
    return found


def _names(lot: random.Random, count: int, taken: set[str]) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        name = lot.choice(SURNAMES) + "".join(lot.sample(GIVEN, 2))
        if name not in taken:
            found.append(name)
            taken.add(name)
    return found


def _posts(lot: random.Random, offices: list[str], leaders: list[str]) -> list[Post]:
    found = []
    for office in offices:
        leader = lot.choice(leaders)
        for title in lot.sample(TITLES, lot.randint(1, 2)):
            party = lot.choice(["中共党员", "", ""])
            years = lot.choice([2, 5, None])
            found.append(Post(office, title, lot.randint(1, 2), party, years, leader))
    return found


def _judges(
    lot: random.Random, leaders: list[str], components: list[Component]
) -> dict[str, set[str]]:
    panel = leaders[: lot.randint(4, 9)]
    marked = [component.name for component in components if not component.by_ballot]
    judges = {leader: {name for name in marked if lot.random() < 0.8} for leader in panel}
    for leader in panel[:4]:  # enough marks are left when some judges step aside
        judges[leader] = set(marked)
    return judges


def _grades(lot: random.Random) -> list[Grade]:
    if lot.random() < 0.4:
        return [Grade("赞成", 100), Grade("不赞成", 0), Grade("弃权", 0, counted=False)]
    worth = sorted(lot.sample(range(101), 3), reverse=True)
    return [
        Grade(name, points) for name, points in zip(["优秀", "称职", "不称职"], worth, strict=True)
    ]


def _people(lot: random.Random, offices: list[str], taken: set[str]) -> list[Person]:
    names = _names(lot, lot.randint(6, 45), taken)
    if len(names) > 12:
        names[-1] = names[0]  # two people of the same name
    numbered = lot.choice(["{:03d}", "{}", "GB{:04d}"])
    scopes = ["竞争和双选"] * 8 + ["仅双选", "不参加"]
    return [
        Person(
            number=numbered.format(index),
            name=name,
            party=lot.choice(["中共党员", "中共党员", "群众", "共青团员"]),
            joined=(lot.randint(1990, 2025), lot.randint(1, 12)),
            scope=lot.choice(scopes),
            office=lot.choice(offices),
            title=lot.choice(["干事", "主任", "统计员"]),
        )
        for index, name in enumerate(names, start=1)
    ]


def _moment(lot: random.Random) -> dt.datetime:
    late = lot.random()
    if late < 0.06:
        return DEADLINE + dt.timedelta(minutes=lot.randint(1, 900))
    if late < 0.12:
        return DEADLINE
    return dt.datetime(2026, 3, lot.randint(3, 6), lot.randint(8, 17), lot.randint(0, 59))


def _apply_for_posts(lot: random.Random, town: Town) -> None:
    labels = [post.label for post in town.posts]
    for person in town.people:
        if lot.random() < (0.5 if person.scope == "竞争和双选" else 0.15):
            count = lot.randint(1, min(town.most_choices, len(labels)))
            choices = tuple(lot.sample(labels, count))
            town.for_posts.append(
                Application(person.number, choices, lot.random() < 0.5, _moment(lot))
            )
            for judge in list(town.judges)[1:]:  # the first one always marks
                if lot.random() < 0.03:
                    town.recusals.add((judge, person.number))


def _apply_for_departments(lot: random.Random, town: Town) -> None:
    labels = list(town.departments)
    for person in town.people:
        if lot.random() < (0.85 if person.scope != "不参加" else 0.2):
            count = lot.randint(1, min(town.most_choices, len(labels)))
            choices = tuple(lot.sample(labels, count))
            town.for_departments.append(
                Application(person.number, choices, lot.random() < 0.5, _moment(lot))
            )
