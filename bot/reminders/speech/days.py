"""One day as people say it: "20/12", "ngày mai", "thứ sáu tuần này", "sau 3 ngày" (pure).

A day without its year, or without its month, is the next one to come.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.reminders.speech import texts
from bot.reminders.speech.clock import UnclearReminder
from bot.reminders.speech.words import BLANK, DAY, MONTH, NUMBER, Pattern, Said, count, spoken
from bot.schedule.dates import day_of_month, say_date

BEFORE = (
    r"(?:(?:xong )?(?:trước(?: hoặc trong| hết)?(?! khi)|hết(?= ngày)|đến hết|"
    r"chậm nhất|muộn nhất|trễ nhất|"
    r"không (?:quá|muộn hơn|chậm hơn)|"
    r"(?:thời )?hạn(?: chót| cuối cùng| cuối| nộp| gửi| báo cáo)?)"
    r"(?: ?:)?(?: (?:là|vào|đến|hết|trong)){0,4})"
)
ON = r"(?:(?:và |chỉ )?(?:vào|đúng|đến|tới|trong|ngay|từ)(?: (?:đúng|ngay|dịp))?)"
LEAD = rf"(?:(?:(?P<before>{BEFORE})|{ON}) )?"
WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|cn)"
_WEEKDAYS = ("hai", "ba", "tu", "nam", "sau", "bay")
_ORDINAL = r"(?<!lần )(?<!cuộc )(?<!kỳ )(?<!đợt )(?<!vòng )(?<!quý )(?<!phiên )"
_ORDINAL += r"(?<!kỳ họp )(?<!phiên họp )"
_NEXT = r"(?:sau|tới|đến|kế tiếp|tiếp theo)"

_THIS_YEAR = r"(?:,? năm (?P<which>nay|này|sau|tới))?"
_IS_LIMIT = r"(?P<due>,? là (?:thời )?hạn(?: cuối cùng| cuối| chót)?)?"
_FULL = spoken(
    rf"{LEAD}(?:{_ORDINAL}{WEEKDAY},? )?(?:ngày )?(?:(?P<d>{DAY}) ?/ ?(?P<m>{MONTH})"
    r"(?: ?/ ?(?P<y>20\d\d|\d\d)|,? năm (?P<y2>20\d\d))?"
    rf"|(?P<d2>{DAY})(?P<sep>[.-])(?P<m2>{MONTH})(?P=sep)(?P<y3>20\d\d)"
    rf"|(?:mùng |mồng )?(?P<d3>{DAY}) tháng (?P<m3>{MONTH})(?! lần)"
    r"(?:(?:,? năm |/)(?P<y4>20\d\d))?)"
    rf"{_THIS_YEAR}{_IS_LIMIT}"
)
_WITH_POINT = spoken(rf"{LEAD}ngày (?P<d>{DAY})\.(?P<m>{MONTH})(?! tháng)")
_OF_MONTH = spoken(
    rf"{LEAD}(?:ngày (?:mùng |mồng )?|mùng |mồng )(?P<d>{DAY})"
    rf"(?! tháng {MONTH})(?: (?:của )?tháng (?P<which>này|{_NEXT})| (?P<coming>tới|này|sắp tới))?"
)
_NEAR = spoken(  # "chiều nay": the part of the day is blanked out by then
    rf"{LEAD}(?P<word>hôm nay|ngày mai|ngày kia|ngày mốt|(?<=\x02 )(?:nay|mốt|kia)|mai)(?! kia)"
)
_OF_WEEK = spoken(
    rf"{LEAD}{_ORDINAL}(?:ngày )?(?P<day>{WEEKDAY})"
    rf"(?:,? (?:của )?(?:tuần (?P<week>này|{_NEXT})|(?P<coming>tới|này|sắp tới)))?"
)
_AFTER = spoken(
    rf"(?:sau (?P<n>{NUMBER}) (?P<unit>ngày|hôm|tuần|tháng)(?: nữa)?"
    rf"|(?:trong )?(?P<n2>{NUMBER}) (?P<unit2>ngày|hôm|tuần|tháng) nữa)(?! làm việc)"
)
_SOON = spoken(
    rf"(?:sau (?P<n>{NUMBER}) (?P<unit>phút|giờ|tiếng)(?: nữa)?"
    rf"|(?P<n2>{NUMBER}) (?P<unit2>phút|giờ|tiếng) nữa)"
)
_END = spoken(
    rf"{LEAD}(?:ngày cuối(?: cùng)?(?: của)? |cuối |(?P<out>hết ))"
    rf"(?:tháng (?P<month>{MONTH})(?:/(?P<y>20\d\d))?"
    rf"|tháng(?: (?P<which>này|{_NEXT}))?|(?P<quarter>quý)(?: (?P<qwhich>này|{_NEXT}))?"
    r"|(?P<year>năm)(?: nay)?)"
)
_NAMES = re.compile(r"\b(?:chị|anh|cô|bà|em|bạn|chi|co|ba|ban|đồng chí|dong chi|đ/c) $")
_LONGEST_ADDRESS = 12  # characters of one of them


class PastDay(UnclearReminder):
    """A day that is over."""

    def __init__(self, day: date) -> None:
        super().__init__(texts.OVER.format(day=say_date(day)))
        self.day = day


@dataclass(frozen=True, slots=True)
class Named:
    """A day with where it is said; `is_open` where its year is not said.

    `at` is the time of day where the words count in hours.
    """

    day: date
    span: tuple[int, int]
    is_before: bool = False
    is_open: bool = False
    at: time | None = None
    is_weekday: bool = False


def find_days(said: Said, now: datetime) -> list[Named]:
    """Return the days that are named, in the office's time zone as `now` is.

    The end of a month, quarter or year counts only where nothing else names a day.
    UnclearReminder for a day that there is not, or that is over.
    """
    found: list[Named] = []
    for pattern, read in _WAYS:
        new = [read(match, now) for match in said.find(pattern) if not _is_name(match, said)]
        found += new
        said = said.without(named.span for named in new)
    found = found or [_end(match, now) for match in said.find(_END)]
    return sorted(found, key=lambda named: named.span)


def read_day(words: str, now: datetime) -> date | None:
    """Return the day that words name and nothing else, which may be past; None for what is none.

    Where a day is asked for, "t6", "tuần sau" and "3 ngày" are days as well.
    """
    said = Said.of(f"{BLANK} {words}")  # as if a part of the day stood before: "chiều | nay"
    start = len(BLANK) + 1
    if _LED.match(said.plain, start):
        return None
    for pattern, read in _ALONE:
        match = said.whole(pattern, start)
        if match is None:
            continue
        try:
            return read(match, now).day
        except PastDay as past:
            return past.day
        except UnclearReminder:
            return None
    return None


def weekday(word: str) -> int:
    """Return which day of the week a word stands for; Monday is 0."""
    last = Said.of(word).bared().plain.split()[-1]
    if last in {"nhat", "cn"}:
        return 6
    last = last.removeprefix("t") if last[1:].isdigit() else last
    return int(last) - 2 if last.isdigit() else _WEEKDAYS.index(last)


def _is_name(match: re.Match[str], said: Said) -> bool:
    """Whether it is somebody's name: "chị Mai", "Nguyễn Thị Mai"."""
    start = match.end() - len("mai")
    if not match[0].endswith("mai") or match[0].endswith("ngày mai"):
        return False
    is_capital = start > 0 and said.text[start].isupper()
    before = said.plain[max(0, start - _LONGEST_ADDRESS) : start]
    return is_capital or _NAMES.search(before) is not None


def _in_time(day: date, now: datetime, *, is_before: bool) -> bool:
    return day - timedelta(days=is_before) >= now.date()


def _is_before(match: re.Match[str]) -> bool:
    return match.groupdict().get("before") is not None


def _excludes(match: re.Match[str]) -> bool:
    """Whether the day itself is too late: "trước 20/12", not "chậm nhất 20/12"."""
    before = match.groupdict().get("before")
    return before is not None and Said.of(before).bared().plain.strip() in {"truoc", "xong truoc"}


def _full(match: re.Match[str], now: datetime) -> Named:
    day, month = _first(match, "d", "d2", "d3"), _first(match, "m", "m2", "m3")
    groups = match.groupdict()
    year = _first(match, "y", "y2", "y3", "y4") or _year_of(groups.get("which"), now)
    excludes, before = _excludes(match), bool(groups.get("before") or groups.get("due"))
    if year:
        named = _day(year + 2000 * (year < 100), month, day)
        if named is None:
            raise UnclearReminder(
                texts.NO_SUCH_DAY.format(day=f"{day_of_month(day, month)}/{year}")
            )
        return Named(_checked(named, now, excludes=excludes), match.span(), before)
    for coming in range(now.year, now.year + 9):  # 29 February may be that far
        named = _day(coming, month, day)
        if named and _in_time(named, now, is_before=excludes):
            return Named(named, match.span(), before, is_open=True)
    raise UnclearReminder(texts.NO_SUCH_DAY.format(day=day_of_month(day, month)))


def _first(match: re.Match[str], *names: str) -> int:
    """Return the number in the one of these groups that stands there; 0 for none."""
    groups = match.groupdict()
    return int(next((groups[name] for name in names if groups.get(name)), 0))


def _year_of(which: str | None, now: datetime) -> int:
    if which is None:
        return 0
    return now.year + (not _is_this(which))


def _of_month(match: re.Match[str], now: datetime) -> Named:
    day, which = int(match["d"]), match["which"]
    excludes, before = _excludes(match), match["before"] is not None
    first = now.date().replace(day=1)
    steps = range(1, 2) if which and not _is_this(which) else range(1) if which else range(3)
    for step in steps:
        index = first.year * 12 + first.month - 1 + step
        named = _day(index // 12, index % 12 + 1, day)
        if named and (which or _in_time(named, now, is_before=excludes)):
            return Named(_checked(named, now, excludes=excludes), match.span(), before)
    raise UnclearReminder(texts.NO_SUCH_DAY.format(day=day))


def _is_this(which: str) -> bool:
    return which in {"này", "nay"}


def _near(match: re.Match[str], now: datetime) -> Named:
    last = Said.of(match["word"]).bared().plain.split()[-1]
    step = {"nay": 0, "mai": 1, "sau": 1}.get(last, 2)
    day = now.date() + timedelta(days=step)
    return Named(_checked(day, now, excludes=_excludes(match)), match.span(), _is_before(match))


def _of_week(match: re.Match[str], now: datetime) -> Named:
    today, number, week = now.date(), weekday(match["day"]), match["week"]
    monday = today - timedelta(days=today.weekday())
    if week:
        day = monday + timedelta(days=number + (0 if _is_this(week) else 7))
    else:
        ahead = (number - today.weekday()) % 7 or 7
        day = today + timedelta(days=ahead)
    checked = _checked(day, now, excludes=_excludes(match))
    return Named(checked, match.span(), _is_before(match), is_weekday=True)


def _after(match: re.Match[str], now: datetime) -> Named:
    groups = match.groupdict()
    number = count(groups["n"] or groups["n2"])
    unit = Said.of(groups["unit"] or groups["unit2"]).bared().plain
    if unit == "thang":
        index = now.year * 12 + now.month - 1 + number
        last = monthrange(index // 12, index % 12 + 1)[1]
        return Named(date(index // 12, index % 12 + 1, min(now.day, last)), match.span())
    return Named(now.date() + timedelta(days=number * (7 if unit == "tuan" else 1)), match.span())


def _next_week(match: re.Match[str], now: datetime) -> Named:
    return Named(now.date() + timedelta(days=7 - now.weekday()), match.span())


def _soon(match: re.Match[str], now: datetime) -> Named:
    number = count(match["n"] or match["n2"])
    minutes = number * (
        1 if Said.of(match["unit"] or match["unit2"]).bared().plain == "phut" else 60
    )
    moment = now + timedelta(minutes=minutes)
    if moment.second or moment.microsecond:
        moment = moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return Named(moment.date(), match.span(), at=moment.time())


def _end(match: re.Match[str], now: datetime) -> Named:
    index = now.year * 12 + now.month - 1
    if match["year"]:
        index = now.year * 12 + 11
    elif match["quarter"]:
        index = index // 3 * 3 + 2
        index += 3 if match["qwhich"] and not _is_this(match["qwhich"]) else 0
    elif match["month"]:
        month = int(match["month"])
        year = int(match["y"] or now.year + (month < now.month))
        index = year * 12 + month - 1
    elif match["which"] and not _is_this(match["which"]):
        index += 1
    year, month = index // 12, index % 12 + 1
    day = date(year, month, monthrange(year, month)[1])
    is_before = bool(match["before"] or match["out"])
    return Named(_checked(day, now, excludes=_excludes(match)), match.span(), is_before)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(day: date, now: datetime, *, excludes: bool) -> date:
    if not _in_time(day, now, is_before=excludes):
        raise PastDay(day)
    return day


_Read = Callable[[re.Match[str], datetime], Named]
_WAYS: tuple[tuple[Pattern, _Read], ...] = (
    (_SOON, _soon),
    (_FULL, _full),
    (_WITH_POINT, _full),
    (_AFTER, _after),
    (_OF_MONTH, _of_month),
    (_OF_WEEK, _of_week),
    (_NEAR, _near),
)
# What leads to a day says more than a day: "tối" without its marks is "tới", too.
_LED = re.compile(r"(?:trước|truoc|đến|den|tới|toi|vào|vao|trong|từ|tu|hết|het|hạn|han) ")
# What is a day only where nothing else is said.
_ALONE: tuple[tuple[Pattern, _Read], ...] = (
    (spoken(rf"(?P<day>t[2-7])(?:,? tuần (?P<week>này|{_NEXT}))?"), _of_week),
    (spoken(r"(?P<word>hôm sau|mai kia)"), _near),
    (spoken(rf"(?:đầu )?tuần {_NEXT}|(?:đầu|sang) tuần"), _next_week),
    (spoken(rf"(?:sau )?(?P<n>{NUMBER}) ?(?P<unit>ngày|hôm|tuần|tháng)(?: nữa)?"), _after),
    (spoken(rf"(?:ngày )?(?P<d>{DAY}) ?[.-] ?(?P<m>{MONTH})"), _full),
    *_WAYS[1:],  # an hour from now is no day
)
