"""Words that people type about a reminder: “xong 2”, “em nhận việc 3”, “hoãn 2 đến thứ sáu” (pure).

Only a whole message counts: “xong hạn nộp thì sao?” is a question.
"""

import re
from dataclasses import dataclass
from typing import Literal

from corpus.text import fold

What = Literal["show", "done", "take", "later", "sources", "reopen"]

_MOST_NUMBERS = 40
_LONGEST = 80  # characters of a message that can be one of these
_LONGEST_TIME = 40

_WHO = r"(?:(?:toi|em|minh|anh|chi|ben toi|ben em) )?"
_POLITE = r"(?: (?:nhe|a|nha|giup toi|giup em))*"
_SOME = r"(?:tu )?\d{1,2}(?: ?(?:-|–|den|toi) ?\d{1,2})?"  # one number, or from one to another
_NUMBERS = rf"{_SOME}(?:(?: ?[,;+&] ?| va | ){_SOME})*"
_ITEM = rf"(?:(?:cac )?(?:viec|muc|so|viec so)? ?(?P<numbers>{_NUMBERS})|viec|viec nay|nay)?"
_BEFORE = rf"(?:viec|muc|so|viec so)? ?(?P<before>{_NUMBERS})"

_VERBS: tuple[tuple[What, str], ...] = (
    ("done", r"(?:da )?(?:(?:lam |nop |gui |bao )?xong|hoan thanh)(?: roi)?"),
    ("take", r"(?:xin )?nhan(?: lam)?"),  # "đã nhận" only says that the message was received
    ("sources", r"(?:xem |cho xem )?nguon"),
    ("reopen", r"mo lai|chua xong"),
    ("show", r"xem(?= )"),
)
_AFTER = {what: "(?: roi)?" if what == "done" else "" for what, _ in _VERBS}
_FORMS = tuple(
    (what, re.compile(rf"{_WHO}(?:{verb}) ?{_ITEM}{_AFTER[what]}{_POLITE}"))
    for what, verb in _VERBS
) + tuple(
    (what, re.compile(rf"{_BEFORE} (?:{verb}){_AFTER[what]}{_POLITE}"))
    for what, verb in _VERBS
    if what in {"done", "take", "reopen"}
)
_SHOW = re.compile(r"(?:viec (?:so )?)?(?P<numbers>\d{1,2})")
_EVERYTHING: tuple[tuple[What, re.Pattern[str]], ...] = tuple(
    (what, re.compile(rf"{_WHO}(?:{verb}) (?:het|tat ca|het ca|het tat ca)(?: roi)?{_POLITE}"))
    for what, verb in _VERBS
    if what in {"done", "take"}
)
_LATER = re.compile(r"(?P<head>(?:xin |cho )?(?:hoan|nhac lai)(?: lai)?)\b *(?P<rest>.*)")
_LATER_ITEM = re.compile(r"(?:(?:viec|muc|so|viec so) )?(?P<number>\d{1,2})(?: +(?P<rest>.*))?")
_TIME_FIRST = re.compile(
    r"(?:(?:den|toi|sang|qua|them|vao|luc) )*"
    r"(?:\d|(?:cuoi|dau|giua|hom|ngay|buoi|sang|trua|chieu|dem|thu|tuan|thang|mai|mot|hai|ba|vai"
    r"|nua|chu nhat|cn)\b)"
)
_WORDS_AROUND = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Typed:
    """What is to be done about which items of the newest letter; `rest` may say until when.

    No numbers: the letter's only item. A number alone asks to see the item. For "later" the `rest`
    may begin with a number, too: “hoãn 2 ngày” says how long, “hoãn 2 ngày 20/6” says of what.
    """

    what: What
    numbers: tuple[int, ...] = ()
    rest: str = ""
    is_all: bool = False  # “xong hết”


def read_typed(text: str) -> Typed | None:
    """Return what a whole message asks for; None when it is something else."""
    if len(text) > _LONGEST or "?" in text:
        return None
    said = fold(text).strip(" .!,…")
    for what, form in _FORMS:
        if found := form.fullmatch(said):
            groups = found.groupdict()
            return _typed(what, groups.get("numbers") or groups.get("before") or "")
    for what, form in _EVERYTHING:
        if form.fullmatch(said):
            return Typed(what, is_all=True)
    if found := _SHOW.fullmatch(said):
        return _typed("show", found["numbers"])
    if (found := _LATER.fullmatch(said)) and len(found["rest"]) <= _LONGEST_TIME:
        return Typed("later", rest=_as_written(text, found["rest"]))
    return None


def item_of(rest: str) -> tuple[int | None, str]:
    """Return which item the words behind “hoãn” name first, and the words behind that."""
    found = _LATER_ITEM.fullmatch(fold(rest).strip())
    if found is None:
        return None, rest
    return int(found["number"]), _as_written(rest, found["rest"] or "")


def names_time(rest: str) -> bool:
    """Whether the words behind “hoãn” begin like a time, be it one that cannot be read."""
    return _TIME_FIRST.match(fold(rest).strip()) is not None


def means_reminder(text: str) -> bool:
    """Whether nothing but a reminder can be meant, even where there was none: not “nguồn 2”."""
    typed = read_typed(text)
    if typed is None:
        return False
    if typed.what == "later":
        number, rest = item_of(typed.rest)
        return number is not None and (not rest or names_time(rest))
    if typed.what == "done" and "xong" in fold(text):
        return True
    return typed.what in {"done", "take", "reopen"} and bool(typed.numbers)


def _typed(what: What, numbers: str) -> Typed | None:
    each = (number for some in re.finditer(_SOME, numbers) for number in _each(some[0]))
    found = tuple(dict.fromkeys(each))
    if what == "show" and not found:
        return None
    return Typed(what, found) if len(found) <= _MOST_NUMBERS else None


def _each(some: str) -> range:
    """Return the numbers from the first to the last of “2” or “từ 1 đến 7”."""
    ends = [int(number) for number in re.findall(r"\d+", some)]
    return range(ends[0], ends[-1] + 1)


def _as_written(text: str, folded_end: str) -> str:
    """Return the last words of `text` that are these when folded: tones tell "tối" from "tới"."""
    count = len(folded_end.split())
    words = _WORDS_AROUND.split(text.strip(" .!,…\n\t"))
    return " ".join(words[len(words) - count :]) if count else ""
