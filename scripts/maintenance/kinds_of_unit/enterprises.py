"""A company whose whole staff competes, and a public institution."""

from campaign.scheme.condition_sheets import AT_LEAST, AT_MOST, NOT_AMONG
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import EVERYBODY
from maintenance import seed_town
from maintenance.kinds_of_unit.parts import (
    asked,
    ballot,
    basics,
    department,
    entered,
    judged,
    post,
    schedule,
)

COMPANY = Scheme(
    basics=basics(
        "公司全员竞聘活动",
        "××有限公司",
        "×司",
        "人力资源部",
        body="总经理办公会",
        post_word="部门经理",
        staff_word="员工",
        tie_break="总经理办公会决定",
        establishments="合同制",
        probation_months=3,
        standby_pay="发给岗位工资的百分之六十，不低于当地最低工资标准",
    ),
    posts=(
        post("市场部", "经理", group="管理岗"), post("生产部", "经理", group="管理岗"),
        post("财务部", "经理", group="管理岗"), post("市场部", "副经理", group="一般岗"),
    ),
    departments=(department("市场部", 6), department("生产部", 12), department("财务部", 3)),
    components=(
        entered("述职材料", 20, applies_to="管理岗"),
        judged("竞聘演讲", 30, drop=1, above=5, applies_to="管理岗"),
        entered("笔试", 50, applies_to="一般岗"),
        judged("能力评价", 30, drop=1, above=5),
        entered("业绩", 20),
    ),
    conditions=(
        asked("学历", AT_LEAST, "大专"),
        asked("近一年考核", NOT_AMONG, "不称职、不合格", where=EVERYBODY),
        asked("工作年限", AT_LEAST, 3),
    ),
    schedule=schedule((
        ("公开报名", 3, 7, "填写报名表，交人力资源部。"),
        ("资格审核", 8, 8, "审核报名条件，公布人选，受理异议。"),
        ("述职和演讲", 9, 9, "评审述职材料；演讲、答辩由评委打分。", "管理岗"),
        ("笔试", 9, 9, "密封阅卷，专人录入、复核。", "一般岗"),
        ("能力和业绩", 10, 10, "评委评价能力；人力资源部提供上年业绩得分。"),
        ("研究决定", 11, 11, "总经理办公会研究决定。"),
        ("任前公示", 12, 18, "公示不少于五个工作日。"),
        ("双向选择", 16, 18, "各部门初选，总经理办公会研究后定岗。"),
    )),
)  # fmt: skip

INSTITUTION = Scheme(
    basics=basics(
        "中心科室负责人竞争上岗、工作人员双向选择活动",
        "××服务中心",
        "×中心",
        "办公室",
        body="中心领导班子",
        post_word="科室负责人",
        staff_word="工作人员",
        tie_break="中心领导班子决定",
        establishments="事业编制",
        probation_months=6,
    ),
    posts=(
        post("办公室", "科长"), post("窗口管理科", "科长"), post("业务科", "科长"),
        post("业务科", "副科长"),
    ),
    departments=(department("办公室", 3), department("窗口管理科", 6), department("业务科", 6)),
    components=(judged("竞职演说", 50, drop=1, above=5), ballot("民主测评", 50)),
    grades=seed_town.GRADES,
    conditions=(
        asked("学历", AT_LEAST, "专科"),
        asked("近两年考核", AT_LEAST, "合格"),
        asked("任下一级年限", AT_LEAST, 1, of="任职情况=新任"),
        asked("年龄", AT_MOST, 45, of="性别=男、任职情况=新任"),
        asked("年龄", AT_MOST, 40, of="性别=女、任职情况=新任"),
        asked("年龄", AT_MOST, 50, of="性别=男、任职情况=现任"),
        asked("年龄", AT_MOST, 45, of="性别=女、任职情况=现任"),
    ),
    schedule=schedule((
        ("公开报名", 3, 7, "填写报名表，交办公室。"),
        ("资格审核", 8, 8, "审核报名条件，公布结果。"),
        ("演说和测评", 9, 9, "评委打分，全体人员测评。"),
        ("研究任用", 11, 11, "中心领导班子研究决定。"),
        ("任前公示", 12, 18, "公示不少于五个工作日。"),
        ("双向选择", 16, 18, "各科室初选，中心领导班子研究后定岗。"),
    )),
)  # fmt: skip
