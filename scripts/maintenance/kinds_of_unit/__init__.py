"""Ready-made schemes of other kinds of units, each after published rules, in our own words.

What they have in common with the seed's town (dates, rounding, calendar) is taken from it; all of
it is edited in the workbook. `blank_workbooks` writes them to `templates/方案样例/`.
"""

from campaign.scheme.scheme import Scheme
from maintenance import seed_town
from maintenance.kinds_of_unit import enterprises, offices, schools_and_hospitals

SEED = Scheme(
    basics=seed_town.BASICS,
    posts=seed_town.POSTS,
    departments=seed_town.DEPARTMENTS,
    components=seed_town.COMPONENTS,
    grades=seed_town.GRADES,
    schedule=seed_town.SCHEDULE,
    aliases=seed_town.ALIASES,
)

KINDS = {
    "乡镇机关": SEED,
    "县直部门": offices.BUREAU,
    "街道": offices.STREET,
    "法院": offices.COURT,
    "学校": schools_and_hospitals.SCHOOL,
    "医院护士长": schools_and_hospitals.HOSPITAL,
    "企业全员竞聘": enterprises.COMPANY,
    "事业单位": enterprises.INSTITUTION,
}
"""By the name of the file."""
