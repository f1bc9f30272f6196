"""The assistant's name in what was written in a group (pure)."""

import re
import unicodedata
from collections.abc import Iterable

from corpus.text import fold, fold_with_offsets

_SPACES = re.compile(r"[^\S\n]+")


def without_mentions(text: str, names: Iterable[str]) -> tuple[str, bool]:
    """Return NFC `text` without any "@name", and whether there was one.

    Case, diacritics and the width of spaces make no difference, for people type names too.
    """
    text = unicodedata.normalize("NFC", text)
    pattern = _pattern(names)
    if pattern is None:
        return text.strip(), False
    folded, offsets = fold_with_offsets(text)
    kept: list[str] = []
    position = 0
    for found in pattern.finditer(folded):
        kept.append(text[position : offsets[found.start()]])
        position = offsets[found.end()] if found.end() < len(offsets) else len(text)
    if not kept:
        return text.strip(), False
    rest = " ".join((*kept, text[position:]))
    return _SPACES.sub(" ", rest).strip(" \t\n,:;"), True


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    folded = {fold(name).removeprefix("@").strip() for name in names} - {""}
    if not folded:
        return None
    longest_first = sorted(folded, key=len, reverse=True)
    wordings = (r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"@\s*(?:{'|'.join(wordings)})(?!\w)")
