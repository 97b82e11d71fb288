"""The chapters to look something up in: questions, papers of one's own, message codes."""

from maintenance.guide import lists, own_papers
from maintenance.guide.word import Guide


def write(guide: Guide) -> None:
    """Write the last chapters of the guide."""
    _questions(guide)
    own_papers.write(guide)
    _codes(guide)


def _questions(guide: Guide) -> None:
    guide.chapter("十一、遇到这些情况怎么办")
    for title, *answer in (
        (
            "提示文件“正在 Excel、Word 或 WPS 里打开”",
            "程序要更新的文件正被打开着，写不进去。到任务栏找到那个文件，保存并关闭，再双击一次。"
            "找不到的，看看是不是别人在共享文件夹里打开着。关了还提示的，重新启动电脑。",
            "正在填写、还没有保存的表，程序读到的是上次保存的内容，所以先保存再双击。",
        ),
        (
            "旁边出现文件名带“（新）”的表",
            "报名、成绩或决定变了，原来的表已经有人填过，程序不动它，在旁边另做一份新的，"
            "填过的内容已经带过去。核对新表；同意用新的，就删除旧表，把新表文件名里的“（新）”去掉。",
        ),
        (
            "换一台电脑接着办",
            "把程序文件夹和活动文件夹一起拷到新电脑（U盘、移动硬盘都行），放在一起，例如都放在“D:\\双选”下面，直接双击按钮。"
            "只拷活动文件夹、新电脑上已有程序的，把活动文件夹放在程序文件夹旁边；"
            "或者把活动文件夹拖到程序“scripts”→“双击运行”里的同名按钮上。",
            "两台电脑不要同时办同一个活动。",
        ),
        (
            "活动文件夹改名、搬家了",
            "和程序文件夹相对位置没有变、或者还在程序文件夹旁边的，不受影响。提示“没有找到程序”的，照上一条办。",
        ),
        (
            "窗口一闪就没了，或者提示没有找到 Python",
            "多半是没有装 Python，或者版本太低。换用自带 Python 的离线包；或者"
            "请管理员安装，见第二章。",
        ),
        (
            "Windows 拦住按钮，提示“已保护你的电脑”",
            "压缩包没有解除锁定，见第二章。单位装的安全软件拦截的，请管理员把程序文件夹加入信任。",
        ),
        (
            "办到一半断电、死机",
            "结果要么整份写好，要么一点没有，不会有半截的。重新开机，再双击一次。",
        ),
        (
            "填错了，已经办过后面的步骤",
            "改正原来的表，双击“一键办理”，后面的结果跟着更新；变了什么，见各结果里的“变更对照”。"
            "党委已经决定的，不会被改动，程序提醒哪些决定是按旧结果作的。",
        ),
        (
            "中途改规则、加职位、改日期",
            "在“01活动方案.xlsx”里改，保存，再双击。哪一天用的什么规则，“运行记录”里都记着。",
        ),
        (
            "要用繁体字",
            "“基本信息”里的“文字”填“繁體”，表、提示和公文都改用繁体；姓名、地址等人填的内容一个字也不转换。",
        ),
        (
            "提示“程序出错”",
            "这不是填表的问题。把提示里写的那个记录文件交给维护人员。",
        ),
    ):
        guide.section(title)
        guide.say(*answer)
    guide.section("哪个按钮办什么")
    guide.table(("按钮", "办什么"), tuple(lists.buttons()), (4.0, 12.0))


def _codes(guide: Guide) -> None:
    guide.chapter("十三、提示代码表", on_new_page=True)
    guide.say(
        "问题清单的“代码”一栏，在这里都能查到。代码的字母表示是哪一类。"
        "“某人”“某部门”“××”的地方，问题清单里写的是实际内容。",
    )
    for letter, subject in lists.SUBJECTS.items():
        guide.section(f"{letter}　{subject}")
        guide.table(("代码", "级别", "意思", "怎么办"), lists.codes(letter), (1.5, 1.3, 7.2, 6.0))
