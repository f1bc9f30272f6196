"""Telegram, through python-telegram-bot as a client only.

PTB's own loop would confirm updates before they are journalled, and its errors cannot tell all
that the answer said. No error raised here is chained to another: addresses hold the token.
"""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

import httpx
from socksio import SOCKSError
from telegram import Bot, BotCommandScope, InputFile
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.delivery.parcels import Original, Parcel, Picture
from bot.diagnosis import Diagnosis
from bot.messages import Event, IncomingMessage, MessageId, Place, Reply, UserId
from bot.platforms import telegram_texts as texts
from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    Doubt,
    PlatformClosed,
    PlatformError,
    WebhookRefused,
)
from bot.platforms.platform import Files, Keep, RawUpdate
from bot.platforms.telegram_answers import NOT_REACHED, CannotParse, json_value, refusal
from bot.platforms.telegram_diagnosis import (
    Account,
    Intake,
    judged_account,
    judged_failure,
    judged_intake,
)
from bot.platforms.telegram_messages import (
    Values,
    caption_values,
    form,
    frame,
    sent_id,
    text_values,
)
from bot.platforms.telegram_options import CAPABILITIES, TelegramOptions
from bot.platforms.telegram_polling import Polling
from bot.platforms.telegram_rendering import render_reply
from bot.platforms.telegram_updates import (
    PLATFORM,
    UPDATE_KINDS,
    Identity,
    raw_update,
    read_update,
)

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")

_SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
_LONG_POLL = 30  # seconds, added by PTB to the read timeout
_TIMEOUT = httpx.Timeout(20, connect=10, pool=10)  # seconds
_WITH_FILE = httpx.Timeout(20, write=120, connect=10, pool=10)
# Each idle connection is looked at for every call.
_LIMITS = httpx.Limits(max_connections=64, max_keepalive_connections=8)
_START_AGAIN = timedelta(seconds=30)
_MANAGERS = frozenset({"creator", "administrator"})
_NOTHING_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    SOCKSError,  # of a proxy that speaks no socks; httpx lets it through
)


class _Requests(HTTPXRequest):
    """Judges answers before PTB does, which would log what it cannot read, people's texts too.

    What is raised here arrives as the cause of a NetworkError.
    """

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Call, and raise PlatformError for all but the answer that was asked for."""
        code, payload = await super().do_request(*args, **kwargs)
        method = str(kwargs["url"]).rpartition("/")[2]
        if refused := refusal(method, code, payload):
            raise refused
        return code, payload


class _Inbox(_Requests):
    """Keeps updates as they came: PTB would drop a whole batch for one that it cannot read."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.updates: Sequence[object] = ()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Call getUpdates; to PTB there are none."""
        code, payload = await super().do_request(*args, **kwargs)
        answer = json_value(payload)
        found = answer.get("result") if isinstance(answer, dict) else None
        self.updates = found if isinstance(found, list) else ()
        return code, b'{"ok":true,"result":[]}'


class TelegramPlatform:
    """The adapter; `read` and `render` know who the assistant is only after `start`."""

    name = PLATFORM
    capabilities = CAPABILITIES

    def __init__(
        self,
        options: TelegramOptions,
        files: Files,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._options, self._files, self._now, self._sleep = options, files, now, sleep
        way = _way(options)
        self._requests = _Requests(connection_pool_size=8, read_timeout=20, **way)
        self._client = httpx.AsyncClient(**way["httpx_kwargs"], proxy=way["proxy"], limits=_LIMITS)
        self._inbox = _Inbox(connection_pool_size=2, read_timeout=15, **way)
        self._address = f"{options.api_base}/bot{options.token.get_secret_value()}"
        self._bot = Bot(
            options.token.get_secret_value(),
            base_url=f"{options.api_base}/bot",
            base_file_url=f"{options.api_base}/file/bot",
            request=self._requests,
            get_updates_request=self._inbox,
        )
        self._identity: Identity | None = None

    async def start(self) -> None:
        """Learn who the assistant is, choose how updates come, and name the commands."""
        try:
            me = await _called(self._bot.get_me())
            await self._choose_intake()
        except (PlatformClosed, DeliveryDeferred):
            raise
        except PlatformError as error:
            raise DeliveryDeferred(str(error), _START_AGAIN) from None
        self._identity = Identity(me.id, me.username or "")
        await self._name_commands()

    async def _choose_intake(self) -> None:
        options = self._options
        if options.mode == "polling":
            await _called(self._bot.delete_webhook(drop_pending_updates=False))
            return
        request = self._bot.set_webhook(
            options.webhook_url,
            allowed_updates=UPDATE_KINDS,
            drop_pending_updates=False,
            secret_token=options.webhook_secret.get_secret_value(),
        )
        try:
            await _called(request)
        except DeliveryRefused as error:
            raise PlatformClosed(str(error), texts.WEBHOOK_REASON) from None

    async def _name_commands(self) -> None:
        for scope, commands in self._options.commands.items():
            for language in (None, "vi"):
                request = self._bot.set_my_commands(
                    tuple(commands), scope=BotCommandScope(scope), language_code=language
                )
                try:
                    await _called(request)
                except PlatformError as error:
                    _log.warning("Telegram shows no menu of commands: %s", error)
                    return  # the commands work all the same

    async def poll(self, keep: Keep) -> None:
        """Fetch updates until cancelled; return at once where they come to the webhook."""
        if self._options.mode == "polling":
            await Polling(self._fetch, keep, self._now, self._sleep).run()

    async def _fetch(self, offset: int | None) -> Sequence[object]:
        request = self._bot.get_updates(
            offset=offset, timeout=_LONG_POLL, allowed_updates=UPDATE_KINDS
        )
        await _called(request)
        return self._inbox.updates

    def receive(self, body: bytes, headers: Mapping[str, str]) -> Sequence[RawUpdate]:
        """Return the update of a delivery; raises WebhookRefused without the secret."""
        secret = self._options.webhook_secret.get_secret_value()
        given = headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode()):
            raise WebhookRefused(403, "Telegram's secret is missing or wrong")
        raw = raw_update(json_value(body))
        if raw is None:
            raise WebhookRefused(400, "no update of Telegram")
        return [raw]

    def read(self, body: Mapping[str, Any]) -> Event | None:
        """Return what an update says; raises RuntimeError before `start`."""
        if self._identity is None:
            raise RuntimeError("Telegram's updates are read only after the start")
        return read_update(body, self._identity, self._now())

    def render(self, reply: Reply, place: Place, reply_to: MessageId | None) -> Sequence[Parcel]:
        """Return the messages that say `reply`, in Telegram's HTML."""
        username = self._identity.username if self._identity else ""
        return render_reply(reply, place, reply_to, username)

    async def send(self, parcel: Parcel, place: Place) -> MessageId:
        """Send one message, without its markup when Telegram cannot read that."""
        try:
            return await self._deliver(parcel, place, parcel.text, is_html=True)
        except CannotParse:
            plain = parcel.text if parcel.plain is None else parcel.plain
            return await self._deliver(parcel, place, plain, is_html=False)

    async def _deliver(
        self, parcel: Parcel, place: Place, text: str, *, is_html: bool
    ) -> MessageId:
        values = frame(parcel, place)
        match parcel.attachment:
            case None:
                return await self._post("sendMessage", values | text_values(text, is_html=is_html))
            case Original(document):
                file = await asyncio.to_thread(self._files.original, document)
                if file is None or not 0 < len(file.content) <= CAPABILITIES.largest_file:
                    raise DeliveryRefused("sendDocument: no file that can be sent")
                values |= caption_values(text, is_html=is_html)
                files = {"document": InputFile(file.content, filename=file.name)}
                return await self._post("sendDocument", values, files)
            case Picture(identity):
                png = await asyncio.to_thread(self._files.picture, identity)
                if not png:
                    raise DeliveryRefused("sendPhoto: no picture")
                values |= caption_values(text, is_html=is_html)
                return await self._post("sendPhoto", values, {"photo": InputFile(png)})

    async def _post(
        self, method: str, values: Values, files: Mapping[str, InputFile] | None = None
    ) -> MessageId:
        """Send past PTB, which makes objects of what goes and of all that comes back."""
        sent = self._client.post(
            f"{self._address}/{method}",
            data=form(values),
            files={name: file.field_tuple for name, file in files.items()} if files else None,
            timeout=_WITH_FILE if files else _TIMEOUT,
        )
        response = await _called(sent)
        if refused := refusal(method, response.status_code, response.content):
            raise refused
        return sent_id(method, response.content)

    async def show_working(self, place: Place) -> None:
        """Show "typing" for up to five seconds."""
        thread = int(place.thread) if place.thread else None
        request = self._bot.send_chat_action(place.chat, "typing", message_thread_id=thread)
        await _tried(request)

    async def acknowledge(self, message: IncomingMessage) -> None:
        """End the spinner of a tapped button."""
        if message.press is not None and message.press.receipt:
            request = self._bot.answer_callback_query(message.press.receipt)
            await _tried(request)

    async def is_manager(self, place: Place, user: UserId, /) -> bool:
        """Return whether somebody administers the group; False too when that cannot be learnt."""
        if str(user) == str(place.chat):
            return True  # only an administrator can write in the group's own name
        if not place.is_group or not user.isdecimal():
            return False
        try:
            member = await _called(self._bot.get_chat_member(place.chat, int(user)))
        except PlatformError as error:
            _log.warning("Telegram does not say who administers a group: %s", error)
            return False
        return member.status in _MANAGERS

    async def diagnose(self) -> Sequence[Diagnosis]:
        """Try the token, the intake of updates and what the bot may read in groups."""
        try:
            me = await _called(self._bot.get_me())
            hook = await _called(self._bot.get_webhook_info())
        except PlatformError as error:
            return (judged_failure(error),)
        account = Account(
            me.username or "",
            reads_all=bool(me.can_read_all_group_messages),
            joins_groups=me.can_join_groups is not False,
        )
        intake = Intake(hook.url, hook.pending_update_count, hook.last_error_message or "")
        return (*judged_account(account), *judged_intake(intake, self._options.webhook_url))

    async def close(self) -> None:
        """Close the connections."""
        await self._inbox.shutdown()
        await self._requests.shutdown()
        await self._client.aclose()


def _way(options: TelegramOptions) -> dict[str, Any]:
    certificates = httpx.create_ssl_context(trust_env=False)  # slow to load: once for both
    return {
        "connect_timeout": 10,
        "write_timeout": 20,
        "pool_timeout": 10,
        "proxy": options.proxy.get_secret_value() if options.proxy else None,
        "httpx_kwargs": {"trust_env": False, "verify": certificates},
    }


async def _called(request: Awaitable[_Result]) -> _Result:
    """Wait for an answer; raises PlatformError and nothing else."""
    try:
        return await request
    except (TelegramError, httpx.HTTPError, SOCKSError) as error:
        raise _translated(error) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # The answer has another shape than PTB expects: what was asked may be done.
        raise DeliveryInDoubt(f"{type(error).__name__} in an answer of the Bot API") from None


async def _tried(request: Awaitable[object]) -> None:
    try:
        await _called(request)
    except PlatformError as error:
        _log.debug("Telegram refused what can be done without: %s", error)


def _translated(error: Exception) -> PlatformError:
    cause = error.__cause__ if isinstance(error, TelegramError) else error
    if isinstance(cause, PlatformError):
        return cause
    details = type(cause or error).__name__
    if isinstance(cause, _NOTHING_SENT):
        return DeliveryDeferred(details, NOT_REACHED)
    is_timeout = isinstance(cause, httpx.TimeoutException)
    return DeliveryInDoubt(details, Doubt.SILENCE if is_timeout else Doubt.CUT)
