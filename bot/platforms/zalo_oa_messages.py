"""Parcel -> the message objects of the Official Account's API, plainer ones behind (pure)."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.delivery.parcels import Face, Parcel
from bot.labels import shortened
from bot.messages import Place
from bot.platforms.zalo_oa_updates import PRESS_PREFIX

Message = Mapping[str, Any]

_TITLE = 98  # characters of a list's element, with room for " …"


def forms(parcel: Parcel, place: Place) -> Sequence[Message]:
    """Return the forms of a parcel without attachment in the order in which they are tried."""
    if parcel.rows and not place.is_group:
        return [_template(parcel), {"text": parcel.plain or parcel.text}]
    text = {"text": parcel.text}
    if parcel.reply_to and not place.is_group:
        return [{**text, "quote_message_id": parcel.reply_to}, text]
    return [text]


def file_message(key: str, reference: str) -> Message:
    """Return the message for an uploaded file; `key` is what the upload called its reference."""
    return {"attachment": {"type": "file", "payload": {key: reference}}}


def picture_message(attachment_id: str) -> Message:
    """Return the message for an uploaded picture."""
    element = {"media_type": "image", "attachment_id": attachment_id}
    payload = {"template_type": "media", "elements": [element]}
    return {"attachment": {"type": "template", "payload": payload}}


def _template(parcel: Parcel) -> Message:
    payload = {
        "template_type": "list",
        "elements": [{"title": shortened(" ".join(parcel.text.split()), _TITLE)}],
        "buttons": [_button(face) for row in parcel.rows for face in row],
    }
    return {"attachment": {"type": "template", "payload": payload}}


def _button(face: Face) -> Mapping[str, Any]:
    if face.button is not None:
        payload = f"{PRESS_PREFIX}{face.button}"
        return {"title": face.label, "type": "oa.query.hide", "payload": payload}
    return {"title": face.label, "type": "oa.open.url", "payload": {"url": face.url}}
