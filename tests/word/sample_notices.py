"""Plausible data for the documents that speak of many people."""

from dataclasses import replace
from datetime import date

from campaign.departments import documents as placements
from campaign.documents import candidate_notice as registration
from campaign.documents import handover, meeting, plan
from campaign.posts import documents as appointments
from campaign.posts import notice_documents
from campaign.scoring import documents as scores
from campaign.scoring.shortlist_paper import ListedLine, ShortlistNotice
from campaign.word.official_wording import document_number, people_phrase
from word.sample_office import BOARD_HEAD, CAMPAIGN, DEPARTMENTS, HEAD, MEETING, PLAN, people


def _component(component: str, method: str, points: str, rule: str) -> plan.PlanComponent:
    return plan.PlanComponent(component=component, method=method, points=points, rule=rule)


def _stage(stage: str, when: str, what: str) -> plan.PlanStage:
    return plan.PlanStage(stage=stage, when=when, what=what)


def plan_notice() -> plan.PlanNotice:
    posts = [
        (department, post, places)
        for department in DEPARTMENTS
        for post, places in (("主任", 1), ("副主任", 2 if department == "社会事务办公室" else 1))
    ]
    return plan.PlanNotice(
        head=replace(HEAD, number=document_number("柳委", 2026, 7), dated=date(2026, 3, 2)),
        campaign=CAMPAIGN,
        plan=PLAN,
        office="党政办公室",
        meeting="2026年3月2日镇党委会议",
        leading_group=(
            plan.LeadingMember(role="组　长", person="周海涛", position="镇党委书记"),
            plan.LeadingMember(role="副组长", person="沈丽华", position="镇党委副书记、镇长"),
            plan.LeadingMember(role="成　员", person="曾文彬", position="镇党委委员、纪委书记"),
            plan.LeadingMember(role="成　员", person="许敏", position="镇党委委员、组织委员"),
        ),
        posts_sentence="本次竞争的中层职位共12种、13名，职数和资格条件如下：",
        posts=tuple(
            plan.OpenPost(
                department=department,
                post=post,
                places=places,
                conditions="参加工作满2年；中共党员" if "党政" in department else "参加工作满2年",
            )
            for department, post, places in posts
        ),
        departments_sentence="参加双向选择的部门6个，一般干部职数共26名，具体如下：",
        departments=tuple(
            plan.OpenDepartment(department=name, places=places, includes=includes)
            for name, places, includes in zip(
                DEPARTMENTS,
                (8, 3, 5, 2, 5, 3),
                ("督查室", "武装干事、人大秘书", "", "", "", "计生服务所、民政所"),
                strict=True,
            )
        ),
        scope="全体在编在岗（含集体编制）机关干部。",
        most_choices=2,
        registration_from=date(2026, 3, 3),
        registration_until="2026年3月7日16时30分",
        component_names="竞职演说、民主测评和联席会评分",
        speech_minutes="10",
        speech_for_first="是",
        scoring_staff="评委、计票和监督人员",
        components=(
            _component("竞职演说", "评委打分", "30", "去掉1个最高分和1个最低分后取平均值"),
            _component("民主测评", "民主测评", "30", "优秀100分、称职80分，按有效票平均后折算"),
            _component("联席会评分", "评委打分", "40", "党政班子成员每人按40分制打分，取平均值"),
        ),
        full_marks="100",
        scoring_rules=(
            "各项得分和总分保留两位小数，四舍五入。",
            "总分相同的，依次比较联席会评分、民主测评得分；仍然相同的，由党委研究决定。",
        ),
        notice_days=5,
        selection_rule="以干部志愿和部门排序为依据，在职数内按干部优先的规则匹配，匹配过程和结果逐人留痕。",
        schedule=(
            _stage("动员报名", "3月3日至3月7日", "召开动员会，报名，资格审查"),
            _stage("竞争上岗", "3月9日至3月13日", "竞职演说、民主测评、联席会评分"),
            _stage("公示任职", "3月13日至3月19日", "公示，办理任职手续"),
            _stage("双向选择", "3月19日至3月20日", "部门初选，研究定岗，工作移交"),
        ),
        handover_days=5,
        standby_term="6个月",
        standby_pay="只发给基本工资",
        failing_consequence="给予行政降职、工资降级直至开除处分",
    )


def mobilization_notice() -> meeting.MobilizationNotice:
    return meeting.MobilizationNotice(
        head=replace(HEAD, number=document_number("柳委", 2026, None)),
        campaign=CAMPAIGN,
        plan=PLAN,
        office="党政办公室",
        when="2026年3月3日（星期二）上午9时",
        place="镇机关三楼会议室",
        participants="全体在编在岗机关干部",
        attendants=tuple(
            meeting.Attendant(person=name, department=DEPARTMENTS[n % 6], position="干部")
            for n, name in enumerate(people(48))
        ),
    )


def score_publication() -> scores.ScorePublication:
    lines = tuple(
        scores.ScoreLine(
            post=f"{DEPARTMENTS[n // 3]}主任",
            rank=str(n % 3 + 1),
            person=name,
            marks=("26.50", "27.10", f"{36 - n % 3}.25"),
            total=f"{89 - n % 3}.85",
        )
        for n, name in enumerate(people(18))
    )
    return scores.ScorePublication(
        head=BOARD_HEAD,
        campaign=CAMPAIGN,
        plan=PLAN,
        columns=tuple(
            scores.ScoreColumn(component=name, points=points)
            for name, points in (("竞职演说", "30"), ("民主测评", "30"), ("联席会评分", "40"))
        ),
        lines=lines,
        rules=("各项得分和总分保留两位小数，四舍五入。",),
        code="1A2B-3C4D-5E6F-7081",
        objection_days=3,
        receiver="党政办公室",
    )


def public_notice() -> notice_documents.PublicNotice:
    return notice_documents.PublicNotice(
        head=BOARD_HEAD,
        plan=PLAN,
        meeting="2026年3月12日镇党委会议",
        count=9,
        nominees=tuple(
            notice_documents.Nominee(
                person=name,
                sex="女" if n % 2 else "男",
                nation="汉族",
                born=f"19{75 + n}.0{n % 9 + 1}",
                party="中共党员",
                education="大学",
                present_post=f"{DEPARTMENTS[n % 6]}干部",
                proposed_post=f"{DEPARTMENTS[n % 6]}副主任",
            )
            for n, name in enumerate(people(9))
        ),
        begins=date(2026, 3, 13),
        ends=date(2026, 3, 19),
        days=5,
        receiver="柳河镇纪委",
        telephone="0000-1234567",
        address="柳河镇人民政府二楼",
    )


def shortlist() -> ShortlistNotice:
    return ShortlistNotice(
        head=BOARD_HEAD,
        campaign=CAMPAIGN,
        plan=PLAN,
        title="进入面试人员名单",
        basis="笔试得分",
        goal="面试",
        count=9,
        lines=tuple(
            ListedLine(post=f"{DEPARTMENTS[n % 6]}副主任", person=name, mark=str(36 - n))
            for n, name in enumerate(people(9))
        ),
        rules=("笔试按职数1∶3的比例，得分在前的进入面试，末位同分的都进入。",),
        when="面试时间：正职3月10日，副职3月11日。",
        objection_days=3,
        receiver="柳河镇纪委",
        telephone="0000-1234567",
    )


def candidate_notice() -> registration.CandidateNotice:
    return registration.CandidateNotice(
        head=BOARD_HEAD,
        campaign=CAMPAIGN,
        plan=PLAN,
        count=9,
        applicants=tuple(
            registration.Applicant(
                person=name,
                sex="女" if n % 2 else "男",
                born=f"19{75 + n}.0{n % 9 + 1}",
                education="大学",
                present_post=f"{DEPARTMENTS[n % 6]}干部",
                choices=f"{DEPARTMENTS[n % 6]}副主任、{DEPARTMENTS[(n + 1) % 6]}副主任",
            )
            for n, name in enumerate(people(9))
        ),
        begins=date(2026, 3, 9),
        ends=date(2026, 3, 13),
        days=5,
        receiver="柳河镇纪委",
        telephone="0000-1234567",
        address="柳河镇人民政府二楼",
    )


def appointment_notice() -> appointments.AppointmentNotice:
    names = people(9)
    return appointments.AppointmentNotice(
        head=replace(HEAD, number=document_number("柳委", 2026, 15), dated=date(2026, 3, 20)),
        people=people_phrase(names),
        meeting=MEETING,
        appointees=tuple(
            appointments.Appointee(
                person=name, post=f"柳河镇{DEPARTMENTS[n % 6]}副主任", remark="（试用期一年）"
            )
            for n, name in enumerate(names)
        ),
        appointed_from=date(2026, 3, 18),
    )


def _staff() -> tuple[placements.DepartmentStaff, ...]:
    names = people(24)
    counts = (8, 3, 5, 1, 5, 2)
    starts = [sum(counts[:n]) for n in range(6)]
    return tuple(
        placements.DepartmentStaff(
            department=department,
            places=places,
            count=count,
            people="、".join(names[start : start + count]),
            names=tuple(names[start : start + count]),
        )
        for department, places, count, start in zip(
            DEPARTMENTS, (8, 3, 5, 2, 5, 3), counts, starts, strict=True
        )
    )


def placement_notice() -> placements.PlacementNotice:
    return placements.PlacementNotice(
        head=replace(HEAD, number=document_number("柳委", 2026, 16)),
        campaign=CAMPAIGN,
        meeting=MEETING,
        count=24,
        departments=_staff(),
        report_by=date(2026, 3, 23),
        handover_days=5,
    )


def selection_result() -> placements.SelectionResult:
    return placements.SelectionResult(
        head=BOARD_HEAD,
        campaign=CAMPAIGN,
        meeting=MEETING,
        departments=_staff(),
        remark="镇建办公室、社会事务办公室各空缺1名，由组织根据工作需要另行调剂。",
        objection_days=3,
        receiver="党政办公室",
        telephone="0000-1234567",
    )


def handover_notice() -> handover.HandoverNotice:
    return handover.HandoverNotice(
        head=replace(HEAD, number=document_number("柳委", 2026, 17)),
        campaign=CAMPAIGN,
        days=5,
        deadline=date(2026, 3, 27),
        office="党政办公室",
        lines=tuple(
            handover.HandoverLine(
                person=name,
                former_post=f"{DEPARTMENTS[n % 6]}干部",
                new_post=f"{DEPARTMENTS[(n + 1) % 6]}副主任",
                receiver=people(40)[39 - n],
            )
            for n, name in enumerate(people(22))
        ),
    )
