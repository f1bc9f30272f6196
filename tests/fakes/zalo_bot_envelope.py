"""What the Zalo Bot Platform answers: a result, or an error whose HTTP status tells little."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tests.fakes.loopback import Answer, json_answer

Asked = TypeVar("Asked", bound=BaseModel)


def result(value: object) -> Answer:
    """Return what the platform says when it did what was asked."""
    return json_answer({"ok": True, "result": value})


def refusal(code: int, description: str, status: int = 200) -> Answer:
    """Return what it says when it did not; the HTTP status tells little."""
    envelope = {"ok": False, "description": description, "error_code": code}
    return json_answer(envelope, status)


QUOTA = refusal(429, "Quota exceeded")
QUOTA_429 = refusal(429, "Quota exceeded", 429)
OUT_OF_ORDER = refusal(403, "Internal server error")  # sic: it passes
BAD_REQUEST = refusal(400, "Bad Request")
UNAUTHORIZED = refusal(401, "Unauthorized")
TIMEOUT = refusal(408, "Request timeout")  # a poll's idle end; on a send: nobody knows


class Refused(Exception):
    """The answer is an error; with `complaint` a client must never cause it."""

    def __init__(self, answer: Answer, complaint: str | None = None) -> None:
        super().__init__()
        self.answer = answer
        self.complaint = complaint


def bad(complaint: str, code: int = 400) -> Refused:
    """Return the refusal of a request that no client should make."""
    return Refused(refusal(code, f"Bad Request: {complaint}", code), complaint)


def read(kind: type[Asked], body: bytes) -> Asked:
    """Return the parameters; raises Refused for any that the method does not have."""
    try:
        return kind.model_validate_json(body or b"{}")
    except ValidationError as error:
        faults = [
            f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
            for fault in error.errors(include_url=False, include_input=False)
        ]
        raise bad("; ".join(faults)) from error
