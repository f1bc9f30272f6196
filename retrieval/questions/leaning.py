"""Whether a turn goes on from the one before it or stands by itself (pure)."""

import re
import unicodedata
from enum import StrEnum

from corpus.text import fold
from retrieval.profiles import place_names
from retrieval.questions.numbered_texts import texts_named
from retrieval.questions.stop_words import STOP
from retrieval.text import words


class Leaning(StrEnum):
    """How much of the turn before belongs to a question."""

    ALONE = "alone"  # nothing
    BESIDE = "beside"  # a matter of its own, likely in the document that was spoken of
    LEANS = "leans"  # without the turn before it is half a question


_OPENERS = frozenset({"thế", "vậy", "còn", "rồi", "à", "ừ", "ủa", "uh", "u", "ok", "okay", "rõ"})
_FOLDED_OPENERS = frozenset(map(fold, _OPENERS))
# Typed without diacritics, these are words of their own: thẻ, thể; con; vay; a lô.
_NO_OPENING = re.compile(
    r"^(?:the (?:can cuoc|dang vien|nha bao|bao hiem|hoi vien|doan vien|thao|le|che|tran)"
    r"|con (?:so|nguoi|em|dau|duong|nuoi|giong)|vay (?:von|tien|muon|ngan hang|ho tro)"
    r"|roi (?:ro|bo|vai)|ro (?:rang|ri)|o (?:dau|nhiem|to)|a (?:lo|phien))\b"
)
_POINTING = re.compile(
    r"\b(?:cai|viec|don vi|co quan|noi dung|van ban|hoi nghi|chuong trinh|ke hoach|quyet dinh|"
    r"quy che|cong van|ben|nguoi|doi|to|ban|nhiem vu|muc|phan|ngay|dieu|khoan|truong hop|"
    r"thoi gian|thoi diem|so|cuoc hop) (?:do|nay|ay|kia|day|tren)\b"
    r"|\b(?:nhu vay|nhu the|thi sao|thi the nao|thi ra sao|nua khong|luc do|o do|khi do|tai do)\b"
    r"|^(?:nguoc lai|the nguoc lai|tuong tu|nhu tren)\b"
    r"|\b(?:it|that|they|those|what about|and the)\b"
)
_THEY = re.compile(r"\bho(?= (?:lam|phai|co|duoc|bao cao|gui|la|chu tri|phoi hop)\b|\W*$)")
# What may be asked of any matter: it tells what is wanted, not of what.
_ROLE_SYLLABLES = """
    chu tri phoi hop thuc hien trien khai bao cao gui nop ky han cuoi thoi gian dau moi thuong
    truc co quan don vi to chuc kinh phi so hieu van ban ke hoach chuong trinh quyet dinh cong
    nhiem vu trach nhiem ngay thang nam giao phu lien he phan tham gia bat thuc hoan thanh
    xong dia chi diem may lay
"""
_ROLES = frozenset(_ROLE_SYLLABLES.split())
_FEW, _SHORT = 6, 9  # syllables that say anything, and all: a longer question is a whole one


def leaning(text: str, typed: str) -> Leaning:
    """Return how the question leans on the turn before it.

    `text` is its folded reading, `typed` as it came: "thẻ" is no "thế" where diacritics are typed.
    """
    if _opens(text, typed) or _POINTING.search(text) or _speaks_of_them(text, typed):
        return Leaning.LEANS
    found = words(text)
    if texts_named(text) or _names_place(text) or any("/" in symbol for symbol in found.symbols):
        return Leaning.ALONE
    said = [syllable for syllable in found.syllables if syllable not in STOP]
    if _ROLES.issuperset(said):
        return Leaning.LEANS
    short = len(said) <= _FEW and len(found.syllables) <= _SHORT
    return Leaning.BESIDE if short else Leaning.ALONE


def _names_place(text: str) -> bool:
    """Whether it names a place with its level; "xã làm gì" and "cơ quan nào" name none."""
    common = STOP | _ROLES
    return any(common.isdisjoint(name.split()[-2:]) for name in place_names(text))


def _opens(text: str, typed: str) -> bool:
    """Whether it begins with a word that goes on: "còn …", "thế …"."""
    first = next(iter(re.findall(r"\w+", unicodedata.normalize("NFC", typed).lower())), "")
    if fold(first) not in _FOLDED_OPENERS:
        return False
    if not first.isascii():
        return first in _OPENERS
    return not _NO_OPENING.search(" ".join(re.findall(r"\w+", text)))


def _speaks_of_them(text: str, typed: str) -> bool:
    """Whether it says "họ", they; "hộ" and "hồ" are other words where diacritics are typed."""
    if not _THEY.search(text):
        return False
    said = re.findall(r"\w+", unicodedata.normalize("NFC", typed).lower())
    return any(word in {"họ", "ho"} for word in said)
