"""The catalogue of everything the program may have to say about somebody's workbook.

A fault is a value, never an exception: code that finds one builds an `Issue` from a `Kind` with
`Kind.X.at(where, read=..., name=...)`, and the sentences stand here, in one place, each with what
is wrong and how to mend it. Tests and outside programs rely on the code (`V03`), never on the
wording.

Code letters: F files, T tables (layout), V single values, S scheme, P people, R registrations,
M marks, B ballots, C choosing of staff by departments, D decisions, L standby ledger, W documents.
"""

import re
from collections.abc import Iterable, Mapping
from enum import Enum, StrEnum
from typing import Any, NamedTuple


class Severity(StrEnum):
    """How grave an issue is; the values are what the staff read in the 级别 column."""

    ERROR = "错误"
    """The stage stops: nothing is computed from it until it is mended."""
    NOTICE = "提醒"
    """The work goes on; the sentence says what was understood."""


class Message(NamedTuple):
    """What one kind of issue says. `{name}` fields are filled from the issue's data."""

    code: str
    severity: Severity
    problem: str
    remedy: str


class Where(NamedTuple):
    """A place in the campaign folder: file relative to it, sheet, and cell such as `E7`."""

    file: str
    sheet: str = ""
    cell: str = ""


def _error(code: str, problem: str, remedy: str) -> Message:
    return Message(code, Severity.ERROR, problem, remedy)


def _notice(code: str, problem: str, remedy: str) -> Message:
    return Message(code, Severity.NOTICE, problem, remedy)


class Kind(Enum):
    """Every kind of issue. Names are for developers, the message is for the staff."""

    # -- F: files -------------------------------------------------------------------------------
    FILE_EMPTY = _error(
        "F01",
        "文件里什么也没有，可能还没有从网盘下载完或同步完。",
        "下载、同步完成后再运行；还是空的，请交表人重交。",
    )
    FILE_ENCRYPTED = _error(
        "F02",
        "文件是加密的，无法读取。",
        "用 Excel 或 WPS 打开：要密码的，取消密码后另存；不要密码就能打开的，"
        "在“审阅”→“保护工作簿”里取消保护后另存。再运行。",
    )
    FILE_NOT_WORKBOOK = _error(
        "F03",
        "不是真正的 Excel 工作簿：{finding}。",
        "用 Excel 或 WPS 打开后另存为“Excel 工作簿(*.xlsx)”，再运行。",
    )
    FILE_DAMAGED = _error(
        "F04",
        "文件损坏或写法不规范，读不出来（{finding}）。",
        "用 Excel 或 WPS 打开后另存一次；打不开的，请交表人重交。",
    )
    FILE_TOO_LARGE = _error(
        "F05",
        "文件里的内容大得不合常理（{finding}），为安全起见没有读取。",
        "确认来源；把需要的内容复制到新的空白表中，再运行。",
    )
    FILE_BEING_EDITED = _notice(
        "F07",
        "这个文件可能正被人打开编辑（旁边有临时文件{lock}）。",
        "请先保存并关闭，再运行一次。",
    )
    FILE_UNKNOWN = _notice("F08", "看不出这是什么表，没有读。", "{advice}")
    FILE_IS_LINK = _error(
        "F09",
        "这是一个指向别处的链接（快捷方式），为安全起见没有读取。",
        "把文件本身放进来，删除链接，再运行。",
    )
    FILE_NOTES_UNREAD = _notice(
        "F10",
        "表里有{what}，程序不读{what}，也不看单元格的颜色。",
        "要紧的内容（如回避、撤回）请写进单元格。",
    )
    FILE_GARBLED_MENDED = _notice(
        "F11",
        "文字编码曾经弄错（“姓名”成了“濮撳悕”一类的乱码），已按原来的文字读取。",
        "核对内容；以后请用 Excel 或 WPS 直接保存为 .xlsx。",
    )
    FILE_GARBLED = _error(
        "F12",
        "文字是乱码（编码弄错了，“姓名”成了“濮撳悕”一类的字），读不出来。",
        "向交表人要原来的文件，用 Excel 或 WPS 保存为 .xlsx。",
    )
    FILE_OTHER_KIND = _notice(
        "F13",
        "程序不读这种文件（{suffix}，共{count}个）。",
        "如果它是报名表，请把内容填到空白表里交来；只是留底的，可以不管。",
    )
    CHECKED_IN_VAIN = _notice(
        "F15",
        "代码“{code}”{why}，提醒核对表的这一行没有使用。",
        "提醒从“问题清单”整行复制；错误要改正，不能列在这里；不用的行删去。",
    )
    FILE_OF_REHEARSAL = _error(
        "F14",
        "这是演练时做的表，方案里“演练”现在是“否”，没有读取。",
        "用正式办理做出的表重新填写，把这一份移走；仍是演练的，方案里“演练”填“是”。",
    )
    FILE_NOT_PLAIN = _error(
        "F50",
        "这不是普通的文件（是管道、设备之类），为安全起见没有读取。",
        "把它移走或删除；需要交的表，另存为 .xlsx 文件放在这里，再运行。",
    )
    TEXT_BESIDE = _notice(
        "F52",
        "表格外面写着“{text}”，没有用上。",
        "要算数的，填进表格里相应的栏目；不算的，可以不管。",
    )
    PLACE_UNREAD = _notice(
        "F54",
        "活动文件夹里的“{name}”不是规定的名称{suggestion}，里面的内容没有读。",
        "要用的，照规定改名或放到规定的文件夹（报名表放进“03报名表”）；不用的，移走。",
    )
    PLACE_WRONG = _notice(
        "F55",
        "这份表放在“{folder}”里，程序不在那里读这种表，里面的内容没有读。",
        "要用的，移到{place}；不用的，移走。",
    )
    BLANK_FILLED_IN = _notice(
        "F56",
        "空白表里的这一份已经有人填了，没有当作报名表读，也没有换成新的空白表。",
        "是报名的，移到“03报名表”；是试填的，删除这一份。再运行，会有新的空白表。",
    )
    TABLE_VOIDED = _error(
        "F53",
        "表上写着“{text}”，不知道还算不算。",
        "作废的，移走这份表或删除这一行；算数的，删去这几个字。",
    )
    FILE_NAME_UNREADABLE = _error(
        "F51",
        "文件或文件夹的名称是这台电脑认不出的编码，没有读取。",
        "把它改名（用中文、字母和数字），再运行。",
    )

    SLIP_UNREAD = _notice(
        "F58",
        "{what}里写着“{text}”，程序不读{what}，没有用上。",
        "要算数的，照这个意思改表；不算的，可以不管。",
    )
    FILE_VOIDED = _error(
        "F57",
        "名称里写着“{text}”，不知道还算不算，没有读取。",
        "不算的，移到活动文件夹外面；算数的，从名称里去掉这几个字。",
    )
    FILE_NOT_DOWNLOADED = _error(
        "F41", "这个文件还没有从网盘下载完（{suffix}）。", "下载完成后再运行；不用的，移走。"
    )
    FILE_BESIDE = _notice(
        "F40",
        "这份文件没有读：程序只读旁边的“{read_name}”，两份内容不同。",
        "要用的是这一份的，把它改名为“{read_name}”，原来的移走；不用的，移走这一份。",
    )

    # -- T: tables ------------------------------------------------------------------------------
    SHEET_MISSING = _error(
        "T01", "缺少工作表“{sheet}”{suggestion}。", "加上这张工作表，或从空白表复制过来。"
    )
    SHEET_AMBIGUOUS = _error(
        "T02", "找到两张都像“{sheet}”的工作表：{found}。", "只留一张，另一张删除或移到别的文件。"
    )
    HEADER_MISSING = _error(
        "T03",
        "没有找到表头。应有这些列：{columns}{turned}。",
        "在数据上方补上表头，列名照空白表写。",
    )
    COLUMN_MISSING = _error(
        "T04", "缺少“{column}”一列{suggestion}。", "在表头加上“{column}”并填好这一列。"
    )
    COLUMN_DUPLICATE = _error(
        "T05", "“{column}”一列出现了{count}次（{cells}），不知道以哪列为准。", "只留一列。"
    )
    COLUMNS_IGNORED = _notice(
        "T06",
        "这些列不在规定之内，没有使用：{columns}。",
        "如果其中有该用的内容，请按规定的列名填写。",
    )
    ITEM_MISSING = _error(
        "T07", "缺少“{item}”一项。", "加上一行，项目写“{item}”，内容写{expected}。"
    )
    ITEM_DUPLICATE = _error("T08", "“{item}”写了{count}次（{cells}）。", "只留一行。")
    ITEM_UNKNOWN = _notice(
        "T09", "“{item}”不是规定的项目，没有使用{suggestion}。", "核对项目名称。"
    )
    ROWS_HIDDEN = _notice(
        "T10",
        "第{rows}行看不见（被隐藏、筛选掉或行高太小），仍然按有效内容读取。",
        "确认这些行应当计入；不应计入的请删除。",
    )
    ROW_DROPPED = _notice(
        "T11",
        "第{row}行（{text}）没有读，看来是{what}。",
        "如果它是数据，补上编号和姓名，去掉开头的记号。",
    )
    LABEL_DUPLICATE = _error(
        "T12", "表里有{count}个“{label}”（{cells}）。", "恢复空白表的样子再填。"
    )

    SHEET_CHANGED_SINCE = _notice(
        "T20",
        "这张旧表比换上的新表改动得晚，后来改的没有带入新表。",
        "对照“运行记录/作废”里的旧表核对新表，缺的补填。",
    )
    SHEET_RENEWED = _notice(
        "T13",
        "表里由程序填的内容已经变了，但这份表有人填过，没有改动它；新表放在旁边“{new}”，填过的{carried}格已经带入{lost}。",
        "核对新表；要用新表的，双击“采用新表”，新表换上，旧表移到“运行记录/作废”。",
    )
    SHEET_HIDDEN = _notice(
        "T14",
        "工作表“{sheet}”是隐藏的，{done}。",
        "应当计入的，请取消隐藏；不用的，请删除这张工作表。",
    )
    TAB_UNREAD = _notice(
        "T18",
        "工作表“{sheet}”没有读，里面有“{text}”。",
        "要用的内容填到“{read_sheet}”里；不用的，删除工作表“{sheet}”。",
    )
    TAB_MISNAMED = _error(
        "T19",
        "程序不认得工作表“{sheet}”{suggestion}，里面的内容没有用上。",
        "把工作表的名称改对；不用的，删除这张工作表。",
    )
    COLUMNS_HIDDEN = _notice(
        "T15",
        "{columns}列看不见（被隐藏或列宽太小），仍然按有效内容读取。",
        "取消隐藏，核对内容；不应计入的请删除。",
    )
    ROWS_NUMBER_ONLY = _notice(
        "T70",
        "第{rows}行只有编号，其余都空着，没有当作人员。",
        "是人员的，把姓名等补上；预先排的号，可以不管。",
    )
    TABLES_TWO = _error(
        "T16",
        "一张工作表里有两份表（第二份从{cell}开始{people}），{unread}。",
        "一张工作表只放一份表；把第二份剪切到另一张工作表。",
    )
    LABEL_MISSING = _error("T17", "表里没有“{label}”这一栏。", "用空白表重新填写，不要删改栏目。")

    ROW_STRUCK = _error(
        "T40",
        "第{row}行整行划了删除线，不知道还算不算。",
        "算数的，去掉删除线；不算的，删除这一行。",
    )

    # -- V: single values -------------------------------------------------------------------------
    VALUE_MISSING = _error("V01", "“{column}”没有填。", "填写{expected}。")
    VALUE_NOT_NUMBER = _error("V02", "“{column}”应是数字。", "改为{expected}。")
    VALUE_OUT_OF_RANGE = _error("V03", "“{column}”超出范围。", "改为{expected}。")
    VALUE_TOO_PRECISE = _error("V04", "“{column}”的小数位数太多。", "改为{expected}。")
    VALUE_NOT_CHOICE = _error("V05", "“{column}”不是规定的写法{suggestion}。", "改为{expected}。")
    VALUE_NOT_DATE = _error("V06", "“{column}”看不出是哪一天。", "改为{expected}。")
    VALUE_IMPOSSIBLE_DATE = _error("V07", "“{column}”：没有“{typed}”这个{what}。", "{remedy}")
    VALUE_AMBIGUOUS_DATE = _notice(
        "V08", "“{column}”按{understood}理解{because}。", "请核对；{otherwise}。"
    )
    VALUE_ERROR_CELL = _error(
        "V09",
        "“{column}”的公式找不到数据了（{error}）。",
        "删去公式，直接填写{expected}。",
    )
    VALUE_UNCALCULATED = _error("V10", "“{column}”是公式，{why}。", "{remedy}")
    VALUE_DESTROYED = _error(
        "V11",
        "“{column}”位数太长，已被 Excel 改成近似数，原数无法恢复。",
        "把单元格设为文本，重新填写。",
    )
    VALUE_MERGED = _error(
        "V12", "“{column}”落在合并单元格{merged}里，看不出属于哪一行。", "取消合并，每行各填各的。"
    )
    VALUE_READ_AS = _notice("V13", "“{column}”按“{understood}”理解。", "请核对；不对的请改正原表。")
    VALUE_TOO_LONG = _error("V14", "“{column}”太长（{length}字，最多{limit}字）。", "缩短后重填。")
    VALUE_DITTO = _error(
        "V15", "“{column}”写的是“{ditto}”，看不出是什么。", "照实写全，不要写“同上”。"
    )
    VALUE_STRUCK = _error(
        "V16",
        "“{column}”的内容划了删除线，不知道还算不算。",
        "算数的，去掉删除线；不算的，清空这一格（整行不算的，删除这一行）。",
    )
    VALUE_NO_CLOCK = _error(
        "V17",
        "“{column}”只有日期，没有写几点几分。",
        "补上时间，如2026-3-7 16:30；写了不显示的，把单元格格式改成显示时间的。",
    )

    VALUE_FINER = _notice(
        "V18",
        "“{column}”{more}比{than}多，按“{understood}”计算。",
        "请与交表人核对；不能这样算的，改正原表。",
    )

    VALUE_UNSEEN = _error(
        "V42",
        "“{column}”里有内容，可是这一格{shown}（格式或字的颜色遮住了），不知道算不算。",
        "算数的，格式改成“常规”、字改成黑色；不算的，清空这一格。",
    )
    VALUE_PICTURE = _error(
        "V40",
        "“{column}”这一格放的是图片（WPS“嵌入单元格的图片”），程序读不到图片里的字。",
        "删去图片，打字填写。",
    )

    VALUE_TO_COME = _notice(
        "V41", "“{column}”写的是“{typed}”，按还没有填办理，不印进公文。", "定了以后照实填上。"
    )

    # -- S: scheme --------------------------------------------------------------------------------
    SCHEME_NOTHING_TO_DO = _error(
        "S01",
        "方案里既没有竞争职位，也没有双选部门。",
        "至少填好“竞争职位”或“双选部门”中的一张表。",
    )
    SCHEME_DUPLICATE = _error("S02", "“{name}”在这张表里出现了{count}次。", "合并为一行。")
    SCHEME_NO_COMPONENTS = _error(
        "S03", "有竞争职位，但没有评分项目。", "在“评分项目”表里写明各项分值和计算办法。"
    )
    SCHEME_NO_JUDGES = _error(
        "S04",
        "“{component}”由评委打分，但评委名单里没有人打这一项。",
        "在评委名单的“{component}”一列填“是”。",
    )
    SCHEME_NO_GRADES = _error(
        "S05", "“{component}”是民主测评，但没有填测评等次。", "在“测评等次”表里写明各等次的折算分。"
    )
    SCHEME_POINTS_NOT_100 = _notice(
        "S06", "{whose}各项分值之和是{total}，不是100。", "确认是否有意如此；成绩按填写的分值计算。"
    )
    SCHEME_TOO_MANY_DROPPED = _error(
        "S07",
        "“{component}”要去掉{dropped}个分数，但超过{above}个分就去，可能一个分数也不剩。",
        "“超过几个分才去高低分”应不少于去掉的个数。",
    )
    SCHEME_UNKNOWN_TIE_BREAK = _error(
        "S08",
        "并列处理里的“{name}”不是评分项目，也看不出是花名册的哪一项。",
        "写评分项目的名称，用顿号隔开，或写“党委决定”；比花名册上的一列的，注明谁在前，如“职称（高者优先）”。",
    )
    SCHEME_CRITERIA_SUM = _error(
        "S09",
        "“{component}”各细则满分之和是{total}，与单张满分{full}不符。",
        "改正细则的满分，或改单张满分。",
    )
    SCHEME_WEIGHTS_SUM = _error("S10", "各组权重之和是{total}，应当是1或100。", "改正权重。")
    SCHEME_UNKNOWN_NAME = _error(
        "S11", "“{name}”不在{sheet}里{suggestion}。", "照{sheet}里的写法填。"
    )
    SCHEME_DATES_REVERSED = _error("S12", "{later}早于{earlier}。", "核对这两个日期。")
    SCHEME_DATE_FAR = _notice(
        "S23",
        "{what}是{day}，与报名截止（{closes}）相差{days}天，年份会不会写错了？",
        "请核对；没有写错的，可以不管。",
    )
    SCHEME_ENDS_EARLY = _notice(
        "S50",
        "活动结束是{day}，比{what}（{other}）还早。",
        "核对两个日期，改正写错的一个。",
    )
    SCHEME_YEAR_ODD = _notice(
        "S24",
        "发文年度是{year}，活动的日期在{others}年，文号里印的会是〔{year}〕。",
        "请核对；写错的，改正发文年度。",
    )
    SCHEME_SERVICE_DATE = _error(
        "S13", "有条件要计算年限或年龄，但没有填年限计算日。", "在“基本信息”里填写年限计算日。"
    )
    SCHEME_SHORT_NOTICE = _notice(
        "S14", "公示只有{days}个工作日，任前公示一般不少于五个工作日。", "确认是否有依据。"
    )
    SCHEME_SPEECH_UNKNOWN = _error(
        "S15",
        "第二志愿演说成绩定为“不计”，但评分项目里看不出哪一项是演说。",
        "演说项目的名称里要有“演说”或“演讲”。",
    )
    SCHEME_ALIAS_CONFLICT = _error(
        "S16", "“{alias}”既指“{one}”又指“{other}”。", "一个叫法只能指一个部门。"
    )
    SCHEME_DUTY_REVERSED = _error(
        "S65",
        "“{name}”是评委或领导，“{judge}”不是：两格像是写反了，这条回避没有生效。",
        "把“评委”和“姓名”两格对调；写错名字的，改正。",
    )
    SCHEME_DUTY_UNKNOWN_JUDGE = _error(
        "S17",
        "“{name}”不是评委、分管领导，也不在花名册上{suggestion}。这条回避没有生效，他的打分会照样计入。",
        "改成评委名单上的写法；不再需要的，删除这一行。",
    )
    SCHEME_PLACES = _notice(
        "S18",
        "双选部门职数{places}个，竞争职位职数{posts}个，参加人员{people}人，合计对不上。",
        "核对职数和参加范围；有意多出或不足的，可以不管。",
    )
    SCHEME_PARTY_UNCLEAR = _error(
        "S19",
        "看不出“{text}”要求什么政治面貌。",
        "写“中共党员”“中共党员（含预备党员）”之类，没有要求的留空。",
    )
    SCHEME_BALLOT_FULL = _error(
        "S20",
        "“{component}”是民主测评，单张满分填的是{full}；测评得分是各票折算分的平均值，满分100。",
        "单张满分改为100；占总分多少写在“分值”里。",
    )
    SCHEME_BALLOT_UNUSED = _notice(
        "S21",
        "“{component}”是民主测评，没有评委打分，“{column}”用不上，没有使用。",
        "这一格改为0或留空。",
    )
    SCHEME_GRADES_SCALE = _error(
        "S22",
        "最高的折算分只有{highest}；折算分按0到100填，最好的等次一般是100。",
        "各等次都按0到100填；单元格显示为百分数的（如80%），改为数字80。",
    )
    SCHEME_TIE_BREAK_WORTHLESS = _error(
        "S30",
        "并列处理里的“{name}”分值是0，人人都得0分，分不出先后。",
        "从并列处理里去掉“{name}”；要用它分先后的，给它分值。",
    )
    SCHEME_GRADES_OF_TOTAL = _error(
        "S31",
        "最高的折算分是{highest}，与“{component}”的分值相同，会折算两次；折算分按0到100填。",
        "改为满分100时的分数（如100、80、60、0）；占总分多少由“分值”决定。",
    )
    SCHEME_GRADES_BELOW_100 = _notice(
        "S32",
        "最高的折算分是{highest}，不是100：张张票都是最好的等次，也得不到满分。",
        "确认是否有意如此；不是的，最好的等次改为100，其他等次照比例改。",
    )
    SCHEME_GRADES_REVERSED = _notice(
        "S25",
        "“{name}”的折算分是{points}，不比“{other}”的{others}低，会不会填反了？",
        "请核对；有意如此的，可以不管。",
    )
    SCHEME_GRADE_LOW = _notice(
        "S54",
        "最好的等次折算100分，“{name}”只有{points}分，会不会填成了占总分的分数？",
        "各等次都按满分100填，占总分多少由“分值”决定；有意如此的，可以不管。",
    )
    SCHEME_AWARD_UNUSED = _notice(
        "S26",
        "评分项目里没有方式是赋分的“{name}”{suggestion}，赋分标准的这一行没有使用。",
        "写错的，照评分项目改正；不用的，删除这一行。",
    )
    SCHEME_ALIAS_UNUSED = _notice(
        "S33", "别名“{alias}”{why}，这一行没有使用。", "不用的，删除这一行；写错的，改正部门。"
    )
    SCHEME_NEVER_TRIMMED = _notice(
        "S34",
        "“{component}”的{group}评委有{judges}名，超过{above}个分才去高低分：{judges}个分全部计入，"
        "不会去掉任何分数。",
        "确认是否有意如此；{advice}。",
    )

    MARKS_DROPPED_UNEVENLY = _notice(
        "S55",
        "“{component}”有效分超过{above}个才去高低分：{names}的没有超过，全部计入；其他人的去掉了。",
        "按方案原文核对；有回避、缺席的也要去高低分的，把“超过几个分才去高低分”改小后再运行。",
    )

    VALUE_IN_VAIN = _notice("S28", "“{column}”起不了作用：{finding}。", "{advice}")
    LIMIT_TYPED_AS_SHARE = _error(
        "S29",
        "“{column}”是{number}，满分是{full}：要求{number}分，还是{percent}%（{points}分）？",
        "按分数填，如{points}；就是要求不到1分的，把这一条删去。",
    )
    FACT_UNKNOWN = _notice(
        "S27",
        "花名册没有“{fact}”这一列，也推算不出来{suggestion}：{consequence}。",
        "写错的，照花名册的列名改；没有写错的，在花名册加上“{fact}”一列。",
    )
    SEAT_ELSEWHERE = _notice(
        "S39",
        "待定岗位“{seat}”不属于方案里的任何部门{suggestion}，公文里照这样写。",
        "写错的，照双选部门里的写法改；在本次活动的部门以外的，不用改。",
    )

    CALENDAR_YEAR_MISSING = _notice(
        "S35",
        "活动有日期在{year}年，“工作日历”里没有{year}年的放假安排，公示、报到、移交等期限到时算不出来。",
        "把国务院办公厅关于{year}年部分节假日安排的通知整段贴进“工作日历”；还没有发布的，发布以后再贴。",
    )
    CALENDAR_YEAR_UNCLEAR = _error(
        "S36",
        "贴进“工作日历”的放假安排看不出是哪一年的。",
        "连通知的标题（关于某年部分节假日安排的通知）一起贴进来。",
    )
    CALENDAR_MISREAD = _error(
        "S37", "“工作日历”里“{text}”{why}。", "照国务院办公厅的通知改正，或者一天一行填写。"
    )
    CALENDAR_UNDERSTOOD = _notice(
        "S38",
        "贴进“工作日历”的通知按{year}年的安排理解：放假{off}天，调休上班{worked}天。",
        "请核对；不对的，一天一行填写。",
    )
    CALENDAR_DAYS_LEFT_OUT = _notice(
        "S56",
        "“工作日历”列了{year}年的一部分，没有列的{count}天按国务院办公厅公布的安排计算：{days}。",
        "请核对；本单位另有安排的，那一天在表里写明放假还是上班。",
    )
    CONDITION_TARGET_UNKNOWN = _error(
        "S40",
        "适用里的“{name}”不是方案里的类别、职位或部门{suggestion}。",
        "写“全部”“竞争上岗”“双向选择”，或者照“竞争职位”“双选部门”里的写法填。",
    )
    CONDITION_LIMIT_UNCLEAR = _error(
        "S41",
        "“{text}”看不出是哪些人。",
        "写成“性别=女”“任职情况=新任”“工作年限≥1”这样，几个用顿号隔开。",
    )
    LIMIT_OF_NOBODY = _notice(
        "S45",
        "花名册上没有“{asked}”的人（{known}），“{limit}”{consequence}。",
        "写错的，照花名册上的写法改；没有写错的不用改。",
    )
    CONDITION_VALUE_UNCLEAR = _error(
        "S42", "“{fact}{demand}”后面的值不能用来比较。", "改为{expected}。"
    )
    SCHEME_TOP_AGE_UNCLEAR = _error(
        "S43", "看不出“{text}”是多大年龄。", "写“60”，或者“男53、女51”。"
    )

    SCHEME_LETTERS_UNNAMED = _error(
        "S44",
        "“通知书编号”是“另编”，“通知书代字”没有填，或者与发文机关代字相同。",
        "在“基本信息”加一行“通知书代字”，填与发文机关代字不同的字，如“×委通”。",
    )
    SCHEME_COLUMN_UNUSED = _notice(
        "S70",
        "“{component}”的方式是{method}，“{column}”用不上，没有使用。",
        "这一格改为0或留空。",
    )
    AWARDS_MISSING = _error(
        "S71",
        "“{component}”按赋分标准得分，但“赋分标准”里没有这一项。",
        "在“赋分标准”表里写明依据和得分；没有这张表的，从“可选表”复制过来。",
    )
    AWARD_ROW_UNCLEAR = _error("S72", "这一行看不出怎样得分：{finding}。", "{advice}")

    CUT_VALUE_UNCLEAR = _error(
        "S73",
        "“{rule}”后面的值看不出是多少。",
        "前几名写名数，按职数比例写“1:3”，不低于、高于写得分。",
    )
    CUT_BOUND_OPEN = _error(
        "S58",
        "末位同分的最多{bound}，没有写明超过了怎么办。",
        "在后面加上“，超过的按并列处理”或者“，超过的都不进入”。",
    )
    CUT_BOUND_BELOW = _error(
        "S59",
        "“{post}”取前{most}名，并列的上限是{bound}人，比名数还少。",
        "上限改为不少于取的名数，或者改名数、比例。",
    )
    CUT_BOUND_UNUSED = _error(
        "S60",
        "“{rule}”的规则没有末位，并列的上限用不上。",
        "并列改为“都进入”；要限人数的，另写一行“按职数比例”或“前几名”。",
    )
    POST_CLASS_UNKNOWN = _error(
        "S80",
        "“{name}”不是“竞争职位”里的类别，也不是职位{suggestion}。",
        "照“竞争职位”里的类别或“部门+职务”填；各职位都一样的留空。",
    )
    POST_WITHOUT_COMPONENTS = _error(
        "S81",
        "{post}没有一个评分项目，无从计分。",
        "在“评分项目”的“类别”一列加上它，或者把各职位都有的项目的类别留空。",
    )
    CLASSES_SHARE_A_NAME = _error(
        "S83",
        "“{name}”写了不止一行，各给不同类别的职位用。",
        "各用各的名称，如“{first}{name}”“{second}{name}”，评分表、计票表才分得开。",
    )
    JUDGE_OF_POSTS = _error(
        "S61",
        "“评委名单”的类别用于“评委分类”；“{group}”是职位的类别，这里分不开评委。",
        "在“评分项目”里各写一行（如“{example}”，写明类别），“评委名单”里各有一列；类别改为评委的一类或留空。",
    )
    APART_UNFIT = _error(
        "S82",
        "“{component}”的方式是{method}，不能按本部门分开。",
        "按本部门只用于民主测评；报几个职位分别打分的填“按职位”，都一样的留空。",
    )

    LEAST_APPLICANTS_UNCLEAR = _error(
        "S74", "看不出“{text}”是至少多少人报名。", "写人数，或者与职数的比例，如“1:3”。"
    )
    APPLICANTS_TOO_FEW = _notice(
        "S75", "“{post}”{finding}，{consequence}。", "核对；另有规定的，改方案的“报名人数不足时”。"
    )

    PASS_MARK_UNCLEAR = _error(
        "S76", "“{component}”的及格线看不出是多少。", "“不低于”和“占满分”填一个，只填一个。"
    )
    PASS_LIMIT_UNCLEAR = _error(
        "S77",
        "限于里的“{text}”看不出什么时候适用。",
        "写“没有竞争”，或者“不多于2人”；总是适用的留空。",
    )
    GRADE_OF_NO_BALLOT = _error(
        "S63",
        "“{name}”不是“评分项目”里方式为民主测评的项目{suggestion}。",
        "照“评分项目”里的名称填；各项测评都用的留空。",
    )
    STRUCTURE_NO_SCORE = _error(
        "S62",
        "“{fact}”看的是得分，“{text}”不是分数。",
        "写成“≥90”“<60”或者“≥60且<90”；按花名册的，依据改为花名册的一列。",
    )
    STRUCTURE_BOUND_UNCLEAR = _error(
        "S49", "“{text}”看不出是多少。", "写人数（如3人），或者百分比（如20%）。"
    )
    STRUCTURE_EMPTY = _error(
        "S46", "{counted}的，最多、最少都没有写。", "至少写一个；不限的，删去这一行。"
    )
    STRUCTURE_CROSSED = _error("S47", "最少{least}，比最多{most}还多。", "改正最多或者最少。")
    STRUCTURE_PLACE_UNKNOWN = _error(
        "S48",
        "“{name}”不是方案里的类别、职位或部门{suggestion}。",
        "写“全部”“竞争上岗”“双向选择”，或者照“竞争职位”“双选部门”里的写法填；"
        "按花名册的，适用里写成“学科=语文”。",
    )
    SCHEME_TYPED_SIMPLIFIED = _notice(
        "S66",
        "方案的“文字”是繁體，但有{count}处填的是简体：{texts}。人填的内容原样印出，不作转换。",
        "要印成繁体的，在方案里改成繁体字；就用简体的，不用改。",
    )

    TIE_FACT_MISSING = _error(
        "S78",
        "并列处理里的“{name}”，花名册没有这一列，也推算不出来。",
        "在花名册加上“{name}”一列，或从并列处理里去掉它。",
    )
    TIE_END_NOT_LAST = _error(
        "S79", "并列处理里“{name}”后面还有别的，永远比较不到。", "把“{name}”写在最后。"
    )

    JUDGE_CLASS_UNKNOWN = _error(
        "S90",
        "“{component}”按评委类别计分，{judge}的类别不是其中之一（{known}）。",
        "在“类别”一列写明；不打这一项的，在评委名单的“{component}”一列填“否”。",
    )
    JUDGE_CLASS_EMPTY = _error(
        "S52",
        "“{component}”的评委里没有“{name}”这一类（评委名单里写的是{known}），这一类的{weight}没有人打。",
        "改正评委名单的“类别”，或者删去评委分类的这一行，调整权重。",
    )
    TRIMMED_CRITERIA_MISSING = _error(
        "S91",
        "“{component}”按评分细则去高低分，但“评分细则”里没有这一项。",
        "在“评分细则”表写明各细则，或者“去高低分按”改为“得分”。",
    )

    POOL_TOO_SMALL = _error(
        "S92",
        "评委库{group}可以抽的只有{there}人，要抽{number}人。",
        "补充评委库，或者减少抽取人数。",
    )
    POOL_NO_DEPARTMENT = _error(
        "S93",
        "{name}没有写部门，不知道本部门有没有竞职人员。",
        "写明本人所在部门；不用回避本部门的，“评委抽取”的“回避本部门”填“否”。",
    )

    # -- P: people --------------------------------------------------------------------------------
    PERSON_DUPLICATE_ID = _error(
        "P01",
        "编号“{staff_id}”在花名册上出现了{count}次（{cells}）。",
        "每人一个编号，改正重复的。",
    )
    PERSON_UNKNOWN_ID = _error(
        "P02",
        "编号“{staff_id}”不在花名册上{suggestion}。",
        "核对编号和姓名；人已经调走的，花名册上留着这一行，“参加范围”写“不参加”。",
    )
    PERSON_UNKNOWN_NAME = _error(
        "P03", "“{name}”不在花名册上{suggestion}。", "核对姓名，或填写编号。"
    )
    PERSON_NAME_SHARED = _error(
        "P04", "花名册上有{count}位{name}（{found}），{which}看不出是哪一位。", "填写编号。"
    )
    PERSON_DISAGREES = _error(
        "P05",
        "编号“{staff_id}”在花名册上是“{roster}”，这里写的是“{name}”{suggestion}。",
        "核对编号和姓名，改正写错的一个。",
    )
    PERSONS_SEVERAL = _error(
        "T25", "这一格写了几个人（{names}），一行只能写一个人。", "分成几行，一行写一个人。"
    )
    PERSON_UNNAMED = _error("P06", "没有填编号和姓名，不知道是谁。", "填写编号和姓名。")
    PERSON_ID_READ_AS = _notice(
        "P07",
        "编号“{staff_id}”按花名册上的“{understood}”理解{others}。",
        "核对编号，照花名册上的写法填。",
    )
    ROSTER_WITHOUT_ZEROS = _notice(
        "R46",
        "花名册的编号没有前面的零（如“{understood}”），别的表上却有（如“{staff_id}”，共{count}处），按同一个编号理解。",
        "花名册丢了零的，把编号一列设成文本格式，照“{staff_id}”补上零；本来没有零的，可以不管。",
    )
    ROSTER_LOST_ZEROS = _error(
        "R48",
        "花名册的编号比已制作的公文上的少了前面的零（如“{staff_id}”，公文上是“{before}”，共{count}人）。",
        "把编号一列设成文本格式，照公文上的写法补上零。",
    )
    PERSON_NAME_READ_AS = _notice(
        "P08", "“{name}”按花名册上的“{understood}”理解。", "核对是不是同一个人。"
    )
    PERSON_FIELD_DIFFERS = _notice(
        "P09",
        "{column}与花名册不一致：这里是“{here}”，花名册上是“{roster}”；以花名册为准。",
        "核对后改正写错的一处。",
    )
    PERSON_NOT_STAFF = _notice(
        "P10",
        "{reason}，不在参加对象之内，按不参加处理。",
        "核对；确实不参加的，参加范围改为“不参加”。",
    )
    PERSON_NO_REASON = _notice("P11", "参加范围是“不参加”，但没有写原因。", "写明不参加的原因。")
    PERSON_DIRECT_UNKNOWN = _error(
        "P18",
        "{name}直接定岗，定岗部门“{place}”不是双选部门{suggestion}。",
        "在“定岗部门”里写双选部门的名称：{known}。",
    )
    PERSON_DIRECT_BEYOND = _error(
        "P19",
        "直接定岗到{department}的有{count}人（{names}），职数只有{quota}个。",
        "减少直接定岗的人员，或者增加这个部门的职数。",
    )
    PERSON_SAID_TO_HAVE_LEFT = _notice(
        "P21",
        "{name}的{column}写着“{said}”，其他各栏却是参加的，仍按参加办理。",
        "不参加的，参加范围改为“不参加”，写明原因；参加的，可以不管。",
    )
    PERSON_DIRECT_UNUSED = _notice(
        "P20",
        "{name}填了定岗部门，但参加范围不是“直接定岗”，定岗部门没有用到。",
        "要直接定岗的，参加范围改为“直接定岗”；不是的，删去定岗部门。",
    )
    PERSON_STATUS_UNKNOWN = _error(
        "P12", "看不出“{value}”算不算{what}。", "改为通用的写法{usual}。"
    )
    PERSON_DATE_ODD = _notice("P13", "{what}，请核对。", "核对出生年月和参加工作时间。")
    PERSON_NO_SERVICE = _error(
        "P14",
        "{name}竞争的职位要求工作年限，但花名册上没有参加工作时间。",
        "在花名册上补填参加工作时间。",
    )
    PERSON_NO_PARTY = _error(
        "P15", "{name}竞争的职位要求政治面貌，但花名册上没有填。", "在花名册上补填政治面貌。"
    )
    PERSON_DATE_IMPOSSIBLE = _error(
        "P16", "{what}，不可能。", "核对出生年月和参加工作时间，改正写错的一个。"
    )
    PERSON_TWICE = _notice(
        "P17",
        "有两位“{name}”出生年月相同（编号{one}、{other}），会不会是同一个人？",
        "核对；是同一个人的，删去一行。",
    )
    ROSTER_COLUMN_CHOSEN = _notice(
        "P30",
        "“{others}”和“{name}”都像“{column}”，按“{name}”读取；“{others}”仍可作资格条件的依据。",
        "核对；不对的，把要用的一列改名为“{column}”。",
    )
    ROSTER_COLUMN_DOUBTFUL = _notice(
        "P31",
        "花名册没有“{column}”一列；“{name}”没有当作它使用。",
        "“{name}”就是“{column}”的，把列名改为“{column}”；不是的，可以不管。",
    )
    ROSTER_NO_SCOPE = _notice(
        "P32",
        "花名册没有“参加范围”一列，按人人都可以参加竞争和双选办理。",
        "有人只参加双选或不参加的，加上“参加范围”一列。",
    )
    ROSTER_NOBODY = _error(
        "P33",
        "花名册上{count}人的编制性质都不算在编，没有一个人参加。",
        "在方案“基本信息”加上“在编性质”，写明哪些算（用顿号隔开），或改正花名册。",
    )
    PERSON_TITLED = _notice(
        "P40",
        "“{name}”按“{understood}”理解。",
        "姓名前后不用写称呼和记号；不是这个人的，改正原表。",
    )

    NAME_LABELLED = _error(
        "R47",
        "“{name}”不像一个人的姓名。",
        "一行一个人，姓名栏只写姓名；要说明的，写在备注栏。",
    )
    NAME_PRIVATE_CHARACTER = _notice(
        "P41",
        "这个名字里有一个造字（{code}），别的电脑上显示不出来，打印可能是空白。",
        "{remedy}",
    )

    # -- R: registrations -------------------------------------------------------------------------
    CHOICE_UNKNOWN = _error(
        "R01", "{column}“{choice}”不是方案里的{what}{suggestion}。", "改为下列之一：{known}。"
    )
    CHOICE_AMBIGUOUS = _error(
        "R02", "{column}“{choice}”可以指{found}，看不出是哪一个。", "写全部门和职务。"
    )
    CHOICE_READ_AS = _notice("R03", "{column}“{choice}”按“{understood}”理解。", "请核对。")
    CHOICES_TOO_MANY = _error(
        "R04",
        "填了{count}个志愿，方案规定最多{limit}个。",
        "请本人确定保留哪{limit}个，划去其余的。",
    )
    CHOICE_REPEATED = _notice(
        "R05", "“{choice}”报了不止一次，只算一次。", "请核对是否漏填了其他志愿。"
    )
    CHOICE_GAP = _notice("R06", "没有第{missing}志愿，后面的志愿依次提前。", "请核对。")
    CHOICES_NONE = _error("R07", "一个志愿也没有填。", "至少填写第一志愿。")
    CHOICES_IN_ONE_CELL = _notice(
        "R08", "一格里写了几个志愿，按“{understood}”的顺序理解。", "请核对顺序。"
    )
    TIME_MISSING = _error(
        "R09", "没有填报名时间，无法判断是否逾期。", "由收表人填写收到的日期和时间。"
    )
    TIME_WITHOUT_CLOCK = _error(
        "R10",
        "报名时间只有日期，当天截止到{closes}，无法判断是否逾期。",
        "补写几点几分；写了不显示的，把单元格格式改成显示时间的。",
    )
    TIME_EARLY = _notice("R11", "报名时间{time}早于报名开始{opens}。", "核对报名时间。")
    FORM_TWICE = _notice("R12", "与“{other}”内容相同，只算一次。", "多出来的一份可以移走。")
    FORM_VERSIONS = _error(
        "R13",
        "{name}交了{count}份内容不同的表（{others}），不同之处：{differences}。",
        "请本人确定以哪份为准；其余的移出报名表文件夹，写在登记表里的删去那一行。",
    )
    KIND_UNCLEAR = _error(
        "R14",
        "看不出这是竞争上岗报名还是选部门报名。",
        "把工作表改名为“竞争上岗报名”或“选部门报名”；两项写在一张表里的，分成两张。",
    )
    KIND_NOT_HELD = _notice("R15", "本次活动没有{what}，这份报名没有使用。", "核对方案。")
    REVIEW_UNKNOWN = _notice(
        "R16",
        "人工审核表里的这一条对不上任何报名（{name}，{post}）。",
        "核对；报名改了的，重新审核。",
    )
    REVIEW_NO_REASON = _notice("R17", "{name}的审核结论是不符合，但没有写理由。", "写明理由。")
    REVIEW_UNSIGNED = _notice(
        "R18", "{name}有审核结论“{conclusion}”，但没有写审核人。", "由审核人写上姓名。"
    )
    REVIEW_STALE = _notice(
        "R19",
        "{name}的审核结论是按原来的条件“{condition}”作的，现在的条件是“{now}”，这条结论没有使用。",
        "按现在的条件重新审核。",
    )
    PARTY_PROBATIONARY = _notice(
        "R20",
        "{name}是预备党员，“{post}”要求“{wanted}”，没有写明预备党员算不算，按不算处理。",
        "要算的，在方案的政治面貌要求里写“中共党员（含预备党员）”。",
    )
    FORM_BLANK = _notice("R21", "这是没有填过的空白报名表，没有使用。", "不用的请移走。")
    FORM_SUPERSEDED = _notice(
        "R22",
        "{name}撤回了这份报名，后来又交了“{other}”，以后交的为准。",
        "核对；不对的，把不用的一份移走。",
    )
    WITHDRAWN_EARLY = _notice(
        "R23", "撤回时间{withdrawn}早于报名时间{submitted}。", "核对这两个时间。"
    )
    PERSON_COLUMNS_MISSING = _error(
        "R24", "表里既没有“编号”一列，也没有“姓名”一列，不知道是谁的报名。", "补上编号和姓名。"
    )
    RECHECK_NOT_EXPLAINED = _error(
        "R50", "{name}的复核结论是更正，但没有写处理说明。", "写明查出什么、怎样更正。"
    )
    RECHECK_MISDATED = _error("R51", "{name}的{column}{day}{why}。", "核对日期，改正写错的一个。")
    RECHECK_NOT_DATED = _error("R52", "{name}的复核有了结论，但没有填结论日期。", "填写结论日期。")

    # -- registrations collected with an online form
    EXPORT_READ = _notice(
        "R70",
        "这张表按网上报名导出的表理解：{understood}。",
        "请核对；不对的，把表头改成“编号”“姓名”“第一志愿”“报名时间”这样的列名，再运行。",
    )
    FORM_ANONYMOUS = _error(
        "R71",
        "表里没有姓名和编号，认不出是谁的报名，整份没有使用{suggestion}。",
        "匿名问卷不能当报名：加上“姓名”“编号”两题重新收，或者让本人另交报名表。",
    )
    OPTIONS_CODED = _error(
        "R72",
        "志愿是选项的序号（1、2……），不是名称，看不出报的是什么，整份没有使用。",
        "下载时选了“按选项序号”；请改选“按选项文本”重新下载，换掉这个文件。",
    )
    NAMES_BESIDE = _error(
        "R73",
        "表里没有“姓名”一列，“{column}”一列却是花名册上的人名；只凭编号认不准是谁，没有使用。",
        "这一列是报名人的，把表头改成“姓名”；不是的，另加“姓名”一列填好。",
    )
    TIME_ORDER_UNCLEAR = _error(
        "R74",
        "“{column}”写的是“{time}”，这一列看不出先写的是月还是日。",
        "把这一列都改成2026-3-6 15:42这样的写法。",
    )
    CHOICES_UNORDERED = _error(
        "R75", "选了{names}，没有先后，不知道哪个是第一志愿。", "问本人，{how}。"
    )
    RANKED_TOO_MANY = _error(
        "R76",
        "一题里排了{count}个，方案规定最多{limit}个；前面的是{first}，是否只报这几个，看不出来。",
        "问本人，这一格只留要报的，先后用“→”隔开，如“{example}”。",
    )
    CHANGED_LATE = _notice(
        "R77",
        "{name}在截止（{closes}）以前交的，{time}又改过；现在的内容是截止后改的。",
        "请人定：认可的不用改；不认可的，照截止前的内容改回来。",
    )
    OPTION_REMARK = _notice("R78", "选“{name}”时注明了“{other}”，志愿按“{name}”理解。", "请核对。")
    BOX_UNTICKED = _notice(
        "R79",
        "“{column}”没有勾：是不服从，还是没有填，看不出来，当作没有填。",
        "问本人，在这一格写“是”或“否”。",
    )
    RANKS_UNCLEAR = _error(
        "R80",
        "各选项下面写的是“{cells}”，看不出选了哪些、谁先谁后。",
        "问本人，在选中的选项下面分别写1、2（1是第一志愿），其余的清空。",
    )
    FILE_UNREAD = _error(
        "R81",
        "里面有花名册上的人（{people}），也有方案里的{what}（{choices}），却认不出是什么报名表，没有使用。",
        "是报名的，照空白表写上表头“编号”“姓名”“第一志愿”“报名时间”；不是的，移出报名表文件夹。",
    )
    FORM_LATE = _notice(
        "R82",
        "{name}在截止以后又交了一份（{time}），没有采用；截止以前交的“{other}”{standing}。",
        "请核对；本人要改报的，由人定。",
    )
    FORM_LAST = _notice(
        "R83",
        "{name}交了{count}份内容不同的表，照方案的“重复报名”以最后一次（“{other}”）为准，这一份没有使用。",
        "请核对；不用的一份可以移走。",
    )
    FORM_UNREAD = _error(
        "R40",
        "这份表有人填过（看到{seen}），但没有读出编号、姓名和志愿。",
        "用空白表重新填写，内容填在栏目右边的一格里。",
    )
    CHOICES_REVERSED = _error(
        "R45",
        "“{column}”写的号码是{number}，和栏目的先后相反，不知道以哪个为准。",
        "去掉前面的号码；写反了的，把志愿换到对的栏目里。",
    )
    FORM_OF_SEVERAL = _error(
        "R44",
        "这张表上不止一个人（看到{people}），程序只能当作一个人的报名表，没有使用。",
        "一人一份表；几个人写在一起的，用登记表，一行写一个人。",
    )
    FORM_TEXT_UNUSED = _notice(
        "R42",
        "表里还写着“{text}”，不在规定的栏目里，没有使用。",
        "要算数的，填进相应的栏目；不算的，可以不管。",
    )
    WITHDRAWN_IN_WORDS = _error(
        "R43",
        "写着“{text}”，“撤回时间”却没有填，不知道这份报名还算不算。",
        "撤回了的，由收表人填写撤回时间；没有撤回的，删去这几个字。",
    )

    # -- W: Word documents ------------------------------------------------------------------------
    TEMPLATE_PLACEHOLDER_UNKNOWN = _error(
        "W01",
        "模板里的“{name}”不是这种公文规定的内容{suggestion}。",
        "在模板里改正这个名称；可用的名称见使用说明。",
    )
    DOCUMENT_VALUE_EMPTY = _error(
        "W02",
        "公文里“{name}”这一处没有内容{subject}。",
        "在活动方案、花名册或决定表里补上，再运行。",
    )
    DOCUMENT_FORM_UNFIT = _error(
        "W53",
        "公文里“{name}”这一处{subject}不能写成“{form}”：“{text}”不是{needed}。",
        "在原表里改正这一格；或者在模板里去掉“|{form}”，照原样印。",
    )
    TEMPLATE_TAG_BROKEN = _error(
        "W03",
        "模板里的占位标记写得不完整：{finding}。",
        "占位标记写成“{{{{ 名称 }}}}”：两对半角花括号，在同一段里，前后成对。",
    )
    TEMPLATE_REFUSED = _error(
        "W04",
        "不能用作公文模板：{finding}。",
        "删除这个文件，换成原来的模板，重新修改文字后保存为 docx。",
    )
    DOCUMENT_RARE_CHARACTERS = _notice(
        "W05",
        "“{name}”里有 GB2312 字体没有的字：{characters}，已改用字数更全的字体。",
        "打印后看一下这些字；缺字的，在这台电脑上装上相应字体（仿宋、楷体、方正小标宋_GBK、宋体）。",
    )
    TEMPLATE_TAG_FORBIDDEN = _error(
        "W06",
        "模板里的这个标记不能这样写：{finding}。",
        "照原来的模板写：{{{{ 名称 }}}}；成段重复或取舍时，开始和结束的标记要成对、在同一层里。",
    )
    DOCUMENT_CONTROL_REMOVED = _notice(
        "W07", "“{name}”里有打印不出的控制字符，已去掉。", "在原表里删除这些字符。"
    )
    DOCUMENT_BRACES_KEPT = _notice(
        "W08",
        "“{name}”里有花括号标记，按原样印出，没有当作模板内容。",
        "核对原表，不该有的请删除。",
    )
    TEMPLATE_PLACEHOLDER_UNUSED = _notice(
        "W09", "模板里没有用到这些内容：{names}。", "如果不是有意删去的，请在模板里补上。"
    )

    DOCUMENT_EDITED = _notice(
        "W10",
        "这份公文有人改过，没有改动它；按现在的决定做的新稿放在旁边“{new}”。",
        "核对两份；确认后删除不用的一份。",
    )
    DOCUMENT_OUTDATED = _notice(
        "W11",
        "按现在的决定已不需要这份公文，但有人改过它，没有移走。",
        "核对；确已作废的请移走，已发出的请收回。",
    )
    PLAN_INCOMPLETE = _notice(
        "W12", "领导小组或日程安排没有填，实施方案暂时不做。", "在活动方案里填好这两张表。"
    )
    NOTICE_BEFORE_DECISION = _error(
        "W13",
        "公示从{starts}开始，早于党委的决定日期{day}，任前公示和任职公文不能做。",
        "核对{items}，改正写错的一个。",
    )
    NOTICE_NO_START = _notice(
        "W14",
        "已经有任用决定，但方案没有填“公示开始”，任前公示和任职公文暂时不做。",
        "在活动方案里填写“公示开始”。",
    )
    STANDBY_BEFORE_DECISION = _error(
        "W15",
        "待岗从{starts}开始，早于党委的决定日期{day}，待岗通知书不能做。",
        "核对方案的“待岗开始”和会议信息的“决定日期”。",
    )
    NUMBER_MALFORMED = _error(
        "W16",
        "文号“{number}”的写法不合规范，这份公文暂时不做。",
        "照“{example}”的样子写：六角括号〔〕，四位年份，序号不编虚位，不加“第”；由程序编号的留空。",
    )
    NUMBERS_BEGUN = _notice(
        "W59",
        "“起始文号”是{first}，已经做好的公文是从{begun}号编起的：编过的不变，新做的从{next}号编起。",
        "核对“起始文号”；决定任用、定岗的通知要用别的文号，填在“会议信息”的“文号”里。",
    )
    NUMBER_TAKEN = _error(
        "W17",
        "文号“{number}”已经编给“{document}”，这份公文暂时不做。",
        "一个文号只能给一份公文；换一个文号，或留空由程序编排。",
    )
    TEMPLATE_NAME_UNKNOWN = _notice(
        "W18",
        "文件夹里的这个文件不是公文模板的名称{suggestion}，没有使用。",
        "模板的文件名应为：{known}。",
    )
    CALENDAR_YEAR_UNKNOWN = _error(
        "W30",
        "工作日要算到{lacks}，“工作日历”里没有{lacks}的放假安排，{documents}没有做。",
        "把国务院办公厅关于{year}年部分节假日安排的通知整段贴进“工作日历”，再运行；"
        "还没有发布的，等发布以后再办。",
    )
    OTHER_TEMPLATE_MISSING = _error(
        "W60",
        "其他去向“{place}”的公文“{document}”没有模板，没有做。",
        "改为“去向通知书”或“离岗待退通知书”；用自己的，把“{document}.docx”放进"
        "“公文模板/其他公文”，第一行写“每位其他去向人员”。",
    )
    REMOVAL_NOT_STATED = _notice(
        "W19",
        "{names}不再担任原来的中层职务，那个职位却没有任用别人，任职通知没有写他们免职。",
        "需要免职的，由党委研究决定后另行发文，或者在任职通知里补写。",
    )

    SEALED_REPLACED = _notice(
        "W40",
        "这份公文已经用印，现在的决定与它不同：{became}；新做的是“{new}”。",
        "收回已发出的原件；新的核对后重新用印。",
    )
    SEALED_WITHDRAWN = _notice(
        "W41",
        "这份公文（{number}）已经用印，按现在的决定不再需要：{became}；文号不再编给别的公文。",
        "收回已发出的原件。",
    )
    SEAL_DAY_ODD = _notice(
        "D63", "用印日期写的是“{day}”，{why}。", "核对用印日期，写盖章的那一天。"
    )
    SEALED_MISSING = _notice(
        "D64",
        "登记了用印的“{file}”不在“08公文”里。",
        "改了名的改回来，删了的从备份里找回；都没有的，以盖了章的纸质件为准。",
    )
    SEAL_GONE = _notice(
        "T22",
        "“{file}”登记过用印（{day}），现在登记表上没有它的用印日期；仍按已经用印办，不改动它。",
        "补上这一行和用印日期；其实没有用印的，在“用印日期”一栏写“未用印”。",
    )
    SEAL_NUMBER_TWICE = _notice(
        "T23",
        "文号“{number}”在登记表上给了{count}份用印的公文。",
        "对照盖了章的公文，改正写错的文号。",
    )
    SEAL_OF_UNKNOWN = _error(
        "T24",
        "登记了用印的{kind}，文件写的是“{file}”，程序没有做过，看不出是哪一份不能再改动。",
        "“文件”一栏照程序做的文件名改回来，如“{kind}-张三001.docx”；这一行不是本次活动的，移到别的表上。",
    )
    SEALED_ELSEWHERE = _error(
        "W58",
        "“{file}”等{count}份在这份表上登记了用印，程序读的“{read_name}”上没有它们的用印日期。",
        "在“08公文”里把这份表另存为“{read_name}”；那里已经有填过的，把用印日期填到那一份上。",
    )
    SEALED_NUMBER_KEPT = _error(
        "W42",
        "这份公文已经用印，现在的决定与它不同；文号“{number}”是自己填的，不能再编给改了的内容。",
        "在“会议信息”里换一个文号，再运行；原件没有改动。",
    )
    DOCUMENT_PAST = _notice(
        "W43",
        "现在的内容与这份公文不同，但所说的事{day}已经过去，没有重新制作。",
        "需要重新通知或公示的，改方案里的日期，再运行。",
    )
    NOTICE_NEVER_SEALED = _notice(
        "W54",
        "{documents}所说的日子已经过去，用印登记表上没有用印日期。",
        "用过印的，补填用印日期；没有公布过的，不要再用印，改方案里的日期，再运行。",
    )
    DOCUMENT_BLANK_LEFT = _notice(
        "W44",
        "“{item}”没有填，这些公文里印出来是空白：{documents}。",
        "在活动方案里填写，再运行；要手写的，用印前填上。",
    )

    TEMPLATE_LOOKALIKE = _error(
        "W46",
        "模板里的“{text}”像是要填的内容，写法不对，会原样印出来。",
        "改写成“{{{{ {name} }}}}”（两对半角花括号）；确实要印成这样的，换一种括号。",
    )
    TEMPLATE_MERGE_FIELD = _error(
        "W47",
        "模板里有邮件合并域“{name}”，程序不用 Word 的邮件合并，填不进去{suggestion}。",
        "删去这个域，写成“{{{{ {right} }}}}”。",
    )
    TEMPLATE_REVISION = _error(
        "W48",
        "模板里还有没处理的修订（{what}），打印会带着修订痕迹。",
        "在“审阅”里“接受所有修订”，关掉“修订”，再保存。",
    )
    TEMPLATE_STYLE_MISSING = _notice(
        "W49",
        "模板里没有这些样式：{names}；这些地方照模板的样子印，程序不调整断行和落款位置。",
        "需要调整的，从原来的模板改起，或者把有关段落设成这些样式。",
    )
    TEMPLATE_MENDED = _notice(
        "W45",
        "模板里有{what}，打印的公文里已经去掉。",
        "看一下打印出来的公文；想在模板里也去掉的，在 Word 里删除后保存。",
    )

    TEMPLATE_OTHER_FORMAT = _error(
        "W35",
        "这个文件不是 docx，是{finding}，只是后缀写成了 docx。",
        "在 Word 或 WPS 里打开它，“另存为”选“Word 文档（*.docx）”，放回原处。",
    )
    TEMPLATE_LOCKED = _error(
        "W36",
        "这个文件{finding}，程序读不了。",
        "在 Word 或 WPS 里用密码打开，在“文件”“信息”“保护文档”里去掉密码，保存后再放回来。",
    )
    TEMPLATE_TAG_MISPLACED = _error(
        "W37",
        "占位标记写在了{finding}里，程序填不到那里。",
        "删去那里的标记；要印的内容写在正文、页眉、页脚、脚注或者文本框的文字里。",
    )
    TEMPLATE_FIXED_ADDRESSEE = _error(
        "W38",
        "模板的称呼写死了“{name}”，每个人的通知书都会印成给这个人的。",
        "把姓名改成“{{{{ 姓名 }}}}”。",
    )
    TEMPLATE_OTHER_OFFICE = _notice(
        "W39",
        "模板里写着别的单位“{body}”，本单位是“{own}”。",
        "是用别处的模板改来的，把单位名称改成“{{{{ 发文机关 }}}}”；确实要写别的单位的，不用改。",
    )
    TEMPLATE_CONTROL_UNFILLED = _error(
        "W56",
        "模板里有没填的内容控件，每份公文都会印出提示语“{text}”。",
        "写上要印的字或者占位标记（如“{{{{ 姓名 }}}}”），再在它上面点右键“删除内容控件”，保存。",
    )
    TEMPLATE_CROSSES = _notice(
        "W57",
        "模板里写着“{text}”，会原样印在公文上。",
        "是留给人填的，换成要印的字或者占位标记（如“{{{{ 姓名 }}}}”）；确实要这样印的，不用改。",
    )

    NAME_RARE = _notice(
        "W52",
        "这个名字里的“{characters}”GB2312 字体没有，公文里整个名字改用了字数更全的字体。",
        "打印后看一下这个名字；缺字的，在这台电脑上装上相应字体（仿宋、楷体、方正小标宋_GBK、宋体）。",
    )
    OWN_KIND_TO_NOBODY = _error(
        "W50",
        "模板的第一行没有写明发给谁{suggestion}，没有打印。",
        "第一行写“每位”或“全体”，后面是：{groups}；不盖章的再写“，不用印”，几份的写“，一式两份”。",
    )
    OWN_KIND_NAME_TAKEN = _error(
        "W51",
        "这个文件名不能用作自定公文的名称，没有打印。",
        "换一个名称：不与程序自带的公文同名，不带“-”；要改自带公文的文字，把模板放在上一层“公文模板”里。",
    )

    # -- M: marks ---------------------------------------------------------------------------------
    MARKS_UNKNOWN_JUDGE = _error(
        "M01",
        "“{judge}”不在“{component}”的评委之中{suggestion}。",
        "核对文件名“项目评分表-评委姓名”，或改评委名单。",
    )
    MARKS_UNKNOWN_COMPONENT = _error(
        "M02",
        "看不出这是哪位评委、哪个项目的评分表。",
        "文件名改成{names}；不是评分表的，移走。",
    )
    MARKS_TWICE = _error(
        "M03", "{judge}的“{component}”评分表有{count}份（{files}）。", "只留一份，其余的移走。"
    )
    MARKS_CANDIDATE_MISSING = _error(
        "M04",
        "表上没有{name}（{staff_id}）。",
        "补上{name}这一行；可以重新运行“评分准备”做出新表。",
    )
    MARKS_NUMBER_WRONG = _error(
        "M46",
        "编号“{staff_id}”与姓名对不上：竞职人员里{name}的编号是“{known}”。",
        "是{name}的，编号改为“{known}”；不是的，删除这一行。",
    )
    MARKS_CANDIDATE_EXTRA = _error(
        "M05",
        "{name}（{staff_id}）{because}。",
        "撤回了报名的，报名表留在“03报名表”里，填上“撤回时间”，这一行就不再使用；不是竞职人员的，删除这一行。",
    )
    MARKS_CANDIDATE_TWICE = _error(
        "M06", "{name}（{staff_id}）在表上出现了{count}次。", "只留一行。"
    )
    MARKS_OTHER_POST = _notice(
        "M18",
        "{name}（{staff_id}）的竞争职位写的是“{written}”，应是“{post}”；这一行照编号和姓名计分。",
        "核对这一行是不是{name}的；是的，把竞争职位改为“{post}”。",
    )
    MARKS_MUST_RECUSE = _error("M07", "{judge}{reason}，不能给{target}打分。", "把得分改为“回避”。")
    MARKS_PARTLY_ABSENT = _error(
        "M08",
        "{name}有评委写了“缺考”（{absent}），也有评委打了分（{marked}）。",
        "核对{name}是否到场，改成一致。",
    )
    MARKS_NONE_LEFT = _error(
        "M09", "{name}的“{component}”没有一个有效得分（{gaps}）。", "核对；至少要有一位评委打分。"
    )
    MARKS_CLASS_EMPTY = _error(
        "M60",
        "{name}的“{component}”，{group}没有一个有效得分，不能按权重合成。",
        "核对；每一类至少要有一位评委打分。",
    )
    MARKS_CRITERIA_NEEDED = _error(
        "M61",
        "“{component}”按评分细则逐项去高低分，这里只有得分，没有各细则的分。",
        "请评委把各细则的分都填上。",
    )
    MARKS_OTHER_SCALE = _notice(
        "M10",
        "这张表最高只有{highest}分（满分{full}），像是按{like}分打的；现在照填写的分计算，成绩会低很多。",
        "请评委核对；按{like}分打的，按{full}分制改填后再运行。",
    )
    MARKS_CRITERIA_SUM = _error(
        "M11", "得分{mark}与各细则之和{total}不符。", "改正细则得分或总得分。"
    )
    MARKS_OFF_STEP = _error("M12", "得分{mark}不是{step}的整数倍。", "按打分间隔{step}重新打分。")
    MARKS_NEAR_ZERO = _notice(
        "M13",
        "得分只有{mark}分。",
        "确认打的就是{mark}分；没有打分的写明原因，写成百分数的（如85%）改为分数。",
    )
    MARKS_HIDDEN = _error(
        "M14",
        "{hidden}看不见（被隐藏、筛选掉，或者行高、列宽太小），不知道应不应当计入。",
        "取消隐藏和筛选，行高、列宽调大，核对后保存。",
    )
    MARKS_JUDGE_MISSING = _error(
        "M15",
        "没有{judge}的“{component}”评分表，其他评委的已经交了。",
        "收齐后再运行；没有参加打分的，重新运行“评分准备”做出他的表，每人填“缺席”。",
    )
    MARKS_OTHER_SHEET = _error(
        "M16",
        "文件名是{expected}，表里或文件夹名写的却是“{written}”{hint}，不知道是哪一份。",
        "核对这份表是谁打的、打的哪一项，改正文件名、文件夹名、表上写的，或换成对的表{also}。",
    )
    MARKS_FAR_FROM_PANEL = _notice(
        "M40",
        "{judge}打的分平均{mean}，其他评委平均{others}，会不会是按另一种满分打的？现在照填写的分计算。",
        "请评委核对；按另一种满分打的，按{full}分制改填后再运行。",
    )
    MARKS_ALL_EQUAL = _notice(
        "M41",
        "{judge}给{count}个人打的都是{mark}分。",
        "请评委核对；有意如此的，可以不管。",
    )
    MARKS_COPIED = _notice(
        "M42",
        "{judge}给{count}个人打的分都与{other}的相同，会不会是抄了同一份表？",
        "核对两份表是不是各人自己打的。",
    )
    MARK_FAR_FROM_OTHERS = _notice(
        "M43",
        "{judge}给{name}打了{mark}分，其他评委给的多在{usual}分上下，会不会写错了数字？",
        "请评委核对；打的就是{mark}分的，可以不管。",
    )
    MARKS_EXCHANGED = _notice(
        "M47",
        "{judge}给{low}打了{more}分，给{high}打了{less}分，其他评委打的正好相反，会不会写错了行？",
        "请评委核对；没有写错的，可以不管。",
    )
    MARKS_IN_REMARKS = _error(
        "M44",
        "分数写在“{column}”一列，“得分”一列是空的，没有读。",
        "把分数移到“得分”一列。",
    )
    MARK_CONTRADICTED = _error(
        "M45",
        "备注写着“{remark}”，得分却是{mark}，不知道算不算。",
        "不算的，把得分改为“回避”“缺席”或“缺考”；要改的，改得分。备注里的这句话删去。",
    )
    LOTS_SEED_CHANGED = _notice(
        "M17",
        "抽签种子原来是{before}（{time}记录），现在是{now}，演说顺序已按现在的种子重排。",
        "确认当众抽出的是哪一个；不对的请改回方案里的抽签种子，再运行“评分准备”。",
    )

    ENTRY_FILE_UNKNOWN = _error(
        "M50",
        "看不出这是哪个项目的成绩表（文件名应为：{known}）。",
        "改正文件名；不是成绩表的请移走。",
    )
    ENTRY_TWICE = _error(
        "M51", "“{component}”的成绩表有{count}份（{files}）。", "只留一份，其余的移走。"
    )
    ENTRIES_DIFFER = _error(
        "M52",
        "两次录入不一致：{name}这里是{one}，“{other_file}”{cell}是{other}。",
        "对照原始成绩核对，改正录错的一份。",
    )
    AWARD_FACT_MISSING = _error(
        "M53",
        "“{component}”按“{fact}”赋分，{name}的看不出来：{lacks}。",
        "在花名册里补填；确实没有的，数目填0，文字填“无”。",
    )
    AWARD_NO_ROW = _error(
        "M54",
        "{name}的“{fact}”是{value}，“赋分标准”里“{component}”没有一行适用。",
        "核对花名册；其余的都得同样的分，给“赋分标准”加一行，只填项目、依据和得分（如0）。",
    )

    # -- B: ballots -------------------------------------------------------------------------------
    BALLOT_EQUATION = _error("B01", "票数不平衡：{equation}。", "核对计票单，改正票数。")
    BALLOT_CANDIDATE_SUM = _error(
        "B02", "{name}各等次票数之和{sums}={total}，与有效票{valid}不符。", "核对计票单，改正票数。"
    )
    BALLOT_NONE_COUNTED = _error("B03", "{name}没有一张计入分母的票，算不出得分。", "核对计票单。")
    BALLOT_TWO_COUNTS = _error(
        "B04",
        "既填了计票表，又填了选票，两者结果不同（{name}：{counts}／{votes}）。",
        "只留一种，或改成一致。",
    )
    BALLOT_VOTE_UNKNOWN = _error(
        "B06",
        "票号{number}给{name}填的“{grade}”不是规定的等次。",
        "改为{known}之一；空白票按无效处理的，删去这一行。",
    )
    BALLOT_VOTE_BLANK = _error(
        "B07",
        "票号{number}没有给{name}填等次。",
        "照选票补填；选票上确实空着的，写“弃权”并在测评等次里列出弃权。",
    )
    BALLOT_NUMBER_TWICE = _error("B08", "票号{number}出现了{count}次。", "核对是否重复录入。")
    BALLOT_VOTES_AND_VALID = _error(
        "B09", "录入的选票有{votes}张，与有效票{valid}不符。", "核对录入的选票和有效票数。"
    )
    BALLOT_FILE_UNKNOWN = _error(
        "B10",
        "看不出这是哪个项目、哪一组的计票（文件名应为：{known}）。",
        "改正文件名；不是计票表的请移走。",
    )
    BALLOT_FILE_TWICE = _error(
        "B11", "同一组的计票有{count}份（{files}）。", "只留一份，其余的移走。"
    )

    # -- C: choosing of staff by departments ------------------------------------------------------
    PICK_NO_OPINION = _error("C01", "{name}（{staff_id}）没有填初选意见。", "填“同意”或“不同意”。")
    PICK_NO_RANK = _error(
        "C02", "同意接收{name}（{staff_id}），但没有填排序。", "填1、2、3……，不能并列。"
    )
    PICK_RANK_TIED = _error("C03", "排序{rank}有{count}人（{names}）。", "排出先后，不能并列。")
    PICK_RANK_GAP = _notice(
        "C04", "排序不连续，缺{missing}；按填写的先后使用。", "核对是否漏排了人。"
    )
    PICK_NOT_IN_POOL = _error(
        "C05",
        "{name}（{staff_id}）不在可选人员之中（{reason}）。",
        "删除这一行；旁边有“（新）”表的，核对后改用新表。",
    )
    PICK_NOT_CHOSEN = _notice(
        "C06",
        "{name}（{staff_id}）没有报本部门，不参加双向分配，只作为调剂时的意向。",
        "核对编号。",
    )
    PICK_OMITTED = _notice(
        "C07",
        "{name}（{staff_id}）报了本部门，但表上没有列出，按不同意处理。",
        "要接收的，补上这一行；旁边有“（新）”表的，用新表填写。",
    )
    PICK_REFUSED_BUT_RANKED = _error(
        "C08", "{name}（{staff_id}）的意见是不同意，却填了排序{rank}。", "改意见，或删去排序。"
    )
    PICK_TWICE = _error("C09", "{name}（{staff_id}）在表上出现了{count}次。", "只留一行。")
    PICK_UNKNOWN_DEPARTMENT = _error(
        "C10",
        "“{department}”不是双选部门{suggestion}（文件名应为“部门初选表-部门”）。",
        "改正文件名。",
    )
    PICK_TWO_SHEETS = _error("C11", "{department}有{count}份初选表（{files}）。", "只留一份。")
    PICK_RELATION = _notice(
        "C12",
        "同意接收的{name}（{staff_id}）与{other}（{role}）是“{reason}”，定岗时应当回避。",
        "请部门和分管领导改为不同意，或核对方案里的回避关系。",
    )
    RANGE_STAYS_NOWHERE = _error(
        "C58",
        "{name}按选岗范围留现部门，现部门“{department}”不是双选部门。",
        "改正花名册的现部门；要去别的部门的，参加范围改为“直接定岗”并写明定岗部门。",
    )
    POOL_SEATS_SUM = _error(
        "S84",
        "{post}的待定岗位合计{total}名，职数是{quota}名。",
        "改正待定岗位或职数，使两数相等；不限定岗位的，把待定岗位留空。",
    )
    POOL_SEATS_UNUSED = _notice(
        "S85",
        "{post}写了待定岗位，但岗位待定不是“是”，没有用到。",
        "岗位以后再定的，“岗位待定”填“是”；不是的，删去待定岗位。",
    )
    OTHER_PLACE_TAKEN = _error(
        "S86",
        "其他去向“{name}”与{what}同名，分不清说的是哪一个。",
        "换一个名称；不用的，删去这一行。",
    )
    COMPONENT_NOT_JUDGED = _notice(
        "S87",
        "“{name}”的方式是{method}，没有评委打分，“{sheet}”的这一行没有使用。",
        "写错项目的改正；不用的，删去这一行。",
    )
    PHASE_AMOUNT_UNUSED = _notice(
        "S88",
        "写了{column}，没有写计发项目，算不出金额，没有使用。",
        "在“计发项目”写花名册上的列，如“岗位工资”；不要算金额的，清空{column}。",
    )
    PHASE_OUT_OF_ORDER = _error(
        "S96",
        "待岗阶段没有一段接一段：这一行应从第{wanted}个月起。",
        "改正“从第几个月”，使各段从第1个月起逐段相接。",
    )
    PHASE_OPEN = _error(
        "S97", "只有最后一段可以不写到第几个月。", "填写“到第几个月”，或者调整各段的先后。"
    )
    PHASE_BACKWARDS = _error(
        "S98", "从第{first}个月到第{last}个月，先后颠倒了。", "改正“从第几个月”或“到第几个月”。"
    )
    PHASE_TOO_SHORT = _error(
        "S99",
        "待岗期限是{months}个月，待岗阶段只写到第{last}个月。",
        "补上后面的阶段，或者改正待岗期限；最后一段“到第几个月”也可以留空。",
    )
    HANDLING_COUNTS_TWICE = _error(
        "S67",
        "这一行填了累计天数，又按次数、连续或者几种情形合算，看不出照哪一个。",
        "按天数的，次数、连续留空，情形只写一种；按次数的，清空累计天数。",
    )
    HANDLING_ENDS_NOTHING = _error(
        "S68",
        "公文是{document}，“结束待岗”却没有填“是”。",
        "解除合同的，“结束待岗”填“是”；仍然待岗的，公文改为待岗处理通知书。",
    )
    RANGE_EMPTY = _error(
        "C50",
        "选岗范围的这一行，可选和不可选都没有填。",
        "填写可选或不可选的部门；不用的删去这一行。",
    )
    RANGE_BOTH_WAYS = _error(
        "S53",
        "选岗范围的这一行，{names}既写在可选里，又写在不可选里。",
        "从其中一格里删去。",
    )
    RANGE_UNKNOWN = _error(
        "C51",
        "“{name}”不是方案里的部门、职位或职位类别{suggestion}。",
        "改为双选部门、竞争职位里的名称，或写“本部门”；不可选里还可以写“待岗”。",
    )
    RANGE_LIMIT_UNCLEAR = _error(
        "C52", "看不出“{text}”限于哪些人。", "写成“花名册的一列=值”，如“学科=语文”“任现职年限≥5”。"
    )
    RANGE_ROUND_UNKNOWN = _error(
        "C53",
        "没有“{text}”这一轮，本次活动最多{last}轮。",
        "写轮次的数字，或“末轮”；每轮都管的留空。",
    )
    ROUND_OUT_OF_ORDER = _error(
        "C54", "轮次写的是{number}，依次应为{wanted}。", "从1起依次写，每轮一行。"
    )
    ROUND_SPAN_UNCLEAR = _error("C55", "看不出“{text}”是几个。", "写成“2”或“1至3”。")
    PICK_OTHER_SHEET = _error(
        "C40",
        "文件名是{department}的初选表，应当是“{own}”，表里或文件夹名写的却是“{written}”，不知道是哪一份。",
        "核对这份表是哪个部门、哪一轮填的，改正文件名、文件夹名、表上写的，或换成对的表。",
    )
    PICK_OTHER_PEOPLE = _error(
        "C41",
        "文件名是{department}的初选表，表上{count}人报的却都是{other}，会不会是文件名弄反了？",
        "核对这份表是哪个部门填的，改正文件名、表上写的，或换成对的表。",
    )
    NAMES_WRONG = _error(
        "C56", "{department}填了{count}人，方案规定填{wanted}人。", "按规定的人数填报。"
    )
    NAMED_IN_VAIN = _notice(
        "C57", "填报的{name}（{staff_id}）{reason}，这一轮不能来。", "不用改；要换人的，改填别人。"
    )
    SELECTION_UNPROVED = _error(
        "C13",
        "双向选择的结果没有通过独立检验（{who}：{flaw}），没有写出任何结果。",
        "这是程序的错误，请把活动文件夹交给维护人员。",
    )
    BALANCE_WRONG = _error(
        "C14",
        "人员去向与花名册对不上（{finding}），没有写出任何结果。",
        "核对花名册和两张决定表；改不了的，请把活动文件夹交给维护人员。",
    )

    # -- D: decisions -----------------------------------------------------------------------------
    DECISION_NOT_CANDIDATE = _error(
        "D01", "{name}（{staff_id}）没有资格参加{post}的竞争，不能任用。", "改正决定，或核对报名。"
    )
    DECISION_MISSING_ROW = _error(
        "D02", "表上没有{name}（{staff_id}）{post}这一行。", "重新运行，用新表替换。"
    )
    DECISION_OVER_QUOTA = _error(
        "D03", "{target}职数{quota}个，决定了{count}人（{names}）。", "按职数改正决定。"
    )
    DECISION_TWICE = _error(
        "D04", "{name}（{staff_id}）被任用了{count}次（{posts}）。", "一人只能任用一次。"
    )
    DECISION_NO_REASON = _error(
        "D05",
        "对{name}的决定“{decision}”与建议“{proposal}”不一致，{finding}。",
        "在决定理由一栏写明为什么这样决定，如“工作需要”。",
    )
    DECISION_STALE = _error(
        "D06",
        "{name}在表上的{column}是{here}，现在应为{now}：这份表是按旧的结果做的。",
        "核对旁边的新表，由党委重新确认后用新表替换。",
    )
    DECISION_VOTES = _error(
        "D07", "{name}的表决票数不平衡：{equation}。", "核对会议记录，改正票数。"
    )
    DECISION_IMPLIED = _notice(
        "D08",
        "{post}的职数已经满员，没有填决定的{names}按不任用处理。",
        "核对；有不同决定的请填写。",
    )
    DECISION_UNKNOWN_PLACE = _error(
        "D09", "“{place}”不是双选部门，也不是“待岗”{suggestion}。", "改为下列之一：{known}。"
    )
    DECISION_NOT_TO_PLACE = _error(
        "D10", "{name}（{staff_id}）{reason}，不在定岗之列。", "删除这一行的决定。"
    )
    DECISION_NO_TRAINING = _notice(
        "D11", "{name}待岗，没有写跟班学习的部门。", "在“跟班学习部门”一栏填写。"
    )
    DECISION_RELATION = _error(
        "D12",
        "{name}与{other}（{role}）是“{reason}”，任职应当回避。",
        "改为其他岗位，或核对回避关系。",
    )
    DECISION_BEFORE_NOTICE_ENDS = _error(
        "D13", "任职日期{day}在公示结束（{ends}）之前。", "任职日期应在公示期满之后。"
    )
    DECISION_NO_DATE = _notice(
        "D14", "已经有决定，但“会议信息”没有填{item}，有关公文暂时不做。", "填写{item}。"
    )

    DECISION_OUT_OF_RANGE = _notice(
        "D70",
        "{name}决定到{place}，方案的选岗范围是：{rule}。",
        "核对决定；确需如此的，理由写明依据。",
    )
    DECISION_PROTECTED = _error(
        "D71",
        "{name}不能待岗，方案的选岗范围是：{rule}。",
        "改为部门；不再适用的，改正花名册或方案。",
    )
    DECISION_CONDITIONS_UNMET = _error(
        "D80",
        "{name}决定{place}，不符合方案的条件：{why}。",
        "改正决定去向；花名册写错的，改正花名册。",
    )
    DECISION_CONDITIONS_OPEN = _notice(
        "D81", "{name}决定{place}，有的条件要人工核对：{why}。", "人工核对；花名册缺的，补上。"
    )
    DECISION_MOVED_UP = _notice(
        "D76",
        "{name}递补为{post}：{basis}。",
        "核对；公示已经开始的，递补人员另行公示，日期可以在“递补公示开始”“递补任职日期”里改；不同意递补的，"
        "在本人的“退出原因”里写明，由再后一名递补。",
    )
    DECISION_NO_CAUSE = _error(
        "D78",
        "“退出原因”写的是“{text}”，看不出{name}为什么退出，或者是不是退出。",
        "退出的写明原因，如“本人放弃”；没有退出的清空这一格。",
    )
    DECISION_RESULT_UNUSED = _notice(
        "D79",
        "{name}没有决定任用，填写的公示结果“{result}”没有使用。",
        "核对是不是填错了行；不是的，清空公示结果。",
    )
    DECISION_DAY_UNUSED = _notice(
        "D67",
        "{name}没有任用，填写的{column}没有使用。",
        "核对是不是填错了行；不是的，清空{column}。",
    )
    TENURE_NOT_REMOVED = _notice(
        "D68",
        "{name}已经退出{post}并有人递补，任职台账里还没有免职或者降职。",
        "在任职台账{name}的“考核结果”填免职或者降职，再填“决定日期”，才有免职的通知书。",
    )
    DECISION_LEFT_MISDATED = _error(
        "D84",
        "{name}的退出日期{day}{why}。",
        "核对退出日期和会议信息的决定日期，改正写错的一个；任职以前退出的，退出日期留空。",
    )
    TENURE_LEFT_OTHERWISE = _error(
        "D85",
        "{name}的退出日期是{here}，任职台账里决定{result}的日期是{there}。",
        "两处写的是同一次决定，核对后改成同一天。",
    )
    DECISION_NEXT_TIED = _notice(
        "D77",
        "{post}有人退出，{name}等人名次并列，程序不能定由谁递补。",
        "党委研究后，把递补的一人的党委决定改为“任用”。",
    )
    STRUCTURE_MISSED = _notice(
        "D82",
        "不符合结构比例“{rule}”：{figures}，{gap}。",
        "党委研究是否调整；要调整的，改正任用决定或定岗决定，再运行“双向选择”。",
    )
    STRUCTURE_OPEN = _notice(
        "D83",
        "结构比例“{rule}”不能判断：{told}。",
        "在花名册里补填，再运行“双向选择”。",
    )
    DECISION_SEAT_UNKNOWN = _error(
        "D72",
        "“{seat}”不在方案的待定岗位里{suggestion}。",
        "在“任职部门”“任职职务”里改为待定岗位中的一个：{known}。",
    )
    DECISION_SEAT_BEYOND = _error(
        "D73",
        "{seat}只有{places}名，定了{count}人（{names}）。",
        "改正任职部门或任职职务，每个岗位不超过方案的人数。",
    )
    DECISION_SEAT_SHARED = _notice(
        "D74", "{names}都定为{seat}，请核对。", "不是同一个岗位的，改正任职部门或任职职务。"
    )
    DECISION_SEAT_UNUSED = _notice(
        "D75",
        "{name}填了任职部门或任职职务，但{why}，没有用到。",
        "删去，或者改正党委决定。",
    )
    DECISION_SEAT_NO_UNIT = _notice(
        "D65",
        "{name}定到“{unit}”，方案里没有这个部门{suggestion}。",
        "写错的，改正任职部门；不在方案里的单位（如村、社区），核对无误的不用改。",
    )
    DECISION_SEAT_FILLED = _error(
        "D66",
        "{seat}也是单独竞争的职位，职数{quota}名，连定岗的共{count}人。",
        "改正任职部门或任职职务，或者改正{seat}的任用决定。",
    )
    DECISION_ROW_TWICE = _error("D15", "{name}（{staff_id}）在表上出现了{count}次。", "只留一行。")
    DECISION_TRAINING_UNKNOWN = _notice(
        "D16",
        "跟班学习部门“{place}”不在双选部门之中{suggestion}，公文里照这样写。",
        "核对部门名称。",
    )
    DECISION_STANDBY_UNUSED = _notice(
        "D17", "{name}没有决定待岗，填写的{column}没有使用。", "核对决定去向，或清空{column}。"
    )
    DECISION_DATES_REVERSED = _error(
        "D18", "任职日期{day}早于决定日期{decided}。", "核对会议信息里的两个日期。"
    )
    DECISION_CAUSE_ASSUMED = _notice(
        "D24",
        "{name}选中了{place}，决定待岗，没有填待岗原因，公文里按“{cause}”写。",
        "核对；在“待岗原因”一栏选定。",
    )
    DECISION_CAUSE_DISAGREES = _notice(
        "D25",
        "{name}的待岗原因填的是“{cause}”，双向选择的结果却是{found}，公文里照填写的写。",
        "核对待岗原因。",
    )
    DECISION_ROWS_ABSENT = _notice(
        "D26",
        "{names}（共{count}人）不在表上，按没有决定处理。",
        "要决定的，补上这些行，或用旁边的新表。",
    )
    DECISION_BELOW_FLOOR = _error(
        "D19",
        "{name}的民主测评得分率是{rate}%，低于方案规定的最低得票率{least}%，不能任用。",
        "改正决定，或核对计票和方案。",
    )
    DECISION_VOTES_PARTLY = _notice(
        "D20", "{name}的表决票数没有填全，缺{missing}。", "照会议记录补填。"
    )
    DECISION_NO_MAJORITY = _notice(
        "D21",
        "{name}决定任用，同意{votes}票，没有超过应到{entitled}人的半数。",
        "核对会议记录和表决结果。",
    )
    ACTING_HIMSELF = _error(
        "D87",
        "{name}已经免去这个职务，不能再由本人主持工作。",
        "在“主持工作”一栏写另外一个人；仍由本人任职的，改正考核结果。",
    )
    ACTING_BACKWARDS = _error(
        "D88",
        "接替{name}主持工作到{day}为止，不晚于空缺的日期{left_on}。",
        "改正“主持至”；到有人任职为止的留空。",
    )
    DECISION_TOO_EARLY = _error(
        "D30",
        "决定日期{day}早于{what}（{other}）。",
        "核对会议信息和方案里的日期，改正写错的一个。",
    )
    DECISION_BEFORE_SCORES = _notice(
        "S51",
        "决定日期{day}早于{what}（{other}）。",
        "核对会议信息和方案里的日期；确是先决定的，可以不管。",
    )
    DECISION_DAY_TO_COME = _notice(
        "D89",
        "决定日期{day}还没有到，公文里写的是会议已经决定；到那一天以前都不能用印。",
        "已经开过会的，改正决定日期；先备好公文的，会后照决定核对一遍，再运行。",
    )
    DECISION_NOT_ANNOUNCED = _notice(
        "D90",
        "{name}任{post}是公示（{starts}起）开始以后才决定的，那份公示里没有{name}，任职的公文还不能用印。",
        "在任用决定表里加一栏“递补公示开始”，填另行公示的第一天，再运行；全体重新公示的，改方案的“公示开始”。",
    )
    DECISION_EFFECTIVE_LATE = _notice(
        "D31",
        "{what}{day}比决定日期（{decided}）晚{days}天，年份会不会写错了？",
        "请核对；没有写错的，可以不管。",
    )
    INSPECTION_UNUSED = _notice(
        "D22",
        "{name}（{staff_id}）没有参加“{post}”的竞争，这条考察意见没有使用。",
        "核对编号和竞争职位。",
    )
    ROW_OF_WITHDRAWN = _notice(
        "D60",
        "{name}（{staff_id}）已不在参加人员之列（{reason}），{files}里的这一行没有使用。",
        "核对；不对的，改正报名表或花名册，再运行。表不用改，也不用换。",
    )
    STANDBY_PAY_UNKNOWN = _notice(
        "D61",
        "{name}待岗，花名册的“{column}”没有填或者不是数字，算不出每月金额，公文和台账里只写待遇。",
        "在花名册补填数字；不用写金额的，可以不管。",
    )
    INSPECTION_TWICE = _error(
        "D23", "对{name}（{staff_id}）竞争{post}有两种不同的考察意见。", "只留一条。"
    )

    INSPECTION_OF_NOBODY = _notice(
        "D62",
        "“{name}”不是哪个竞争职位的分管领导，不知道这份考察意见表是谁的，没有读。",
        "要用的，文件名改为“考察意见表-”加分管领导姓名；不用的，移走。",
    )
    INSPECTION_OTHER_SHEET = _error(
        "D40",
        "文件名是{leader}的考察意见表，表里或文件夹名写的却是“{written}”，不知道是谁的意见。",
        "核对这份表是谁填的，改正文件名、文件夹名、表上写的，或换成对的表。",
    )
    INSPECTION_OTHER_POST = _error(
        "D41",
        "这是{leader}的考察意见表，“{post}”却由{other}分管。",
        "核对这份表是谁填的，改正文件名；分管变了的，改活动方案里的分管领导。",
    )

    # -- L: standby ledger ------------------------------------------------------------------------
    LEDGER_EARLY = _error(
        "L01",
        "{name}的考评日期{day}早于期满日期{ends}。",
        "期满后才能考评；核对日期。党委决定提前结束待岗、考评合格的，在“党委决定”一栏写明。",
    )
    LEDGER_NO_DATE = _error("L02", "{name}有考评结果，但没有填考评日期。", "填写考评日期。")
    LEDGER_NO_DESTINATION = _notice(
        "L03", "{name}考评合格，没有填恢复工作后的去向。", "在“去向”一栏填写岗位。"
    )
    LEDGER_STRANGER = _error(
        "L04", "{name}（{staff_id}）没有决定待岗，不应在台账上。", "核对定岗决定，删除这一行。"
    )
    LEDGER_EXPIRED = _notice(
        "L05", "{name}的待岗期已于{ends}期满，还没有考评结果。", "组织考评，填写考评日期和结果。"
    )
    LEDGER_TWICE = _error("L06", "{name}（{staff_id}）在台账上出现了{count}次。", "只留一行。")
    LEDGER_DATE_CHANGED = _error(
        "L07",
        "{name}的{column}在台账上是{here}，按决定应为{now}。",
        "台账上的起止日期由程序填写，不要改动；日期不对的，改方案或会议信息。",
    )
    LEDGER_FUTURE = _error(
        "L08", "{name}的考评日期{day}还没有到，却已有考评结果。", "核对考评日期。"
    )
    LEDGER_UNKNOWN_PLACE = _notice(
        "L09",
        "{name}的去向“{place}”不是双选部门{suggestion}，公文里照这样写。",
        "核对；双选部门有：{known}。",
    )
    LEDGER_OVER_QUOTA = _notice(
        "L10",
        "{department}职数{quota}个，加上恢复工作的人员共{count}人（{names}恢复工作）。",
        "核对去向；确需超职数安置的，由党委研究。",
    )
    LEDGER_NO_RESULT = _notice(
        "L11", "{name}填了{column}，但没有考评结果，没有使用。", "填写考评结果，或清空{column}。"
    )

    LEDGER_ENDED_EARLY = _notice(
        "L12",
        "{name}的待岗期应于{ends}期满，按党委决定提前结束（{day}考评）。",
        "核对党委决定和考评日期。",
    )
    LEDGER_EXTENSION_BACKWARDS = _error(
        "L13",
        "{name}延期至{day}，不晚于原来的期满日期{ends}。",
        "填写新的期满日期，或清空“延期至”。",
    )
    LEDGER_EXTENSION_UNDECIDED = _error(
        "L14",
        "{name}填了延期至{day}，没有写党委同意延长的决定。",
        "延长待岗由党委决定；在“党委决定”一栏写明，或清空“延期至”。",
    )
    LEDGER_DECISION_UNDATED = _notice(
        "L30",
        "{name}考评合格，没有填决定日期，恢复工作通知书暂按考评日期{day}落款，还不能用印。",
        "在“决定日期”一栏填写党委决定的日期；考评当天就决定的，也填这一天。",
    )
    LEDGER_DECISION_MISDATED = _error(
        "L31", "{name}的决定日期{day}{why}。", "核对考评日期和决定日期，改正写错的一个。"
    )

    LEDGER_NO_RETURN = _error(
        "W31",
        "{name}考评合格，去向写的是“{place}”，看不出安排到哪里工作。",
        "写明安排的部门或者岗位；不恢复工作的，核对考评结果，在“党委决定”一栏写明。",
    )
    LEDGER_DESTINATION_UNUSED = _notice(
        "W32",
        "{name}考评不合格，填的去向“{place}”没有使用。",
        "不合格的处理写在“党委决定”一栏，清空去向；其实合格的，改考评结果。",
    )
    LEDGER_DIFFERS = _notice(
        "W33",
        "{name}的{column}在台账上是“{here}”，定岗决定是“{now}”；以后的公文照{used}写。",
        "核对哪一个对，改正写错的一个。",
    )

    LEDGER_BEYOND_PHASES = _error(
        "L32",
        "{name}延期至{day}，超过待岗阶段写明的最后一个月（到{latest}为止）。",
        "改正“延期至”；方案可以再延长的，改方案的待岗阶段。",
    )
    TRAIL_STRANGER = _error(
        "L50",
        "{name}（{staff_id}）没有决定待岗，不应在待岗经过里。",
        "核对编号和定岗决定；写错人的改正，不用的删去这一行。",
    )
    TRAIL_CASE_UNKNOWN = _error(
        "L51",
        "看不出“{case}”是哪一种情形{suggestion}，没有计次数。",
        "写这些中的一个：{known}；另有规定的，先写进方案的“待岗处理”。",
    )
    TRAIL_MISDATED = _error(
        "L52", "{name}的{column}{day}{why}。", "核对这一行的日期，改正写错的一个。"
    )
    TRAIL_LACKS = _error("L53", "{name}的“{case}”没有填{column}。", "填写{column}。")
    TRAIL_UNDECIDED = _notice(
        "L54",
        "{name}{day}的“{case}”{ruled}没有填决定日期，{document}暂时不做。",
        "研究决定以后，在“决定日期”一栏填写日期；不用处理的，删去这一行，或者在说明里写明原因。",
    )
    TRAIL_OUT_OF_PLACE = _error(
        "L55", "{name}在{day}{why}，“{case}”用不上。", "核对日期和情形；写错的改正，多余的删去。"
    )
    TRAIL_TRIAL_EXPIRED = _notice(
        "L57",
        "{name}的试岗期已于{ends}期满，还没有试岗结果。",
        "组织考核，在待岗经过里写一行“试岗合格”或者“试岗不合格”。",
    )
    TRAIL_TWICE = _error(
        "L58",
        "{name}{day}的“{case}”写了{count}行，会多算次数。",
        "同一件事只留一行；确是两件事的，日期要分开。",
    )
    TRAIL_TRIAL_TOO_LONG = _error(
        "L59",
        "{name}试岗到{day}，方案规定最长{months}个月（到{latest}为止）。",
        "改正“至”；按最长期限的可以留空。",
    )
    TENURE_STRANGER = _error(
        "L40", "{name}（{staff_id}）没有任用，不应在任职台账上。", "核对任用决定，删除这一行。"
    )
    TENURE_EXPIRED = _notice(
        "L41",
        "{name}的试用期已于{ends}期满，还没有考核结果。",
        "组织考核，填写考核结果和决定日期。",
    )
    TENURE_NO_PROBATION = _error(
        "L42",
        "{name}的考核结果是“{result}”，方案却没有试用期。",
        "在方案“基本信息”写明“试用期(月)”，或改正考核结果。",
    )
    TENURE_UNDATED = _notice(
        "L43",
        "{name}有考核结果，没有填{column}，通知书暂时不做。",
        "在“{column}”一栏填写党委决定的日期。",
    )
    TENURE_MISDATED = _error(
        "L44", "{name}的{column}{day}{why}。", "核对试用期和决定日期，改正写错的一个。"
    )
    TENURE_BELOW_GRADE = _error(
        "L45",
        "{name}考核等次是“{grade}”，低于基本称职，不能转正。",
        "改为延长（写明较低的新职务）、降职或者免职；等次写错的，改正等次。",
    )
    TENURE_NO_NEW_POST = _notice(
        "L46", "{name}没有填新职务，通知书里留空手填。", "在“新职务”一栏填写改任的职务。"
    )
    TENURE_NO_NEW_END = _notice(
        "L47", "{name}延长试用期，没有填延期至，通知书里留空手填。", "在“延期至”一栏填写日期。"
    )
    TENURE_GRADE_UNKNOWN = _notice(
        "L49",
        "{name}的考核等次“{grade}”看不出高低，没有核对能不能转正。",
        "写“优秀”“称职”“基本称职”“不称职”中的一个；用别的等次的，写进方案的“等级次序”。",
    )
    TENURE_LEDGER_UNUSED = _notice(
        "T21",
        "方案没有写任期，也没有写试用期，这份台账没有用。",
        "要用的，在方案“基本信息”填写“任期(年)”或者“试用期(月)”；不用的，移走这份台账。",
    )
    TENURE_UNCLEAR_POST = _error(
        "W34",
        "{name}的新职务写的是“{post}”，{why}。",
        "在“新职务”一栏写明改任的职务；还没有定的，留空。",
    )
    TENURE_UNUSED = _notice(
        "L48", "{name}填写的{column}没有使用。", "核对考核结果，或清空{column}。"
    )

    @property
    def code(self) -> str:
        """The stable code that the 代码 column shows."""
        return self.value.code

    @property
    def severity(self) -> Severity:
        """Whether the stage must stop."""
        return self.value.severity

    def at(self, where: Where, read: object = "", **data: object) -> "Issue":
        """Build an issue of this kind at a place; `read` is what stood there."""
        return Issue(self, where, "" if read is None else str(read), data)


_TYPED = (
    "alias",
    "choice",
    "grade",
    "here",
    "judge",
    "name",
    "names",
    "one",
    "other",
    "place",
    "post",
    "reason",
    "roster",
    "value",
)
"""Data of issues that somebody typed; all other data are the program's words."""
_LIST_MARKS = r"[、，；：。（）“”\s]+"


class Issue(NamedTuple):
    """One thing found: where, what was read there, and the data its sentences need."""

    kind: Kind
    where: Where
    read: str
    data: Mapping[str, Any]

    @property
    def typed(self) -> set[str]:
        """What the sentences repeat from somebody's sheet, lists also taken apart."""
        texts = [self.read, *(str(self.data[key]) for key in _TYPED if key in self.data)]
        return {piece for text in texts for piece in (text, *re.split(_LIST_MARKS, text))} - {""}

    @property
    def problem(self) -> str:
        """What is wrong, in the staff's words."""
        return self.kind.value.problem.format_map(self.data)

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return self.kind.value.remedy.format_map(self.data)

    @property
    def is_error(self) -> bool:
        """Whether the stage that found it must stop."""
        return self.kind.value.severity is Severity.ERROR


def did_you_mean(guess: str) -> str:
    """Return the end of a sentence that offers a guess at what was meant.

    Nothing without a guess.
    """
    return f"，是不是“{guess}”" if guess else ""


def perhaps_written(guess: str) -> str:
    """Return the same of something missing, which may be there under another name."""
    return f"（是不是写成了“{guess}”）" if guess else ""


def errors_in(issues: Iterable[Issue]) -> bool:
    """Tell whether any of the issues forbids going on."""
    return any(issue.is_error for issue in issues)
