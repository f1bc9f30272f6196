"""An English question cut into phrases, each with its Vietnamese (pure)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from retrieval.lexicon import Lexicon, Role, Term, stem
from retrieval.questions.syllables import is_syllable
from retrieval.questions.tokens import Token

BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
AUXILIARIES = frozenset(
    ["do", "does", "did", "has", "have", "must", "should", "shall", "can", "will", "may"]
)
_BEFORE_NOUN = frozenset(
    (
        *("the", "a", "an", "its", "their", "this", "that", "these", "each", "any", "which"),
        *("what", "of", "for", "on", "in", "by", "with", "from", "under", "about", "per", "no"),
        *("first", "second", "third", "last", "next", "final", "annual", "quarterly", "new"),
    )
)
_BEFORE_VERB = AUXILIARIES | {"to", "who", "not"}
_AFTER_VERB = frozenset(["the", "a", "an", "its", "their", "this", "which", "when"])
_MODALS = frozenset(["phai", "duoc", "mong muon"])  # another verb follows
_PARTICIPLE = re.compile(".*ed|sent|held|made|done|given|taken|kept|led|set|laid|built|spelt")
_LETTERED = frozenset(["diem", "muc", "phu luc"])  # "point b", "appendix a"


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase of the question with its Vietnamese, empty where there is none.

    `empty` marks a word that needs none, such as an article; `name` what is kept as typed.
    """

    typed: str
    vietnamese: str
    role: Role
    name: bool = False
    empty: bool = False

    @property
    def number(self) -> bool:
        """Say whether it is a number, a symbol or a single letter."""
        plain = self.vietnamese
        return self.name and (len(plain) == 1 or re.search("[0-9/]", plain) is not None)


def phrases(
    tokens: Sequence[Token], lexicon: Lexicon, read_short: Callable[[Token], str | None]
) -> list[Item]:
    """Return the longest listed phrases of `tokens` in English order, and what is not listed."""
    return list(_Cutter(_words(tokens), lexicon, read_short).items())


def _words(tokens: Sequence[Token]) -> list[Token]:
    """Split hyphenated words, leave numbers and symbols whole, drop the possessive s."""
    found: list[Token] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.folded == "no" and following is not None and following.gap.startswith("."):
            continue  # "No. 01"
        if "-" in token.folded and not re.search("[0-9/]", token.folded):
            parts = zip(token.typed.split("-"), token.folded.split("-"), strict=False)
            found.extend(Token(typed, folded, "-") for typed, folded in parts)
        elif token.folded != "s" or not token.gap.endswith(("'", "’")):
            found.append(token)
    return found


@dataclass(slots=True)
class _Cutter:
    words: list[Token]
    lexicon: Lexicon
    read_short: Callable[[Token], str | None]
    verb_due: bool = False  # an auxiliary was met and its verb not yet
    stems: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.stems = [stem(word.folded) for word in self.words]

    def items(self) -> Iterator[Item]:
        at = 0
        previous = Item("", "", Role.LINK)
        while at < len(self.words):
            length, terms = self._longest(at)
            if at and len(self.words[at].folded) == 1 and previous.vietnamese in _LETTERED:
                length, terms = 1, ()
            previous = self._listed(at, length, terms) if terms else self._unlisted(at)
            yield previous
            at += length

    def _longest(self, at: int) -> tuple[int, tuple[Term, ...]]:
        for length in range(min(self.lexicon.longest_english, len(self.words) - at), 0, -1):
            phrase = tuple(word.folded for word in self.words[at : at + length])
            stems = tuple(self.stems[at : at + length])
            terms = self.lexicon.english.get(phrase) or self.lexicon.english.get(stems, ())
            if terms and not (length == 1 and self._part_of_name(at)):
                return length, terms
        return 1, ()

    def _listed(self, at: int, length: int, terms: tuple[Term, ...]) -> Item:
        words = self.words[at : at + length]
        before = self.words[at - 1].folded if at else ""
        after = self.words[at + length].folded if at + length < len(self.words) else ""
        verb_due = self.verb_due and not self._verb_at(at + length)
        term = _in_place(terms, before, after, verb_due=verb_due)
        if not {word.folded for word in words}.isdisjoint(AUXILIARIES):
            self.verb_due = True
        elif term.role is Role.VERB and term.vietnamese not in _MODALS:
            self.verb_due = False
        passive = term.role is Role.VERB and not term.vietnamese.startswith("duoc ")
        if passive and before in BE and _PARTICIPLE.fullmatch(words[0].folded):
            term = Term(f"duoc {term.vietnamese}", Role.VERB)
        typed = " ".join(word.typed for word in words)
        return Item(typed, term.vietnamese, term.role, empty=not term.vietnamese)

    def _verb_at(self, at: int) -> bool:
        terms = self.lexicon.english.get(tuple(self.stems[at : at + 1]), ())
        return any(term.role is Role.VERB for term in terms)

    def _part_of_name(self, at: int) -> bool:
        """Say whether an English word is a name's syllable here: the "An" of "An Khê"."""
        word = self.words[at]
        if not is_syllable(word.folded) or at + 1 == len(self.words):
            return False
        after = self.words[at + 1]
        alike = word.typed[:1].isupper() == after.typed[:1].isupper()
        foreign = is_syllable(after.folded) and self.stems[at + 1] not in self.lexicon.english_stems
        return foreign and alike and not after.gap.strip()

    def _unlisted(self, at: int) -> Item:
        word = self.words[at]
        if not word.folded.isalpha() or len(word.folded) == 1:
            return Item(word.typed, word.folded, Role.NOUN, name=True)
        short = self.read_short(word)
        if short is not None:
            return Item(word.typed, short, Role.NOUN)
        named = word.typed[:1].isupper() or is_syllable(word.folded)
        return Item(word.typed, word.folded if named else "", Role.NOUN, name=named)


def _in_place(terms: tuple[Term, ...], before: str, after: str, *, verb_due: bool) -> Term:
    """Choose between noun and verb: "the report on …", "who must report to …"."""
    verb = before in _BEFORE_VERB or after in _AFTER_VERB or verb_due
    wanted = Role.VERB if verb and before not in _BEFORE_NOUN else Role.NOUN
    return next((term for term in terms if term.role is wanted), terms[0])
