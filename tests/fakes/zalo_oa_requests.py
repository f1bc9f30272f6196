"""The messages that the Official Account API takes: to a person, and the fewer kinds to a group."""

from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    ValidationError,
    model_validator,
)

from tests.fakes.zalo_bot_requests import utf16_units
from tests.fakes.zalo_oa_envelope import Refused

_TOO_LONG = "the text is longer than 2000"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("the text is empty")
    if utf16_units(text) > 2000:
        raise ValueError(_TOO_LONG)
    return text


Text = Annotated[str, AfterValidator(_text)]
Short = Annotated[str, Field(min_length=1, max_length=100)]
Kept = Annotated[str, Field(min_length=1, max_length=1000)]
WebAddress = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Query(_Strict):
    """A button that says its payload for the person: visibly with `show`."""

    title: Short
    type: Literal["oa.query.show", "oa.query.hide"]
    payload: Kept


class _Url(_Strict):
    url: WebAddress


class OpenUrl(_Strict):
    """A button that opens a page."""

    title: Short
    type: Literal["oa.open.url"]
    payload: _Url


class _Phone(_Strict):
    phone_code: str
    content: str | None = None


class OpenPhone(_Strict):
    """A button that calls, or writes a short message."""

    title: Short
    type: Literal["oa.open.phone", "oa.open.sms"]
    payload: _Phone


AnyButton = Annotated[Query | OpenUrl | OpenPhone, Discriminator("type")]


class _ListElement(_Strict):
    title: Short
    subtitle: Annotated[str, Field(max_length=500)] | None = None
    image_url: WebAddress | None = None


class ListPayload(_Strict):
    """What buttons hang on."""

    template_type: Literal["list"]
    elements: Annotated[list[_ListElement], Field(min_length=1, max_length=5)]
    buttons: Annotated[list[AnyButton], Field(min_length=1, max_length=5)]


class MediaElement(_Strict):
    """A picture: uploaded before, or at a public address."""

    media_type: Literal["image", "gif"]
    attachment_id: str | None = None
    url: WebAddress | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.attachment_id is None) == (self.url is None):
            raise ValueError("either attachment_id or url")
        return self


class MediaPayload(_Strict):
    """A picture under a text."""

    template_type: Literal["media"]
    elements: Annotated[list[MediaElement], Field(min_length=1, max_length=1)]


class Template(_Strict):
    """Buttons or a picture."""

    type: Literal["template"]
    payload: Annotated[ListPayload | MediaPayload, Discriminator("template_type")]


class FilePayload(_Strict):
    """The uploaded file, under the key that the upload's answer had."""

    token: str | None = None
    attachment_id: str | None = None


class File(_Strict):
    """A file that was uploaded before."""

    type: Literal["file"]
    payload: FilePayload


class Message(_Strict):
    """A text, or an attachment; only a picture goes with a text."""

    text: Text | None = None
    quote_message_id: str | None = None
    attachment: Annotated[Template | File, Discriminator("type")] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.text is None and self.attachment is None:
            raise ValueError("neither a text nor an attachment")
        if self.text is not None and self.attachment is not None and self.media is None:
            raise ValueError("a text goes with a picture only")
        return self

    @property
    def list(self) -> ListPayload | None:
        """The list template, if it is one."""
        payload = self.attachment.payload if self.attachment else None
        return payload if isinstance(payload, ListPayload) else None

    @property
    def media(self) -> MediaElement | None:
        """The picture, if there is one."""
        payload = self.attachment.payload if self.attachment else None
        return payload.elements[0] if isinstance(payload, MediaPayload) else None

    @property
    def file(self) -> FilePayload | None:
        """The file, if it is one."""
        return self.attachment.payload if isinstance(self.attachment, File) else None

    @property
    def words(self) -> str:
        """What a person reads: the text, or what the list says."""
        if self.list is None:
            return self.text or ""
        said = [part for row in self.list.elements for part in (row.title, row.subtitle) if part]
        return "\n".join(said)


class _Person(_Strict):
    user_id: str


class ToPerson(_Strict):
    """A consultation message."""

    recipient: _Person
    message: Message


class _Group(_Strict):
    group_id: str


class GroupMessage(Message):
    """What a group takes: nothing that can be quoted or pressed."""

    quote_message_id: None = None


class ToGroup(_Strict):
    """A message to a group."""

    recipient: _Group
    message: GroupMessage


Asked = TypeVar("Asked", bound=BaseModel)


def read(kind: type[Asked], body: bytes) -> Asked:
    """Return the message; raises Refused for one that the API would not send."""
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        told = [f"{'.'.join(str(part) for part in f['loc'])}: {f['msg']}" for f in faults]
        code = -210 if any(_TOO_LONG in fault for fault in told) else -201
        raise Refused(code, "; ".join(told)) from error


def refuse_closed_kinds(fields: dict[str, Any], *, in_group: bool) -> None:
    """Raise Refused for templates in a group, and for the buttons of the closed version."""
    message = fields.get("message")
    attachment = message.get("attachment") if isinstance(message, dict) else None
    if not isinstance(attachment, dict) or attachment.get("type") != "template":
        return
    payload = attachment.get("payload")
    kind = payload.get("template_type") if isinstance(payload, dict) else None
    if in_group and kind != "media":
        raise Refused(-233, "a template or buttons in a group")
    if kind is None:
        raise Refused(-240, "buttons without a list template")
