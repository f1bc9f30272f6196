"""How often something is done: "02 lần/năm", "mỗi quý kiểm tra một lần" (pure)."""

import re
from collections.abc import Iterator

from corpus.facts.facts import WhenType
from corpus.facts.when_rules import COUNT, every, number, pattern
from corpus.facts.when_view import Found, View

_RATE = pattern(
    rf"(?<![\w/])(?:(?:theo )?dinh ky )?(?:it nhat )?"
    rf"(?:{COUNT}~(?:lan|ky|cuoc|phien|dot|(?<=it\x20nhat\x20..\x20)ngay)"
    rf"(?:~/~| trong )(?:(?P<years>0?[2-5]|hai|ba|TU|nam) (?=nam\b)|(?:mot|0?1) )?"
    r"(?:(?P<per>nam|quy|thang|tuan|ngay)\b(?: hoc\b)?(?! (?:\d|nay|[iv]+\b))"
    r"|(?P<term>hoc ky|nhiem ky|ky hoc)\b)"
    rf"|{COUNT.replace('<n>', '<n2>')} (?P<unit>nam|quy|thang|tuan|ngay)(?:~/~| (?:mot|0?1) )lan\b"
    rf"|(?:mot|0?1) (?P<one>nam|quy|thang|tuan|ngay) {COUNT.replace('<n>', '<n3>')} lan\b)"
)
# "mỗi quý kiểm tra một lần", "mỗi tuần 02 ngày", "mỗi học kỳ 02 lần": so often.
_EVERY_TIMES = pattern(
    r"\b(?:moi|hang|tung) (?:(?P<unit>nam|quy|thang|tuan|ngay)(?: hoc)?|hoc ky|nhiem ky)\b"
    r"(?! \d{4})"
    rf"(?: (?!hang|moi)[^\W\d]+){{0,5}}? (?:it nhat |(?:toi|TOI) thieu )?{COUNT} "
    r"(?:lan|luot|ngay|buoi|cuoc|dot|ky)\b(?!~(?:ke |truoc|sau|lam viec))"
)
_ON_AND_ON = pattern(
    rf"\b(?:cu (?:moi )?{COUNT} (?P<unit>nam|quy|thang|tuan|ngay)\b(?! lam viec)"
    r"(?:~(?:mot|0?1) lan\b)?"
    r"|(?:moi|hang) nua nam\b|nua nam (?:mot|0?1) lan\b)"
)
_AT_MOST = re.compile(r"\b(?:them|khong qua|(?:toi|TOI) da)\x20{1,9}$")  # as often as one may
_CLOCKS = pattern(r"~\((?=truoc )[^()|]{4,60}\)")  # "02 lần/ngày (trước 6 giờ và …)"


def find_rates(view: View) -> Iterator[Found]:
    """Yield what is done so many times in a year, a quarter, a week or a term."""
    plain = view.plain
    for match in _RATE.finditer(plain):
        if not _AT_MOST.search(plain, max(0, match.start() - 16), match.start()):
            yield _rated(match)
    for match in _ON_AND_ON.finditer(plain):
        rule = every(number(match["n"]) or 1, match["unit"]) if match["unit"] else every(6, "thang")
        yield Found(*match.span(), WhenType.PERIOD, rule)
    for match in _EVERY_TIMES.finditer(plain) if " lan" in plain or "moi " in plain else ():
        often = every(1, match["unit"]) if match["unit"] else None
        yield Found(*match.span(), WhenType.PERIOD, often)


def _rated(match: re.Match[str]) -> Found:
    if match["term"]:
        return Found(*match.span(), WhenType.PERIOD)
    if match["unit"]:
        return Found(*match.span(), WhenType.PERIOD, every(number(match["n2"]) or 1, match["unit"]))
    count = number(match["years"]) if match["years"] else 1
    rule, start = every(count, match["per"] or match["one"]), match.start()
    clock = _CLOCKS.match(match.string, match.end())
    end = clock.end() if clock else match.end()
    return Found(start, end, WhenType.PERIOD, rule, before=clock is not None)
