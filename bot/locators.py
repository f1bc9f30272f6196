"""Addresses of the tree (`QC.Điều 8.1.b`) in the words an official would say (pure)."""

import re

_WHOLE = {
    "": "Toàn văn bản",
    "header": "Phần đầu văn bản",
    "title": "Tên văn bản",
    "addressees": "Kính gửi",
    "preamble": "Căn cứ",
    "signature": "Chữ ký",
    "recipients": "Nơi nhận",
}
_ATTACHMENTS = {
    "QĐ": "Quyết định",
    "QC": "Quy chế",
    "QYĐ": "Quy định",
    "KH": "Kế hoạch",
    "CT": "Chương trình",
    "CTR": "Chương trình",
    "CTPH": "Chương trình phối hợp",
    "ĐA": "Đề án",
    "ĐL": "Điều lệ",
    "HD": "Hướng dẫn",
    "NQ": "Nghị quyết",
    "PA": "Phương án",
    "PL": "Phụ lục",
}
_NUMBER = re.compile(r"\d+")
_FORMS = (
    (re.compile(r"([IVXLC]+)"), "Phần {}"),
    (re.compile(r"([a-zđ])"), "điểm {}"),
    (re.compile(r"PL\s*(\d+|[IVXLC]+)"), "Phụ lục {}"),
    (re.compile(r"[-–+](\d*)"), "gạch đầu dòng {}"),
)


def readable(address: str) -> str:
    """Return "Phần III, mục 3.1" for `III.3.1`; a part that has no name here is left as it is."""
    pieces: list[str] = []
    numbers: list[str] = []
    in_article = False
    for token in address.split("."):
        if _NUMBER.fullmatch(token):
            numbers.append(token)
            continue
        _close_number(pieces, numbers, in_article=in_article)
        in_article = in_article or token.startswith("Điều")
        pieces.append(_piece(token, first=not pieces))
    _close_number(pieces, numbers, in_article=in_article)
    place = ", ".join(pieces)
    return place[:1].upper() + place[1:]


def _close_number(pieces: list[str], numbers: list[str], *, in_article: bool) -> None:
    if numbers:
        pieces.append(f"{'khoản' if in_article else 'mục'} {'.'.join(numbers)}")
        numbers.clear()


def _piece(token: str, *, first: bool) -> str:
    if token in _WHOLE:
        return _WHOLE[token]
    if first and token.upper() in _ATTACHMENTS:
        return _ATTACHMENTS[token.upper()]
    for pattern, wording in _FORMS:
        if found := pattern.fullmatch(token):
            return wording.format(found[1]).rstrip()
    return token
