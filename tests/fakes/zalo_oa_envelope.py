"""What the Official Account API answers: HTTP 200, and an `error` number that is 0 or tells why."""

from tests.fakes.loopback import Answer, json_answer

_MESSAGES = {
    -14: "Invalid oauth request",
    -32: "Rate limit exceeded",
    -100: "Attachment is expired",
    -201: "Params is invalid",
    -210: "Params is too long",
    -211: "Out of quota",
    -213: "User is not follower",
    -216: "Access token is invalid",
    -220: "Access token is expired or removed",
    -230: "User has not interacted with the OA in the past 7 days",
    -232: "User has not interacted with the OA",
    -233: "Message type is not supported",
    -237: "Group is disabled or expired",
    -240: "API v2 is closed",
    -403: "OA is not in the group",
    -14002: "Invalid app id",
    -14004: "Invalid secret key",
    -14014: "Refresh token is rejected",
    -14020: "Refresh token is used or expired",
}


def success(data: object) -> Answer:
    """Return what the API says when it did what was asked."""
    return json_answer({"error": 0, "message": "Success", "data": data})


def failure(code: int) -> Answer:
    """Return what it says when it did not; also as a fault that replaces an answer."""
    return json_answer({"error": code, "message": _MESSAGES.get(code, "Error")})


class Refused(Exception):
    """The answer is `failure(code)`; with `complaint` a client must never cause it."""

    def __init__(self, code: int, complaint: str | None = None) -> None:
        super().__init__()
        self.answer = failure(code)
        self.complaint = complaint


class NotThere(Refused):
    """The path or the way of asking does not exist: the one error with a status of its own."""

    def __init__(self, complaint: str) -> None:
        super().__init__(404, complaint)
        self.answer = json_answer({"error": 404, "message": "Empty api"}, 404)
