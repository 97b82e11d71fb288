"""What a new campaign's scheme is pre-filled with: the town of the plan that started the project.

Facts only, all of them to be edited in the workbook; the wording is our own.
"""

from datetime import date, datetime
from decimal import Decimal

from campaign.scheme.answers import (
    COMMITTEE_DECIDES,
    EVERY_STEP,
    HALF_UP,
    REUSE_SPEECH,
    STAFF_FIRST,
)
from campaign.scheme.basics import Basics
from campaign.scheme.official_days import arrangement_of
from campaign.scheme.plan_sheets import ScheduleEntry
from campaign.scheme.sheets import Alias, Component, Department, Grade, Post
from campaign.scoring.marking.by_ballot import ByBallot
from campaign.scoring.marking.by_judges import ByJudges

YEAR = 2026

BASICS = Basics(
    name="机关干部双向选择、竞争上岗活动",
    party_body="中共××镇委员会",
    government_body="××镇人民政府",
    number_prefix="×委",
    number_year=YEAR,
    registration_opens=date(YEAR, 3, 3),
    registration_closes=datetime(YEAR, 3, 7, 16, 30),
    starts=date(YEAR, 3, 3),
    ends=date(YEAR, 3, 20),
    service_counted_on=date(YEAR, 3, 7),
    max_choices=2,
    speech_minutes=10,
    places=2,
    rounding=HALF_UP,
    rounding_stage=EVERY_STEP,
    second_choice_speech=REUSE_SPEECH,
    tie_break=COMMITTEE_DECIDES,
    notice_days=5,
    notice_starts=date(YEAR, 3, 12),
    handover_days=5,
    standby_months=6,
    standby_pay="只发给基本工资",
    standby_starts=date(YEAR, 3, 20),
    proposing_side=STAFF_FIRST,
    recipients="各办公室、站所，全体机关干部",
    printed_by="××镇党政办公室",
    office="党政办",
    objections_to="党政办",
    after_failing="给予行政降职、工资降级直至开除处分",
    plan_decided_on=date(YEAR, 3, 2),
    scores_published_on=date(YEAR, 3, 10),
)

_YEARS = Decimal(2)
_PARTY = "中共党员"


def _post(department: str, title: str, quota: int = 1, party: str = "") -> Post:
    return Post(department=department, title=title, quota=quota, party=party, min_years=_YEARS)


POSTS = (
    _post("党政办", "主任", party=_PARTY),
    _post("党政办", "副主任", party=_PARTY),
    _post("综治办", "专职副主任"),
    _post("新村办", "专职副主任"),
    _post("镇建办", "主任"),
    _post("镇建办", "副主任"),
    _post("经济发展办", "主任"),
    _post("经济发展办", "副主任"),
    _post("社会事务办", "主任"),
    _post("社会事务办", "副主任", 2),
)

DEPARTMENTS = (
    Department(name="党政办", quota=8, includes="督查室"),
    Department(name="综治办", quota=3, includes="武装干事、人大秘书"),
    Department(name="新村办", quota=5),
    Department(name="镇建办", quota=2),
    Department(name="经济发展办", quota=5),
    Department(name="社会事务办", quota=3, includes="计生服务所、民政所"),
)


def _judged(name: str, points: int) -> Component:
    """Declare marks out of 100; from six judges on the highest and lowest are dropped."""
    return Component(
        name=name,
        method=ByJudges.word,
        points=Decimal(points),
        full=Decimal(100),
        drop_high=1,
        drop_low=1,
        drop_above=5,
    )


COMPONENTS = (
    _judged("竞职演说", 30),
    Component(
        name="民主测评",
        method=ByBallot.word,
        points=Decimal(30),
        full=Decimal(100),
        drop_above=0,
    ),
    _judged("联席会评分", 40),
)

GRADES = (
    Grade(name="优秀", points=Decimal(100), counted=True),
    Grade(name="称职", points=Decimal(80), counted=True),
    Grade(name="基本称职", points=Decimal(60), counted=True),
    Grade(name="不称职", points=Decimal(0), counted=True),
)


def _stage(name: str, first: int, last: int, content: str) -> ScheduleEntry:
    return ScheduleEntry(
        name=name, starts=date(YEAR, 3, first), ends=date(YEAR, 3, last), content=content
    )


SCHEDULE = (
    _stage("动员部署", 3, 3, "召开动员大会，学习实施方案，公布职位、部门和职数。"),
    ScheduleEntry(
        name="公开报名",
        starts=date(YEAR, 3, 3),
        ends=datetime(YEAR, 3, 7, 16, 30),
        content="填写竞争上岗报名表、选部门报名表，交党政办。",
    ),
    _stage("资格审核", 8, 8, "审核报名条件，张榜公布审核结果。"),
    _stage("竞职演说", 9, 9, "当众抽签排定顺序，按第一志愿演说，评委现场打分。"),
    _stage("民主测评", 9, 9, "全体干部对竞职人员进行民主测评；分管领导考察。"),
    _stage("联席会评分", 10, 10, "党政班子成员对竞职人员打分。"),
    _stage("研究任用", 11, 11, "党委综合各方面情况研究决定中层干部人选。"),
    _stage("任前公示", 12, 18, "公示不少于五个工作日，受理反映。"),
    _stage("双向选择", 16, 18, "部门初选一般干部，党委研究后定人定岗。"),
    _stage("到岗交接", 19, 20, "发出任职和岗位安排通知，办理工作移交。"),
)

ALIASES = (
    Alias(alias="党政综合办", department="党政办"),
    Alias(alias="经发办", department="经济发展办"),
    Alias(alias="经济办", department="经济发展办"),
    Alias(alias="社事办", department="社会事务办"),
    Alias(alias="村镇建设办", department="镇建办"),
    Alias(alias="综合治理办", department="综治办"),
)

CALENDAR = arrangement_of(YEAR)
