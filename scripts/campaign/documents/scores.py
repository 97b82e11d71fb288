"""What the publication of marks says."""

from campaign.documents.letterhead import Letterhead
from campaign.documents.placeholders import filling, name, rows, text, words
from campaign.documents.template import DocumentKind


@filling
class ScoreColumn:
    """A component's column."""

    component: str = name("项目")
    points: str = text("分值")


@filling
class ScoreLine:
    """A candidate for a post."""

    post: str = name("竞争职位")
    rank: str = text("名次", default="")
    person: str = name("姓名")
    marks: tuple[str, ...] = rows("各项得分")
    """One for each column, as they are to be printed."""
    total: str = text("总分", default="")
    remark: str = words("备注", default="")


@filling
class ScorePublication:
    """成绩公布, for the notice board."""

    head: Letterhead
    campaign: str = text("活动名称")
    plan: str = words("方案名称")
    columns: tuple[ScoreColumn, ...] = rows("评分项目")
    lines: tuple[ScoreLine, ...] = rows("成绩")
    rules: tuple[str, ...] = rows("计分规则", default=())
    """Sentences with full stops."""
    objection_days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)


SCORE_PUBLICATION = DocumentKind("成绩公布", ScorePublication)
