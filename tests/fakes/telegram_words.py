"""What people write, with the entities that Telegram finds in it."""

import re

from tests.fakes.telegram_chats import Json
from tests.fakes.telegram_html import utf16_length

_COMMAND = re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")
_MENTION = re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}\b")


def words_with_entities(text: str) -> Json:
    """Return the content of a text message: its commands and mentions are marked."""
    found = [(match, "bot_command") for match in _COMMAND.finditer(text)]
    found += [(match, "mention") for match in _MENTION.finditer(text)]
    entities = [
        {
            "type": kind,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match[0]),
        }
        for match, kind in sorted(found, key=lambda pair: pair[0].start())
    ]
    return {"text": text} | ({"entities": entities} if entities else {})
