"""The Zalo Bot Platform: plain text, numbered choices, updates by long poll or webhook."""

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from bot.delivery.parcels import Original, Parcel, Picture
from bot.diagnosis import Diagnosis
from bot.messages import Event, IncomingMessage, MessageId, Place, Reply, UserId
from bot.platforms import zalo_texts as texts
from bot.platforms.errors import DeliveryRefused, PlatformClosed, WebhookRefused
from bot.platforms.platform import Capabilities, Keep, RawUpdate
from bot.platforms.secrets import derived_secret
from bot.platforms.zalo_bot_api import (
    LIMIT,
    NOTHING_SET,
    TIMEOUT,
    UNAUTHORIZED,
    Failure,
    ZaloBotApi,
    delivery_error,
    setup_error,
)
from bot.platforms.zalo_bot_doctor import diagnose
from bot.platforms.zalo_bot_updates import NAME, Self, read_update, updates_of
from bot.platforms.zalo_http import NoAnswer, NotReached, open_client
from bot.platforms.zalo_json import parsed
from bot.platforms.zalo_rendering import Manner, render
from bot.platforms.zalo_values import section, sent_id, word

_log = logging.getLogger(__name__)

WEBHOOK_PATH = "/zalo/bot/webhook"
_SECRET_HEADER = "x-bot-api-secret-token"  # noqa: S105 - the header's name
_SHORTEST_SECRET = 8
_POLL_SECONDS = 30
_POLL_SLACK = 10  # seconds that Zalo may take to say that nothing came
_IDLE_AT_LEAST = timedelta(seconds=5)
_AFTER_HASTY_IDLE = 2.0
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_PICTURE_SECONDS = 150  # Zalo fetches it, more than once, before it answers
_FAILURES = (Failure, NotReached, NoAnswer)

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class ZaloBotOptions:
    """The settings of the bot; `name` is what people type behind "@" in a group."""

    token: str = field(repr=False)
    api_base: str = "https://bot-api.zaloplatforms.com"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_secret: str | None = field(default=None, repr=False)  # None: derived from the token
    name: str | None = None
    public_url: str | None = None
    proxy: str | None = field(default=None, repr=False)

    @property
    def webhook_url(self) -> str:
        """Where Zalo posts updates, for what the public address is."""
        return f"{self.public_url}{WEBHOOK_PATH}"


def bot_manner(public_url: str | None) -> Manner:
    """Return how the bot shows things; pictures need an address that Zalo can fetch them from."""
    capabilities = Capabilities(
        longest_text=1900,
        private_buttons=False,
        group_buttons=False,
        edits=False,
        file_types=frozenset(),
        largest_file=0,
        pictures=public_url is not None,
        push_window=None,
    )
    return Manner(
        capabilities, quotes=False, mentions=True, captions=True, no_file=texts.BOT_SENDS_NO_FILES
    )


class ZaloBotPlatform:
    """The adapter of one bot; close it."""

    def __init__(self, options: ZaloBotOptions, now: Callable[[], datetime], sleep: Sleep) -> None:
        self._options = options
        self._now = now
        self._sleep = sleep
        self._client = open_client(options.proxy)
        self._api = ZaloBotApi(self._client, options.api_base, options.token)
        self._manner = bot_manner(options.public_url)
        self._secret = options.webhook_secret or derived_secret(options.token)
        self._me = Self(names=frozenset({options.name or ""}))

    @property
    def name(self) -> str:
        """See Platform."""
        return NAME

    @property
    def capabilities(self) -> Capabilities:
        """See Platform."""
        return self._manner.capabilities

    async def start(self) -> None:
        """Learn who the bot is and set or clear the webhook."""
        me = await self._set_up("getMe")
        self._me = _self(me, self._options.name)
        if self._options.mode == "webhook":
            await self._set_webhook()
        else:
            await self._clear_webhook()

    async def poll(self, keep: Keep) -> None:
        """Fetch one update after the other; each is kept before the next call loses it."""
        if self._options.mode == "webhook":
            return
        pause = _FIRST_PAUSE
        is_clear = False
        while True:
            try:
                if not is_clear:
                    await self._api_clear_webhook()
                    is_clear = True
                await self._fetch(keep)
                pause = _FIRST_PAUSE
            except _FAILURES as error:
                await self._sleep(self._patience(error, pause))
                pause = min(pause * 2, _LONGEST_PAUSE)

    def receive(self, body: bytes, headers: Mapping[str, str]) -> Sequence[RawUpdate]:
        """Return the updates of a delivery whose secret is right, flat or wrapped."""
        if not body.strip():
            return []
        given = headers.get(_SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret.encode()):
            raise WebhookRefused(403, "wrong secret")
        try:
            delivered = parsed(body)
        except ValueError:
            raise WebhookRefused(400, "no JSON") from None
        if not isinstance(delivered, dict | list):
            raise WebhookRefused(400, "no update")
        return updates_of(delivered)

    def read(self, body: Mapping[str, Any]) -> Event | None:
        """See Platform."""
        return read_update(body, self._me, self._now())

    def render(self, reply: Reply, place: Place, reply_to: MessageId | None) -> Sequence[Parcel]:
        """See Platform; the bot cannot refer to a message."""
        return render(reply, place, reply_to, self._manner)

    async def send(self, parcel: Parcel, place: Place) -> MessageId:
        """Send a text, or a picture by its public address."""
        chat = {"chat_id": place.chat}
        match parcel.attachment:
            case None:
                return await self._send("sendMessage", {**chat, "text": parcel.text}, 30)
            case Picture(id=picture) if self._options.public_url is not None:
                photo = f"{self._options.public_url}/pictures/{picture}.png"
                caption = {"caption": parcel.text} if parcel.text.strip() else {}
                body = {**chat, "photo": photo, **caption}
                return await self._send("sendPhoto", body, _PICTURE_SECONDS)
            case Picture():
                raise DeliveryRefused("sendPhoto: no public address")
            case Original():
                raise DeliveryRefused("the platform takes no files")

    async def show_working(self, place: Place) -> None:
        """Show that the bot is typing, for about five seconds."""
        try:
            await self._api.call("sendChatAction", {"chat_id": place.chat, "action": "typing"})
        except _FAILURES as error:
            _log.debug("no typing shown: %s", error)

    async def acknowledge(self, message: IncomingMessage) -> None:
        """Do nothing: there are no buttons."""

    async def is_manager(self, _place: Place, _user: UserId, /) -> bool:
        """Return False: the platform does not tell who leads a group."""
        return False

    async def diagnose(self) -> Sequence[Diagnosis]:
        """See Platform."""
        webhook = self._options.webhook_url if self._options.mode == "webhook" else None
        return await diagnose(self._api, self._options.name, webhook)

    async def close(self) -> None:
        """See Platform."""
        await self._client.aclose()

    async def _send(self, method: str, body: Mapping[str, Any], read_seconds: float) -> MessageId:
        try:
            sent = await self._api.call(method, body, read_seconds)
        except _FAILURES as error:
            raise delivery_error(method, error) from None
        return sent_id(method, sent)

    async def _set_up(self, method: str, body: Mapping[str, Any] | None = None) -> object:
        try:
            return await self._api.call(method, body)
        except _FAILURES as error:
            raise setup_error(method, error) from None

    async def _set_webhook(self) -> None:
        if len(self._secret) < _SHORTEST_SECRET:
            raise PlatformClosed("setWebhook: short secret", texts.WEBHOOK_KEY_SHORT)
        body = {"url": self._options.webhook_url, "secret_token": self._secret}
        try:
            result = await self._api.call("setWebhook", body)
        except _FAILURES as error:
            if isinstance(error, Failure) and error.code in NOTHING_SET:
                raise PlatformClosed(str(error), texts.WEBHOOK_NOT_TAKEN) from None
            raise setup_error("setWebhook", error) from None
        if isinstance(result, dict) and section(result, "verification").get("ok") is False:
            _log.warning("Zalo could not verify the webhook of the bot yet")

    async def _clear_webhook(self) -> None:
        try:
            await self._api_clear_webhook()
        except _FAILURES as error:
            raise setup_error("deleteWebhook", error) from None

    async def _api_clear_webhook(self) -> None:
        try:
            await self._api.call("deleteWebhook")
        except Failure as failure:
            if failure.code not in NOTHING_SET or not failure.is_envelope:
                raise

    async def _fetch(self, keep: Keep) -> None:
        began = self._now()
        timeout = {"timeout": str(_POLL_SECONDS)}
        try:
            result = await self._api.call("getUpdates", timeout, _POLL_SECONDS + _POLL_SLACK)
        except Failure as failure:
            if failure.code != TIMEOUT:
                raise
            if self._now() - began < _IDLE_AT_LEAST:
                await self._sleep(_AFTER_HASTY_IDLE)
            return
        if updates := updates_of(result):
            await self._surely(keep, updates)

    async def _surely(self, keep: Keep, updates: Sequence[RawUpdate]) -> None:
        """Keep the updates however often it fails: they exist nowhere else any more."""
        pause = _FIRST_PAUSE
        while True:
            try:
                return await keep(updates)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with the journal
                _log.error("an update could not be kept: %s", type(error).__name__)
            await self._sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    def _patience(self, error: Exception, pause: float) -> float:
        """Return how long to wait after a failed poll; raises PlatformClosed for a dead token."""
        _log.warning("polling failed: %s", error)
        code = error.code if isinstance(error, Failure) else None
        if code == UNAUTHORIZED:
            raise setup_error("getUpdates", error) from None
        return max(pause, _LONGEST_PAUSE) if code == LIMIT else pause


def _self(me: object, name: str | None) -> Self:
    known = me if isinstance(me, dict) else {}
    names = {name or "", word(known, "display_name"), word(known, "account_name")}
    return Self(word(known, "id"), frozenset(names))
