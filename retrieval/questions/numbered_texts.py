"""Texts that a question names by kind and number, and which document is one or cites it (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.document import DocumentId
from corpus.forms import ABBREVIATIONS
from corpus.text import fold
from retrieval.questions.document_kinds import ISSUED, LEGAL
from retrieval.text import words

ANY_KIND = "van ban"
_KIND = "|".join(sorted({*LEGAL.split("|"), *ISSUED.split("|"), ANY_KIND}, key=len, reverse=True))
# Kinds that people count things of ("báo cáo 6 tháng"): only "số 6" or a long number names one.
_COUNTED = frozenset({"bao cao", "thong bao", "huong dan", "to trinh", "bien ban", ANY_KIND})
_UNITS = (
    "thang|nam|ngay|tuan|gio|phut|quy|lan|ben|don vi|nguoi|noi dung|nhiem vu|cap|dot|buoc|phan|"
    "dieu|khoan|muc|hang|tieu chi|nhom|giai doan|co quan|huyen|xa|phuong|tinh|ty|trieu|dong|%"
)
_NAMED = re.compile(
    rf"\b(?P<kind>{_KIND})(?: phoi hop)?(?P<so>(?: so)?)[ :]{{1,2}}0*(?P<number>[1-9]\d{{0,4}})\b"
    rf"(?![.,]\d)(?!/\d{{1,2}}\b)(?:(?<=\d\d\d)|(?! (?:{_UNITS})\b(?! (?:nao|may)\b)))"
)
_FAR = re.compile(
    rf"\b(?P<kind>{_KIND})\b(?! so\b)(?: (?!(?:{_KIND})\b)[a-z]+){{1,8}}? so"
    r" 0*(?P<number>[1-9]\d{2,4})\b(?!/\d{1,2}\b)"
)
_FIRST = re.compile(rf"\b(?:{_KIND})\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLING_DIGITS = 3
# What people and documents call by either name.
_SAME = {
    "quy dinh": "quyet dinh",
    "ket luan": "thong bao",
    "cong dien": "cong van",
}
_BEFORE = 60  # characters between a kind and a number that belongs to it
_NAMES = {fold(name): name.lower() for name in (*ABBREVIATIONS, "VĂN BẢN")}
_FIRST_NUMBER = re.compile(r"^\D{0,4}0*(\d+)")


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A text as a question calls it: "chuong trinh", "7"; the number is empty where none is."""

    kind: str
    number: str
    others: frozenset[str] = frozenset()  # kinds that a short form may mean as well

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds it may be of."""
        return self.others | {self.kind}

    @property
    def words(self) -> frozenset[str]:
        """The words that call it so in a folded text."""
        called = (words(f"{kind}{so}{self.number}") for kind in self.kinds for so in (" ", " so "))
        return frozenset(word for found in called for word in (*found.pairs, self.number))

    @property
    def name(self) -> str:
        """What it is called in a sentence: "chương trình số 07", as offices write numbers."""
        return f"{_NAMES.get(self.kind, self.kind)} số {self.number:0>2}"


def family(kind: str) -> str:
    """Return the one name of a folded kind that has several, without what it is further called."""
    base = _FIRST.match(kind)
    plain = base[0].removesuffix(" phoi hop") if base else kind
    return _SAME.get(plain, plain)


def texts_named(text: str, others: Iterable[str] = ()) -> tuple[NumberedText, ...]:
    """Return the texts that the folded question names by number, each once.

    `others` is what else its short forms may stand for.
    """
    kinds = frozenset(family(other) for other in others if _FIRST.fullmatch(other))
    return tuple(dict.fromkeys(replace(named, others=kinds) for named in _named(text)))


def subject(text: str, others: Iterable[str] = ()) -> NumberedText | None:
    """Return the text that the folded question names first: of it a signer or a date is asked.

    In "kế hoạch thực hiện chương trình 7" that is the plan, without a number.
    """
    first = _FIRST.search(text)
    if first is None:
        return None
    named = next(iter(texts_named(text[first.start() :], others)), None)
    if named is not None and (_NAMED.match(text, first.start()) or _FAR.match(text, first.start())):
        return named
    return NumberedText(family(first[0]), "", frozenset())


def _named(text: str) -> Iterator[NumberedText]:
    for match in _NAMED.finditer(text):
        kind, number = match["kind"], match["number"]
        short = len(number) < _TELLING_DIGITS
        if match["so"] or not (_YEAR.fullmatch(number) or (short and kind in _COUNTED)):
            yield NumberedText(family(kind), number)
    for match in _FAR.finditer(text):
        if not _NAMED.match(text, match.start()):
            yield NumberedText(family(match["kind"]), match["number"])


def number_of(printed: str | None) -> str | None:
    """Return the number in front of a printed symbol, "3" of "03-CTr/…"; None for a blank."""
    match = _FIRST_NUMBER.match(printed or "")
    return match[1] if match else None


def cites(folded: str, named: NumberedText) -> bool:
    """Whether the folded text of a passage speaks of the text that is named."""
    if named.number not in folded:
        return False
    pattern = (
        rf"(?<![\d/.-])0*{named.number}(?!\d)(?!/\d{{1,2}}\b)(?=[-/ ]*[a-z]|/\d{{4}}|[^\w-]|$)"
    )
    return any(
        _belongs(folded[max(0, match.start() - _BEFORE) : match.start()], named.kinds)
        for match in re.finditer(pattern, folded)
    )


def _belongs(before: str, kinds: frozenset[str]) -> bool:
    """Whether what stands before a number says that it is one of a text of these kinds."""
    said = [match[0] for match in re.finditer(rf"\b(?:{_KIND})\b", before)]
    close = before.rstrip().endswith((" so", *said)) or before.rstrip(" :").endswith("so")
    return close and bool(said) and not kinds.isdisjoint((ANY_KIND, family(said[-1])))


class Borne:
    """Which documents are the texts that questions name by number; made once for a library."""

    def __init__(self, documents: Iterable[tuple[DocumentId, str | None, Iterable[str]]]) -> None:
        """Take each document with its printed number and the folded kinds that it goes by."""
        self._documents: dict[tuple[str, str], set[DocumentId]] = {}
        for document, printed, kinds in documents:
            if number := number_of(printed):
                for kind in {ANY_KIND, *map(family, kinds)}:
                    self._documents.setdefault((kind, number), set()).add(document)

    def by(self, named: NumberedText) -> frozenset[DocumentId]:
        """Return the documents that bear this number and are of this kind."""
        return frozenset().union(
            *(self._documents.get((kind, named.number), ()) for kind in named.kinds)
        )
