"""What waits for the bot: kept until a higher offset confirms it, or the webhook has taken it."""

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram_chats import Chat, Json, User, refused
from tests.fakes.telegram_faults import Refused, conflict, mistake

_ONLY_IF_NAMED = {"chat_member", "message_reaction", "message_reaction_count"}
KINDS = _ONLY_IF_NAMED | {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
}


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates go instead."""

    url: str
    secret: str | None
    max_connections: int


class Updates:
    """The queue; all of it happens under `changed`."""

    def __init__(self, changed: threading.Condition, is_closing: Callable[[], bool]) -> None:
        self.pending: list[Json] = []
        self.webhook: Webhook | None = None
        self.last_error: str | None = None
        self.allowed: list[str] = []  # empty: all but those that have to be named
        self._changed = changed
        self._is_closing = is_closing
        self._ids = itertools.count(700_000_001)
        self._poll = 0  # counts up with every poll: an older one that still waits has lost

    def add(self, kind: str, content: Json) -> Json:
        """Return the update; it waits for the bot only when its kind is allowed."""
        with self._changed:
            update = {"update_id": next(self._ids), kind: content}
            if kind in self.allowed or (not self.allowed and kind not in _ONLY_IF_NAMED):
                self.pending.append(update)
            self._changed.notify_all()
        return update

    def allow(self, kinds: list[Any] | None) -> None:
        """Take a new list of kinds; None keeps the old one."""
        if kinds is None:
            return
        if not all(isinstance(kind, str) for kind in kinds) or set(kinds) - KINDS:
            raise mistake("unknown kind in allowed_updates")
        self.allowed = list(kinds)

    def poll(self, offset: int, limit: int, timeout: int) -> list[Json]:
        """Wait for updates; raises Refused for a webhook or a second poller."""
        with self._changed:
            self._check_webhook("can't use getUpdates method while webhook is active")
            mine = self.end_polls()
            self._confirm(offset)
            self._changed.wait_for(lambda: self._is_over(mine), timeout)
            self._check_webhook("terminated by setWebhook request")
            if mine != self._poll:
                raise refused(conflict())
            return self.pending[:limit]

    def end_polls(self) -> int:
        """End a poll that waits, and return the number of the next."""
        self._poll += 1
        self._changed.notify_all()
        return self._poll

    def taken(self, update_id: int) -> None:
        """Forget an update that the webhook has answered for."""
        with self._changed:
            self.pending[:] = [u for u in self.pending if u["update_id"] != update_id]
            self._changed.notify_all()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending[:] = self.pending[offset:]
        else:
            self.pending[:] = [u for u in self.pending if u["update_id"] >= offset]

    def _is_over(self, mine: int) -> bool:
        return bool(self.pending) or mine != self._poll or self._is_closing()

    def _check_webhook(self, reason: str) -> None:
        if self.webhook is not None:
            raise Refused(409, f"Conflict: {reason}")


def membership(chat: Chat, by: User, bot: User, statuses: tuple[str, str], at: float) -> Json:
    """Return the content of a my_chat_member update, from the old status to the new."""
    old, new = (
        {"user": bot.json(), "status": status} | ({"until_date": 0} if status == "kicked" else {})
        for status in statuses
    )
    return {
        "chat": chat.json(),
        "from": by.json(),
        "date": int(at),
        "old_chat_member": old,
        "new_chat_member": new,
    }
