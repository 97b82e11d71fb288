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
    )
