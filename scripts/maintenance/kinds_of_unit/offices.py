"""A county bureau, a street and a court."""

from decimal import Decimal

from campaign.scheme.condition_sheets import AMONG, AT_LEAST, AT_MOST, BEFORE
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import BEST, WHOLE, CutRow
from campaign.scheme.sheets import EVERYBODY
from maintenance import seed_town
from maintenance.kinds_of_unit.parts import (
    YES_OR_NO,
    asked,
    ballot,
    basics,
    department,
    entered,
    judged,
    post,
    schedule,
)

BUREAU = Scheme(
    basics=basics(
        "局机关股室负责人竞争上岗、工作人员双向选择活动",
        "中共××县××局党组",
        "×局党",
        "办公室",
        body="局党组",
        post_word="股室负责人",
        top_age="男53、女51",
        probation_months=12,
    ),
    posts=(
        post("办公室", "主任"),
        post("业务股", "股长"),
        post("业务股", "副股长"),
        post("综合股", "股长"),
        post("综合股", "副股长"),
    ),
    departments=(department("办公室", 4), department("业务股", 5), department("综合股", 3)),
    components=(judged("竞职演说", 40, drop=1, above=5), ballot("民主测评", 60)),
    grades=seed_town.GRADES,
    conditions=(
        asked("学历", AT_LEAST, "大专"),
        asked("近两年考核", AT_LEAST, "称职"),
        asked("距到龄年限", AT_LEAST, 1),
        asked("距到龄年限", AT_LEAST, 3, of="任职情况=新任"),
        asked("处分期至", BEFORE, where=EVERYBODY),
    ),
    schedule=schedule((
        ("动员部署", 3, 3, "公布方案、职位、职数和条件。"),
        ("公开报名", 3, 7, "填写报名表，交办公室；落选的参加双向选择。"),
        ("资格审核", 8, 8, "审核报名条件，公布结果。"),
        ("竞职演说和民主测评", 9, 9, "当众抽签演说，评委打分，全体人员测评。"),
        ("研究任用", 11, 11, "局党组综合各方面情况研究决定。"),
        ("任前公示", 12, 18, "公示不少于五个工作日。"),
        ("双向选择", 16, 18, "各股室初选，局党组研究后定岗。"),
    )),
)  # fmt: skip

STREET = Scheme(
    basics=basics(
        "街道社区负责人竞争上岗活动",
        "中共××区××街道工作委员会",
        "×街工委",
        "党群工作办公室",
        body="街道党工委",
        post_word="社区负责人",
        staff_word="社区工作者",
        max_choices=1,
        least_approval=Decimal(50),
    ),
    posts=(post("社区", "书记", 3, party="中共党员"),),
    components=(judged("演讲答辩", 60, drop=1, above=5), ballot("现场票决", 40)),
    grades=YES_OR_NO,
    cuts=(CutRow(stage=WHOLE, rule=BEST, value="4"),),
    conditions=(
        asked("现职务", AMONG, "副书记、副主任"),
        asked("年龄", AT_LEAST, 25),
        asked("年龄", AT_MOST, 45),
        asked("学历", AT_LEAST, "高中"),
    ),
    schedule=schedule((
        ("公开报名", 3, 7, "自荐报名，交党群工作办公室。"),
        ("资格审核", 8, 8, "审核报名条件。"),
        ("演讲和票决", 9, 9, "评委打分，居民代表和党代表当场投票，当场计票。"),
        ("组织考察", 10, 10, "总分前四名列为考察对象。"),
        ("研究任用", 11, 11, "街道党工委研究决定，再按需要确定到哪个社区任职。"),
        ("任前公示", 12, 18, "公示不少于五个工作日。"),
    )),
)  # fmt: skip

COURT = Scheme(
    basics=basics(
        "法院中层干部竞争上岗、干警双向选择活动",
        "中共××县人民法院党组",
        "×法党",
        "政治部",
        body="院党组",
        staff_word="干警",
        speech_minutes=8,
        standby_pay="按照有关规定执行",
    ),
    posts=(
        post("民事审判庭", "庭长", party="中共党员", group="正职"),
        post("民事审判庭", "副庭长", group="副职"),
        post("刑事审判庭", "副庭长", group="副职"),
        post("城关法庭", "副庭长", 2, group="副职"),
    ),
    departments=(
        department("民事审判庭", 5), department("刑事审判庭", 4), department("城关法庭", 4),
        department("执行局", 5),
    ),
    components=(
        ballot("民主测评", 30),
        judged("演讲答辩", 30, drop=1, above=5),
        entered("办案业绩", 40),
    ),
    grades=seed_town.GRADES,
    conditions=(
        asked("学历", AT_LEAST, "本科"),
        asked("任现职年限", AT_LEAST, 2, of="任职情况=现任"),
        asked("近三年考核", AT_LEAST, "称职"),
    ),
    schedule=schedule((
        ("公开报名", 3, 7, "填写报名表，交政治部。"),
        ("资格审核", 8, 8, "审核报名条件，公布结果。"),
        ("民主测评和演讲答辩", 9, 9, "全院测评；抽签定序，每人不超过八分钟，当场公布。", "正职"),
        ("民主测评和演讲答辩", 10, 10, "办法同上。", "副职"),
        ("核算业绩", 10, 10, "审判管理部门提供近三年办案数据，专人录入、复核。"),
        ("研究任用", 11, 11, "院党组研究决定。"),
        ("任前公示", 12, 18, "公示不少于五个工作日。"),
        ("双向选择", 16, 18, "各庭室初选，院党组研究后定岗。"),
    )),
)  # fmt: skip
