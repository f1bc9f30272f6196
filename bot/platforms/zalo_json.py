"""JSON of a platform as values that every database takes (pure)."""

import json
import re
from typing import Any, NoReturn

# JSON holds NUL only as an escape, and surrogates as one or as they are.
_SUSPECT = re.compile(r"[\ud800-\udfff]|\\u(?:0000|[dD][89a-fA-F])")


def parsed(content: bytes) -> Any:
    """Return the values; raises ValueError for what is no JSON.

    Half a surrogate pair becomes U+FFFD and NUL is left out: neither can be stored everywhere.
    """
    try:
        text = content.decode(json.detect_encoding(content), "surrogatepass")
        values = json.loads(text, parse_constant=_refused)
        return _storable(values) if _SUSPECT.search(text) else values
    except RecursionError:
        raise ValueError("JSON nested too deeply") from None


def _refused(_constant: str) -> NoReturn:
    raise ValueError("a number that JSON does not have")


def _storable(value: object) -> object:
    match value:
        case str():
            return _text(value)
        case list():
            return [_storable(item) for item in value]
        case dict():
            return {_text(str(key)): _storable(item) for key, item in value.items()}
        case _:
            return value


def _text(value: str) -> str:
    whole = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "")
