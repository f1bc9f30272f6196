"""`sotay ask --jsonl`: a question a line in, an answer a line out, in order."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, NoReturn

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.citations import Answer, citation_record
from bot.console import command_texts as texts
from bot.incidents import log_failure

_log = logging.getLogger(__name__)

_MOST_BYTES = 8_000_000  # of one line; what is longer is no question
_BYTES_AT_ONCE = 1_000_000

Ask = Callable[[str, Sequence[str]], Answer]


class _Request(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    id: str | int
    question: str
    history: list[str] | None = None


def answer_lines(source: BinaryIO, answer: Ask, clock: Callable[[], float]) -> Iterator[str]:
    """Yield one JSON object a non-blank line; a bad line gets an "error" and the run goes on.

    The next line is read when the last one has been answered. `clock` counts seconds.
    """
    for line in _lines(source):
        if len(line) > _MOST_BYTES:
            yield _json({"id": None, "error": texts.LINE_TOO_LONG.format(limit=_MOST_BYTES)})
        elif line.strip():
            yield _json(_answered(line, answer, clock))


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Yield the lines; of one that is too long only its beginning, the rest is not kept."""
    while line := source.readline(_MOST_BYTES + 1):
        rest = line
        while len(line) > _MOST_BYTES and rest and not rest.endswith(b"\n"):
            rest = source.readline(_BYTES_AT_ONCE)
        yield line


def _answered(line: bytes, answer: Ask, clock: Callable[[], float]) -> dict[str, Any]:
    identity: str | int | None = None
    try:
        given = json.loads(line.decode("utf-8-sig"), parse_constant=_no_json)
        identity = _identity(given)
        request = _Request.model_validate(given)
    except UnicodeDecodeError:
        return {"id": identity, "error": texts.LINE_NOT_UTF8}
    except ValidationError as error:
        return {"id": identity, "error": _reason(error)}
    except (ValueError, RecursionError):  # a number of 5,000 digits is a plain ValueError
        return {"id": identity, "error": texts.LINE_NOT_JSON}
    begun = clock()
    try:
        answered = answer(request.question, request.history or ())
    except Exception as error:  # noqa: BLE001 - one question must not cost the others
        code = log_failure(_log, error)
        return {"id": identity, "error": texts.FAILED.format(code=code)}
    return {
        "id": request.id,
        "decision": answered.decision.value,
        "answer": answered.text,
        "citations": [citation_record(citation) for citation in answered.citations],
        "elapsed_ms": round((clock() - begun) * 1000, 1),
    }


def _reason(error: ValidationError) -> str:
    place = error.errors()[0]["loc"]
    return texts.FIELD_MISSING.format(place=place[0]) if place else texts.LINE_NO_OBJECT


def _no_json(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity are Python's own


def _identity(given: object) -> str | int | None:
    """Return the id to answer a bad line with, None when there is none."""
    identity = given.get("id") if isinstance(given, dict) else None
    return identity if isinstance(identity, str | int) else None


def _json(record: dict[str, Any]) -> str:
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a surrogate pair in an id
        return json.dumps(record)
    return line
