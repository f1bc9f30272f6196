"""The hour at which to remind and how many days before, as people say them (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from bot.errors import SotayError
from bot.reminders.speech import texts
from bot.reminders.speech.words import NUMBER, Said, count, spoken

MOST_LEADS = 6
LONGEST_LEAD = 366  # days
_LONGEST_LEADS = 200  # characters

_PART = r"(?:sáng|trưa|chiều|tối|đêm)"
_LESS = r"(?:[1-5]?\d|hai mươi lăm|hai lăm|hăm lăm|hai mươi|mười lăm|mười|năm)(?!\w)"
_CLOCK = spoken(
    r"(?:(?:vào |ngay |đúng )?(?:lúc|khoảng|hồi|vào) |đúng )?(?<!sau )(?<!trong )(?P<hour>\d{1,2})"
    r"(?: ?(?:h|g|giờ)(?: ?(?P<minute>[0-5]\d)(?: ?(?:phút|p|'))?)?|:(?P<colon>[0-5]\d)(?::00)?"
    rf"|(?= rưỡi (?:buổi )?{_PART}))"
    rf"(?: kém (?P<less>{_LESS})(?: ?(?:phút|p|'))?)?(?P<half> rưỡi)?"
    rf"(?: (?:buổi )?(?P<part>{_PART}))?(?! nữa)"
)
_LIMIT = re.compile(
    r"(?<!\w)(?:xong )?(?:trước|chậm nhất|muộn nhất|trễ nhất|không quá|hạn(?: chót| cuối| nộp)?"
    r"|đến hết"
    r"|truoc|cham nhat|muon nhat|tre nhat|khong qua|han(?: chot| cuoi| nop)?|den het)"
    r"(?: ?:)?(?: (?:là|vào|lúc|la|vao|luc)){0,4} $"
)
_BARE_HOUR = spoken(rf"(?:vào )?lúc (?P<hour>\d{{1,2}}) (?:buổi )?(?P<part>{_PART})")
_PART_ALONE = spoken(  # "nhac toi mai": whom, not when
    rf"(?:(?:vào )?buổi |vào )?(?<!nhắc )(?<!giúp )(?<!cho )(?P<part>{_PART})"
    r"(?= (?:ngày |hôm )?(?:mai|nay|kia|mốt|thứ|chủ nhật|ngày|mùng|mồng|\d|hằng|hàng|mỗi))"
    rf"|(?:vào )?buổi (?P<part2>{_PART})"
    rf"|(?:(?<=mỗi )|(?<=hằng )|(?<=hàng ))(?P<part3>{_PART})"
)
_PART_HOURS = {"sang": time(8), "trua": time(11, 30), "chieu": time(14), "toi": time(19)}
_NOON = 12
_MINUTES_LESS = {"nam": 5, "muoi": 10, "muoi lam": 15, "hai muoi": 20}  # else 25

_SOME = (  # "2 3 ngày" are some days, "3 5 7 ngày" are three
    rf"(?:{NUMBER}(?:(?:, ?|, và | và ){NUMBER}){{0,20}}|\d{{1,3}}(?: \d{{1,3}}){{2,5}})"
    r" (?:ngày|hôm|tuần)"
)
_LEADS = spoken(
    r"(?:(?:và |hãy |có |nhớ ){0,4}(?:báo|nhắc|thông báo|nhắn)(?: nhắc| lại)? )?"
    rf"trước (?:đó |hạn |ngày đó )?(?P<leads>{_SOME}(?:(?:, ?|, và | và ){_SOME}){{0,9}})"
    r"(?P<working> làm việc)?(?P<own>(?:,? và|,) (?:đúng|vào|trong|cả|chính)? ?"
    r"(?:ngày (?:đó|hạn|ấy)|đúng ngày|chính ngày|hôm đó|ngày))?"
)
_OWN_DAY = spoken(r"(?:báo|nhắc) (?:vào )?(?:đúng|chính|trong) (?:ngày(?: đó| hạn| ấy)?|hôm đó)")
_ONE = re.compile(r"(?P<counts>[\w, ]+?) (?P<unit>ngày|ngay|hôm|hom|tuần|tuan)(?!\w)")
_WORD = re.compile(r"\w+")
_DIGITS_APART = re.compile(r"\w+(?:(?: ?, ?(?:và |va )?| và | va )\w+| \d+)*")  # not "3 năm"
_AND = frozenset({"và", "va"})


class UnclearReminder(SotayError):
    """What was typed cannot be taken for a reminder; the reason says what is missing."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day, with where it is said; `at` is None for one by which it must be done.

    `limit` is how that was worded: "trước 17h".
    """

    at: time | None
    spans: tuple[tuple[int, int], ...]
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Leads:
    """How many days before, descending, with where it is said."""

    days: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def find_leads(said: Said) -> Leads | None:
    """Return the days before that are asked for; UnclearReminder where they cannot be counted."""
    days: set[int] = set()
    spans: list[tuple[int, int]] = []
    for match in said.find(_LEADS):
        if match["working"]:
            raise UnclearReminder(texts.NO_WORKING_DAYS)
        days |= set(_counted(match["leads"]))
        days |= {0} if match["own"] else set()
        spans.append(match.span())
    for match in said.without(spans).find(_OWN_DAY):
        days.add(0)
        spans.append(match.span())
    if not spans:
        return None
    return Leads(checked(days), tuple(spans))


def read_leads(typed: str) -> tuple[int, ...]:
    """Return days before that are typed alone: "10, 5, 1 ngày", "5 3 0", "1 tuần và đúng ngày".

    UnclearReminder for anything else.
    """
    said = Said.of(typed)
    plain = said.plain.strip(" .!")
    if len(plain) > _LONGEST_LEADS:
        raise UnclearReminder(texts.UNCLEAR_LEADS)
    own = re.search(
        r"(?:,| và| va)? ?(?:đúng|dung|chính|chinh|trong) (?:ngày|ngay)(?: \w+)?$", plain
    )
    rest = plain[: own.start()] if own else plain
    rest = re.sub(r"^(?:(?:báo|bao|nhắc|nhac) )?(?:trước|truoc) ", "", rest).strip(" ,")
    if rest and not rest.endswith(("ngày", "ngay", "tuần", "tuan")):
        rest += " ngày"
    try:
        days = set(_counted(rest)) if rest else set()
    except ValueError:
        raise UnclearReminder(texts.UNCLEAR_LEADS) from None
    return checked(days | ({0} if own else set()))


def checked(days: set[int]) -> tuple[int, ...]:
    """Return days before in their order; UnclearReminder for none, too many or too long ones."""
    if not days or len(days) > MOST_LEADS or max(days) > LONGEST_LEAD:
        raise UnclearReminder(texts.UNCLEAR_LEADS)
    return tuple(sorted(days, reverse=True))


def _counted(words: str) -> Iterator[int]:
    """Yield the days of "2 tuần, 5 và 1 ngày"; ValueError for what is none."""
    end = 0
    for match in _ONE.finditer(words):
        if words[end : match.start()].strip(" ,;:") not in {"", *_AND}:
            raise ValueError(words)
        length = 7 if match["unit"].startswith("tu") else 1
        if not _DIGITS_APART.fullmatch(match["counts"].strip(" ,").removeprefix("và ")):
            raise ValueError(words)
        for word in _WORD.findall(match["counts"]):
            if word in _AND:
                continue
            try:
                yield count(word) * length
            except KeyError:
                raise ValueError(word) from None
        end = match.end()
    if not end or words[end:].strip(" ,"):
        raise ValueError(words)


def find_clock(said: Said) -> Clock | None:
    """Return the time of day that is named; UnclearReminder for several, or one that is none.

    A part of the day alone stands for its usual hour: 08:00, 11:30, 14:00 and 19:00.
    """
    named = list(said.find(_CLOCK)) or list(said.find(_BARE_HOUR))
    parts = list(said.without(match.span() for match in named).find(_PART_ALONE))
    if len(named) > 1 or len(parts) > 1:
        raise UnclearReminder(texts.SEVERAL_CLOCKS)
    around = next((_part(match) for match in parts), None)
    spans = tuple(match.span() for match in (*named, *parts))
    if named and (before := _LIMIT.search(said.plain[: named[0].start()])):
        start, end = before.start(), named[0].end()
        return Clock(None, ((start, end), *spans[1:]), said.text[start:end])
    if named:
        return Clock(_time(named[0], around), spans)
    if around is None:
        return None
    if around not in _PART_HOURS:
        raise UnclearReminder(texts.UNCLEAR_CLOCK)
    return Clock(_PART_HOURS[around], spans)


def read_clock(typed: str) -> time:
    """Return a time of day that is typed alone: "7:30", "7h30", "7 giờ", "7"."""
    said = Said.of(typed.strip(" .!"))
    if re.fullmatch(r"\d{1,2}", said.text):
        said = Said.of(f"{said.text}h")
    found = find_clock(said)
    if found is None or found.at is None or said.without(found.spans).plain.strip("\x02 "):
        raise UnclearReminder(texts.UNCLEAR_CLOCK)
    return found.at


def _part(match: re.Match[str]) -> str:
    word = match["part"] or match["part2"] or match["part3"]
    return _folded(word)


def _folded(word: str) -> str:
    return Said.of(word).bared().plain


def _time(match: re.Match[str], around: str | None) -> time:
    groups = match.groupdict()
    hour = int(match["hour"])
    minute = int(groups.get("minute") or groups.get("colon") or (30 if groups.get("half") else 0))
    part = _folded(match["part"]) if match["part"] else around
    late = part in {"chieu", "toi", "dem"} or (part == "trua" and hour < 10)
    if late and hour < _NOON:
        hour += _NOON
    is_odd = (part == "sang" and hour >= _NOON) or (part == "dem" and hour == _NOON)
    if hour > 23 or is_odd or (part == "dem" and hour < 21):
        raise UnclearReminder(texts.UNCLEAR_CLOCK)
    return _less(time(hour, minute), groups.get("less") or "0")


def _less(at: time, words: str) -> time:
    """Return the time of "9 giờ kém 15"; of midnight, and with minutes besides, it is none."""
    folded = _folded(words)
    less = int(words) if words.isdigit() else _MINUTES_LESS.get(folded, 25)
    if not less:
        return at
    if at.minute or not at.hour:
        raise UnclearReminder(texts.UNCLEAR_CLOCK)
    return time(at.hour - 1, 60 - less)
