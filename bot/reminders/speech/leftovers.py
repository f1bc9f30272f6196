"""Words of time that were not understood: they are asked about, never kept as a matter (pure)."""

import re
from collections.abc import Iterator

from bot.reminders.speech import texts
from bot.reminders.speech.clock import UnclearReminder
from bot.reminders.speech.days import WEEKDAY
from bot.reminders.speech.words import NUMBER, Pattern, Said, spoken
from bot.schedule.rules import read_rule
from corpus.facts.facts import When

_EVERY = r"(?:hằng|hàng|mỗi|từng|cứ|cách)"
_QUARTER = r"quý(?! (?:định|chế|trình|hoạch|mô|ước|khách|vị|đại biểu|phạm|chuẩn))"
_UNIT = rf"(?:ngày|hôm|tuần|tháng|{_QUARTER}|năm(?! (?:đồng chí|người|bản)))"
_SHORT = r"(?:giờ|tiếng|phút|h)"
_PART = r"(?:sáng|trưa|chiều|tối|đêm)"
_CLOCKED = rf"(?! ?(?:\d|{_PART}|rưỡi|kém|thứ|chủ nhật|ngày|hằng|hàng|mỗi))"  # "cứ 8 giờ sáng"
_MANY = r"(?:\d{2,3}|[2-9]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_UNTIL = r"(?= *(?:$|[,;.)\x02]))"

# What comes again otherwise than on a day of the week, the month or the year.
_ODD_REPEAT = spoken(
    rf"{_EVERY} {NUMBER} ?{_SHORT}{_CLOCKED}|{_EVERY} (?:giờ|tiếng|phút)(?! (?:hành|chính|làm))"
    rf"|{_EVERY} {NUMBER} (?:ngày|tháng|quý|năm)|cách (?:ngày|nhật)"
    rf"|{NUMBER} ?(?:{_SHORT}|ngày|tháng|quý|năm)(?: ?/ ?| (?:một|1) )lần"
    rf"|{_MANY} lần (?:(?:mỗi|một|1|trong|hằng|hàng) )?(?:ngày|tuần|tháng|quý|năm)"
    rf"|{_MANY} lần ?/ ?(?:ngày|tuần|tháng|quý|năm)"
    rf"|(?:mỗi|một|1|hằng|hàng) (?:ngày|tuần|tháng|quý|năm) {_MANY} lần"
)
_EVERY_LEFT = spoken(
    rf"(?:hằng|hàng|mỗi|từng) (?:{NUMBER} )?(?P<unit>{_UNIT}|giờ|tiếng|phút|{WEEKDAY}|buổi|{_PART})"
    rf"|(?:các|những) (?:{NUMBER} )?(?:{_UNIT}|{WEEKDAY})(?! (?:19|20)\d\d)"
)
_COUNTED = (
    r"(?:\d{1,4}|vài|mấy|nửa|dăm|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
    r"(?:(?:, ?| ?- ?| ?– ?| ?/ ?| đến | tới | hoặc | hay | và | )"
    r"(?:\d{1,4}|vài|rưỡi|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)){0,8}"
)
_TELL = r"(?:báo|nhắc|thông báo|nhắn)(?: nhắc| lại| nhóm| tôi| mọi người)?"
_LEADS_LEFT = spoken(
    rf"(?:{_TELL} )?(?:trước|sớm) (?:(?:khoảng|chừng|tầm|ít nhất|đó|hạn) ){{0,3}}{_COUNTED}"
    rf" ?(?P<unit>{_SHORT}|phút|ngày|hôm|tuần|tháng|quý|năm|buổi)"
)
_LEADS_AND = spoken(
    rf"(?:{_TELL} )?trước {NUMBER} (?:ngày|tuần)(?:, ?|, và | và ){NUMBER} ?(?:{_SHORT}|tháng)"
)
_LEADS_OF_WHAT = spoken(
    rf"{_TELL} (?:trước|sớm)(?: (?:khoảng|chừng|tầm))?(?: {_COUNTED})?{_UNTIL}"
    rf"|trước {_COUNTED}{_UNTIL}|(?<!thông )(?:báo|nhắc|nhắn) trước \d{{1,4}} \w+"
)
_CLOCK_LEFT = spoken(
    r"(?<!trong )(?<!kéo dài )(?<!thời lượng )\d{1,3} ?(?:giờ|tiếng|phút|h)(?! hành)"
)
_LESS = re.compile(  # "kem 2 ban" is "kèm 2 bản"
    r"(?<!\w)k[ée]m \d{1,2}(?= *(?:$|[,;.\x02]|phút|phut))|(?<=\x02)[ ,]*kém(?!\w)"
    r"|(?<=\x02)[ ,]*kem(?= *(?:$|[,;.\x02]))"
)
_PART_LEFT = re.compile(
    r"\x02[ ,]*(?P<said>(?:buổi |buoi )?(?:sáng|trưa|chiều|tối|đêm|sang|trua|chieu|toi|dem))"
    r"(?= *(?:$|[,;.\x02]))"
)
_HOURS_LEFT = re.compile(
    r"(?<!\w)\d{1,2} ?(?:h|g|giờ|gio) ?\d{0,2} ?[-–] ?\d{1,2}(?: ?(?:h|g|giờ|gio)\d{0,2})?"
    r"|(?<!\w)\d{1,2} (?:rưỡi|ruoi)(?!\w)"
)
_BARE_HOUR = re.compile(
    r"(?<!\w)(?P<said>(?:họp|gặp|gọi|trực|hẹn|hop|gap|goi|truc|hen) \d{1,2}) *\x02"
)
_DATE_LEFT = spoken(r"(?<!số )(?<!\x03 )(?!24/24)\d{1,2}/\d{1,2}(?:/\d{2,4})?")
_WEEKDAY_LEFT = spoken(
    r"(?<!lần )(?<!cuộc )(?<!kỳ )(?<!kỳ họp )(?<!đợt )(?<!vòng )(?<!quý )(?<!phiên )(?<!phiên họp )"
    rf"{WEEKDAY}|(?<!phòng )(?<!nhà )(?<!tòa )(?<!mẫu )(?<!\x03 )t[2-7](?:, ?t[2-7]){{0,6}}"
)
_DIGITS_LEFT = re.compile(
    r"\x02[ ,]*(?P<said>\d{1,2}(?:(?:, ?| | và | va )\d{1,2}){0,12})"
    r"(?= *(?:$|[,;.\x02]| (?:hằng|hàng|mỗi|nhắc|hang|moi|nhac)(?!\w)))"
)
_EXCEPT = spoken(rf"(?<!phòng )(?<!khấu )trừ(?: các| những)? (?:{_UNIT}|{WEEKDAY}|lễ|tết|nghỉ|dịp)")
_EXCEPT_DAY = re.compile(r"(?<!\w)(?:trừ|tru) *\x02")
_VAGUE = spoken(
    r"(?:(?:vào )?(?:đầu|giữa|cuối|trong)(?: mỗi| hằng)? (?:tuần|tháng|quý|năm)"
    r"(?: (?:này|sau|tới|nay|\d{1,2}(?:/\d{4})?))?|cuối tuần|nửa tháng)"
)
_LUNAR = spoken(
    r"âm lịch|(?:ngày |hôm )?rằm(?: tháng (?:\d{1,2}|giêng|chạp))?|giao thừa"
    r"|tháng (?:giêng|chạp)|mùng (?:một|hai|ba|\d{1,2}) tết"
)
_LEFT: tuple[Pattern | re.Pattern[str], ...] = (
    _DIGITS_LEFT,
    _EVERY_LEFT,
    _LESS,
    _CLOCK_LEFT,
    _HOURS_LEFT,
    _BARE_HOUR,
    _PART_LEFT,
    _DATE_LEFT,
    _WEEKDAY_LEFT,
    _EXCEPT,
    _EXCEPT_DAY,
)
_MARKED_ALONE = (_WEEKDAY_LEFT, _BARE_HOUR)  # "thu 5 triệu", "hẹn" and "hen"
_TIME_WORD = re.compile(
    r"hằng|hàng|mỗi|từng|cứ|cách|các|những|ngày|hôm|tuần|tháng|quý|năm|giờ|tiếng|phút|báo|nhắc|nhắn"
    r"|thông|trước|sớm|kém|lần|một|bốn|sáu|bảy|tám|chín|mười|vài|mấy|nửa|trừ|sáng|trưa|chiều|tối"
    r"|đêm|buổi|thứ|lúc|rằm|giữa|cuối|đầu"
)
_AS_OFTEN = re.compile(r"(?:hằng|hàng|hang) [^\W\d]+$")
_WORD = re.compile(r"\w+")
_FREQUENCIES = {"ngay": "DAILY", "tuan": "WEEKLY", "thang": "MONTHLY", "quy": "YEARLY"}
_FREQUENCIES |= {"nam": "YEARLY"}
_ASKED_WITH = {"tuan": texts.EVERY_WEEK, "thang": texts.EVERY_MONTH, "quy": texts.EVERY_QUARTER}
_ASKED_WITH |= {"nam": texts.EVERY_YEAR}
_QUARTERS = 4


def check_repeats(whole: Said) -> None:
    """Raise UnclearReminder for what comes again in a way that reminders cannot: "mỗi 2 giờ"."""
    if reason := _odd_repeat(whole):
        raise UnclearReminder(reason)


def check_matter(rest: Said, when: When) -> None:
    """Raise UnclearReminder where what is left as the matter still says when."""
    for match in _found(rest, _LEADS_LEFT, _LEADS_OF_WHAT):
        shown = _quoted(rest, match.span())
        raise UnclearReminder(texts.UNCLEAR_SAID_LEADS.format(said=shown))
    for match in _found(rest, *_LEFT):
        if _agrees(match, when):
            continue
        if _unit(match) == "quy" and when.rrule is None:
            raise UnclearReminder(texts.EVERY_QUARTER)
        shown = _quoted(rest, match.span("said" if "said" in match.groupdict() else 0))
        raise UnclearReminder(texts.NOT_UNDERSTOOD.format(said=shown, known=when.said))


def reason_without_day(whole: Said) -> str:
    """Return what to ask where no day is plain: with what was understood of it."""
    if reason := _odd_repeat(whole):
        return reason
    for match in _found(whole, _LEADS_AND):
        return texts.UNCLEAR_SAID_LEADS.format(said=_quoted(whole, match.span()))
    if any(_found(whole, _LUNAR)):
        return texts.NO_LUNAR
    for match in _found(whole, _EVERY_LEFT):
        if asked := _ASKED_WITH.get(_unit(match)):
            return asked
    for match in _found(whole, _VAGUE):
        return texts.VAGUE_DAY.format(said=_quoted(whole, match.span()))
    return texts.NO_DAY.format(example=texts.EXAMPLE)


def _odd_repeat(whole: Said) -> str:
    for match in _found(whole, _ODD_REPEAT):
        return texts.NO_SUCH_REPEAT.format(said=_quoted(whole, match.span()))
    return ""


def _found(said: Said, *patterns: Pattern | re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what patterns find; in a text with marks also in words that were typed without."""
    bare = None if said.is_bare else said.bared()
    for pattern in patterns:
        yield from _matches(said, pattern)
        if bare is not None and pattern not in _MARKED_ALONE:
            yield from (
                match for match in _matches(bare, pattern) if _is_half_typed(said, match.span())
            )


def _matches(said: Said, pattern: Pattern | re.Pattern[str]) -> Iterator[re.Match[str]]:
    return said.find(pattern) if isinstance(pattern, Pattern) else pattern.finditer(said.plain)


def _is_half_typed(said: Said, span: tuple[int, int]) -> bool:
    """Whether some words lack their marks, and those that have them are words of time."""
    words = _WORD.findall(said.plain, *span)
    bare = [word for word in words if word.isascii()]
    marked = (word for word in words if not word.isascii())
    return any(word.isalpha() for word in bare) and all(map(_TIME_WORD.fullmatch, marked))


def _agrees(match: re.Match[str], when: When) -> bool:
    """Whether it says again how often it comes: "báo cáo hằng tháng … ngày 25 hằng tháng"."""
    unit = _unit(match)
    if not unit or when.rrule is None or not _AS_OFTEN.match(match[0]):
        return False
    rule = read_rule(when.rrule)
    is_quarterly = len(rule.months) == _QUARTERS
    return rule.frequency == _FREQUENCIES.get(unit) and (unit != "quy" or is_quarterly)


def _unit(match: re.Match[str]) -> str:
    word = match.groupdict().get("unit") or ""
    return Said.of(word).bared().plain


def _quoted(said: Said, span: tuple[int, int]) -> str:
    return said.text[slice(*span)].strip(" ,.;")
