"""A school whose teachers are employed by the county, and the head nurses of a hospital."""

from campaign.scheme.condition_sheets import AT_LEAST, AT_MOST, BEFORE, FILLED, RankOrder
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import BY_UNIT, DEPARTMENTS_PART, EVERYBODY
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

SCHOOL = Scheme(
    basics=basics(
        "学校岗位竞聘活动（县管校聘）",
        "××县××中学",
        "×中",
        "校办公室",
        body="校长办公会",
        post_word="处室负责人",
        staff_word="教职工",
        tie_break="校长办公会决定",
        establishments="事业编制",
        standby_pay="发给基本工资",
        standby_months=12,
    ),
    posts=(post("教务处", "主任"), post("政教处", "主任"), post("总务处", "主任")),
    departments=(
        department("语文组", 8), department("数学组", 8), department("英语组", 6),
        department("综合组", 6, "音乐、体育、美术、信息技术"), department("处室职员", 4),
    ),
    components=(judged("竞聘演讲", 40, drop=1, above=5), ballot("民主测评", 60)),
    grades=seed_town.GRADES,
    conditions=(
        asked("学历", AT_LEAST, "本科"),
        asked("到校年限", AT_LEAST, 3),
        asked("近两年考核", AT_LEAST, "合格"),
        asked("年龄", AT_MOST, 40, otherwise="人工复核"),
        asked("近一年考核", AT_LEAST, "合格", where=DEPARTMENTS_PART),
        asked("教师资格证", FILLED, where="语文组、数学组、英语组、综合组"),
        asked("处分期至", BEFORE, where=EVERYBODY),
    ),
    schedule=schedule((
        ("公布岗位", 3, 3, "公布岗位、人数和条件。"),
        ("公开报名", 3, 7, "填写报名表，交校办公室。"),
        ("资格审核", 8, 8, "审核报名条件，公布结果。"),
        ("演讲和测评", 9, 9, "评委打分，教职工测评。"),
        ("研究确定", 11, 11, "校长办公会研究处室负责人人选。"),
        ("任前公示", 12, 18, "公示不少于五个工作日。"),
        ("岗位竞聘", 16, 18, "各组初选，校长办公会研究后定岗；没有聘上的，再参加跨校竞聘。"),
    )),
)  # fmt: skip

HOSPITAL = Scheme(
    basics=basics(
        "护士长竞聘活动",
        "××医院",
        "×医",
        "护理部",
        body="院务会",
        post_word="护士长",
        staff_word="护理人员",
        tie_break="理论考试、面试答辩",
        establishments="事业编制、备案制、合同制",
        speech_minutes=5,
        probation_months=6,
    ),
    posts=(
        post("内科", "护士长"), post("外科", "护士长"), post("急诊科", "护士长"),
        post("内科", "副护士长"),
    ),
    components=(
        entered("理论考试", 40),
        judged("面试答辩", 20, drop=1, above=5),
        ballot("科室测评", 10, apart=BY_UNIT),
        judged("科主任测评", 10, drop=2, above=5),
        judged("院领导测评", 20),
    ),
    grades=seed_town.GRADES,
    conditions=(
        asked("学历", AT_LEAST, "大专"),
        asked("职称", AT_LEAST, "护师"),
        asked("护士执业证", FILLED),
        asked("年龄", AT_MOST, 45),
        asked("临床护理年限", AT_LEAST, 5),
        asked("近三年考核", AT_LEAST, "合格"),
    ),
    orders=(RankOrder(fact="职称", ascending="护士、护师、主管护师、副主任护师、主任护师"),),
    schedule=schedule((
        ("公开报名", 3, 7, "填写报名表，交护理部。"),
        ("资格审核", 8, 8, "审核报名条件，公布结果。"),
        ("理论考试", 9, 9, "护理部组织，密封阅卷。"),
        ("面试和测评", 10, 10, "抽签定序，评委打分，有本科室人选的回避；各科室测评本科室人选。"),
        ("研究确定", 11, 11, "院务会研究决定。"),
        ("任前公示", 12, 18, "公示不少于五个工作日。"),
    )),
)  # fmt: skip
