"""What the guide says of other ways of scoring than the town's, for whoever needs them."""

from maintenance.guide.word import Guide


def other_ways(guide: Guide) -> None:
    """Tell how marks from outside, points, stages and classes are declared."""
    guide.section("别的计分办法（用不到的不用看）")
    guide.say(
        "下面这些表和列平常的方案里没有，样子在“templates”→“可选表.xlsx”里，每一张都有填好的示例。",
    )
    guide.points(
        "笔试、办案业绩、年度考核这类由外面给的分数：“评分项目”的方式写“直接录入”。程序做一张成绩表，"
        "一人一行，照成绩单录入；要两人分别录入核对的，复制一份改名，两份不一致的程序指出来。",
        "学历、年限、获奖这类按表得分的：方式写“赋分”，在“赋分标准”里写什么得几分。分数从花名册来，"
        "谁为什么得几分，逐条写在成绩汇总里。",
        "先笔试、后面试这类分环节淘汰的：“评分项目”加一列“环节”，在“晋级规则”里写取前几名、按比例，"
        "还是多少分以上。前一环节的成绩交齐以后，再双击一次“第2步评分准备”，只给进入的人做下一环节的表。"
        "没有进入的写“未进入”，不写缺考。",
        "正职和副职、管理岗和一般岗打分项目不同的：“竞争职位”和“评分项目”各加一列“类别”。"
        "每个人只参加所报职位那一类的项目；两类都报的，两类都参加。分值按各类分别相加，"
        "成绩分类公布。同一个项目评委不同的，写成两个项目。",
    )
