"""Titles and names that a signature prints in capitals, as they are written in running text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

# "thay mặt", "ký thay", "thừa lệnh", "thừa ủy quyền", "quyền": marks that stay as printed.
_MARK = re.compile(r"(?<!\S)(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|TUN|Q)(?:[.:]|(?= ))\s?")
_DEPUTY = "phó"
_LOOKED_THROUGH = 60_000  # characters of a document


def in_running_text(printed: str, document: str) -> str:
    """Return what a signature prints, in the letters that the document itself writes it with.

    "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH" is "TM. Ủy ban nhân dân, KT. Chủ tịch". What the text has
    nowhere in small letters begins with a capital and goes on in small ones.
    """
    if not printed.isupper():
        return printed
    marks = list(_MARK.finditer(printed))
    bounds = [match.start() for match in marks[1 if marks and not marks[0].start() else 0 :]]
    parts = [
        printed[start:end].strip()
        for start, end in zip([0, *bounds], [*bounds, len(printed)], strict=True)
    ]
    text = document[:_LOOKED_THROUGH]
    return ", ".join(_part(part, text) for part in parts)


def a_person(printed: str) -> str:
    """Return a name printed in capitals with a capital for each of its words."""
    return printed.title() if printed.isupper() else printed


def _part(printed: str, text: str) -> str:
    mark = _MARK.match(printed)
    said = printed[mark.end() if mark else 0 :]
    written = " ".join(_written(said.split(), text))
    return f"{mark[0].strip()} {written}" if mark else written


def _written(words: Sequence[str], text: str) -> Iterator[str]:
    """Yield the longest runs of words that the text writes in small letters too, in order."""
    at = 0
    begins = True
    while at < len(words):
        for end in range(len(words), at, -1):
            if form := _form(words[at:end], text):
                yield form[:1].upper() + form[1:] if begins else form
                begins, at = False, end
                break
        else:
            word = words[at].lower()
            yield word.capitalize() if begins else word
            begins = word == _DEPUTY
            at += 1


def _form(words: Sequence[str], text: str) -> str | None:
    """Return how the text writes the words most often, None where it has them in capitals only."""
    if len(words) == 1:
        return None  # one syllable is a part of any word
    phrase = r"\s+".join(map(re.escape, words))
    pattern = re.compile(rf"(?<!\w){phrase}(?!\w)", re.IGNORECASE)
    forms = Counter(" ".join(match[0].split()) for match in pattern.finditer(text))
    for form, _ in forms.most_common():
        if not form.isupper() and any(map(str.isupper, form)):
            return form
    return None
