"""A reminder that somebody asks for in plain words: what, when, and whether it is one (pure)."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.reminders.speech import texts
from bot.reminders.speech.clock import UnclearReminder
from bot.reminders.speech.leftovers import check_matter, check_repeats
from bot.reminders.speech.stopping import is_stop
from bot.reminders.speech.times import Spoken, read_spoken, yearly
from bot.reminders.speech.words import BLANK, Pattern, Said, spoken
from corpus.facts.facts import When

LONGEST_WHAT = 300  # characters

_WHOM = (
    r"(?:(?:giúp|hộ|cho|giùm) )?(?:(?:cả|toàn) nhóm|nhóm(?: mình| ta| này| em)?"
    r"|(?:chúng )?(?:tôi|ta|mình|em)|tất cả(?: mọi người)?|mọi người|anh(?:,)? em|anh(?:,)? chị em"
    r"|các (?:anh(?: chị)?|đồng chí|đ/c|bạn|thành viên)|cả (?:phòng|cơ quan|đơn vị|ban|tổ))"
)
_COURTESY = (
    r"(?:(?:dạ|vâng|alo|chào|ơi|à|ạ|bot|sổ tay|em|nhờ|hãy|nhớ|làm ơn|vui lòng|xin|đề nghị|giúp|hộ"
    r"|giùm|cho|tôi muốn|tôi cần|mình muốn|mình cần|tôi|mình|cứ),? ){0,12}"
)
_REMIND = rf"nhắc(?: nhở)? {_WHOM}"
_SET = (
    r"(?:đặt|tạo|thêm|hẹn|lập|ghi|cài)(?: (?:cho|giúp) (?:tôi|nhóm|mình))?(?: (?:một|1))?"
    r" (?:lời nhắc|nhắc nhở|nhắc việc|nhắc hẹn|lịch nhắc|lịch hẹn)"
    rf"(?: (?:cho )?{_WHOM}| là| rằng| về)?"
)
_OPENING = spoken(rf"{_COURTESY}(?:(?P<remind>{_REMIND})|(?P<set>{_SET})|(?P<note>lời nhắc))")
_PLAIN = spoken(rf"{_COURTESY}nhắc(?: nhở| việc)?(?! lại)")  # behind a command, or when asked
_GAP = re.compile(r"[\x02\s,;:.“\"]*")
_NAMED = re.compile(r"nh[ắa]c|lịch hẹn|lich hen")  # no wish is without
_ASKING = re.compile(
    r"\?|\b(?:khi nào|bao giờ|ngày nào|hôm nào|tháng nào|thế nào|ra sao|là gì|gì không|việc gì"
    r"|những gì|bao lâu|bao nhiêu|hay không|hay chưa|ai phải|đơn vị nào|ở đâu|khi nao|bao gio"
    r"|ngay nao|the nao|ra sao|la gi|gi khong|viec gi|nhung gi|bao lau|bao nhieu|hay khong|o dau)\b"
)
_LOOKED_FOR = re.compile(  # what one is reminded of by being told it
    r"(?:thời |thoi )?(?:hạn|han|lịch|lich|mốc|moc)\b|(?:nội dung|noi dung|quy định|quy dinh|về|ve"
    r"|cách|cach|các|cac|những|nhung|lại|lai|xem|biết|biet)\b"
)
_RECALLED = re.compile(  # the same, of what has a time
    r"(?:thời |thoi )?(?:hạn|han|lịch|lich|mốc|moc)\b|(?:nội dung|noi dung|quy định|quy dinh|về|ve"
    r"|lại|lai|xem|biết|biet|đến|den|tới|toi)\b"
)
_HEADS = re.compile(
    r"^(?:[\s,.;:!–\-“\"']"
    r"|(?:là|rằng|thì|và|về việc|việc|vào|lúc|để|phải nhớ|la|rang|thi|va)(?=\s))+"
)
_TAILS = re.compile(
    r"(?:[\s,.;:!–\-”\"']|(?<=\s)(?:và|vào|lúc|là|trước|thì|nhé|nhá|nha|ạ|nhe|giúp tôi|giúp em"
    r"|giúp nhóm|giúp mình|giúp với|giúp|hộ tôi|hộ|giùm|với nhé|với|đi|ngay|va|vao|luc|la))+$"
)
_LONGEST_TAIL = 60  # characters that are looked at, until nothing more comes off
_TOLD = re.compile(
    r"(?<=\x02)[ ,.;]*(?:(?:và|thì|hãy|nhớ|va|thi|hay|nho) ){0,2}"
    r"(?:nhắc|báo|nhắn|nhac|bao|nhan)(?: (?:nhóm|tôi|vào|nhom|toi|vao)){0,2} *(?=\x02)"
    r"|(?<=[ ,])(?:nhắc|nhac)(?: (?:vào|vao))? *(?=\x02[\x02 ,.;]*$)"
)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|“\s*”|\"\s*\"")
_QUOTES = re.compile(r"[“”\"]")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A reminder as it was understood, before anybody agreed to it.

    `is_open` is a day whose year was not said; `for_group` that a group was to be reminded.
    """

    what: str
    when: When
    start: date
    leads: tuple[int, ...] | None
    at: time | None
    is_open: bool = False
    for_group: bool = False

    def every_year(self) -> "Draft":
        """Return the same for every year; of a single day alone."""
        return replace(self, when=yearly(self.when), is_open=False)


def read_own(typed: str, now: datetime) -> Draft:
    """Return what somebody wants to be reminded of, as of `now` in the office's time zone.

    Raises UnclearReminder, whose reason asks for what is missing.
    """
    if is_stop(typed):
        raise UnclearReminder(texts.NO_NEW_ONE)
    found = read_spoken(typed, now)
    check_repeats(found.whole)
    return _draft(found)


def is_wish(text: str, now: datetime) -> bool:
    """Whether a message without a command asks to be reminded, and nothing else.

    "nhắc lại hạn nộp" and whatever is put as a question is none.
    """
    said = Said.of(text)
    if not _NAMED.search(said.plain) or _ASKING.search(said.plain):
        return False
    try:
        return _begins_wish(read_spoken(text, now).rest)
    except UnclearReminder:
        found = _opening(said, _OPENING)
    if found is None:
        return False
    rest = said.plain[found.end() :].strip(" ,.:")
    return bool(rest) and not _LOOKED_FOR.match(rest)


def _begins_wish(rest: Said) -> bool:
    """Whether a text from which a time was taken out asks to remind somebody of something."""
    if _opening(rest, _OPENING) is not None:
        return True
    opening = _opening(rest, _PLAIN)
    left = rest.plain[opening.end() :].strip(f"{BLANK} ,.:") if opening else ""
    return bool(left) and not _RECALLED.match(left)


def _draft(found: Spoken) -> Draft:
    rest = found.rest
    opening = _opening(rest, _OPENING) or _opening(rest, _PLAIN)
    for_group = False
    if opening is not None:
        words = Said.of(rest.text[opening.start() : opening.end()]).bared().plain
        for_group = re.search(r"\b(?:nhom|moi nguoi|tat ca|anh em|ca phong)\b", words) is not None
        rest = rest.without([opening.span()])
    check_matter(rest, found.when)
    what = _what(_without_told(rest))
    if not _LETTERS.search(what):
        raise UnclearReminder(texts.NO_MATTER.format(example=texts.EXAMPLE))
    if found.limit:
        what = f"{what} ({found.limit})"
    if len(what) > LONGEST_WHAT:
        raise UnclearReminder(texts.TOO_LONG.format(most=LONGEST_WHAT))
    return Draft(what, found.when, found.start, found.leads, found.at, found.is_open, for_group)


def _without_told(rest: Said) -> Said:
    """Return the same without what led to an hour: "hạn 30/6 | nhắc | lúc 15h"."""
    return rest.without(match.span() for match in _TOLD.finditer(rest.plain))


def _opening(said: Said, pattern: Pattern) -> re.Match[str] | None:
    """Return what begins a wish, at the beginning or behind its time."""
    gap = _GAP.match(said.plain)
    start = gap.end() if gap else 0
    first = next(said.find(pattern), None)
    return first if first is not None and first.start() <= start else None


def _what(rest: Said) -> str:
    """Return what is left of a text, its pieces joined, without the words that led to its time."""
    pieces = "".join(
        BLANK if plain == BLANK else character
        for character, plain in zip(rest.text, rest.plain, strict=True)
    ).split(BLANK)
    joined = " ".join(piece.strip(" ,;") for piece in pieces if piece.strip(" ,;.:"))
    joined = " ".join(_EMPTY.sub(" ", joined).split())
    before = None
    while before != joined:
        before = joined
        joined = _HEADS.sub("", joined, count=1)
        tail = _TAILS.search(joined, max(0, len(joined) - _LONGEST_TAIL))
        joined = joined[: tail.start()].strip() if tail else joined
    if joined.count("“") != joined.count("”") or joined.count('"') % 2:
        joined = _QUOTES.sub("", joined)
    return joined[:1].upper() + joined[1:]
