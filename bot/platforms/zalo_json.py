"""JSON of a platform as values that every database takes (pure)."""

import json
from typing import Any, NoReturn


def parsed(content: bytes) -> Any:
    """Return the values; raises ValueError for what is no JSON.

    Half a surrogate pair becomes U+FFFD and NUL is left out: neither can be stored everywhere.
    """
    try:
        return _storable(json.loads(content, parse_constant=_refused))
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
