"""The Zalo Official Account: signed webhook, buttons alone with a person, groups of its own."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any

from sqlalchemy import Engine

from bot.delivery.parcels import Original, Parcel, Picture
from bot.diagnosis import Diagnosis
from bot.messages import Event, IncomingMessage, MessageId, Place, Reply, UserId
from bot.platforms import zalo_texts as texts
from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryRefused,
    PlatformClosed,
    WebhookRefused,
)
from bot.platforms.platform import Capabilities, FileContent, Files, Keep, RawUpdate
from bot.platforms.zalo_http import Call, open_client
from bot.platforms.zalo_json import parsed
from bot.platforms.zalo_oa_api import ZaloOaApi
from bot.platforms.zalo_oa_doctor import diagnose
from bot.platforms.zalo_oa_messages import Message, file_message, forms, picture_message
from bot.platforms.zalo_oa_names import ZaloOaNames
from bot.platforms.zalo_oa_updates import (
    NAME,
    Account,
    is_signed,
    is_stale,
    read_event,
    update_of,
)
from bot.platforms.zalo_oauth import OaApp, ZaloOauth
from bot.platforms.zalo_rendering import Manner, render
from bot.platforms.zalo_tokens import Around, ZaloTokens
from bot.platforms.zalo_values import sent_id, word

_log = logging.getLogger(__name__)

WEBHOOK_PATH = "/zalo/oa/webhook"
_FILE_TYPES = frozenset({".pdf", ".doc", ".docx"})
_LARGEST_FILE = 5 * 1024 * 1024
_LARGEST_PICTURE = 1024 * 1024
_UPLOAD_SECONDS = 90
_REMEMBERED = 1000  # messages sent to groups, which a reply may quote

OA_MANNER = Manner(
    Capabilities(
        longest_text=1900,
        private_buttons=True,
        group_buttons=False,
        edits=False,
        file_types=_FILE_TYPES,
        largest_file=_LARGEST_FILE,
        pictures=True,
        push_window=timedelta(days=7),
    ),
    quotes=True,
    mentions=False,
    captions=False,
    no_file=texts.OA_SENDS_NO_SUCH_FILE,
)


@dataclass(frozen=True, slots=True)
class ZaloOaOptions:
    """The settings of the account; one that is not set is empty, and `start` names it."""

    app_id: str
    app_secret: str = field(repr=False)
    secret_key: str = field(repr=False)  # of the account, not of the app
    refresh_token: str = field(repr=False)
    api_base: str = "https://openapi.zalo.me"
    oauth_base: str = "https://oauth.zaloapp.com"
    public_url: str | None = None
    proxy: str | None = field(default=None, repr=False)

    @property
    def missing(self) -> list[str]:
        """The names of the settings that are needed and empty."""
        needed = {
            "SOTAY_ZALO_OA_APP_ID": self.app_id,
            "SOTAY_ZALO_OA_APP_SECRET": self.app_secret,
            "SOTAY_ZALO_OA_SECRET_KEY": self.secret_key,
            "SOTAY_ZALO_OA_REFRESH_TOKEN": self.refresh_token,
        }
        return [name for name, value in needed.items() if not value]


class ZaloOaPlatform:
    """The adapter of one account; close it."""

    def __init__(
        self,
        options: ZaloOaOptions,
        engine: Engine,
        files: Files,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._options = options
        self._files = files
        self._now = now
        self._client = open_client(options.proxy)
        app = OaApp(options.app_id, options.app_secret, options.refresh_token)
        oauth = ZaloOauth(self._client, options.oauth_base, app)
        self._tokens = ZaloTokens(engine, app, oauth.refresh, Around(now, sleep))
        self._api = ZaloOaApi(self._client, options.api_base, self._tokens, now)
        self._names = ZaloOaNames(self._api, now, sleep)
        # Only for telling a reply to the assistant from other quotes; lost at a restart.
        self._sent: deque[str] = deque(maxlen=_REMEMBERED)
        self._account = Account(sent=self._sent)

    @property
    def name(self) -> str:
        """See Platform."""
        return NAME

    @property
    def capabilities(self) -> Capabilities:
        """See Platform."""
        return OA_MANNER.capabilities

    async def start(self) -> None:
        """Get a token and learn the account's id and name; those of its groups meanwhile."""
        if missing := self._options.missing:
            names = ", ".join(missing)
            raise PlatformClosed(f"missing {names}", texts.SETTING_MISSING.format(names=names))
        try:
            known = await self._api.ask(Call("GET", "/v2.0/oa/getoa"))
        except DeliveryRefused as error:
            raise DeliveryDeferred(str(error), timedelta(minutes=1)) from None
        self._account = Account(word(known, "oa_id", "oaid"), word(known, "name"), self._sent)
        self._names.begin()

    async def poll(self, keep: Keep) -> None:
        """Return at once: events come to the webhook only."""

    def receive(self, body: bytes, headers: Mapping[str, str]) -> Sequence[RawUpdate]:
        """Return the event of a delivery whose signature is right."""
        if not body.strip():
            return []
        try:
            event = parsed(body)
        except ValueError:
            event = None
        known = event if isinstance(event, dict) else {}
        options = self._options
        stamp = word(known, "timestamp")
        signed = is_signed(body, headers, stamp, options.app_id, options.secret_key)
        if not (options.secret_key and signed):
            raise WebhookRefused(403, "wrong signature")
        if not isinstance(event, dict):
            raise WebhookRefused(400, "no event")
        if is_stale(event, self._now()):
            _log.warning("an event of Zalo OA older than two hours was dropped")
            return []
        update = update_of(event)
        return [update] if update else []

    def read(self, body: Mapping[str, Any]) -> Event | None:
        """See Platform."""
        event = read_event(body, self._account, self._now())
        if isinstance(event, IncomingMessage) and event.is_group:
            return self._names.named(event)
        return event

    def render(self, reply: Reply, place: Place, reply_to: MessageId | None) -> Sequence[Parcel]:
        """See Platform."""
        return render(reply, place, reply_to, OA_MANNER)

    async def send(self, parcel: Parcel, place: Place) -> MessageId:
        """Send a text, buttons, a file or a picture; a file too large is named in a text."""
        messages = await self._messages(parcel, place)
        sent = await self._deliver(messages, place)
        if place.is_group and sent:
            self._sent.append(sent)
        return sent

    async def show_working(self, place: Place) -> None:
        """Do nothing: the platform shows no such thing."""

    async def acknowledge(self, message: IncomingMessage) -> None:
        """Do nothing: a press leaves no spinner."""

    async def is_manager(self, _place: Place, _user: UserId, /) -> bool:
        """Return False: the platform does not tell who leads a group."""
        return False

    async def diagnose(self) -> Sequence[Diagnosis]:
        """See Platform."""
        url = self._options.public_url
        webhook = f"{url}{WEBHOOK_PATH}" if url else None
        return await diagnose(self._api, self._tokens, self._options.missing, webhook, self._now)

    async def close(self) -> None:
        """Close the connection when a token under way has been kept."""
        await self._names.close()
        await self._tokens.close()
        await self._client.aclose()

    async def _messages(self, parcel: Parcel, place: Place) -> Sequence[Message]:
        match parcel.attachment:
            case None:
                return forms(parcel, place)
            case Original() as original:
                return [await self._original(original)]
            case Picture(id=picture):
                return [await self._picture(picture)]

    async def _deliver(self, messages: Sequence[Message], place: Place) -> MessageId:
        """Send the first form that is taken; only the form's own errors lead to the next."""
        path = "/v3.0/oa/group/message" if place.is_group else "/v3.0/oa/message/cs"
        recipient = {"group_id" if place.is_group else "user_id": place.chat}
        *first, last = messages
        for message in first:
            call = Call("POST", path, json={"recipient": recipient, "message": message})
            outcome = await self._api.attempt(call)
            if outcome.is_good or not outcome.meaning.is_about_form:
                return sent_id(path, self._api.data(call, outcome))
            _log.warning("%s: %d, sent in a plainer form", path, outcome.code)
        call = Call("POST", path, json={"recipient": recipient, "message": last})
        return sent_id(path, self._api.data(call, await self._api.attempt(call)))

    async def _original(self, original: Original) -> Message:
        found = await asyncio.to_thread(self._files.original, original.document)
        if found is None:
            raise DeliveryRefused("the document is unknown")
        suffix = PurePath(found.name).suffix.lower()
        if suffix not in _FILE_TYPES or len(found.content) > _LARGEST_FILE:
            return {"text": texts.OA_SENDS_NO_SUCH_FILE.format(name=found.name)}
        data = await self._upload("/v2.0/oa/upload/file", found)
        key = "token" if word(data, "token") else "attachment_id"
        return file_message(key, word(data, key))

    async def _picture(self, picture: str) -> Message:
        png = await asyncio.to_thread(self._files.picture, picture)
        if png is None or len(png) > _LARGEST_PICTURE:
            raise DeliveryRefused("the picture is gone or too large")
        found = FileContent("hinh.png", png)
        data = await self._upload("/v2.0/oa/upload/image", found)
        return picture_message(word(data, "attachment_id"))

    async def _upload(self, path: str, found: FileContent) -> Mapping[str, Any]:
        call = Call("POST", path, file=(found.name, found.content), read_seconds=_UPLOAD_SECONDS)
        data = await self._api.ask(call)
        if not word(data, "token", "attachment_id"):
            raise DeliveryRefused(f"{path}: no attachment came of it")
        return data
