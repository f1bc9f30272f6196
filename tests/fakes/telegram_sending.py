"""Messages the bot sends: checked as the real API checks them, and kept for the test to read."""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.telegram_chats import Chat, Json, add_message
from tests.fakes.telegram_faults import Refused, mistake, not_possible
from tests.fakes.telegram_html import (
    CannotParse,
    Entity,
    FormattedText,
    parse_html,
    trimmed,
    utf16_length,
)
from tests.fakes.telegram_keyboard import Rows, SentButton, read_keyboard
from tests.fakes.telegram_methods import Bot, required
from tests.fakes.telegram_parameters import Upload, Values

SENDING = {"sendMessage", "sendDocument", "sendPhoto"}
_LONGEST_TEXT, _LONGEST_CAPTION = 4096, 1024
_LONGEST_MARKUP = 9500  # more is Entities_too_long, about
_LARGEST_FILE, _LARGEST_PHOTO = 50_000_000, 10_000_000
_PREVIEW = {
    "is_disabled",
    "url",
    "prefer_small_media",
    "prefer_large_media",
    "show_above_text",
}
_REPLY = {"message_id", "allow_sending_without_reply", "quote"}
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n....IHDR(?P<size>.{8})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was accepted, in the order of acceptance from 1."""

    number: int
    method: str
    chat: int
    message_id: int
    thread: int | None
    html: str  # as it was sent, also when it was sent as plain text; a file's caption
    text: str  # as it is shown
    entities: tuple[Entity, ...]
    rows: Rows
    reply_to: int | None
    is_html: bool
    file_name: str | None = None
    file: bytes | None = field(default=None, repr=False)
    file_id: str | None = None

    @property
    def buttons(self) -> tuple[SentButton, ...]:
        """All buttons, row by row."""
        return tuple(button for row in self.rows for button in row)


@dataclass(frozen=True, slots=True)
class _Media:
    kind: str  # "document" or "photo"
    name: str
    content: bytes
    file_id: str


class Outgoing:
    """Takes the methods that send; `at` gives the time in seconds."""

    def __init__(self, bot: Bot, now: Callable[[], float]) -> None:
        self.sent: list[Sent] = []
        self._bot = bot
        self._now = now
        self._files: dict[str, _Media] = {}

    def send(self, method: str, values: Values, check_flood: Callable[[Chat], None]) -> Json:
        """Return the message; raises Refused."""
        formatted = _formatted(method, values)
        rows = read_keyboard(values.get("reply_markup"))
        _check_preview(values.get("link_preview_options", {}))
        media = self._media(method, values)
        thread = values.get("message_thread_id")
        chat = self._bot.chats.open(required(values, "chat_id"), thread)
        reply_to = _answered(chat, values.get("reply_parameters"))
        check_flood(chat)
        content = _content(formatted, media, values)
        message = add_message(chat, self._bot.user, self._now(), content, (thread, reply_to))
        self.sent.append(
            Sent(
                number=len(self.sent) + 1,
                method=method,
                chat=chat.id,
                message_id=message["message_id"],
                thread=thread,
                html=str(values.get("text") or values.get("caption") or ""),
                text=formatted.text,
                entities=formatted.entities,
                rows=rows,
                reply_to=reply_to,
                is_html="parse_mode" in values,
                file_name=media.name if media else None,
                file=media.content if media else None,
                file_id=media.file_id if media else None,
            )
        )
        return message

    def _media(self, method: str, values: Values) -> _Media | None:
        if method == "sendMessage":
            return None
        kind = method.removeprefix("send").lower()
        given = required(values, kind)
        if isinstance(given, Upload):
            return self._store(kind, given)
        known = self._files.get(given)
        if known is None or known.kind != kind:
            raise not_possible("wrong file identifier/HTTP URL specified")
        return known

    def _store(self, kind: str, upload: Upload) -> _Media:
        if not upload.content:
            raise mistake("file must be non-empty")
        largest = _LARGEST_PHOTO if kind == "photo" else _LARGEST_FILE
        if len(upload.content) > largest:
            raise Refused(413, "Request Entity Too Large", is_mistake=True)
        if kind == "photo":
            photo_size(upload.content)
        media = _Media(kind, upload.name, upload.content, f"BQAC-{kind}-{len(self._files) + 1}")
        self._files[media.file_id] = media
        return media


def photo_size(content: bytes) -> tuple[int, int]:
    """Return width and height of a PNG; raises Refused for what is no photo to Telegram."""
    found = _PNG.match(content)
    if found is None:
        raise mistake("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", found["size"])
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise mistake("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _formatted(method: str, values: Values) -> FormattedText:
    is_text = method == "sendMessage"
    markup = required(values, "text") if is_text else values.get("caption", "")
    if is_text and not markup:
        raise mistake("message text is empty")
    formatted = _parsed(markup, values.get("parse_mode"))
    if is_text and not formatted.text:
        raise mistake("text must be non-empty")
    if utf16_length(formatted.text) > (_LONGEST_TEXT if is_text else _LONGEST_CAPTION):
        raise mistake("message is too long" if is_text else "message caption is too long")
    if len(formatted.entities) > 100:
        raise mistake("more than 100 entities: the rest would be shown without formatting")
    if formatted.entities and len(markup) > _LONGEST_MARKUP:
        raise mistake("Entities_too_long")
    return formatted


def _parsed(markup: str, parse_mode: str | None) -> FormattedText:
    if parse_mode is None:
        return trimmed(FormattedText(markup))
    if parse_mode != "HTML":
        raise mistake("unsupported parse_mode")
    try:
        return parse_html(markup)
    except CannotParse as error:
        raise mistake(f"can't parse entities: {error}") from None


def _check_preview(options: Json) -> None:
    if unknown := set(options) - _PREVIEW:
        raise mistake(f"unknown link preview options {sorted(unknown)}")


def _answered(chat: Chat, reply: Json | None) -> int | None:
    if reply is None:
        return None
    message_id = reply.get("message_id")
    if set(reply) - _REPLY or not isinstance(message_id, int):
        raise mistake("can't parse reply parameters")
    answered = chat.messages.get(message_id)
    if answered is None:
        if reply.get("allow_sending_without_reply") is True:
            return None
        raise not_possible("message to be replied not found")
    if reply.get("quote", "") not in answered.get("text", ""):
        raise not_possible("QUOTE_TEXT_INVALID")
    return message_id


def _content(formatted: FormattedText, media: _Media | None, values: Values) -> Json:
    content: Json = {}
    text, entities = ("caption", "caption_entities") if media else ("text", "entities")
    if formatted.text:
        content[text] = formatted.text
    if formatted.entities:
        content[entities] = [entity.json() for entity in formatted.entities]
    if "reply_markup" in values:
        content["reply_markup"] = values["reply_markup"]
    if media is not None:
        content[media.kind] = _media_json(media)
    return content


def _media_json(media: _Media) -> Json | list[Json]:
    shown: Json = {
        "file_id": media.file_id,
        "file_unique_id": f"u-{media.file_id}",
        "file_size": len(media.content),
    }
    if media.kind == "document":
        return shown | {"file_name": media.name}
    width, height = photo_size(media.content)
    return [shown | {"width": width, "height": height}]
