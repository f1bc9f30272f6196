"""What is posted to the Bot API to send a message, and the id that comes back (pure)."""

import json
from collections.abc import Sequence
from typing import Any

from bot.delivery.parcels import Face, Parcel
from bot.messages import MessageId, Place
from bot.platforms.errors import DeliveryInDoubt, Doubt
from bot.platforms.telegram_answers import json_value
from bot.platforms.telegram_updates import BUTTON_PREFIX

Values = dict[str, Any]

_NO_PREVIEW = {"is_disabled": True}


def text_values(text: str, *, is_html: bool) -> Values:
    """Return what sendMessage alone takes."""
    return {"text": text, "link_preview_options": _NO_PREVIEW} | _markup(is_html=is_html)


def caption_values(text: str, *, is_html: bool) -> Values:
    """Return what the methods that send a file take."""
    return {"caption": text} | _markup(is_html=is_html) if text else {}


def frame(parcel: Parcel, place: Place) -> Values:
    """Return what all methods that send take."""
    values: Values = {"chat_id": place.chat}
    if place.thread:
        values["message_thread_id"] = int(place.thread)
    if parcel.reply_to is not None:
        answered = {"message_id": int(parcel.reply_to), "allow_sending_without_reply": True}
        values["reply_parameters"] = answered
    if parcel.rows:
        values["reply_markup"] = {"inline_keyboard": [_keys(row) for row in parcel.rows]}
    return values


def form(values: Values) -> dict[str, str]:
    """Return values as a form holds them: what is no text as JSON."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
    }


def sent_id(method: str, payload: bytes) -> MessageId:
    """Return the id of what was sent; raises DeliveryInDoubt when there is none."""
    answer = json_value(payload)
    message = answer.get("result") if isinstance(answer, dict) else None
    found = message.get("message_id") if isinstance(message, dict) else None
    if not isinstance(found, int) or isinstance(found, bool):
        raise DeliveryInDoubt(f"{method}: no message id", Doubt.UNNAMED)
    return MessageId(str(found))


def _markup(*, is_html: bool) -> Values:
    return {"parse_mode": "HTML"} if is_html else {}


def _keys(row: Sequence[Face]) -> list[dict[str, str]]:
    return [
        {"text": face.label, "url": face.url}
        if face.url
        else {"text": face.label, "callback_data": f"{BUTTON_PREFIX}{face.button}"}
        for face in row
    ]
