"""What comes in and goes out of a conversation, in no platform's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from bot.actions import Action
from bot.citations import Answer, Citation, Decision
from corpus.document import DocumentId

ChatId = NewType("ChatId", str)  # unique with its platform; numbers become text in the adapter
UserId = NewType("UserId", str)
MessageId = NewType("MessageId", str)
ThreadId = NewType("ThreadId", str)
ButtonId = NewType("ButtonId", str)  # opaque, at most 16 characters of [A-Za-z0-9_-]
PictureId = NewType("PictureId", str)  # not to be guessed: a platform may fetch it by a public URL


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said; the thread is a forum's topic, where the platform has them."""

    platform: str
    chat: ChatId
    thread: ThreadId | None = None
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was tapped; `receipt` is what the platform wants back to end its spinner."""

    button: ButtonId
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """Something a person wrote or tapped; mentions of the assistant are taken out of the text."""

    platform: str  # "web", "terminal", "telegram", "zalo", "zalo_oa"
    chat: ChatId
    sender: UserId
    text: str
    sent_at: datetime  # always aware
    id: MessageId | None = None  # what a reply can refer to
    thread: ThreadId | None = None
    is_group: bool = False
    is_addressed: bool = True  # by a command, a mention or a reply; always in a private chat
    press: Press | None = None  # then the text is empty
    sender_name: str | None = None  # to be shown; proves nothing, anyone can take on any
    chat_name: str | None = None  # a group's, where the platform tells it; to be shown
    topic_name: str | None = None  # of the thread, where the platform tells it; to be shown
    answers: MessageId | None = None  # the message that it replies to, where that is told

    @property
    def place(self) -> Place:
        """Where the reply belongs."""
        return Place(self.platform, self.chat, self.thread, self.is_group)


@dataclass(frozen=True, slots=True)
class ChatOpened:
    """The assistant was added to a group, or is allowed to write again."""

    platform: str
    chat: ChatId
    is_group: bool


@dataclass(frozen=True, slots=True)
class ChatClosed:
    """The assistant was removed or blocked: nothing more can be sent there."""

    platform: str
    chat: ChatId


@dataclass(frozen=True, slots=True)
class ChatRenamed:
    """A group goes on under another id."""

    platform: str
    old: ChatId
    new: ChatId


Event = IncomingMessage | ChatOpened | ChatClosed | ChatRenamed


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Plain text of the assistant's own; line breaks are meant."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """The answer to a question, plain text; where room is short it is kept before all else."""

    text: str


@dataclass(frozen=True, slots=True)
class CitationsBlock:
    """Passages under a heading, folded where the platform can fold."""

    heading: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """One tap, or one digit where there are no buttons; labels are short."""

    id: ButtonId
    label: str
    action: Action


@dataclass(frozen=True, slots=True)
class ButtonsBlock:
    """Buttons in rows; numbered through from 1 where they have to be typed."""

    rows: tuple[tuple[Button, ...], ...]

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in the order of their numbers."""
        return tuple(button for row in self.rows for button in row)


@dataclass(frozen=True, slots=True)
class FileBlock:
    """The file a document was read from."""

    document: DocumentId
    file_name: str


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A PNG with a caption that says the same in words."""

    id: PictureId
    png: bytes
    caption: str


Block = TextBlock | AnswerBlock | CitationsBlock | ButtonsBlock | FileBlock | PictureBlock


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what was answered, as the audit log keeps it under `record`."""

    record: str
    question: str
    answer: Answer
    version: Mapping[str, str | int]  # of what the answer was made from and by


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said back, in order; `decision` is None for small talk and commands."""

    blocks: tuple[Block, ...]
    decision: Decision | None = None
    exchange: Exchange | None = None
