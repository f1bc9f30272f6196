"""Each word of a Vietnamese question read: written out, mended or left as it is (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.evidence import Evidence
from retrieval.lexicon import Expansion, Lexicon, ShortKind
from retrieval.questions.abbreviations import (
    Neighbours,
    best_expansion,
    compose,
    doubtful_unit,
    expansions,
    read_slashed,
)
from retrieval.questions.spelling import mend
from retrieval.questions.syllables import is_syllable
from retrieval.questions.tokens import Token

_MAX_READINGS = 4
_AT_HOME, _SEEN_TOGETHER = 0.3, 0.05  # bonds at which a cut word is joined again
_NO_VOWEL = re.compile("[bcdghklmnpqrstvx]+")
_NEVER_ALONE = frozenset(["i", "u"])
_MENDABLE = re.compile("(?=.*[a-z])(?![ivxl]+$)[0-9a-z]{2,}")  # no Roman number
_PARTS = re.compile("([-/&])")
_TYPED_PARTS = re.compile("[-/&\u2010-\u2015\u2212]")  # what folds to them
_LETTERS_NUMBER = re.compile("([a-z]+)([0-9]+)")
_NUMBER_LETTERS = re.compile("([0-9]+)([a-z]{3,})")
_VNI_TONE = re.compile("[6-8]?[1-5]|[6-9]")
_TAKE_NUMBERS = frozenset(
    ["dieu", "khoan", "muc", "phan", "chuong", "so", "thang", "nam", "quy", "ngay", "phong", "to"]
)
_UNKEPT = frozenset([ShortKind.DOCUMENT, ShortKind.CHAT, ShortKind.LEVEL])


@dataclass(frozen=True, slots=True)
class Reading:
    """A word with its reading; `others` are what else an abbreviation may stand for."""

    token: Token
    text: str
    others: tuple[str, ...] = ()
    kind: ShortKind | None = None  # of an abbreviation

    @property
    def changed(self) -> bool:
        """Say whether it is read otherwise than it was typed, diacritics apart."""
        return self.text != self.token.folded


@dataclass(frozen=True, slots=True)
class Reader:
    """What the words of one question are read with."""

    lexicon: Lexicon
    evidence: Evidence

    def read(self, tokens: Sequence[Token]) -> list[Reading]:
        """Return the readings of `tokens` in order; some tokens are cut or joined on the way."""
        return _read(_separate(tokens, self), self)

    def read_alone(self, token: Token) -> Reading | None:
        """Return the reading of an abbreviation among foreign words, None if it is none."""
        return _read_short(token, Neighbours("", ""), self)


def with_asked_short(readings: list[Reading]) -> list[Reading]:
    """Keep the abbreviation that a question asks the meaning of: "antt (an ninh, trat tu)"."""
    shorts = [r for r in readings if r.kind not in {None, ShortKind.CHAT}]
    asked = next((r for r in shorts if r.kind not in _UNKEPT), shorts[0] if shorts else None)
    if asked is None:
        return readings
    kept = replace(asked, text=f"{asked.token.folded} ({asked.text})")
    return [kept if reading is asked else reading for reading in readings]


def _separate(tokens: Sequence[Token], reader: Reader) -> list[Token]:
    """Cut what was typed together: "BXDĐ-ĐUUBND", "CTr07"; symbols and numbers stay whole."""
    vni = any(re.search("[a-z][1-9][a-z]", token.folded) for token in tokens)
    separated: list[Token] = []
    for token in tokens:
        if _is_compound(token, reader.lexicon):
            separated.extend(_parts(token, reader))
        elif not vni and (parts := _number_apart(token, reader)):
            separated.extend(parts)
        else:
            separated.append(token)
    return separated


def _is_compound(token: Token, lexicon: Lexicon) -> bool:
    """Say whether the parts of "BXDĐ-ĐUUBND" are to be read one by one, not as a symbol."""
    parts = _PARTS.split(token.folded)[::2]
    if len(parts) == 1 or token.folded in lexicon.shorts or token.gap.endswith(("/", "-")):
        return False
    kinds = {e.kind for part in parts for e in lexicon.shorts.get(part, ())[:1]}
    symbol = "/" in token.folded and ShortKind.DOCUMENT in kinds
    return not symbol and not re.search("[0-9]", token.folded)


def _parts(token: Token, reader: Reader) -> Iterator[Token]:
    if _slashed(token, reader):
        yield token
        return
    folded = _PARTS.split(token.folded)
    gaps = [token.gap, *folded[1::2]]
    for gap, part, plain in zip(gaps, _TYPED_PARTS.split(token.typed), folded[::2], strict=True):
        yield Token(part, plain, gap)


def _slashed(token: Token, reader: Reader) -> str | None:
    prefix, slash, syllable = token.folded.partition("/")
    return read_slashed(prefix, syllable, reader.evidence) if slash else None


def _number_apart(token: Token, reader: Reader) -> tuple[Token, ...]:
    """Cut "CTr07", "dieu10" and "6thang"; a digit after another word may be a tone of VNI."""
    found = _LETTERS_NUMBER.fullmatch(token.folded) or _NUMBER_LETTERS.fullmatch(token.folded)
    if found is None or reader.evidence.count(token.folded):
        return ()
    letters, digits = sorted(found.groups(), key=str.isdigit)
    expansions = reader.lexicon.shorts.get(letters, ())
    level = any(e.kind is ShortKind.LEVEL for e in expansions)
    tone = found[1] == letters and _VNI_TONE.fullmatch(digits) and letters not in _TAKE_NUMBERS
    if expansions or (len(letters) > 1 and is_syllable(letters) and not tone):
        cut = len(found[1])
        return (
            Token(token.typed[:cut], found[1], token.gap),
            Token(token.typed[cut:], found[2], "." if level else " "),
        )
    return ()


def _read(tokens: list[Token], reader: Reader) -> list[Reading]:
    readings: list[Reading] = []
    at = 0
    while at < len(tokens):
        length, reading = _read_at(tokens, at, readings, reader)
        readings.append(reading)
        at += length
    return readings


def _read_at(
    tokens: list[Token], at: int, before: list[Reading], reader: Reader
) -> tuple[int, Reading]:
    for length in range(min(reader.lexicon.longest_short, len(tokens) - at), 1, -1):
        if (whole := _several(tokens[at : at + length], reader)) is not None:
            return length, whole
    token = tokens[at]
    around = _around(tokens, at, before, reader.lexicon)
    if (joined := _rejoined(tokens, at, around, reader)) is not None:
        return 2, Reading(joined, joined.folded)
    named = token.typed[:1].isupper() and (at > 0 or _is_name_part(around.right_token))
    mended = _mended(token, around, reader, named=named)
    reading = _read_short(token, around, reader)
    if reading is not None and not _likelier(mended, reading, around, reader):
        return 1, reading
    unit = doubtful_unit(token, around, reader.lexicon, reader.evidence)
    return 1, Reading(token, mended, () if unit is None else (unit.long,))


def _is_name_part(token: Token | None) -> bool:
    return token is not None and token.typed[:1].isupper()


def _likelier(mended: str, reading: Reading, around: Neighbours, reader: Reader) -> bool:
    """Say whether small letters are a slip rather than an abbreviation: "dân vn"."""
    token = reading.token
    if mended == token.folded or " " in mended or token.capitals or reading.kind is ShortKind.CHAT:
        return False
    bond, syllables = reader.evidence.bond, re.findall("[0-9a-z]+", reading.text)
    short = bond(around.left, syllables[0]) + bond(syllables[-1], around.right)
    return bond(around.left, mended) + bond(mended, around.right) > max(_AT_HOME, short)


def _around(tokens: list[Token], at: int, before: list[Reading], lexicon: Lexicon) -> Neighbours:
    left = before[-1].text.split()[-1:] if before else []
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    right = "" if following is None else following.folded
    if following is not None and not is_syllable(right) and right in lexicon.shorts:
        right = lexicon.shorts[right][0].long.split()[0]
    return Neighbours("".join(left).strip(",)("), right, following)


def _several(tokens: Sequence[Token], reader: Reader) -> Reading | None:
    """Read an abbreviation of several words: "UB MTTQ"."""
    folded = " ".join(token.folded for token in tokens)
    found = reader.lexicon.shorts.get(folded)
    apart = any(token.gap.strip(" .") for token in tokens[1:])
    if not found or apart or all(is_syllable(token.folded) for token in tokens):
        return None
    typed = " ".join(token.typed for token in tokens)
    return Reading(Token(typed, folded, tokens[0].gap), found[0].long)


def _read_short(token: Token, around: Neighbours, reader: Reader) -> Reading | None:
    found = expansions(token, around, reader.lexicon)
    if found:
        best = best_expansion(token, found, around, reader.evidence)
        return _short_reading(token, best.long, found, reader)
    capitals = token.capitals >= 3
    parts = (
        compose(token, reader.lexicon, reader.evidence) if capitals or token.capitals == 0 else ()
    )
    if parts and (capitals or _surely_composed(parts)):
        return _short_reading(token, " ".join(part.long for part in parts), (), reader)
    read = _slashed(token, reader)
    return None if read is None else Reading(token, read)


def _surely_composed(parts: Sequence[Expansion]) -> bool:
    return max(len(part.short) for part in parts) >= 3


def _short_reading(token: Token, long: str, found: Sequence[Expansion], reader: Reader) -> Reading:
    others = [e.long for e in found if e.long != long]
    used = reader.evidence.count(token.folded) and not is_syllable(token.folded)
    kept = not found or found[0].kind not in _UNKEPT
    if used and kept:
        others.insert(0, token.folded)
    kind = found[0].kind if found else ShortKind.UNIT
    return Reading(token, long, tuple(dict.fromkeys(others[:_MAX_READINGS])), kind)


def _rejoined(tokens: Sequence[Token], at: int, around: Neighbours, reader: Reader) -> Token | None:
    """Return the syllable that a stray space has cut: "phuo ng", "thườn g"."""
    token, following, evidence = tokens[at], around.right_token, reader.evidence
    if following is None or following.gap != " " or token.capitals > 1 or following.capitals:
        return None
    joined = token.folded + following.folded
    if not is_syllable(joined) or not evidence.known(joined):
        return None
    right = tokens[at + 2].folded if at + 2 < len(tokens) else ""
    whole = evidence.bond(around.left, joined) + evidence.bond(joined, right)
    parts = (token.folded, following.folded)
    if all(part not in _NEVER_ALONE and _used(part, evidence) for part in parts):
        apart = evidence.bond(around.left, parts[0]) + evidence.bond(parts[1], right)
        stray = len(parts[1]) == 1 and not evidence.bond(*parts) and not apart
        cut = stray and whole > _AT_HOME
    else:
        apart = evidence.bond(around.left, parts[1]) + evidence.bond(parts[1], right)
        listed = not reader.lexicon.shorts.keys().isdisjoint(parts)
        if _NO_VOWEL.fullmatch(parts[0]):
            cut = not _used(parts[1], evidence) or whole > apart
        else:
            cut = whole > (_SEEN_TOGETHER if listed else 0)
    return replace(token, typed=f"{token.typed} {following.typed}", folded=joined) if cut else None


def _used(syllable: str, evidence: Evidence) -> bool:
    return is_syllable(syllable) and evidence.known(syllable)


def _mended(token: Token, around: Neighbours, reader: Reader, *, named: bool) -> str:
    shouted = token.capitals > 1 and 2 * token.capitals > len(token.typed)
    foreign = token.folded in reader.lexicon.loans or token.folded in reader.lexicon.english_words
    if shouted or foreign or not _MENDABLE.fullmatch(token.folded):
        return token.folded
    return mend(token.folded, around.left, around.right, reader.evidence, named=named)


def written(readings: Sequence[Reading]) -> Iterator[str]:
    """Yield the readings with what stands between them."""
    before = None
    for reading in readings:
        gap = reading.token.gap
        touched = reading.changed or (before is not None and before.changed)
        if before is not None and touched and gap in {"-", "/", "&"}:
            gap = " va " if gap == "&" else f" {gap} "
        if before is not None and before.changed and gap.startswith("."):
            gap = " " + gap[1:] if len(before.token.folded) <= 2 else gap
        yield gap
        yield reading.text
        before = reading
