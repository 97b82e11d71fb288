"""What the guide says of the rules of scoring that only some plans have."""

from maintenance.guide.word import Guide


def write_scoring_rules(guide: Guide) -> None:
    """Write the section on rules of the competition that a scheme may have besides."""
    guide.section("方案另有规定的")
    guide.say(
        "下面这些规定，方案里有才用。要加的列、项目和工作表，程序旁边“templates”→“可选表.xlsx”里都有，"
        "各有填好的示例，照着复制到“01活动方案.xlsx”。",
    )
    guide.points(
        "最少报名人数：在“竞争职位”加这一列，写人数或者“1:3”。审核通过的人不够时，按“基本信息”的"
        "“报名人数不足时”减少职数（1:3时，2个职数只有4人，留1个）、取消或者照常；报名审核结果的"
        "“报名情况”写明后果，评分、任用都照减少以后的职数办。",
    )
