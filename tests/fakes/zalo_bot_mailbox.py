"""Updates on their way from the Zalo Bot Platform to the bot: held for a poll, or posted."""

import json
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from tests.fakes.loopback import Answer, Call, Loopback
from tests.fakes.webhook_caller import Posted, WebhookCaller
from tests.fakes.zalo_bot_envelope import TIMEOUT, Refused, refusal, result

SECRET_HEADER = "X-Bot-Api-Secret-Token"
_GLANCE = 0.05  # seconds between looks whether a poller has left


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates go, with the secret that proves them."""

    url: str
    secret: str


class Mailbox:
    """Gives every update away once: to the one poller, or to the webhook while one is set."""

    def __init__(self, http: Loopback, caller: WebhookCaller) -> None:
        self.idle_at_once = False  # a poll that finds nothing is answered without waiting
        self.second = 1.0  # how long a second of a poll's timeout lasts
        self.webhook: Webhook | None = None
        self.was_webhook_set = False
        self._http = http
        self._caller = caller
        self._waiting: deque[Posted] = deque()
        self._pollers: list[Call] = []

    def close(self) -> None:
        """Give up what nobody fetched."""
        for posted in self._waiting:
            posted.taken.cancel()

    def bring(self, posted: Posted) -> Posted:
        """Take an update in, or post it."""
        with self._http.changed:
            webhook = self.webhook
            if webhook is None:
                self._waiting.append(posted)
                self._http.changed.notify_all()
                return posted
        headers = {"Content-Type": "application/json", SECRET_HEADER: webhook.secret}
        return self._caller.post(replace(posted, headers=headers), webhook.url)

    def poll(self, call: Call, seconds: float) -> Answer:
        """Return the next update, or 408 when none comes in time."""
        until = time.monotonic() + (0 if self.idle_at_once else seconds * self.second)
        with self._http.changed:
            if self.webhook is not None:
                raise Refused(refusal(400, "Webhook is set"), "a poll while a webhook is set")
            if not all(poller.has_left() for poller in self._pollers):
                raise Refused(refusal(409, "Conflict"), "two pollers at once")
            self._pollers.append(call)
            try:
                return self._next(call, until)
            finally:
                self._pollers.remove(call)

    def set_webhook(self, webhook: Webhook) -> None:
        """Post from now on, what waits first."""
        with self._http.changed:
            self.webhook = webhook
            self.was_webhook_set = True
            while self._waiting:
                waiting = self._waiting.popleft()
                self.bring(waiting).taken.add_done_callback(_tell(waiting))

    def delete_webhook(self) -> None:
        """Hold updates for polls again."""
        with self._http.changed:
            self.webhook = None

    def _next(self, call: Call, until: float) -> Answer:
        while not self._waiting:
            left = until - time.monotonic()
            if left <= 0 or self._http.closing.is_set():
                return TIMEOUT
            self._http.changed.wait(min(left, _GLANCE))
        if call.has_left():  # what nobody will read is not given away
            return TIMEOUT
        posted = self._waiting.popleft()
        if posted.taken.set_running_or_notify_cancel():  # who waited may have given up
            posted.taken.set_result(200)
        update: dict[str, Any] = json.loads(posted.body)
        return result(update.get("result", update))


def _tell(waiting: Posted) -> Callable[[Future[int]], None]:
    def tell(answered: Future[int]) -> None:
        if answered.cancelled():
            waiting.taken.cancel()
        elif waiting.taken.set_running_or_notify_cancel():
            waiting.taken.set_result(answered.result())

    return tell
