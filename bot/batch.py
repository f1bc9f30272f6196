"""`sotay ask --jsonl`: a question a line in, an answer a line out, in order."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.citations import Answer, Citation

_MOST_BYTES = 8_000_000  # of one line; what is longer is no question


class Request(BaseModel):
    """One line of input."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    question: str
    history: list[str] = []


def answer_lines(
    lines: Iterable[bytes],
    answer: Callable[[str, Sequence[str]], Answer],
    clock: Callable[[], float],
) -> Iterator[str]:
    """Yield one JSON object a non-blank line; a bad line gets an "error" and the run goes on."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answered(line, answer, clock), ensure_ascii=False)


def _answered(
    line: bytes, answer: Callable[[str, Sequence[str]], Answer], clock: Callable[[], float]
) -> dict[str, Any]:
    identity: object = None
    try:
        if len(line) > _MOST_BYTES:
            return {"id": None, "error": f"dòng dài quá {_MOST_BYTES} byte"}
        given = json.loads(line)
        identity = given.get("id") if isinstance(given, dict) else None
        request = Request.model_validate(given)
    except UnicodeDecodeError:
        return {"id": identity, "error": "dòng không phải UTF-8"}
    except (json.JSONDecodeError, RecursionError):
        return {"id": identity, "error": "dòng không phải JSON"}
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"]) or "dòng"
        return {"id": identity, "error": f"trường {place} thiếu hoặc sai kiểu"}
    begun = clock()
    answered = answer(request.question, request.history)
    return {
        "id": request.id,
        "decision": answered.decision.value,
        "answer": answered.text,
        "citations": [citation_record(citation) for citation in answered.citations],
        "elapsed_ms": round((clock() - begun) * 1000, 1),
    }


def citation_record(citation: Citation) -> dict[str, Any]:
    """Return a citation in the shape of the contract."""
    return {
        "document": citation.file_name,
        "number": citation.number,
        "title": citation.title,
        "address": citation.address,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "sha256": citation.document,
    }
