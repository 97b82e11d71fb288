"""The words of the unit: what a school, a hospital or a company calls what a town calls 党委.

The program's own words are a town's. Where 基本信息 names another deciding body (决策机构), another
kind of post (职位统称) or other people (人员统称), everything that the program writes speaks of
those; what people typed is never touched. `campaign.workbook.declare.wording` puts them in.
"""

from collections.abc import Iterator

from campaign.scheme.basics import BASICS, MEETING_NAME, Basics
from campaign.workbook.declare.wording import SaidFor

BODY, POST, STAFF = (BASICS.column(field).default for field in ("body", "post_word", "staff_word"))
_PARTY = "党"
_OF_THE_PARTY: SaidFor = (
    ("坚持党的全面领导，", ""),
    ("1.坚持党管干部；", "1.坚持集体领导；"),
    ("贯彻执行党的路线方针政策态度坚决", "遵守法律法规和各项制度"),
    ("自觉接受党组织和群众的监督", "自觉接受群众的监督"),
    ("政治过硬、", ""),
    ("党政职务", "职务"),
)
"""What only a party committee says of itself."""


def words_of(basics: Basics) -> SaidFor:
    """Return what is said for each of the program's words.

    Nothing where the scheme keeps them all.
    """
    if (basics.body, basics.post_word, basics.staff_word) == (BODY, POST, STAFF):
        return ()
    return tuple(pair for pair in _pairs(basics) if pair[0] != pair[1])


def _pairs(basics: Basics) -> Iterator[tuple[str, str]]:
    body, post, staff = basics.body, basics.post_word, basics.staff_word
    if body != BODY:
        if _PARTY not in body:
            yield from _OF_THE_PARTY
        yield from (
            (MEETING_NAME, meeting_of(basics)),
            ("党委全称", "发文单位全称"),
            ("与党委印章", "与单位印章"),
            ("×镇人民政府", "×单位"),
            (BODY, body),
        )
    bare = post.removesuffix("职位").removesuffix("岗位")
    if post != POST:
        yield from (
            (POST, post),
            ("中层职位", f"{bare}岗位"),
            ("中层正职", "正职"),
            ("中层", bare),
        )
    if staff != STAFF:
        yield from (
            (POST, post),  # it holds the word for people, too
            ("各办公室、全体机关干部", f"各部门、全体{staff}"),
            ("机关干部", staff),
            (STAFF, staff),
        )


def meeting_of(basics: Basics) -> str:
    """Return what the meeting of the deciding body is called: 党委会议, 校长办公会, 班子会议."""
    if basics.meeting != MEETING_NAME or basics.body == BODY:
        return basics.meeting
    return basics.body if basics.body.endswith("会") else f"{basics.body}会议"
