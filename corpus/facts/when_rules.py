"""Pieces of patterns for times and what they come to: rules, dates and lengths (pure)."""

import re

from corpus.mentions.quantities import VIETNAMESE, alternatives
from corpus.text import fold

_WORDS = {fold(word): n for word, n in VIETNAMESE.items() if word != "sáu"} | {
    "SAU": 6, "TU": 4, "muoi SAU": 16,
}  # fmt: skip
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTERS |= {"mot": 1, "hai": 2, "ba": 3, "TU": 4}

# Digits, a word, or both: 05, năm, năm (05)
COUNT = rf"(?P<n>\d{{1,3}}|{alternatives(_WORDS)})(?:~\(~\w+(?: \w+)?~\))?"
DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
MONTH = r"(?P<m>0?[1-9]|1[0-2])"
YEAR = r"(?P<y>20\d\d)(?!\d)"
QUARTER = r"(?P<q>iv|i{1,3}|0?[1-4]|mot|hai|ba|TU)\b"
END = r"(?![\w/]|[.,-]\d|~,?~nam~1\d{3}\b)"  # nor of a year long past
# At the latest then; "đến" without "từ" before it is read by the forms themselves.
BEFORE = (
    r"(?:xong )?(?:truoc(?: (?:hoac|hay|va) (?=trong|vao))?(?! khi| mat| day| tien| het| den)"
    r"|(?:cham|muon|tre) nhat|khong (?:de )?(?:keo dai )?qua"
    r"|truoc khi (?:ket thuc|het)(?= (?:nam|quy|thang)\b)"
    r"|khong (?:muon|cham|tre) hon|(?:tu nay |cho )?(?:den|toi)|thoi han"
    r"|xong(?= (?:ngay )?\d{1,2}~[/.-])|(?<!het\x20)han(?= (?:ngay|den|la|trong|truoc)\b)"
    r"|han (?:cuoi|chot|nop|gui)(?:(?: \w+){1,4}(?=~:))?|het(?= (?:nam|quy|thang|ngay)\b))\b"
    r"(?:~:?~(?:la|vao|den|het|truoc|trong|thoi diem)\b)*"
)
ON = (
    r"(?:vao|trong|tu(?!~\d{1,2}~(?:gio|h|g|:))|tai|bat dau|dip|du kien|tuc(?= (?:la )?ngay))\b"
    r"(?:(?: (?:dip|vao|la(?= ngay)|tu(?!~\d{1,2}~(?:gio|h|g|:))|trong)\b)|~:)*"
)
_PART_OF_DAY = r"(?:buoi )?(?:sang|trua|chieu|TOI|dem)"
_HOUR = r"\d{1,2}~(?:gio|h|:|g)~(?:\d\d)?(?:~phut|')?"
# "từ 8 giờ đến 11 giờ 30 phút sáng thứ Ba," before "ngày 15/9".
CLOCK = (
    rf"(?:(?:vao )?luc )?(?:{_PART_OF_DAY} )?"
    rf"(?:(?:tu )?(?:{_HOUR}~(?:-|den)~)?{_HOUR}(?:~{_PART_OF_DAY}\b)?~,?~)?"
    rf"(?:(?:{_PART_OF_DAY} )?(?:thu (?:hai|ba|TU|tu|nam|SAU|sau|bay|[2-7])|chu nhat)"
    r"\b~(?:,|\(|)~(?=ngay ))?"
)
EACH_YEAR = r"(?:~,?~(?:cua )?(?:hang|moi|tung) nam\b)"
# "năm sau", "năm báo cáo", "năm liền kề": some year that comes again with the report.
NEXT_YEAR = (
    r"(?: (?:cua )?nam (?:sau|bao cao|tiep theo|ke tiep|lien ke|lien sau|do|ke hoach"
    r"|ngan sach|tai chinh|thuc hien|truoc)\b)"
)
# "quyết định số": what follows is its date.
NUMBERED = (
    r"(?:dinh|quyet|van|thu|phep|luan|trinh|hoach|bao|cao|lenh|thi|luat|hieu|phieu|giay)\x20so"
)
_FREQUENCIES = {"nam": "YEARLY", "thang": "MONTHLY", "tuan": "WEEKLY", "ngay": "DAILY"}
_LENGTHS = {
    "nam": "Y",
    "thang": "M",
    "tuan": "W",
    "ngay": "D",
    "gio": "H",
    "tieng": "H",
    "phut": "M",
}


def number(word: str) -> int:
    """Return what digits or a number word of a view stand for; the word must be a known one."""
    return int(word) if word.isdigit() else _WORDS[" ".join(word.split())]


def quarter(word: str) -> int:
    """Return the number of a quarter however it is written."""
    return _QUARTERS[word.lstrip("0")]


def every(count: int, unit: str) -> str:
    """Return the rule of what comes again every so many units; it names no day."""
    if unit == "quy":
        count, unit = 3 * count, "thang"
    if unit == "thang" and count % 12 == 0 and count:
        count, unit = count // 12, "nam"
    interval = f";INTERVAL={count}" if count > 1 else ""
    return f"FREQ={_FREQUENCIES[unit]}{interval}"


def yearly(months: str, day: int | None = None) -> str:
    """Return the rule of a day of some months, or of the months, in every year."""
    return f"FREQ=YEARLY;BYMONTH={months}" + (f";BYMONTHDAY={day}" if day else "")


def monthly(day: int) -> str:
    """Return the rule of a day of every month; -1 is its last."""
    return f"FREQ=MONTHLY;BYMONTHDAY={day}"


def length(count: int, unit: str) -> str:
    """Return an ISO 8601 duration."""
    if unit == "quy":
        return f"P{3 * count}M"
    return ("PT" if unit in ("gio", "tieng", "phut") else "P") + f"{count}{_LENGTHS[unit]}"


def day_exists(day: int, month: int, year: int | None = None) -> bool:
    """Whether a month has the day; 29 February is in doubt for no known year."""
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return day <= (29 if leap else 28)
    return day <= (30 if month in (4, 6, 9, 11) else 31)


def last_day(month: int, year: int) -> int:
    """Return the last day of a month."""
    return next(day for day in range(31, 27, -1) if day_exists(day, month, year))


def pattern(form: str) -> re.Pattern[str]:
    """Return a pattern for views; a blank in `form` stands for some, "~" for any or no blanks."""
    return re.compile(form.replace(" ", r"\x20{1,40}+").replace("~", r"\x20{0,40}+"))
