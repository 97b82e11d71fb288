"""The chapter on papers: other words in the program's own, and kinds that the office makes up."""

from maintenance.guide import lists
from maintenance.guide.word import Guide


def write(guide: Guide) -> None:
    """Write the whole chapter."""
    guide.chapter("十三、改公文的文字，做自己的公文")
    _other_words(guide)
    _own_kinds(guide)


def _other_words(guide: Guide) -> None:
    guide.section("（一）改程序自带公文的文字")
    guide.say(
        "公文模板就是普通的 Word 文件，在程序文件夹的“templates”→“公文模板”里。"
        "要改本次活动的行文，在活动文件夹里新建“公文模板”文件夹，把要改的模板复制进去，"
        "用 Word 或 WPS 改文字，保存，再双击“第5步生成公文”。文件名不要改。",
        "模板里 {{ 姓名 }} 这样的标记，由程序换成内容：两对半角花括号，中间写名称。"
        "整段删去不要的可以，名称不能写错。{% for … %} 和 {% endfor %} 之间的每人印一次，"
        "要成对，不要拆开。",
        "发给个人的公文，还能写花名册的任何一列：{{ 籍贯 }}、{{ 职称 }}；"
        "以及由日期算出来的 {{ 年龄 }}、{{ 工作年限 }}。",
        "日期可以换写法：{{ 决定日期|中文 }} 印成“二〇二六年三月十一日”，{{ 决定日期|短日期 }} 印成"
        "“3月11日”；数字可以写 {{ 人数|中文 }}、{{ 人数|大写数字 }}。",
    )
    guide.say(f"各种公文都能用的名称：{lists.common_names()}。每一行里还可以用：序号、序数、句末。")
    guide.table(("公文", "还能用的名称"), tuple(lists.own_names()), (3.6, 12.4))


def _own_kinds(guide: Guide) -> None:
    guide.section("（二）程序没有的公文：自己加一种")
    guide.say(
        "任前谈话通知、免职通知、承诺书、聘书这些，在程序的“templates”→“公文模板”→“其他公文”里有现成的，"
        "复制到活动文件夹的“公文模板”→“其他公文”里就会一起印。自己也可以照样做：",
    )
    guide.steps(
        "在活动文件夹的“公文模板”里新建文件夹“其他公文”，把 Word 文件放进去。文件名就是公文的名称，"
        "不要与自带的公文同名。",
        "正文第一行写发给谁：“每位任职人员”，每人一份；“全体待岗人员”，一份列出所有人。"
        "这一行不会印出来。",
        "不盖章、由本人签名的，写“每位任职人员，不用印”；要几份的，写“每位任职人员，一式两份”。",
        "其余照平常写，要程序填的地方写 {{ 姓名 }} 这样的标记。写了 {{ 文号 }} 的，程序编文号；"
        "没有写的不编。",
        "双击“第5步生成公文”。做出来的公文与别的一样进“08公文”、用印登记表和批量打印，也一样核验。",
    )
    guide.say(
        "写“全体”的，公文只有一份，每个人的内容放在 {%p for 人 in 人员 %} 和 {%p endfor %} "
        "两段之间，写成 {{ 人.姓名 }}、{{ 人.序号 }}；表格里用 {%tr for 人 in 人员 %} 和 "
        "{%tr endfor %} 各占一行。外面还可以写 {{ 人数 }}。"
        "花名册的列，“每位”写 {{ 学历 }}，“全体”写 {{ 人.学历 }}。"
    )
    guide.table(
        ("第一行里的人", "能用的名称（还有各种公文都能用的）"),
        tuple(lists.group_names()),
        (3.6, 12.4),
    )
