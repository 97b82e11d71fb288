"""What the guide says of who is enough, who passes and who is first, where a plan rules on it."""

from maintenance.guide.word import Guide


def further_rules(guide: Guide) -> None:
    """Write the section on rules of the competition that a scheme may have besides."""
    guide.section("人数、及格、并列、评委的规定（用不到的不用看）")
    guide.say(
        "要加的列、项目和工作表，“templates”→“可选表.xlsx”里都有，各有填好的示例，"
        "照着复制到“01活动方案.xlsx”。",
    )
    guide.points(
        "最少报名人数：在“竞争职位”加这一列，写人数或者“1:3”。审核通过的人不够时，按“基本信息”的"
        "“报名人数不足时”减少职数（1:3时，2个职数只有4人，留1个）、取消或者照常；报名审核结果的"
        "“报名情况”写明后果，评分、任用都照减少以后的职数办。",
        "及格线：一个项目的写在“评分项目”的“及格线”一列；总分的，或者只在没有竞争（参加人数不多于职数）、"
        "人数不多于几人时才有的，写在“及格规则”。低于及格线的照排名次，标明不及格，不列为建议人选，后面的依次递补。",
        "总分并列：“并列处理”里可以写评分项目，也可以写花名册上的一列（学历、近三年连续优秀年数、距退休年限……），"
        "写“顺延小数位”（比没有舍入的总分），最后写“抽签”。先后和依据写在成绩汇总的备注里。有人花名册上没有填的，"
        "比不下去，仍由党委研究。要抽签的，名次并列以后当众摇出数字，写进“基本信息”的“并列抽签种子”，"
        "再双击一次；成绩汇总里的“并列抽签”写明怎样复算。",
    )
