"""What comes again, as people say it: "mỗi thứ hai", "ngày 25 hằng tháng" (pure)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.reminders.speech import texts
from bot.reminders.speech.clock import UnclearReminder
from bot.reminders.speech.days import LEAD, WEEKDAY, weekday
from bot.reminders.speech.words import DAY, MONTH, NUMBER, Pattern, Said, count, spoken
from bot.schedule.dates import day_of_month

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKED = "MO,TU,WE,TH,FR"
_QUARTERLY = {"dau": "1,4,7,10", "hai": "2,5,8,11", "giua": "2,5,8,11", "cuoi": "3,6,9,12"}
_QUARTERLY |= {"nhat": "1,4,7,10", "ba": "3,6,9,12", "tien": "1,4,7,10", "cung": "3,6,9,12"}

_EVERY = r"(?:hằng|hàng|mỗi|từng)"
_INTO = r"(?:,? (?:và )?(?:vào|cứ|đến|một lần|1 lần|định kỳ)){0,4},?"
_GAP = r"(?:\x02{1,60},? ){0,3}"  # an hour, or a part of the day, that is read already
_AND = r"(?:, ?|, và | và |,)"
_SHORT = rf"(?:{WEEKDAY}|[2-7](?!\d)|hai|ba|tư|năm|sáu|bảy)"
_WEEKDAYS = (
    rf"{_GAP}(?:ngày )?(?P<days>(?:từ )?{WEEKDAY} ?(?:-|–|đến|tới) ?{_SHORT}"
    rf"|{WEEKDAY}(?:{_AND}{_SHORT}){{0,8}})(?! (?:tuần )?(?:đầu|cuối))"
)
_INTERVAL = (
    rf"(?:cứ )?(?:(?:mỗi )?(?P<n>{NUMBER}) tuần(?: ?/ ?| (?:một|1) )lần|(?P<other>cách tuần))"
)
_EACH_WEEK = rf"(?:,? (?:của )?(?:{_EVERY}|các) tuần)"
_MONTHS = r"(?P<nth>đầu(?: tiên)?|giữa|cuối(?: cùng)?|thứ (?:nhất|hai|ba))"
_DAYS = rf"(?:ngày |mùng |mồng )(?P<d>{DAY}(?:{_AND}(?:ngày )?{DAY}){{0,31}})"

_OF_WORK = spoken(
    rf"(?:(?:{_EVERY}|các|tất cả các) ngày(?: (?:làm việc|hành chính))|ngày làm việc nào cũng)"
)
_DAILY = spoken(rf"(?:{_EVERY} ngày|ngày nào(?: cũng)?|{_EVERY} (?=\x02))(?! làm việc)(?! \d)")
_WEEKLY = (
    spoken(rf"{LEAD}{_INTERVAL}{_INTO} {_WEEKDAYS}"),
    spoken(rf"{LEAD}{_WEEKDAYS},? {_INTERVAL}"),
    spoken(rf"(?:cứ )?{LEAD}(?:vào |đến )?(?:{_EVERY} |các )?{_WEEKDAYS}{_EACH_WEEK}"),
    spoken(rf"{LEAD}(?:{_EVERY} |các )?(?P<days>thứ [2-7](?: [2-7]){{1,5}}){_EACH_WEEK}"),
    spoken(rf"{_EVERY}(?: tuần)?{_INTO} {LEAD}{_WEEKDAYS}"),
    spoken(rf"(?:cứ )(?:đến |vào |mỗi ){{0,3}}{LEAD}{_WEEKDAYS}"),
    spoken(rf"{LEAD}{_WEEKDAYS} nào cũng"),
)
_LAST_OF_MONTH = spoken(
    rf"{LEAD}(?:ngày cuối(?: cùng)?(?: của)? {_EVERY} tháng|cuối {_EVERY} tháng"
    rf"|cuối tháng,? {_EVERY} tháng|ngày cuối(?: cùng)?(?: của)? tháng,? {_EVERY} tháng)"
    rf"|{_EVERY} tháng{_INTO} {LEAD.replace('before', 'before2')}"
    r"(?:ngày cuối(?: cùng)?(?: (?:của )?tháng)?|cuối tháng)"
)
_NTH_WEEKDAY = (
    spoken(
        rf"{LEAD}{_EVERY} {_GAP}(?P<days>{WEEKDAY}) (?:tuần )?(?P<nth>đầu|cuối)"
        r"(?: tiên| cùng)?(?: của)? tháng"
    ),
    spoken(
        rf"{LEAD}(?P<days>{WEEKDAY}) (?:tuần )?(?P<nth>đầu|cuối)(?: tiên| cùng)?"
        rf"(?: (?:của )?tháng)?,?(?: của)? {_EVERY} tháng"
    ),
    spoken(
        rf"{_EVERY} tháng{_INTO} {LEAD}(?P<days>{WEEKDAY}) (?:tuần )?(?P<nth>đầu|cuối)"
        r"(?: tiên| cùng)?(?: (?:của )?tháng)?"
    ),
)
_MONTHLY = (
    spoken(rf"{LEAD}{_DAYS},? (?:của )?(?:{_EVERY}|các) tháng(?! \d)"),
    spoken(rf"{_EVERY} tháng{_INTO} {LEAD}{_DAYS}(?! ?(?:/|tháng))"),
    spoken(rf"cứ (?:đến |vào ){{0,3}}{_DAYS}(?: là)?(?! ?(?:/|tháng))(?P<before>(?!))?"),
)
_QUARTERLY_ON = (
    spoken(rf"{LEAD}{_DAYS},? (?:của )?tháng {_MONTHS}(?: của)?(?: {_EVERY})? quý"),
    spoken(rf"{_EVERY} quý{_INTO} {LEAD}{_DAYS},? (?:của )?tháng {_MONTHS}(?: quý)?"),
)
_LAST_OF_QUARTER = spoken(
    rf"{LEAD}(?:ngày )?cuối(?: cùng)?(?: của)? {_EVERY} quý"
    rf"|{_EVERY} quý{_INTO} {LEAD.replace('before', 'before2')}"
    r"(?:ngày cuối(?: cùng)?(?: (?:của )?quý)?|cuối quý)"
)
_ONE = rf"(?:ngày )?(?:mùng |mồng )?{DAY}(?: ?/ ?| tháng ){MONTH}(?!/)"
_YEARLY = (
    spoken(rf"{LEAD}(?P<dates>{_ONE}(?:{_AND}{_ONE}){{0,12}}),? (?:của )?{_EVERY} năm"),
    spoken(rf"{_EVERY} năm{_INTO} {LEAD}(?P<dates>{_ONE}(?:{_AND}{_ONE}){{0,12}})"),
)
_IN_MONTHS = rf"{MONTH}(?:{_AND}(?:tháng )?{MONTH}){{1,12}}(?! ?[/\d])"
_OF_MONTHS = (
    spoken(
        rf"{LEAD}{_DAYS},? (?:của )?(?:(?:{_EVERY}|các) tháng (?P<months>{_IN_MONTHS})"
        rf"(?:,? {_EVERY} năm)?|tháng (?P<months2>{_IN_MONTHS}),? {_EVERY} năm)"
    ),
    spoken(rf"(?:vào )?các tháng (?P<months>{_IN_MONTHS}),? {LEAD}{_DAYS}(?! ?(?:/|tháng))"),
)
_LAST_OF_YEAR = spoken(
    rf"{LEAD}(?:ngày )?cuối(?: cùng)?(?: của)? {_EVERY} năm"
    rf"|{_EVERY} năm{_INTO} {LEAD.replace('before', 'before2')}cuối năm"
)
_DATE = re.compile(rf"({DAY})(?: ?/ ?| tháng | thang )({MONTH})(?!\d)")
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Repeated:
    """A rule with where it is said."""

    rrule: str
    span: tuple[int, int]
    is_before: bool = False


def find_rules(said: Said) -> list[Repeated]:
    """Return what comes again on named days; how often alone, without a day, is none."""
    found: list[Repeated] = []
    for pattern, read in _WAYS:
        new = [
            Repeated(rule, match.span(), _is_before(match))
            for match in said.find(pattern)
            if (rule := read(match))
        ]
        found += new
        said = said.without(repeated.span for repeated in new)
    return sorted(found, key=lambda repeated: repeated.span)


def _is_before(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return bool(groups.get("before") or groups.get("before2"))


def _weekly(match: re.Match[str]) -> str:
    groups = match.groupdict()
    interval = 2 if groups.get("other") else count(groups["n"]) if groups.get("n") else 1
    days = ",".join(_CODES[number] for number in _weekdays(match["days"]))
    return f"FREQ=WEEKLY{f';INTERVAL={interval}' if interval > 1 else ''};BYDAY={days}"


def _weekdays(words: str) -> list[int]:
    """Return the days of the week of "thứ hai, tư và sáu", "thứ 2 đến thứ 6"."""
    plain = Said.of(words).bared().plain.removeprefix("tu ")
    plain = re.sub(r"(?<=\d) (?=\d)", ", ", plain)  # "2 4 6"
    named = [weekday(word) for word in re.split(r", va |, ?| va | ?- ?| ?– ?| den | toi ", plain)]
    is_range = re.search(r"-|–|\bden\b|\btoi\b", plain) is not None
    if is_range and named[0] < named[-1]:
        return list(range(named[0], named[-1] + 1))
    return sorted(set(named))


def _nth_weekday(match: re.Match[str]) -> str:
    place = -1 if match["nth"].startswith("cu") else 1
    return f"FREQ=MONTHLY;BYDAY={place}{_CODES[weekday(match['days'])]}"


def _monthly(match: re.Match[str]) -> str:
    return f"FREQ=MONTHLY;BYMONTHDAY={_listed(match['d'])}"


def _quarterly(match: re.Match[str]) -> str:
    months = _QUARTERLY[Said.of(match["nth"]).bared().plain.split()[-1]]
    return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={_listed(match['d'])}"


def _yearly(match: re.Match[str]) -> str:
    dates = [(int(day), int(month)) for day, month in _DATE.findall(match["dates"])]
    days, months = {day for day, _ in dates}, sorted({month for _, month in dates})
    if len(days) > 1:
        raise UnclearReminder(texts.SEVERAL_OF_YEAR)
    (day,) = days
    return _each_year([day], months)


def _of_months(match: re.Match[str]) -> str:
    groups = match.groupdict()
    words = groups.get("months") or groups.get("months2") or ""
    months = sorted({int(month) for month in _NUMBERS.findall(words)})
    return _each_year(sorted({int(day) for day in _NUMBERS.findall(match["d"])}), months)


def _each_year(days: list[int], months: list[int]) -> str:
    """Return the rule of the days that all of these months have."""
    for month in months:
        if days[-1] > _LONGEST_DAYS[month]:
            raise UnclearReminder(texts.NO_SUCH_DAY.format(day=day_of_month(days[-1], month)))
    listed = (",".join(map(str, numbers)) for numbers in (months, days))
    return "FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format(*listed)


def _listed(words: str) -> str:
    return ",".join(str(day) for day in sorted({int(day) for day in _NUMBERS.findall(words)}))


def _always(rule: str) -> "_Read":
    def read(_match: re.Match[str]) -> str:
        return rule

    return read


_LONGEST_DAYS = {month: 30 if month in {4, 6, 9, 11} else 31 for month in range(1, 13)} | {2: 29}
_Read = Callable[[re.Match[str]], str]
_WAYS: tuple[tuple[Pattern, _Read], ...] = (
    *((pattern, _of_months) for pattern in _OF_MONTHS),
    *((pattern, _yearly) for pattern in _YEARLY),
    *((pattern, _quarterly) for pattern in _QUARTERLY_ON),
    (_LAST_OF_QUARTER, _always("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1")),
    (_LAST_OF_YEAR, _always("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")),
    (_LAST_OF_MONTH, _always("FREQ=MONTHLY;BYMONTHDAY=-1")),
    *((pattern, _monthly) for pattern in _MONTHLY),
    *((pattern, _nth_weekday) for pattern in _NTH_WEEKDAY),
    *((pattern, _weekly) for pattern in _WEEKLY),
    (_OF_WORK, _always(f"FREQ=WEEKLY;BYDAY={_WORKED}")),
    (_DAILY, _always("FREQ=DAILY")),
)
