"""What comes in and goes out of a conversation, in no platform's words."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from bot.citations import Citation, Decision

ChatId = NewType("ChatId", str)  # unique with its platform; numbers become text in the adapter
UserId = NewType("UserId", str)


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """Something a person wrote."""

    platform: str  # "web", "terminal", …
    chat: ChatId
    sender: UserId
    text: str
    sent_at: datetime  # always aware


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Plain text; line breaks are meant."""

    text: str


@dataclass(frozen=True, slots=True)
class CitationsBlock:
    """Passages under a heading, folded where the platform can fold."""

    heading: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ChoicesBlock:
    """Questions the user may put next with one tap; `options` are sent as they read."""

    options: tuple[str, ...]


Block = TextBlock | CitationsBlock | ChoicesBlock


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said back, in order; `decision` is None for small talk and commands."""

    blocks: tuple[Block, ...]
    decision: Decision | None = None
