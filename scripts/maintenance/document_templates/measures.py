"""The numbers of GB/T 9704-2012 in Word's units: twips (1/20 pt), half-points, eighths of a point.

The clause is named behind each; P marks office practice where the standard is silent.
"""

PAGE = (11906, 16838)  # 5.1: A4, 210 x 297 mm
TOP, LEFT = 2098, 1587  # 5.2.1: 37 and 28 mm
BOTTOM, RIGHT = 1984, 1474  # from the text area of 156 x 225 mm: 35 and 26 mm
TEXT_WIDTH = PAGE[0] - LEFT - RIGHT  # 8845

LINE = 579  # 5.2.3: 22 lines fill the 12756 twips of the text area; 580 would give 21
CHARACTER = 316  # 5.2.3: 28 characters in 442.2 pt
TIGHTENING = -5  # 16 pt characters, 0.25 pt closer, give these 28 (without: 27)

BODY_SIZE = 32  # 5.2.2: size 3 = 16 pt
TITLE_SIZE = 44  # 7.3.1: size 2 = 22 pt
SMALL_SIZE = 28  # 7.4, 7.5: size 4 = 14 pt, for imprint and page number
TABLE_SIZE = 24  # P: 12 pt
MARK_SIZE = 80  # 7.2.4 leaves it open: 40 pt

SMALL_CHARACTER = 280  # one character of 14 pt
IMPRINT_LINE = 520
FOOTER = 1440  # measured: the page number's dash then stands 7 mm below the text area (7.5)
HEADER = 851

BLACK, RED, GREY = "000000", "FF0000", "BFBFBF"

SONG, FANGSONG, KAI, HEI = "宋体", "仿宋_GB2312", "楷体_GB2312", "黑体"
TITLE_SONG = "方正小标宋简体"
STAND_INS = {FANGSONG: "仿宋", KAI: "楷体", TITLE_SONG: "华文中宋", SONG: "", HEI: ""}
"""What a plain Windows has in place of the fonts that official documents are set in."""
