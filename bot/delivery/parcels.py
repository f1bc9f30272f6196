"""One message ready to be sent, as a renderer makes it and the outbox keeps it."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from bot.messages import ButtonId, MessageId, PictureId
from corpus.document import DocumentId


@dataclass(frozen=True, slots=True)
class Face:
    """A button as it is shown: it either has the id of what it does or opens a URL."""

    label: str
    button: ButtonId | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """The file a document was read from, looked up when it is sent."""

    document: DocumentId
    file_name: str
    kind: Literal["original"] = "original"


@dataclass(frozen=True, slots=True)
class Picture:
    """A kept PNG, looked up when it is sent."""

    id: PictureId
    kind: Literal["picture"] = "picture"


Attachment = Annotated[Original | Picture, Field(discriminator="kind")]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message of a platform.

    `text` is in the platform's markup and within its length; `plain` says the same without
    markup, for when the platform cannot read it, and is None when `text` is plain already.
    With an attachment `text` is its caption.
    """

    text: str
    plain: str | None = None
    rows: tuple[tuple[Face, ...], ...] = ()
    reply_to: MessageId | None = None
    attachment: Attachment | None = None


_ADAPTER: TypeAdapter[Parcel] = TypeAdapter(Parcel)


def dump_parcel(parcel: Parcel) -> dict[str, Any]:
    """Return the parcel as JSON values."""
    dumped: dict[str, Any] = _ADAPTER.dump_python(parcel, mode="json")
    return dumped


def load_parcel(values: object) -> Parcel:
    """Return the parcel of JSON values; pydantic's ValidationError when there is none."""
    return _ADAPTER.validate_python(values)
