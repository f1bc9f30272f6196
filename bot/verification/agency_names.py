"""The English names of agencies that the field's bilingual list translates, for the verifier."""

from collections.abc import Iterator
from pathlib import Path

from bot.verification.english_names import english_names
from bot.verification.verifier import Names
from corpus.mentions.mentions import MentionKind, find_mentions
from retrieval.lexicon import SHIPPED
from retrieval.tables import rows

_COLUMNS = ("en", "vi", "role")


def load_agency_names(extra: Path | None = None) -> Names:
    """Read the rows that name one unit in both languages; those of the folder `extra` count first.

    Raises LexiconError for a row that does not have its file's columns.
    """
    folders = [SHIPPED] if extra is None else [extra, SHIPPED]
    names: dict[str, str] = {}
    for english, vietnamese in _units(folders):
        names.setdefault(english, vietnamese)
    return names


def _units(folders: list[Path]) -> Iterator[tuple[str, str]]:
    for english, vietnamese, _ in rows(folders, "english.tsv", _COLUMNS):
        titled = " ".join(word[:1].upper() + word[1:] for word in english.split())
        named = english_names(titled, ())
        if len(named) == 1 and _is_one_unit(vietnamese):
            yield english.lower(), vietnamese


def _is_one_unit(text: str) -> bool:
    found = find_mentions(text, {MentionKind.UNIT})
    return len(found) == 1 and found[0].text == text
