"""What a button does, in a form that lasts in the database for as long as its message."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter


@dataclass(frozen=True, slots=True)
class Ask:
    """Put a question, as if it had been typed."""

    question: str
    kind: Literal["ask"] = "ask"


@dataclass(frozen=True, slots=True)
class ShowSources:
    """Show the cited passages of an audited answer in full."""

    record: str
    kind: Literal["show_sources"] = "show_sources"


@dataclass(frozen=True, slots=True)
class SendOriginal:
    """Send the file of a document."""

    document: str  # its SHA-256
    kind: Literal["send_original"] = "send_original"


@dataclass(frozen=True, slots=True)
class Rate:
    """Say whether an audited answer helped."""

    record: str
    helpful: bool
    kind: Literal["rate"] = "rate"


@dataclass(frozen=True, slots=True)
class ListDocuments:
    """Show a page of the list of documents; pages count from 1."""

    page: int
    kind: Literal["list_documents"] = "list_documents"


@dataclass(frozen=True, slots=True)
class LookUp:
    """Look up what falls due, or who does what; `asked` as typed, pages count from 1."""

    what: Literal["due", "duties"]
    asked: str
    page: int = 1
    kind: Literal["look_up"] = "look_up"


@dataclass(frozen=True, slots=True)
class ReviewDeadline:
    """Take a step in the review of deadlines.

    `words` are the reading that was shown, to confirm or to reject, or a time to save.
    """

    step: Literal["confirm", "correct", "skip", "reject", "save"]
    deadline: str
    words: str = ""
    kind: Literal["review_deadline"] = "review_deadline"


@dataclass(frozen=True, slots=True)
class ShowPicture:
    """Draw the year or the time line of a look-up of deadlines, or the matrix of one of duties."""

    what: Literal["year", "timeline", "matrix"]
    asked: str
    kind: Literal["show_picture"] = "show_picture"


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Make a calendar of a look-up of deadlines that can be subscribed to."""

    asked: str
    kind: Literal["subscribe"] = "subscribe"


@dataclass(frozen=True, slots=True)
class TendDue:
    """Do something about what is due in a chat, at one of its occurrences.

    `until` is when to bring it up again, in ISO 8601.
    """

    what: Literal["show", "done", "take", "later", "snooze", "sources", "reopen"]
    target: int
    matter: str
    occurrence: str
    until: str = ""
    kind: Literal["tend_due"] = "tend_due"


@dataclass(frozen=True, slots=True)
class SetReminders:
    """Take a step in what a chat is reminded of; `words` are what the step is about."""

    step: Literal[
        "menu",
        "preview",
        "add",
        "subscribe",
        "drop",
        "own",
        "save_own",
        "wishes",
        "wish",
        "pause",
        "resume",
        "end",
        "fallback",
    ]
    words: str = ""
    page: int = 1
    kind: Literal["set_reminders"] = "set_reminders"


Action = Annotated[
    Ask
    | ShowSources
    | SendOriginal
    | Rate
    | ListDocuments
    | LookUp
    | ReviewDeadline
    | ShowPicture
    | Subscribe
    | TendDue
    | SetReminders,
    Field(discriminator="kind"),
]
_ADAPTER: TypeAdapter[Action] = TypeAdapter(Action)


def dump_action(action: Action) -> dict[str, Any]:
    """Return the action as JSON values."""
    dumped: dict[str, Any] = _ADAPTER.dump_python(action, mode="json")
    return dumped


def load_action(values: object) -> Action:
    """Return the action of JSON values; pydantic's ValidationError when there is none."""
    return _ADAPTER.validate_python(values)
