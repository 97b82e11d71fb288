"""基本信息 of 01活动方案.xlsx: the dates, names and rules that hold for the whole campaign."""

from datetime import date, datetime
from decimal import Decimal

from campaign.scheme import answers
from campaign.workbook.declare.dates import Day, Moment
from campaign.workbook.declare.kinds import Choice, Name, Percent, Text, Whole, YesNo
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Sheet, SheetLayout, column, row_class

MEETING_NAME = "党委会议"
MOST_PLACES = 6
"""Decimals that a result may have."""


@row_class
class Basics:
    """The items of 基本信息."""

    name: str = column(
        "活动名称",
        Phrase("活动名称", before=answers.BEFORE_PLAN, behind=answers.BEHIND_PLAN),
        hint="印在各表页眉和公文里的活动名称",
    )
    party_body: str = column(
        "党委全称",
        Phrase("党委全称", behind=answers.SEAL_HERE),
        other_names=("发文单位全称", "发文机关全称", "单位全称"),
        hint="与党委印章一致的全称或规范简称",
    )
    government_body: str = column(
        "政府全称",
        Phrase("政府全称", behind=answers.SEAL_HERE),
        default="",
        hint="与政府印章一致，供自编公文模板使用；用不着的可不填",
    )
    number_prefix: str = column(
        "发文机关代字",
        Phrase("发文机关代字", "代字", behind=answers.BEHIND_CODE),
        default="",
        hint="文号里年份前面的字，如“×委”",
    )
    number_year: int | None = column("发文年度", Whole(2000, 2099), default=None, hint="四位年份")
    first_number: int | None = column(
        "起始文号", Whole(1), default=None, hint="第一份红头文件的序号；由签发时编号的留空"
    )
    registration_opens: date | None = column("报名开始", Moment(), default=None)
    registration_closes: datetime = column(
        "报名截止", Moment(clock=True), hint="日期和时间，按分钟计；晚于此时的报名不予通过"
    )
    second_round_closes: datetime | None = column(
        "第二轮报名截止",
        Moment(),
        default=None,
        hint="双向选择第二轮的报名截止；留空则到活动结束当天为止",
    )
    starts: date = column("活动开始", Day())
    ends: date = column("活动结束", Day())
    service_counted_on: date | None = column(
        "年限计算日", Day(), default=None, hint="参加工作年限算到这一天（含当天）"
    )
    max_choices: int = column("最多志愿数", Whole(1, 20), hint="每人最多可报几个志愿")
    speech_minutes: int | None = column("演说时限(分钟)", Whole(1, 240), default=None)
    lot_seed: str = column(
        "抽签种子",
        Text(limit=100),
        default="",
        hint="会上当众摇出的数字；留空则由程序随机产生并记录在案",
    )
    places: int = column("保留小数", Whole(0, MOST_PLACES), hint="成绩保留几位小数")
    rounding: str = column("舍入方式", Choice(*answers.ROUNDINGS), hint="截尾即直接舍去多余小数")
    rounding_stage: str = column(
        "舍入环节",
        Choice(*answers.ROUNDING_STAGES),
        hint="；".join(f"{name}：{each.words}" for name, each in answers.ROUNDING_STAGES.items()),
    )
    second_choice_speech: str = column(
        "第二志愿演说成绩",
        Choice(answers.REUSE_SPEECH, answers.NO_SPEECH),
        default=answers.REUSE_SPEECH,
        hint="第一志愿演说的成绩，在其他志愿职位上沿用还是不计分",
    )
    tie_break: str = column(
        "并列处理",
        Text(),
        default=answers.COMMITTEE_DECIDES,
        hint="总分并列时依次比较的项目，用顿号隔开，如“民主测评、竞职演说”；或写“党委决定”",
    )
    panel_seed: str = column(
        "评委抽签种子",
        Text(limit=100),
        default="",
        uncommon=True,
        hint="评委从“评委库”抽签产生的，报名审核完以后当众摇出数字写在这里，抽中谁由它算出，人人可以复核",
    )
    tie_seed: str = column(
        "并列抽签种子",
        Text(limit=100),
        default="",
        uncommon=True,
        hint="并列处理最后写了“抽签”的，名次并列以后当众摇出数字写在这里，先后由它算出，人人可以复核",
    )
    notice_days: int = column("公示工作日数", Whole(1, 60), hint="任前公示不少于五个工作日")
    notice_starts: date | None = column("公示开始", Day(), default=None, hint="公示第一天")
    records_notice: bool = column(
        "登记公示结果",
        YesNo(),
        default=False,
        uncommon=True,
        hint="填“是”：公示结束以后在任用决定表逐人填“公示结果”（无异议、暂缓），没有填的不发任职通知书",
    )
    handover_days: int = column("移交期限(工作日)", Whole(1, 60))
    standby_months: int = column("待岗期限(月)", Whole(1, 36))
    standby_pay: str = column(
        "待岗待遇",
        Phrase("待岗待遇", "待遇", before=answers.BEFORE_PAY),
        hint="待岗期间的工资待遇，写进通知书",
    )
    standby_starts: date | None = column("待岗开始", Day(), default=None)
    proposing_side: str = column(
        "双选优先方",
        Choice(answers.STAFF_FIRST, answers.DEPARTMENT_FIRST, synonyms=answers.STAFF_WORDS),
        hint="有多种稳定结果时，采用对干部最有利的还是对部门最有利的",
    )
    script: str = column(
        "文字", Choice(answers.SIMPLIFIED, answers.TRADITIONAL), default=answers.SIMPLIFIED
    )
    rehearsal: bool = column(
        "演练", YesNo(), default=False, hint="填“是”则所有表格和公文都印上“演练”字样"
    )
    least_approval: Decimal | None = column(
        "最低得票率",
        Percent(),
        default=None,
        hint="民主测评得分率（百分数）低于此数的不得任用；没有此项规定的留空",
    )
    least_is_enough: bool = column(
        "最低得票率含本数",
        YesNo(),
        default=True,
        hint="正好等于最低得票率的算不算达到；方案说“50%及以下”不得任用的填“否”",
        uncommon=True,
    )
    establishments: str = column(
        "在编性质",
        Text(),
        default="",
        hint="算作“在编”的编制性质，用顿号隔开；留空则行政、参公、事业、集体、工勤编制都算",
    )
    recipients: str = column(
        "主送", Phrase("主送", "主送机关", "主送单位", "致"), default="", hint="红头文件的主送单位"
    )
    copies_to: str = column(
        "抄送",
        Phrase("抄送", "抄送机关", "抄送单位", "抄"),
        default="",
        hint="红头文件的抄送单位，没有就留空",
    )
    printed_by: str = column(
        "印发机关",
        Phrase("印发机关", "印发", behind=answers.BEHIND_PRINTER),
        default="",
        hint="版记里的印发机关全称",
    )
    office: str = column(
        "主办部门", Phrase("主办部门", "主办", "承办"), default="", hint="承办活动、受理报名的部门"
    )
    objections_to: str = column(
        "受理部门", Phrase("受理部门", "受理"), default="", hint="公示期间受理反映的部门"
    )
    objections_phone: str = column("受理电话", Phrase("受理电话", "联系电话", "电话"), default="")
    objections_address: str = column("受理地址", Phrase("受理地址", "联系地址", "地址"), default="")
    plan_decided_on: date | None = column(
        "方案决定日期",
        Day(),
        default=None,
        hint="党委会议通过实施方案的日期，也是方案通知的落款日期；"
        "留空则正文不写会议日期，落款写活动开始前一个工作日",
    )
    meeting_time: datetime | None = column("动员会时间", Moment(), default=None)
    meeting_place: str = column("动员会地点", Phrase("动员会地点", "会议地点", "地点"), default="")
    contact: str = column("联系人", Name(), default="", hint="会务联系人，写进动员会通知")
    contact_phone: str = column("联系电话", Phrase("联系电话", "电话"), default="")
    scores_published_on: date | None = column(
        "成绩公布日期", Day(), default=None, hint="成绩公布的落款日期；留空则写公示开始前一个工作日"
    )
    probation_months: int | None = column(
        "试用期(月)", Whole(0, 36), default=None, hint="没有试用期的留空"
    )
    term_years: int | None = column(
        "任期(年)",
        Whole(1, 20),
        default=None,
        uncommon=True,
        hint="任职几年一任，从党委决定之日起算；没有任期的没有这一项",
    )
    after_failing: str = column(
        "考评不合格处理",
        Phrase("考评不合格处理", before=answers.BEFORE_CONSEQUENCE),
        default="",
        hint="印在“考评不合格的，”后面，照方案原文写全，如“给予行政降职直至开除处分”",
    )
    objection_days: int = column("异议期限(工作日)", Whole(1, 60), default=5)
    co_issuer: str = column(
        "联署机关",
        Phrase("联署机关", behind=answers.SEAL_HERE),
        default="",
        hint="与党委联合印发红头文件的机关，与它的印章一致，如“×镇人民政府”；没有就留空。"
        "任职通知由党委单独印发",
    )
    meeting: str = column(
        "会议名称",
        Phrase("会议名称", before=answers.BEFORE_MEETING, behind=answers.BEHIND_MEETING),
        default=MEETING_NAME,
        hint="作出决定的会议，公文里写在决定日期后面",
    )
    report_days: int = column(
        "报到期限(工作日)", Whole(1, 60), default=1, hint="通知日期之后几个工作日内报到"
    )
    participants: str = column(
        "参加对象",
        Phrase("参加对象", "参加范围", "参加人员", "参会人员"),
        default="",
        hint="方案和动员会通知里写的参加范围；留空则写全体在编在岗机关干部",
    )
    candidates_from: date | None = column(
        "人选公示开始",
        Day(),
        default=None,
        uncommon=True,
        hint="竞争以前先公示报名人选的，写公示第一天；不公示的没有这一项",
    )
    candidate_days: int = column(
        "人选公示工作日数", Whole(1, 60), default=5, uncommon=True, hint="报名人选公示几个工作日"
    )
    repeated: str = column(
        "重复报名",
        Choice(answers.ASK_THEM, answers.LAST_COUNTS),
        default=answers.ASK_THEM,
        hint="一人交了几份内容不同的报名：问本人，还是截止前最后一次算数",
        uncommon=True,
    )
    absence: str = column(
        "缺考处理",
        Choice(answers.ABSENT_IS_ZERO, answers.ABSENT_IS_OUT),
        default=answers.ABSENT_IS_ZERO,
        hint="竞职人员有的项目缺考时，该项计0分，还是不参加排名；各项都缺考的，总是不参加排名",
        uncommon=True,
    )
    too_few: str = column(
        "报名人数不足时",
        Choice(answers.FEWER_PLACES, answers.ONE_MORE, answers.CANCEL, answers.GO_ON),
        default=answers.FEWER_PLACES,
        hint="职位写了“最少报名人数”、审核通过的人不够时怎么办：减少职数（1:3时4人留1名）、"
        "减少职数进一（4人留2名）、取消这个职位的竞争，或者照常",
        uncommon=True,
    )
    body: str = column(
        "决策机构",
        Phrase("决策机构", limit=20),
        default="党委",
        uncommon=True,
        hint="集体作出决定的机构，如党组、校长办公会、总经理办公会；表格和公文照这个说",
    )
    post_word: str = column(
        "职位统称",
        Phrase("职位统称", limit=20),
        default="中层干部",
        uncommon=True,
        hint="竞争的是哪一类职位，如护士长、科室负责人、教师岗位",
    )
    staff_word: str = column(
        "人员统称",
        Phrase("人员统称", limit=20),
        default="干部",
        uncommon=True,
        hint="参加的是哪一类人，如教师、护理人员、员工",
    )
    top_age: str = column(
        "最高任职年龄",
        Text(),
        default="",
        uncommon=True,
        hint="到这个年龄不再任职，如“60”或“男53、女51”；由它推算到龄时间、距到龄年限",
    )
    letter_numbers: str = column(
        "通知书编号",
        Choice(answers.WITH_NOTICES, answers.WITHOUT_NUMBER, answers.APART),
        default=answers.WITH_NOTICES,
        uncommon=True,
        hint="发给个人的通知书：与红头文件统一编号，不编号，还是用通知书代字从1号起另编",
    )
    letter_prefix: str = column(
        "通知书代字",
        Phrase("通知书代字", "代字", behind=answers.BEHIND_CODE),
        default="",
        uncommon=True,
        hint="通知书另编时，文号里年份前面的字，如“×委通”",
    )
    succession: str = column(
        "递补",
        Choice(answers.NEXT_IN_ORDER, answers.NO_SUCCESSION),
        default="",
        uncommon=True,
        hint="任用后有人退出的：按名次递补，还是不递补；写了这一项，任用决定表里有“退出原因”一栏",
    )


BASICS = Sheet(
    "基本信息",
    Basics,
    "整个活动的名称、日期和规则，一行一项。",
    layout=SheetLayout.ITEMS,
    title="活动方案　基本信息",
)
