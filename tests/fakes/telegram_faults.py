"""What the Bot API answers when it does not do what it was asked."""

from collections.abc import Mapping
from typing import Any

from tests.fakes.loopback import Answer, json_answer


class Refused(Exception):
    """A call is answered with an error; `is_mistake` marks what a correct client never does."""

    def __init__(
        self,
        code: int,
        description: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        is_mistake: bool = False,
    ) -> None:
        super().__init__(description)
        self.is_mistake = is_mistake
        self.answer = error(code, description, parameters)


def mistake(description: str) -> Refused:
    """Return the refusal of a request that breaks a written rule."""
    return Refused(400, f"Bad Request: {description}", is_mistake=True)


def not_possible(description: str) -> Refused:
    """Return the refusal of a request that is well-formed, but not in this chat or not now."""
    return Refused(400, f"Bad Request: {description}")


def error(code: int, description: str, parameters: Mapping[str, Any] | None = None) -> Answer:
    """Return any error in the API's form, as a fault too."""
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = dict(parameters)
    return json_answer(body, code)


def too_many(retry_after: int) -> Answer:
    """Return the answer to a flood."""
    description = f"Too Many Requests: retry after {retry_after}"
    return error(429, description, {"retry_after": retry_after})


def forbidden(reason: str = "bot was blocked by the user") -> Answer:
    """Return the answer to a message for a chat that is lost."""
    return error(403, f"Forbidden: {reason}")


def bad_request(reason: str) -> Answer:
    """Return a refusal for any reason."""
    return error(400, f"Bad Request: {reason}")


def cant_parse() -> Answer:
    """Return the refusal of markup."""
    return bad_request('can\'t parse entities: Unsupported start tag "x" at byte offset 0')


def migrated(new: int) -> Answer:
    """Return the answer to a message for a group that goes on as the supergroup `new`."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    return error(400, description, {"migrate_to_chat_id": new})


def server_error(code: int = 502) -> Answer:
    """Return an outage in the API's own form; loopback's `gateway_page` is a proxy's."""
    words = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}
    return error(code, words[code])


def unauthorized() -> Answer:
    """Return the answer to a token that was revoked."""
    return error(401, "Unauthorized")


def conflict() -> Answer:
    """Return what the older of two pollers is told."""
    reason = (
        "terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    return error(409, f"Conflict: {reason}")
