"""From a worded question to what is asked: kinds of answer, topic words, places named (pure)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from retrieval.cues import (
    CUES,
    ENGLISH_CUES,
    FAREWELL,
    FOLLOW_UP,
    GREETING,
    INSTRUCTION,
    STOP,
    THANKS,
    Wanted,
)
from retrieval.text import Words, words
from retrieval.wording import Language, Wording


class Talk(StrEnum):
    """What a message is before it is a question."""

    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    NOTHING = "nothing"  # no word that could be looked for
    INSTRUCTION = "instruction"  # only orders to the assistant itself


class Place(StrEnum):
    """A part of a document that a question is about by its nature."""

    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    HEADER = "header"
    PREAMBLE = "preamble"


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood; `topic` are the folded syllables that carry its matter.

    `earlier` holds the topic of the turn it leans on, empty unless it is a follow-up.
    `address` is the locator it names ("Điều 8.1.b" of "điểm b khoản 1 Điều 8"), folded.
    """

    text: str  # worded, without orders and courtesies
    words: Words
    topic: tuple[str, ...]
    wanted: frozenset[Wanted]
    talk: Talk = Talk.QUESTION
    places: frozenset[Place] = frozenset()
    address: str | None = None
    symbols: tuple[str, ...] = ()
    earlier: Words | None = None
    follows: bool = False
    english: bool = False
    typed: str = ""  # as it came
    readings: frozenset[str] = frozenset()  # pairs that stand where a short form was typed
    alternatives: tuple[frozenset[str], ...] = ()  # pairs of what else one may mean, each
    ordered: bool = False  # it also held orders to the assistant, which were left out


_COURTESY = re.compile(
    r"\b(?:cho (?:em|toi|minh|anh|chi|hoi|em xin)(?: hoi| biet| xin)?|xin (?:hoi|cho biet|vui long)|"
    r"vui long|lam on|de nghi (?:cho biet|liet ke|cung cap)|(?:em|toi|minh) (?:muon )?hoi|"
    r"(?:cac )?(?:anh|chi|ad|ban|bac) (?:oi|cho hoi)|hoi ty|hoi chut|voi a|vay a|the a|"
    r"giup (?:em|toi|minh)|cho biet|please|could you|can you|tell me)\b"
    r"|^da\b|\b(?:a|nhe|nhi|vay|the|ha|voi)(?=\s*(?:$|[?!.,]))"
)
_CLAUSE = re.compile(r"[.;!?\n]+|,(?= )")
_ADDRESS_PARTS = (
    ("dieu", re.compile(r"\bdieu (\d{1,3}[a-z]?)\b")),
    ("khoan", re.compile(r"\b(?:khoan|muc|y) (\d{1,3}(?:\.\d{1,2})*)\b")),
    ("diem", re.compile(r"\b(?:diem|muc|y) ([a-eghiklmnopqstuvxy]|dd)\b")),
    ("phan", re.compile(r"\b(?:phan|muc) ([ivx]{1,5})\b")),
)
_PLACES = (
    (
        Place.RECIPIENTS,
        re.compile(
            r"\bnoi nhan\b|\bkinh gui\b|\b(?:duoc )?gui (?:de |toi |den |cho )*(?:bao cao |biet )?"
            r"(?:nhung |cac )*(?:co quan|noi|don vi|ai)\b|\bsao gui\b|\bdong kinh gui\b"
        ),
    ),
    (
        Place.PREAMBLE,
        re.compile(
            r"\bcan cu phap ly\b|\bco so phap ly\b|\bxet de nghi\b|\btheo de nghi\b|\bde nghi cua\b"
            r"|\b(?:can cu|dua (?:tren|vao)|vien dan)\b.{0,80}"
            r"\b(?:ban hanh|van ban|thong tu|nghi dinh|quyet dinh|quy dinh|nghi quyet|chi thi|luat)\b"
            r"|\b(?:ban hanh|van ban|thong tu|nghi dinh|quyet dinh|quy dinh|nghi quyet|chi thi|luat)"
            r"\b.{0,80}\b(?:can cu|vien dan)\b"
        ),
    ),
    (
        Place.HEADER,
        re.compile(
            r"\bso hieu\b|\bky hieu\b|\bban hanh (?:ngay|khi|vao|hom|luc)\b|\bngay ban hanh\b"
            r"|\b(?:ai|co quan nao|don vi nao|noi nao) ban hanh\b|\bmang so\b|\bngay ky\b"
            r"|\bra ngay\b|\bso may\b|\bso bao nhieu\b|\bso(?:,| va) ngay\b"
        ),
    ),
)


# "công văn số mấy", "nghị định nào": another text is asked for, not the letterhead.
_OTHER_TEXT = re.compile(
    r"\b(?:thong tu|nghi dinh|quyet dinh|quy dinh|nghi quyet|chi thi|ket luan|cong van|luat)"
    r" (?:so )?(?:nao|may|gi|bao nhieu)\b"
)


# "còn phường thì sao?" asks what was asked before.
_SAME_ASKED = re.compile(r"\bthi sao\b|\bthi (?:the nao|ra sao)\b")


def understand(wording: Wording, earlier: Sequence[Wording] = ()) -> Question:
    """Return what `wording` asks; `earlier` are the user's former turns, oldest first."""
    text = _without_orders(wording.text)
    text_is_cut = text != wording.text
    talk = _talk(wording.text, text)
    text = " ".join(_COURTESY.sub(" ", text).split())
    own = words(text)
    english = wording.language is Language.ENGLISH
    wanted = _wanted(text, wording.original if english else "")
    follows = bool(earlier) and _leans(text, own)
    before = earlier[-1] if follows else None
    if before is not None and (not wanted or _SAME_ASKED.search(text)):
        wanted |= _wanted(before.text)
    topic = tuple(s for s in own.syllables if s not in STOP)
    if talk is Talk.QUESTION and not topic:
        talk = Talk.NOTHING
    return Question(
        text=text,
        words=own,
        topic=topic,
        wanted=wanted or frozenset({Wanted.CONTENT}),
        talk=talk,
        places=_places(text, wanted),
        address=_address(text, wording.original),
        symbols=tuple(dict.fromkeys((*own.symbols, *_codes(own.syllables)))),
        earlier=words(before.text) if before is not None else None,
        follows=follows,
        typed=wording.original,
        readings=frozenset(pair for _, read in wording.expanded for pair in words(read).pairs),
        alternatives=tuple(
            frozenset(pair for reading in readings for pair in words(reading).pairs)
            for readings in wording.alternatives
        ),
        ordered=text_is_cut,
        english=english,
    )


def _without_orders(text: str) -> str:
    if not INSTRUCTION.search(text):
        return text
    kept = [part for part in _CLAUSE.split(text) if part and not INSTRUCTION.search(part)]
    return ", ".join(part.strip() for part in kept)


def _talk(original: str, text: str) -> Talk:
    if not text.strip() and original.strip():
        return Talk.INSTRUCTION
    rest = [
        s
        for s in words(_COURTESY.sub(" ", THANKS.sub(" ", FAREWELL.sub(" ", text)))).syllables
        if s not in STOP
    ]
    for talk, pattern in (
        (Talk.THANKS, THANKS),
        (Talk.FAREWELL, FAREWELL),
        (Talk.GREETING, GREETING),
    ):
        if pattern.search(text) and len(rest) <= 2:
            return talk
    return Talk.QUESTION


def _wanted(text: str, english: str = "") -> frozenset[Wanted]:
    found = {wanted for wanted, pattern in CUES if pattern.search(text)}
    if english:
        found -= {Wanted.MEANING, Wanted.PERSON}
        found |= {wanted for wanted, pattern in ENGLISH_CUES if pattern.search(english)}
    for stronger, weaker in (
        (Wanted.FREQUENCY, (Wanted.DURATION, Wanted.COUNT)),
        (Wanted.SIGNER, (Wanted.UNIT, Wanted.PERSON)),
        (Wanted.PERSON, (Wanted.UNIT, Wanted.MEANING)),
        (Wanted.PHONE, (Wanted.SYMBOL,)),
        (Wanted.DOCUMENTS, (Wanted.SYMBOL, Wanted.MEANING)),
        (Wanted.MONEY, (Wanted.COUNT,)),
        (Wanted.DURATION, (Wanted.DAY, Wanted.COUNT)),
        (Wanted.PERCENT, (Wanted.MONEY, Wanted.COUNT)),
    ):
        if stronger in found:
            found.difference_update(weaker)
    return frozenset(found)


def _places(text: str, wanted: frozenset[Wanted]) -> frozenset[Place]:
    found = {place for place, pattern in _PLACES if pattern.search(text)}
    if _OTHER_TEXT.search(text) or Wanted.REFERENCE in wanted:
        found.discard(Place.HEADER)
    elif wanted >= {Wanted.SYMBOL, Wanted.DAY}:
        found.add(Place.HEADER)
    if Wanted.SIGNER in wanted:
        found.add(Place.SIGNATURE)
    return frozenset(found)


def _leans(text: str, own: Words) -> bool:
    topic = [s for s in own.syllables if s not in STOP]
    return bool(FOLLOW_UP.search(text)) or len(topic) <= 4


def _address(text: str, original: str) -> str | None:
    """The locator; a point "đ" is "dd", and "d" of a question without diacritics may be both."""
    if "điểm đ" in unicodedata.normalize("NFC", original).lower():
        text = re.sub(r"\bdiem d\b", "diem dd", text)
    found = {name: match[1] for name, pattern in _ADDRESS_PARTS if (match := pattern.search(text))}
    if "dieu" in found:
        parts = [f"dieu {found['dieu']}"]
        parts += [found[name] for name in ("khoan", "diem") if name in found]
        return ".".join(parts)
    if "phan" in found:
        parts = [found["phan"]] + [found[name] for name in ("khoan", "diem") if name in found]
        return ".".join(parts)
    return None


def _codes(syllables: Sequence[str]) -> list[str]:
    """Names made of letters and digits, "pv01": a document that lacks one does not speak of it."""
    return [
        s for s in syllables if any(map(str.isdigit, s)) and any(map(str.isalpha, s)) and len(s) > 2
    ]
