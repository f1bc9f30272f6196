"""What can come of a call to a platform; the class says what the caller does next.

PlatformError
├── DeliveryDeferred   not accepted now: keep the parcel, try again after `retry_after`
├── DeliveryRefused    never accepted: give the parcel up; with `chat_lost` the whole chat, with
│                      `topic_lost` the topic of it
├── DeliveryInDoubt    unknown whether it was accepted: tried again as its `Doubt` allows, worded so
├── ChatMoved          the chat has another id: note it, send there
└── PlatformClosed     nothing works until a person acts; `reason` tells that person what to do

`str(error)` is for the log: a method, a code, a class name; never a token, never a text sent.
"""

from datetime import timedelta
from enum import Enum

from bot.messages import ChatId


class PlatformError(Exception):
    """Base of what a platform's adapter raises."""


class DeliveryDeferred(PlatformError):
    """The platform asks for patience, or was not reached at all."""

    def __init__(self, details: str, retry_after: timedelta, *, is_limit: bool = False) -> None:
        super().__init__(details)
        self.retry_after = retry_after
        self.is_limit = is_limit  # we send too fast, as against: it is out of order


class DeliveryRefused(PlatformError):
    """The platform will not take this parcel, however often it is sent."""

    def __init__(self, details: str, *, chat_lost: bool = False, topic_lost: bool = False) -> None:
        super().__init__(details)
        self.chat_lost = chat_lost
        self.topic_lost = topic_lost


class Doubt(Enum):
    """Why nobody knows; the value is how often the message may be tried again, None: always."""

    UNNAMED = 0  # accepted, and no message id came with it
    SILENCE = 1  # no answer in time: as likely accepted as not
    CUT = 3  # the connection ended, or what came was no answer
    OUTAGE = None  # a server said that it is out of order


def doubt_of(status: int) -> Doubt:
    """Return the doubt that an HTTP status leaves: a gateway that waited in vain knows nothing."""
    if status in {408, 504}:
        return Doubt.SILENCE
    return Doubt.OUTAGE if status >= 500 else Doubt.CUT


class DeliveryInDoubt(PlatformError):
    """The call ended without an answer that can be relied on."""

    def __init__(self, details: str, doubt: Doubt = Doubt.CUT) -> None:
        super().__init__(details)
        self.doubt = doubt


class ChatMoved(PlatformError):
    """The chat goes on under another id; nothing was sent."""

    def __init__(self, details: str, new: ChatId) -> None:
        super().__init__(details)
        self.new = new


class PlatformClosed(PlatformError):
    """The token or the consent is no longer valid; `reason` is a Vietnamese sentence."""

    def __init__(self, details: str, reason: str) -> None:
        super().__init__(details)
        self.reason = reason


class WebhookRefused(Exception):
    """A delivery to the webhook is not the platform's, or is no update; answer with `status`."""

    def __init__(self, status: int, details: str) -> None:
        super().__init__(details)
        self.status = status
