"""Inline keyboards, held to the rules of the Bot API."""

import re
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram_faults import mistake

_ACTIONS = {"url", "callback_data", "copy_text", "switch_inline_query_current_chat"}
_LINK = re.compile(r"(?:https?://[^\s/]+|tg://)\S*", re.IGNORECASE)
_STYLES = {None, "danger", "success", "primary"}


@dataclass(frozen=True, slots=True)
class SentButton:
    """A button under an accepted message; it does exactly one thing."""

    text: str
    callback_data: str | None = None
    url: str | None = None
    copied: str | None = None
    style: str | None = None


Rows = tuple[tuple[SentButton, ...], ...]


def read_keyboard(markup: dict[str, Any] | None) -> Rows:
    """Return the rows of buttons; raises Refused."""
    if markup is None:
        return ()
    rows = markup.get("inline_keyboard")
    if set(markup) != {"inline_keyboard"} or not isinstance(rows, list):
        raise mistake("object expected as reply markup: only inline keyboards are known")
    if not all(isinstance(row, list) and row for row in rows):
        raise mistake("can't parse inline keyboard: a row must be an Array of buttons")
    if sum(len(row) for row in rows) > 100:
        raise mistake("reply markup is too long")
    return tuple(tuple(_button(button) for button in row) for row in rows)


def _button(button: dict[str, Any]) -> SentButton:
    actions = set(button) & _ACTIONS
    if set(button) - _ACTIONS - {"text", "style"} or button.get("style") not in _STYLES:
        raise mistake(f"can't parse inline keyboard button: unknown among {sorted(button)}")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise mistake('can\'t parse inline keyboard button: field "text" must be a full String')
    if not actions or button.get("callback_data") == "":
        raise _bad("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _bad("exactly one action must be used")
    _check_action(actions.pop(), button)
    copied = button.get("copy_text", {}).get("text")
    return SentButton(
        button["text"],
        button.get("callback_data"),
        button.get("url"),
        copied,
        button.get("style"),
    )


def _check_action(action: str, button: dict[str, Any]) -> None:
    value = button[action]
    if action == "copy_text":
        is_object = isinstance(value, dict) and set(value) == {"text"}
        if not is_object or not 1 <= len(value["text"]) <= 256:
            raise mistake("BUTTON_COPY_TEXT_INVALID")
    elif not isinstance(value, str):
        raise _bad(f'field "{action}" must be of type String')
    elif action == "callback_data" and len(value.encode()) > 64:
        raise mistake("BUTTON_DATA_INVALID")
    elif action == "url" and not _LINK.fullmatch(value):
        raise mistake("inline keyboard button URL is invalid: Unsupported URL protocol")


def _bad(reason: str) -> Exception:
    return mistake(f"can't parse inline keyboard button: {reason}")
