"""One key per unit: short forms written out, the document's own places left out (pure)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.abbreviations import canonical, canonical_word
from corpus.document import Document
from corpus.facts.listed_names import listed_names
from corpus.facts.open_names import is_headed
from corpus.mentions.scan import Word, scan
from corpus.parsing.sides import find_side
from corpus.text import display, fold

_BASIC = frozenset({"dac khu", "phuong", "thi tran", "xa"})
_LEVEL = re.compile(r"\b(dac khu|phuong|thi tran|xa|huyen|quan|thi xa|thanh pho|tinh)\b")
_PLACED = re.compile(
    r"(?P<level>[Tt]ỉnh|[Tt]hành phố|TP\.?|[Pp]hường|[Xx]ã|[Đđ]ặc khu|[Hh]uyện|[Qq]uận"
    r"|Thành ủy|Tỉnh ủy|Thành đoàn|Tỉnh đoàn)"
    r"\s+(?P<place>[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹ]+){1,2})"
)
_BODIES = {
    "thanh uy": "thanh pho", "thanh doan": "thanh pho", "tp": "thanh pho", "tp.": "thanh pho",
    "tinh uy": "tinh", "tinh doan": "tinh",
}  # fmt: skip
_PARTY = {"thanh pho": "thanh", "tinh": "tinh"}
CAPITAL_CITY = "ha noi"
# Bodies of which a place has one: in a ward's document "Đảng ủy" is the ward's.
_OWN = frozenset({"uy ban nhan dan", "hoi dong nhan dan", "uy ban mat tran to quoc"})
_OWN_PARTY = frozenset({"dang uy", "ban thuong vu dang uy", "thuong truc dang uy"})
_SAME = (
    (re.compile(r"\bchqs\b"), "chi huy quan su"),
    (re.compile(r"\bmat tran to quoc viet nam\b"), "mat tran to quoc"),
    (re.compile(r"\bban thuong truc uy ban mat tran\b"), "uy ban mat tran"),
    (re.compile(r"^mat tran to quoc\b"), "uy ban mat tran to quoc"),
    (re.compile(r"\bchi dang bo\b"), "chi bo dang bo"),
    (re.compile(r"^(?:tat ca |toan the |phia |moi |tung |dong chi |d c )+"), ""),
    (re.compile(r" (?:tren dia ban|trong)(?: toan)?"
                r"(?: (?:thanh pho|tinh|xa|phuong|huyen|dac khu|nganh))?$"), ""),
    (re.compile(r" phu trach .*$"), ""),
    (re.compile(r" (?:quy dinh tai|noi co) .*$"), ""),  # whom a rule means, by where it says so
    (re.compile(r" co lien quan$"), " lien quan"),
    (re.compile(r" (?:truc thuoc|neu tren|noi tren|khac)$"), ""),
)  # fmt: skip
_VAGUE = frozenset({
    "cá nhân", "các bên", "cán bộ", "cơ quan đơn vị địa phương", "cơ quan đơn vị", "cơ quan",
    "cơ quan, đơn vị", "cơ sở", "doanh nghiệp", "hai ban", "hai bên", "hai cơ quan", "hai ngành",
    "hai sở", "hai đơn vị", "hộ", "hội", "ngành", "người dân", "phòng", "thôn", "tổ chức",
    "tổ dân phố", "đơn vị", "địa phương",
})  # fmt: skip
_ASIDE = re.compile(r"\s*\([^()]{1,80}\)")  # "Phòng Kinh tế (KT)", "Bí thư (nơi không có chi ủy)"
_LONGEST = 160
CAPITAL = "[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
# "Bà Lê Thị Na" is "Lê Thị Na", and whatever she is besides: "…, Phó Chủ tịch Hội".
_ADDRESS = re.compile(rf"(?:ông|bà|cô|thầy|anh|chị|đồng chí|đ/c)\s+(?={CAPITAL})", re.IGNORECASE)
_BESIDES = re.compile(rf"(?P<person>{CAPITAL}\w*(?:\s+{CAPITAL}\w*){{1,4}})\s*[,–-]\s.*")


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short form of the document, word by word, and what it stands for."""

    words: tuple[Word, ...]
    long: str

    def stands_at(self, words: Sequence[Word], at: int) -> bool:
        """Whether it is spelled so there; only its first letter may be another case."""
        here = words[at : at + len(self.words)]
        if [word.lower for word in here] != [word.lower for word in self.words]:
            return False
        cases = [
            (a.capital, a.upper) == (b.capital, b.upper)
            for a, b in zip(here, self.words, strict=True)
        ]
        return all(cases[1:]) and (cases[0] or not self.words[0].upper)


@dataclass(frozen=True, slots=True)
class Keys:
    """How names of one document become keys."""

    forms: Mapping[str, tuple[ShortName, ...]]  # by their first word
    places: tuple[tuple[str, str], ...] = ()  # level and name, folded: of each level the only one
    level: str | None = None  # "phuong": whose document it is
    listed: Mapping[str, tuple[ShortName, ...]] = field(default_factory=dict)  # names of units

    @classmethod
    def of_document(cls, document: Document) -> "Keys":
        """Return the keys of a document, with the short forms that it defines."""
        forms: dict[str, list[ShortName]] = defaultdict(list)
        for form in document.short_forms:
            words = tuple(scan(form.short.text).words())
            shorter = len(words) <= len(form.long.text.split())  # else the long form was cut
            if words and shorter and len(form.long.text) <= _LONGEST and not _is_vague(words):
                forms[words[0].lower].append(ShortName(words, form.long.text))
        level = _own_level(document)
        return cls(
            {first: tuple(found) for first, found in forms.items()},
            tuple(_places(document, level)) if level else (),
            level,
            _listed(document),
        )

    def listed_end(self, words: Sequence[Word], at: int) -> int:
        """Return where the longest name ends that the document lists and that stands there."""
        found = self.listed.get(words[at].lower, ())
        return at + max((len(n.words) for n in found if n.stands_at(words, at)), default=0)

    def of(self, name: str) -> str:
        """Return the key of a name, the same for every spelling of it."""
        shown = display(name)
        words = scan(_person(_ASIDE.sub("", shown).strip() or shown)).words()
        parts: list[str] = []
        at = 0
        while at < len(words):
            form = self.form_at(words, at)
            parts += canonical(scan(form.long).words()) if form else canonical_word(words, at)
            at += len(form.words) if form else 1
        return self._same(" ".join(parts))

    def form_at(self, words: Sequence[Word], at: int) -> ShortName | None:
        """Return the longest short form that stands at word `at`."""
        if words[at].lower not in self.forms:
            return None
        found = [f for f in self.forms[words[at].lower] if f.stands_at(words, at)]
        return max(found, key=lambda form: len(form.words), default=None)

    def _same(self, key: str) -> str:
        for pattern, same in _SAME:
            key = pattern.sub(same, key)
        for level, name in self.places:
            key = re.sub(rf"\b{level} {re.escape(name)}$", level, key)
            if body := _PARTY.get(level):
                key = re.sub(rf"\b({body} (?:uy|doan)) {re.escape(name)}$", r"\1", key)
        if self.level and (key in _OWN or (key in _OWN_PARTY and self.level in _BASIC)):
            return f"{key} {self.level}"
        return key


def _listed(document: Document) -> Mapping[str, tuple[ShortName, ...]]:
    names: dict[str, list[ShortName]] = defaultdict(list)
    for words in listed_names(document):
        names[words[0].lower].append(ShortName(words, ""))
    return {first: tuple(found) for first, found in names.items()}


def _person(name: str) -> str:
    """Return somebody's name without how they are addressed and what they are besides."""
    match = _ADDRESS.match(name)
    if match is None:
        return name
    bare = name[match.end() :]
    besides = _BESIDES.fullmatch(bare)
    return besides["person"] if besides else bare


def _is_vague(words: Sequence[Word]) -> bool:
    """Whether a short form is a common word ("cơ quan"): it is one elsewhere in the text too."""
    return " ".join(word.lower for word in words).removeprefix("các ") in _VAGUE


def is_unit(short: ShortName) -> bool:
    """Whether a short form stands for a unit or a group of units."""
    long = short.long[:1].upper() + short.long[1:]
    return find_side(long, heading=True) is not None or is_headed(long)


def _own_level(document: Document) -> str | None:
    """Return the level of the place whose document it is; None for one of the centre."""
    for agency in document.agencies:
        if found := _LEVEL.findall(fold(agency.text)):
            return str(found[-1])
        if (body := " ".join(fold(agency.text).split()[:2])) in _BODIES:
            return _BODIES[body]
    if document.place is None or fold(document.place.text) == CAPITAL_CITY:
        return None
    named = _LEVEL.findall(fold(document.title.text)) if document.title else []
    return str(named[-1]) if named else None


def _places(document: Document, level: str) -> Iterator[tuple[str, str]]:
    """Yield the places that need no name: the own one, and the only one of another level."""
    named: dict[str, set[str]] = defaultdict(set)
    for match in _PLACED.finditer(document.text):
        of = fold(match["level"])
        named[_BODIES.get(of, of)].add(fold(match["place"]))
    if document.place:
        named[level] = {fold(document.place.text)}
    for of, names in named.items():
        if len(names) == 1:
            yield of, min(names)
