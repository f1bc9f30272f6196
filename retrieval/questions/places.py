"""Where in a document a question looks by its nature, and which address it names (pure)."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from retrieval.questions.asked_numbers import ASKED_NUMBER, ASKED_SIGN
from retrieval.questions.cues import Wanted
from retrieval.questions.document_kinds import ISSUED, LEGAL, kinds_of_part


class Place(StrEnum):
    """A part of a document that a question is about by its nature."""

    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    HEADER = "header"
    PREAMBLE = "preamble"


# "ra ngày nào", but not "diễn ra ngày nào".
ISSUED_ON = r"(?:(?<!\bdien )|(?<=\bcong dien ))\bra ngay\b"
# What an office sends out names its recipients; what others hand in goes where the text says.
_SENT = (
    rf"\b(?:(?!bao cao)(?:{ISSUED})|van ban|tai lieu|giay moi|thu moi|\d+/\S*)"
    r"(?! (?:nao|gi|may)\b)"
)
_HANDED_IN = r"(?:bao cao|danh sach|ho so|so lieu|ket qua|y kien|de xuat|de nghi|bieu)\b"
_PLACES = (
    (
        Place.RECIPIENTS,
        re.compile(
            r"\bnoi nhan\b|\bkinh gui\b|\bsao gui\b|\bdong kinh gui\b"
            rf"|{_SENT}(?: (?!{_HANDED_IN})\S+){{0,40}}? (?:duoc )?gui"
            r" (?:de |toi |den |cho )*(?:bao cao |biet )?"
            r"(?:nhung |cac )*(?:co quan|noi|don vi|ai)\b"
            rf"|^(?!.*\b{_HANDED_IN})(?:duoc )?gui (?:de |toi |den |cho )*"
            r"(?:nhung |cac )(?:co quan|noi|don vi|ai)\b"
        ),
    ),
    (
        Place.PREAMBLE,
        re.compile(
            r"\bcan cu phap ly\b|\bco so phap ly\b|\bxet de nghi\b|\btheo de nghi\b|\bde nghi cua\b"
            rf"|\b(?:can cu|dua (?:tren|vao)|vien dan)\b.{{0,80}}\b(?:ban hanh|van ban|{LEGAL})\b"
            rf"|\b(?:ban hanh|van ban|{LEGAL})\b.{{0,80}}\b(?:can cu|vien dan)\b"
        ),
    ),
    (
        Place.HEADER,
        re.compile(
            rf"\bso hieu\b|{ASKED_SIGN}|\bban hanh (?:ngay|khi|vao|hom|luc)\b|\bngay ban hanh\b"
            r"|\b(?:ai|co quan nao|don vi nao|noi nao) ban hanh\b|\bmang so\b|\bngay ky\b"
            rf"|{ISSUED_ON}"
            rf"|\b(?:{ISSUED}|giay moi) (?:so \d|\d{{3}})\S*(?: cua(?: \w+){{1,6}})?"
            r" (?:de )?ngay (?:nao|may)\W*$"
            rf"|{ASKED_NUMBER}|\bso(?:,| va) ngay\b"
        ),
    ),
)
# "công văn số mấy", "nghị định nào": another text is asked for, not the letterhead.
_OTHER_TEXT = re.compile(rf"\b(?:{LEGAL}) (?:so )?(?:nao|may|gi|bao nhieu)\b")
_ADDRESS_PARTS = (
    ("dieu", re.compile(r"\bdieu (\d{1,3}[a-z]?)\b")),
    ("khoan", re.compile(r"\b(?:khoan|muc|y) (\d{1,3}(?:\.\d{1,2})*)\b")),
    ("diem", re.compile(r"\b(?:diem|muc|y) ([a-eghiklmnopqstuvxy]|dd)\b")),
    ("phan", re.compile(r"\b(?:phan|muc) ([ivx]{1,5}(?:\.(?:\d{1,2}|[a-z]))*)\b")),
)
_AT = (
    r"\b(?:dieu \d{1,3}[a-z]?|(?:khoan|muc|y) \d{1,3}(?:\.\d{1,2})*|(?:diem|muc|y) (?:[a-z]|dd)"
    r"|(?:phan|muc) [ivx]{1,5}(?:\.(?:\d{1,2}|[a-z]))*)\b"
)
_KIND = rf"(?P<kind>{ISSUED})\b(?! (?:so|nao|gi|may)\b)"
_BESIDE_KIND = (
    re.compile(rf"{_AT},?(?: (?:cua|trong|tai|thuoc|o|theo|cai|ban))* {_KIND}"),
    re.compile(
        rf"(?:^|\b(?:theo|trong|tai|o|cua) )(?:cai |ban )?{_KIND},?(?: (?:thi|tai|o|co))* {_AT}"
    ),
)
# Where what a text is further called ends, and what is asked of it begins; without marks "noi" is
# also "nội", "thi" of "thi đua".
_ASKED_OF_IT = re.compile(
    r"[^\w\s/&-]|\b(?:nay|quy dinh|ghi|neu|gom|bao gom|yeu cau|nhu the nao|the nao|ra sao|la gi|gi"
    r"|(?:noi|viet) (?:gi|ro|ve|den|nhu|the|sao|rang|cho)|(?:noi|viet|thi)$"
    r"|thi (?:noi|sao|nhu|the|ai|phai|duoc|co|bao))\b"
)


@dataclass(frozen=True, slots=True)
class PlaceOfKind:
    """An address in a text of a kind, as a question names it: "khoản 2 Điều 10 quy chế"."""

    kind: str  # folded
    further: str  # what else the text is called right behind its kind, mostly empty
    phrase: frozenset[str]  # the syllables that name address and kind


def places_in(text: str, wanted: frozenset[Wanted]) -> frozenset[Place]:
    """Return the parts of a document that the folded question is about, mostly none."""
    found = {place for place, pattern in _PLACES if pattern.search(text)}
    if _OTHER_TEXT.search(text) or Wanted.REFERENCE in wanted:
        found.discard(Place.HEADER)
    elif wanted >= {Wanted.SYMBOL, Wanted.DAY}:
        found.add(Place.HEADER)
    if Wanted.SIGNER in wanted:
        found.add(Place.SIGNATURE)
    return frozenset(found)


def named_address(text: str, typed: str) -> str | None:
    """Return the folded address that the folded question gives: "dieu 8.1.b".

    A point "đ" is "dd"; "d" of a question `typed` without diacritics may be both.
    """
    if "điểm đ" in unicodedata.normalize("NFC", typed).lower():
        text = re.sub(r"\bdiem d\b", "diem dd", text)
    found = {name: match[1] for name, pattern in _ADDRESS_PARTS if (match := pattern.search(text))}
    below = [found[name] for name in ("khoan", "diem") if name in found]
    if "dieu" in found:
        return ".".join([f"dieu {found['dieu']}", *below])
    if "phan" in found:
        return ".".join([found["phan"], *below])
    if below and place_of_kind(text):
        return ".".join(below)  # of a letter, whose items are under nothing
    return None


def place_of_kind(text: str) -> PlaceOfKind | None:
    """Return in what kind of text the folded question names an address, if beside it."""
    match = next(filter(None, (pattern.search(text) for pattern in _BESIDE_KIND)), None)
    if match is None:
        return None
    behind = re.sub(_AT, " ", text[match.end() :])
    further, *_ = _ASKED_OF_IT.split(behind, maxsplit=1)
    named = (match["kind"], *re.findall(_AT, text))
    return PlaceOfKind(
        kind=match["kind"],
        further=further.strip(),
        phrase=frozenset(syllable for part in named for syllable in re.findall(r"\w+", part)),
    )


def is_at_place(wanted: str, kind: str, address: str, *, of_own: bool) -> bool:
    """Return whether `address` is at or below `wanted` in the text of that folded kind.

    A document may hold several texts, each with an address of its own: a decision and the rules
    that come with it. `of_own` says whether the document itself is of the kind.
    """
    part, _, rest = address.partition(".")
    kinds = kinds_of_part(part)
    if kinds is None:
        return of_own and is_at(wanted, address)
    return (kind in kinds or (of_own and not kinds)) and is_at(wanted, rest)


def is_at(wanted: str | None, address: str) -> bool:
    """Return whether a passage's `address` is at or below the folded address `wanted`."""
    if wanted is None:
        return False
    folded = address.lower().replace("điều", "dieu").replace("đ", "dd")
    before, _, after = folded.partition(".")
    tail = after if "dieu" in after and "dieu" not in before else folded
    wishes = {wanted, f"{wanted}d"} if wanted.endswith(".d") else {wanted}
    return any(tail == wish or tail.startswith(wish + ".") for wish in wishes)
