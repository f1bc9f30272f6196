"""How well a passage bears on a question: coverage of its words, where they stand, what fits."""

import math
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import DocumentCard, DocumentId, NodeKind
from corpus.passages import Passage
from corpus.text import fold
from retrieval.cues import ASKING, LIGHT, STOP, Wanted
from retrieval.routing import Route
from retrieval.text import Words, words
from retrieval.understanding import Place, Question


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that a passage may hold, and how much it matters (0 to 1)."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class PassageWords:
    """What a passage says itself, and what its headings and its document say around it."""

    own: frozenset[str]
    headings: frozenset[str]
    document: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with the reasons for it; `score` orders the passages of one question."""

    passage: Passage
    score: float
    own: float  # share of the topic that the passage says itself
    near: float  # share that passage and headings say
    whole: float  # share that passage, headings and document say together
    route: float  # how well the question names the document
    field: bool  # it is a labelled field of its heading, and its label is what is asked for
    located: bool  # it is at the address that the question gives
    place: bool  # it is the part of a document that the question is about by its nature
    missing: tuple[str, ...]  # words of the topic found nowhere around it, weightiest first


@dataclass(frozen=True, slots=True)
class Weights:
    """What each reason counts; set on labelled questions, see tests/evaluation."""

    own: float = 1.0
    phrasing: float = 0.4
    headings: float = 0.7
    document: float = 0.15
    search: float = 0.35
    route: float = 0.45
    named: float = 0.6
    place: float = 0.6
    address: float = 1.5
    side: float = 0.3  # the passage is about the unit that the question names
    own_side: float = -0.3  # the question asks for a unit, and not for the one it names itself
    field: float = 0.2  # it is a field with the label that is asked for
    frame: float = -0.3  # letterheads, titles, recipients answer only questions about them
    unsigned: float = -1.0  # anything but a signature when signers are asked for
    earlier: float = 0.35
    earlier_alone: float = 0.9
    naming_word: float = 0.06  # a topic word that also names the document


WEIGHTS = Weights()
_IN_PLACE = 0.5  # what a signature or a letterhead says for itself: it repeats no topic
_LEAST = 0.15  # what the commonest word of a small library is still worth


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare words are in the index, and which pairs are words at all."""

    frequency: Callable[[str], int]
    size: int
    strength: Callable[[str], float]  # of a pair as a word, 0 for chance neighbours
    names: Container[str]  # pairs of the places that documents come from

    def of(self, word: str) -> float:
        """Inverse passage frequency: 1 for a word in at most one passage, least for one in all."""
        if self.size <= 1:
            return 1.0
        count = max(self.frequency(word), 1)
        shared = math.log((self.size + 1) / (count + 0.5)) / math.log((self.size + 1) / 1.5)
        return _LEAST + (1 - _LEAST) * max(0.0, shared)


def topic_terms(question: Question, rarity: Rarity) -> tuple[Term, ...]:
    """Return the topic as words: symbols, compounds and met pairs, lone syllables for the rest.

    The topic of the turn that the question leans on follows at a lower weight, or at nearly its
    own when the question itself hardly has any ("còn bên Quảng Trị thì mấy ngày?"); places that
    were named then give way to those that are named now.
    """
    own = _terms(question.words, rarity)
    if question.earlier is None:
        return tuple(Term(word, weight) for word, weight in own.items())
    places = {word for word in own if word in rarity.names}
    matter = sum(weight for word, weight in own.items() if word not in places)
    factor = WEIGHTS.earlier if matter >= _ENOUGH else WEIGHTS.earlier_alone
    before = {
        word: weight * factor
        for word, weight in _terms(question.earlier, rarity).items()
        if word not in own and not (places and word in rarity.names)
    }
    return tuple(Term(word, weight) for word, weight in (own | before).items())


def _terms(found: Words, rarity: Rarity) -> dict[str, float]:
    weights = {
        symbol: 1.2 * rarity.of(symbol) for symbol in found.symbols if not _YEARS.fullmatch(symbol)
    }
    for word in _segmented(found.syllables, rarity):
        if word in STOP:
            continue
        worth = _PAIR if "_" in word else _SYLLABLE
        if rarity.strength(word) or (word.isdigit() and len(word) > 1):
            worth = _COMPOUND
        weights[word] = worth * rarity.of(word) * (_LIGHTLY if word in LIGHT else 1.0)
    return {word: weight for word, weight in weights.items() if weight > 0}


_YEARS = re.compile(r"\d{4}-\d{4}")
_ENOUGH = 0.5  # of weight: a turn with a matter of its own
_COMPOUND, _PAIR, _SYLLABLE = 1.0, 0.7, 0.5
_SURE = 0.35  # a word although both its syllables are among the commonest
_LIGHTLY = 0.2


def _segmented(syllables: Sequence[str], rarity: Rarity) -> list[str]:
    """Return the syllables joined into words, so that the joins are the likeliest together.

    Without it "giữ gìn an ninh" would also ask for the chance neighbours "gìn an".
    """
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for index, syllable in enumerate(syllables):
        value, made = best[index]
        alone = (value, [*made, syllable])
        if index:
            bond = _bond(syllables[index - 1], syllable, rarity)
            value, made = best[index - 1]
            joined = (value + bond, [*made, f"{syllables[index - 1]}_{syllable}"])
            if bond > 0 and joined[0] > alone[0]:
                alone = joined
        best.append(alone)
    return best[-1][1]


def _bond(left: str, right: str, rarity: Rarity) -> float:
    pair = f"{left}_{right}"
    if left in ASKING or right in ASKING:
        return 0.0
    listed = 1.0 if pair in rarity.names else rarity.strength(pair)
    if left in STOP and right in STOP and listed < _SURE:
        return 0.0
    together = rarity.frequency(pair)
    apart = max(1, min(rarity.frequency(left), rarity.frequency(right)))
    if not listed and (left in STOP or right in STOP):
        return 0.0
    return listed + (0.5 * min(1.0, together / apart) if together else 0.0)


def passage_words(
    passage: Passage, card: DocumentCard, expand: Callable[[str], str]
) -> PassageWords:
    """Return the words around a passage; `expand` writes out the short forms of a text."""
    document = "\n".join(
        part for part in (card.kind, card.title, card.number, card.place, *card.agencies) if part
    )
    headings = "\n".join((*passage.headings, passage.side or ""))
    return PassageWords(
        own=_set(words(expand(passage.text))),
        headings=_set(words(expand(headings))),
        document=_set(words(expand(document))),
    )


def _set(found: Words) -> frozenset[str]:
    return frozenset((*found.syllables, *found.pairs, *found.symbols))


def weigh(
    question: Question,
    topic: Sequence[Term],
    candidates: Iterable[tuple[Passage, PassageWords, float]],
    route: Route,
) -> list[Evidence]:
    """Return the candidates (passage, its words, search score from 0 to 1), best first."""
    found = []
    for passage, around, search in candidates:
        named = naming(route, passage.document)
        matter = matter_of(topic, named)
        shares = _Shares.of(question, matter, around, named)
        found.append(_weigh_one(question, shares, passage, search, route))
    found.sort(key=lambda evidence: (-evidence.score, evidence.passage.span.start))
    return found


def matter_of(topic: Sequence[Term], named: frozenset[str]) -> list[Term]:
    """Return the topic with the words that only name the document counting for little."""
    return [
        Term(term.word, term.weight * WEIGHTS.naming_word) if term.word in named else term
        for term in topic
    ]


def naming(route: Route, document: DocumentId) -> frozenset[str]:
    """Return the question's words that only name the document, their syllables too."""
    named = route.terms.get(document, frozenset())
    return named | frozenset(syllable for pair in named for syllable in pair.split("_"))


@dataclass(frozen=True, slots=True)
class _Shares:
    own: float
    headings: float
    document: float
    phrasing: float  # of the question's neighbouring syllables, those that stand so in the passage
    phrasing_near: float  # or in its headings
    missing: tuple[str, ...]

    @staticmethod
    def of(
        question: Question, topic: Sequence[Term], around: PassageWords, named: frozenset[str]
    ) -> "_Shares":
        total = own = headings = document = 0.0
        missing: list[tuple[float, str]] = []
        for term in topic:
            weight = term.weight
            total += weight
            if term.word in around.own:
                own += weight
            elif term.word in around.headings:
                headings += weight
            elif term.word in around.document or term.word in named:
                document += weight
            else:
                missing.append((weight, term.word))
        total = total or 1.0
        missing.sort(reverse=True)
        for other in question.alternatives:
            if other & around.own:
                own += _given_back(missing, question.readings)
        pairs = [pair for pair in question.words.pairs if pair not in named]
        return _Shares(
            own=own / total,
            headings=headings / total,
            document=document / total,
            phrasing=sum(pair in around.own for pair in pairs) / (len(pairs) or 1),
            phrasing_near=sum(p in around.own or p in around.headings for p in pairs)
            / (len(pairs) or 1),
            missing=tuple(word for _, word in missing),
        )


def _given_back(missing: list[tuple[float, str]], readings: frozenset[str]) -> float:
    """The weight of a short form's reading that the passage lacks: it has another reading."""
    for index, (weight, word) in enumerate(missing):
        if word in readings:
            del missing[index]
            return weight
    return 0.0


def _weigh_one(
    question: Question, shares: _Shares, passage: Passage, search: float, route: Route
) -> Evidence:
    routed = route.scores.get(passage.document, 0.0)
    place = bool(_PLACES.get(passage.kind, frozenset()) & question.places)
    field = answers_as_field(question, passage)
    located = _at_address(question.address, passage.address)
    score = (
        WEIGHTS.own * (max(shares.own, _IN_PLACE) if place else shares.own)
        + WEIGHTS.phrasing * (shares.phrasing_near if field else shares.phrasing)
        + (WEIGHTS.own if field else WEIGHTS.headings) * shares.headings
        + WEIGHTS.document * shares.document
        + WEIGHTS.search * search
        + WEIGHTS.route * routed
        + WEIGHTS.named * (passage.document in route.named)
        + WEIGHTS.place * place
        + WEIGHTS.address * located
        + WEIGHTS.frame * (_is_frame(passage) and not place)
        + WEIGHTS.unsigned * (Place.SIGNATURE in question.places and not place)
        + _side(question, passage, route)
        + WEIGHTS.field * field
    )
    return Evidence(
        passage=passage,
        score=score,
        own=shares.own,
        near=shares.own + shares.headings,
        whole=shares.own + shares.headings + shares.document,
        route=routed,
        field=field,
        located=located,
        place=place,
        missing=shares.missing,
    )


def _is_frame(passage: Passage) -> bool:
    """Whether it only frames what is said; the first row of a table is its header."""
    first_row = passage.kind is NodeKind.ROW and passage.address.endswith(" 1")
    return passage.kind in _FRAME or first_row


_FRAME = frozenset(
    {
        NodeKind.TITLE,
        NodeKind.LETTERHEAD,
        NodeKind.RECIPIENTS,
        NodeKind.ADDRESSEES,
        NodeKind.SIGNATURE,
    }
)
_PLACES: Mapping[NodeKind, frozenset[Place]] = {
    NodeKind.SIGNATURE: frozenset({Place.SIGNATURE}),
    NodeKind.RECIPIENTS: frozenset({Place.RECIPIENTS}),
    NodeKind.ADDRESSEES: frozenset({Place.RECIPIENTS}),
    NodeKind.LETTERHEAD: frozenset({Place.HEADER}),
    NodeKind.BASIS: frozenset({Place.PREAMBLE}),
    NodeKind.PREAMBLE: frozenset({Place.PREAMBLE}),
}


def _side(question: Question, passage: Passage, route: Route) -> float:
    side = fold(passage.side or "")
    if " " not in side or f" {side} " not in f" {question.text} ":
        return 0.0
    if Wanted.UNIT in question.wanted:
        return WEIGHTS.own_side
    only_names = naming(route, passage.document).issuperset(side.split())
    return WEIGHTS.side * (0.5 if only_names else 1.0)


# "Cơ quan chủ trì: …", "- Thời gian thực hiện: …": what stands after it is said of the heading.
_FIELD = re.compile(r"^[\W\d]*(?:[a-zđ]{1,2}\)\W*)?([^:;.]{3,60}):")
_FIELDS_OF = tuple(
    (wanted, re.compile(asked), re.compile(label))
    for wanted, asked, label in (
        (
            frozenset({Wanted.UNIT, Wanted.PERSON}),
            r"$^",
            r"\b(?:co quan|don vi|chu tri|phoi hop|dau moi|phu trach|thuong truc)\b",
        ),
        (
            frozenset({Wanted.TIME, Wanted.DAY, Wanted.FREQUENCY, Wanted.DURATION}),
            r"$^",
            r"\b(?:thoi gian|thoi han|tien do|han|thoi diem)\b",
        ),
        (
            frozenset[Wanted](),
            r"\b(?:cach|hinh thuc|bien phap|phuong thuc|kenh|phuong phap)\b",
            r"\b(?:hinh thuc|bien phap|phuong thuc|cach|phuong phap)\b",
        ),
        (
            frozenset[Wanted](),
            r"\b(?:san pham|dau ra|ket qua)\b",
            r"\b(?:san pham|dau ra|ket qua)\b",
        ),
        (frozenset({Wanted.MONEY}), r"\b(?:kinh phi|nguon von|tien)\b", r"\b(?:kinh phi|nguon)\b"),
    )
)


def answers_as_field(question: Question, passage: Passage) -> bool:
    """Whether the passage is a labelled field and its label is what the question asks for."""
    match = _FIELD.match(passage.text)
    if match is None:
        return False
    label = fold(match[1])
    for wanted, asked, sign in _FIELDS_OF:
        if sign.search(label) and (wanted & question.wanted or asked.search(question.text)):
            return True
    return f" {label} " in f" {question.text} "


def _at_address(wanted: str | None, address: str) -> bool:
    """Whether `address` is at or below the folded locator `wanted` ("dieu 8.1.b")."""
    if wanted is None:
        return False
    folded = address.lower().replace("điều", "dieu").replace("đ", "dd")
    before, _, after = folded.partition(".")
    tail = after if "dieu" in after and "dieu" not in before else folded
    wishes = {wanted, f"{wanted}d"} if wanted.endswith(".d") else {wanted}
    return any(tail == wish or tail.startswith(wish + ".") for wish in wishes)
