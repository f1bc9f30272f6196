"""What people type, freed of characters that say nothing (pure)."""

import re
import unicodedata

# An escape sequence of a terminal; without its first character it would read as letters.
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])?")
_LONGEST_NAME = 40  # characters; names are free text, and some are whole sentences
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Zero-width and direction marks, tags, lone surrogates: unseen in a word, and they split it.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def cleaned(text: str) -> str:
    """Return `text` without control characters, but tabs and line ends, and unseen marks.

    Half a surrogate pair, which JSON and a terminal can bring, is no text to any library.
    """
    return _UNSEEN.sub("", _CONTROL.sub(" ", _ESCAPE.sub("", text)))


def shown_name(*parts: str | None) -> str | None:
    """Return a person's name, in one line and cut where it is overlong; None when none is left."""
    words = " ".join(part for part in parts if part)
    name = " ".join(cleaned(unicodedata.normalize("NFC", words)).split())
    return f"{name[:_LONGEST_NAME].rstrip()}…" if len(name) > _LONGEST_NAME else name or None
