"""The Zalo Bot Platform on a loopback port: strict in what it takes, told what goes wrong.

Whatever the real one would refuse, or our client must never do, is noted in `complaints`.
Tests act as people with `say`, `show` and the like; what the bot sends lands in `sent`.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from tests.fakes.loopback import (
    Answer,
    Call,
    Loopback,
    Misbehaviour,
    Script,
    faultless,
    json_answer,
)
from tests.fakes.webhook_caller import Posted, WebhookCaller
from tests.fakes.zalo_bot_envelope import UNAUTHORIZED, Refused, bad, read, refusal, result
from tests.fakes.zalo_bot_mailbox import SECRET_HEADER, Mailbox, Webhook
from tests.fakes.zalo_bot_requests import (
    GetUpdates,
    Nothing,
    SendChatAction,
    SendMessage,
    SendPhoto,
    SetWebhook,
    webhook_fault,
)
from tests.fakes.zalo_bot_updates import EventName, Sender, is_group, milliseconds, update, wrapped

TOKEN = "1459000000000000001:AbCdEf-loopback"
BOT = Sender("1459000000000000001", "Bot Sổ Tay", is_bot=True)
_FETCHES = 2  # the real one reads a picture at least so often


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that the platform accepted; `told` is False when its sender never heard of it."""

    chat: str
    text: str  # of a picture: its caption
    message_id: str
    photo: str | None
    parse_mode: str | None
    at: float  # time.monotonic()
    told: bool


class ZaloBotServer:
    """Served from `with` to its end; every attribute may be read and set while it is served."""

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        script: Script = faultless,
        routes: Mapping[str, str] | None = None,
        port: int = 0,
    ) -> None:
        self.http = Loopback(self._answer, script, port)
        self.url = self.http.url
        self.calls = self.http.calls
        self.complaints = self.http.complaints
        self.until = self.http.until
        self.token = TOKEN
        self.can_join_groups = True
        self.plain_webhooks = False  # http and loopback addresses are accepted
        self.sent: list[Sent] = []
        self.typing: list[str] = []  # the chat of every sendChatAction
        self.names: dict[str, str] = {}  # display names by user id
        self.chats: set[str] = set()  # those that may be written to
        self.kicked: set[str] = set()  # groups that the bot was removed from
        self._now = now
        self._caller = WebhookCaller(routes or {})
        self.mailbox = Mailbox(self.http, self._caller)
        self._ids = 0
        self._methods: dict[str, Callable[[Call], Answer]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "sendChatAction": self._send_chat_action,
        }

    def __enter__(self) -> Self:
        self.http.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.http.__exit__(*error)
        self._caller.close()
        self.mailbox.close()

    @property
    def script(self) -> Script:
        """Which calls go wrong, and how."""
        return self.http.script

    @script.setter
    def script(self, script: Script) -> None:
        self.http.script = script

    # What people do.

    def say(
        self, chat: str, user: str, text: str, *, mention: bool = True, wrap: bool = False
    ) -> Posted:
        """Write to the bot; in a group it is mentioned, else the text is a reply to the bot.

        What is said in a group without either reaches no bot, so nothing here says it.
        """
        said = _mentioning(text) if is_group(chat) and mention else text
        return self.emit(EventName.TEXT, chat, user, {"text": said}, wrap=wrap)

    def show(self, chat: str, user: str, caption: str = "", *, documented: bool = False) -> Posted:
        """Send a picture: as seen on the wire, or as the documentation has it.

        In a group its caption mentions the bot, for else it would not get there.
        """
        url = "https://photo.example/1.jpg"
        seen = {"photo_url": url, "message_type": "CHAT_PHOTO"}
        content = {"photo": url} if documented else seen
        below = _mentioning(caption) if is_group(chat) else caption
        return self.emit(EventName.IMAGE, chat, user, {**content, "caption": below})

    def stick(self, chat: str, user: str) -> Posted:
        """Send a sticker."""
        sticker = {"sticker": "bfe458bf64fa8da4d4eb", "url": "https://sticker.example/1.png"}
        return self.emit(EventName.STICKER, chat, user, sticker)

    def speak(self, chat: str, user: str) -> Posted:
        """Send a voice message."""
        voice = {"voice_url": "https://voice.example/1.aac", "message_type": "CHAT_VOICE"}
        return self.emit(EventName.VOICE, chat, user, voice)

    def send_unsupported(self, chat: str, user: str) -> Posted:
        """Send a link, a file or anything else that the platform tells nothing of."""
        return self.emit(EventName.UNSUPPORTED, chat, user, {})

    def emit(
        self,
        event: str,
        chat: str,
        user: str,
        content: Mapping[str, str],
        *,
        wrap: bool = False,
    ) -> Posted:
        """Let anything happen in a chat, which the bot knows from then on."""
        self.know(chat)
        sender = Sender(user, self.names.get(user, f"Cán bộ {user[-3:]}"))
        return self._bring(event, chat, sender, content, wrap=wrap)

    def know(self, chat: str) -> None:
        """Let the bot write to the chat."""
        with self.http.changed:
            self.chats.add(chat)

    def kick(self, group: str) -> None:
        """Remove the bot from a group; nobody tells it."""
        with self.http.changed:
            self.kicked.add(group)

    # What the platform does.

    def echo(self, chat: str, text: str) -> Posted:
        """Let the bot hear itself."""
        return self._bring(EventName.TEXT, chat, BOT, {"text": text})

    def bring_again(self, posted: Posted) -> Posted:
        """Deliver an update once more, the same to the byte."""
        return self.mailbox.bring(Posted(posted.key, posted.chat, posted.body, posted.headers))

    def post(self, body: bytes, *, secret: str | None = None) -> Posted:
        """Post any bytes to the webhook; without `secret` its header is missing."""
        headers = {"Content-Type": "application/json"} if body else {}
        if secret is not None:
            headers[SECRET_HEADER] = secret
        return self._caller.post(Posted("raw", "", body, headers), self._webhook().url)

    def probe(self, *, with_secret: bool = True) -> Posted:
        """Post nothing at all, without a content type, as the platform does now and then."""
        return self.post(b"", secret=self._webhook().secret if with_secret else None)

    def _bring(
        self,
        event: str,
        chat: str,
        sender: Sender,
        content: Mapping[str, str],
        *,
        wrap: bool = False,
    ) -> Posted:
        key = self._id()
        flat = update(event, key, chat, sender, self._now(), content)
        body = json.dumps(wrapped(flat) if wrap else flat, ensure_ascii=False).encode()
        return self.mailbox.bring(Posted(key, chat, body, {}))

    def _webhook(self) -> Webhook:
        if self.mailbox.webhook is None:
            raise AssertionError("no webhook is set")
        return self.mailbox.webhook

    def _id(self) -> str:
        with self.http.changed:
            self._ids += 1
            return f"{self._ids:020x}"

    # What the bot asks for.

    def _answer(self, call: Call) -> Answer:
        try:
            return self._do(call)
        except Refused as refused:
            if refused.complaint:
                self.http.complain(f"{call.name}: {refused.complaint}")
            return refused.answer

    def _do(self, call: Call) -> Answer:
        token, _, method = call.path.removeprefix("/bot").partition("/")
        if not call.path.startswith("/bot") or not method:
            raise bad("the path is not /bot<token>/<method>", 404)
        if token != self.token:
            return UNAUTHORIZED
        if call.method != "POST" or call.query:
            raise bad("not a POST, or with a query")
        if call.body and not call.headers.get("content-type", "").startswith("application/json"):
            raise bad("the body is not declared as JSON")
        if method not in self._methods:
            raise bad("no such method")
        return self._methods[method](call)

    def _get_me(self, call: Call) -> Answer:
        read(Nothing, call.body)
        me = {"id": BOT.id, "account_name": "bot.AbCdEfGhI", "account_type": "BASIC"}
        return result({**me, "can_join_groups": self.can_join_groups})

    def _get_updates(self, call: Call) -> Answer:
        return self.mailbox.poll(call, read(GetUpdates, call.body).seconds)

    def _set_webhook(self, call: Call) -> Answer:
        asked = read(SetWebhook, call.body)
        if fault := webhook_fault(asked.url, plain=self.plain_webhooks):
            raise bad(fault)
        self.mailbox.set_webhook(Webhook(asked.url, asked.secret_token))
        return self._webhook_info()

    def _delete_webhook(self, call: Call) -> Answer:
        read(Nothing, call.body)
        if not self.mailbox.was_webhook_set:
            return refusal(400, "Bad Request: no webhook was set")
        self.mailbox.delete_webhook()
        return self._webhook_info()

    def _get_webhook_info(self, call: Call) -> Answer:
        read(Nothing, call.body)
        if not self.mailbox.was_webhook_set:
            return refusal(404, "Not found")
        return self._webhook_info()

    def _webhook_info(self) -> Answer:
        webhook = self.mailbox.webhook
        url = webhook.url if webhook else ""
        return result({"url": url, "updated_at": milliseconds(self._now())})

    def _send_message(self, call: Call) -> Answer:
        asked = read(SendMessage, call.body)
        self._check_chat(asked.chat_id)
        if asked.is_broken_markdown:
            return refusal(400, "Bad Request: cannot parse the text")
        return self._accept(call, asked.chat_id, asked.text, parse_mode=asked.parse_mode)

    def _send_photo(self, call: Call) -> Answer:
        asked = read(SendPhoto, call.body)
        self._check_chat(asked.chat_id)
        if not all(self._caller.fetch(asked.photo) for _ in range(_FETCHES)):
            raise bad("the photo cannot be fetched")
        return self._accept(call, asked.chat_id, asked.caption or "", photo=asked.photo)

    def _send_chat_action(self, call: Call) -> Answer:
        asked = read(SendChatAction, call.body)
        self._check_chat(asked.chat_id)
        with self.http.changed:
            self.typing.append(asked.chat_id)
            self.http.changed.notify_all()
        return json_answer({"ok": True})

    def _check_chat(self, chat: str) -> None:
        if chat in self.kicked:
            raise Refused(refusal(400, "Bad Request: the bot is not in the group"))
        if chat not in self.chats:
            raise Refused(refusal(404, "Not found: chat"), "a chat that never wrote to the bot")

    def _accept(
        self,
        call: Call,
        chat: str,
        text: str,
        *,
        photo: str | None = None,
        parse_mode: str | None = None,
    ) -> Answer:
        told = not isinstance(call.fault, Misbehaviour)
        with self.http.changed:
            key = self._id()
            accepted = Sent(chat, text, key, photo, parse_mode, time.monotonic(), told)
            self.sent.append(accepted)
            self.http.changed.notify_all()
        return result({"message_id": key, "date": milliseconds(self._now())})


def _mentioning(text: str) -> str:
    return f"@{BOT.display_name} {text}"
