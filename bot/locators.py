"""Addresses of the tree (`QC.Điều 8.1.b`) in the words an official would say (pure)."""

import re

from corpus.forms import ABBREVIATIONS

_PLACES = {
    "document": "toàn văn bản",
    "header": "phần đầu văn bản",
    "title": "tên văn bản",
    "addressees": "kính gửi",
    "preamble": "căn cứ",
    "signature": "chữ ký",
    "recipients": "nơi nhận",
}
_ATTACHMENTS = {
    short: kind.capitalize() for kind, short in ABBREVIATIONS.items() if short != "PL"
} | {"VB": "Văn bản kèm theo"}
_NUMBER = re.compile(r"\d+")
_FORMS = (
    (re.compile(r"([IVXLC]+)"), "Phần {}"),
    (re.compile(r"([a-zđ])"), "điểm {}"),
    (re.compile(r"PL ?(\d+|[IVXLC]+|)"), "Phụ lục {}"),
    (re.compile(r"-(\d+)"), "gạch đầu dòng thứ {}"),
    (re.compile(r"\+(\d+)"), "dấu cộng thứ {}"),
)
_REPEAT = re.compile(r"(?P<token>.*?)(?P<repeat> \(\d+\))?", re.DOTALL)


def readable(address: str) -> str:
    """Return "Phần III, mục 3.1" for `III.3.1`; a part that has no name here is left as it is."""
    pieces: list[str] = []
    numbers: list[str] = []
    unit = "mục"
    for token in address.split("."):
        found = _REPEAT.fullmatch(token)
        plain, repeat = found.group("token", "repeat") if found else (token, None)
        if _NUMBER.fullmatch(plain):
            numbers.append(token)
            continue
        _close_number(pieces, numbers, unit)
        if plain.startswith("Điều"):
            unit = "khoản"
        elif plain == "preamble":
            unit = "căn cứ thứ"
        pieces.append(_piece(plain, first=not pieces) + (repeat or ""))
    _close_number(pieces, numbers, unit)
    place = ", ".join(pieces)
    return place[:1].upper() + place[1:]


def _close_number(pieces: list[str], numbers: list[str], unit: str) -> None:
    if numbers:
        pieces.append(f"{unit} {'.'.join(numbers)}")
        numbers.clear()


def _piece(token: str, *, first: bool) -> str:
    if token in _PLACES:
        return _PLACES[token]
    if first and token in _ATTACHMENTS:
        return _ATTACHMENTS[token]
    for pattern, wording in _FORMS:
        if found := pattern.fullmatch(token):
            return wording.format(found[1]).rstrip()
    return token
