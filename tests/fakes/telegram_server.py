"""A Telegram Bot API on a loopback port: as strict as the real one, told what goes wrong.

What a correct client never sends is refused and noted in `complaints`; what only circumstances
forbid (a chat that is lost, a topic that is gone, a flood) is refused as the real one does it.
"""

import contextlib
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from tests.fakes.loopback import Answer, Call, Loopback, Script, faultless, json_answer
from tests.fakes.telegram_chats import Chat, Chats, Json, User, add_message, bar, open_topic
from tests.fakes.telegram_faults import Refused, error, unauthorized
from tests.fakes.telegram_flood import FloodControl, FloodLimits
from tests.fakes.telegram_methods import Bot, CallbackAnswer, Command, Menu, perform
from tests.fakes.telegram_parameters import read_parameters
from tests.fakes.telegram_sending import SENDING, Outgoing, Sent
from tests.fakes.telegram_updates import Updates, membership
from tests.fakes.telegram_words import words_with_entities

TOKEN = "7012345678:AAloopback-0123456789_abcdefghijklm"
USERNAME = "SoTayThuBot"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the server behaves all the time."""

    token: str = TOKEN
    username: str = USERNAME
    insecure_webhooks: bool = False  # take http:// and any port, so that a test can listen there
    reads_all_groups: bool = False  # privacy mode is off; only told, the test chooses what is said
    flood_limits: FloodLimits | None = None
    now: Callable[[], float] = time.time


class TelegramServer:
    """What the test holds; every method may be called from any thread."""

    def __init__(self, script: Script, manner: Manner, port: int) -> None:
        self.loopback = Loopback(self._answer, script, port)
        self.token: str | None = manner.token  # None: revoked
        self.user = User(
            int(manner.token.partition(":")[0]), "Sổ Tay", manner.username, is_bot=True
        )
        self._now = manner.now
        self._chats = Chats(self.user)
        self._updates = Updates(self.loopback.changed, self.loopback.closing.is_set)
        self._bot = Bot(
            self.user,
            self._chats,
            self._updates,
            takes_insecure_webhooks=manner.insecure_webhooks,
            reads_all_groups=manner.reads_all_groups,
        )
        self._outgoing = Outgoing(self._bot, manner.now)
        self._flood = FloodControl(manner.flood_limits, manner.now)
        no_certificates = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # loading them takes long
        self._http = httpx.Client(verify=no_certificates, timeout=30, trust_env=False)
        self.administrator = self.person("Quản trị", "quan_tri")

    # --- What the bot did -------------------------------------------------------------------

    @property
    def url(self) -> str:
        """The root; PTB wants `base_url`."""
        return self.loopback.url

    @property
    def base_url(self) -> str:
        """What stands before the token."""
        return f"{self.loopback.url}/bot"

    @property
    def sent(self) -> list[Sent]:
        """Accepted messages in their order, lost answers too."""
        return self._outgoing.sent

    @property
    def calls(self) -> list[Call]:
        """Every call with its `name`, `fields` (forms only) and the fault it met."""
        return self.loopback.calls

    @property
    def complaints(self) -> list[str]:
        """What a correct client never does; a test ends with this empty."""
        return self.loopback.complaints

    @property
    def answers(self) -> list[CallbackAnswer]:
        """Spinners that were ended."""
        return self._bot.answers

    @property
    def actions(self) -> list[tuple[int, int | None, str]]:
        """Chat, thread and action of every sendChatAction."""
        return self._bot.actions

    @property
    def menus(self) -> Mapping[Menu, tuple[Command, ...]]:
        """The commands, by whom they are for."""
        return self._bot.menus

    @property
    def updates(self) -> Updates:
        """What waits for the bot in `pending`, and `webhook`."""
        return self._updates

    def sent_to(self, chat: Chat) -> list[Sent]:
        """Return what one chat has received."""
        with self.loopback.changed:
            return [sent for sent in self.sent if sent.chat == chat.id]

    def until_sent(self, count: int, timeout: float = 10) -> list[Sent]:
        """Wait for `count` accepted messages in all; raises TimeoutError."""
        self.loopback.until(lambda: len(self.sent) >= count, timeout)
        return self.sent

    def until_called(self, method: str, count: int = 1, timeout: float = 10) -> None:
        """Wait for `count` calls of a method; raises TimeoutError."""
        self.loopback.until(
            lambda: sum(call.name == method for call in self.calls) >= count, timeout
        )

    def until_confirmed(self, timeout: float = 10) -> None:
        """Wait until no update is pending; raises TimeoutError."""
        self.loopback.until(lambda: not self._updates.pending, timeout)

    def script(self, script: Script) -> None:
        """Decide anew which calls go wrong from now on."""
        self.loopback.script = script

    # --- Who is there -----------------------------------------------------------------------

    def person(self, first_name: str, username: str | None = None) -> User:
        """Return somebody new."""
        return self._chats.person(first_name, username)

    def private(self, user: User) -> Chat:
        """Return the person's chat with the bot, the same at every call."""
        return self._chats.private(user)

    def group(self, title: str = "Phòng Nội vụ") -> Chat:
        """Return a new basic group with the bot in it."""
        return self._chats.group(title)

    def supergroup(self, title: str = "UBND xã", username: str | None = None) -> Chat:
        """Return a new supergroup with the bot in it."""
        return self._chats.supergroup(title, username, is_forum=False)

    def forum(self, title: str = "Các phòng") -> Chat:
        """Return a new supergroup with topics and the bot in it."""
        return self._chats.supergroup(title, is_forum=True)

    def join(self, group: Chat, user: User, status: str = "member") -> None:
        """Let somebody be in a group: "creator", "administrator", "member" …"""
        with self.loopback.changed:
            group.members[user.id] = (user, status)

    def topic(self, forum: Chat, name: str = "Đất đai", creator: User | None = None) -> int:
        """Open a topic and return its thread id; the bot sees the message that opened it."""
        with self.loopback.changed:
            message = open_topic(forum, creator or self.administrator, name, self._now())
            self._updates.add("message", message)
        return int(message["message_id"])

    def delete_topic(self, forum: Chat, thread: int) -> None:
        """Take a topic away; nobody is told."""
        del forum.topics[thread]

    # --- What people do ---------------------------------------------------------------------

    def say(
        self,
        chat: Chat,
        user: User,
        text: str,
        thread: int | None = None,
        reply_to: int | None = None,
    ) -> Json:
        """Return the update of a text message; it waits for getUpdates, or for `deliver`."""
        return self.post(chat, user, words_with_entities(text), thread, reply_to)

    def post(
        self,
        chat: Chat,
        user: User,
        content: Json,
        thread: int | None = None,
        reply_to: int | None = None,
    ) -> Json:
        """Return the update of any message: `content` is what it holds besides its frame."""
        with self.loopback.changed:
            place = (thread, reply_to)
            return self._updates.add(
                "message", add_message(chat, user, self._now(), content, place)
            )

    def edit(self, update: Json, text: str) -> Json:
        """Return the update of a message that was changed afterwards."""
        kept = {key: value for key, value in update["message"].items() if key != "entities"}
        changed = kept | words_with_entities(text) | {"edit_date": int(self._now())}
        return self._updates.add("edited_message", changed)

    def press(self, sent: Sent, callback_data: str, user: User | None = None) -> Json:
        """Return the update of a tapped button; without `user` the private chat's person taps."""
        if callback_data not in {button.callback_data for button in sent.buttons}:
            raise LookupError("no such button under this message")
        chat = self._chats.find(sent.chat)
        presser = user or User(chat.id, chat.title, chat.username)
        with self.loopback.changed:
            query = str(4_382_000_000_000_000_001 + len(self._bot.queries))
            self._bot.queries.add(query)
            content = {
                "id": query,
                "from": presser.json(),
                "message": chat.messages[sent.message_id],
                "chat_instance": str(-chat.id),
                "data": callback_data,
            }
            return self._updates.add("callback_query", content)

    def expire(self, update: Json) -> None:
        """Make the query of a tapped button too old to be answered."""
        self._bot.queries.discard(update["callback_query"]["id"])

    def block(self, user: User) -> Json:
        """Return the update of a person who blocks the bot; sending fails from now on."""
        return self._leave(self.private(user), user)

    def unblock(self, user: User) -> Json:
        """Return the update of a person who lets the bot write again."""
        return self._enter(self.private(user), user)

    def kick(self, group: Chat, by: User | None = None) -> Json:
        """Return the update of the bot's removal; sending fails from now on."""
        return self._leave(group, by or self.administrator)

    def add(self, group: Chat, by: User | None = None) -> Json:
        """Return the update of the bot's being added, again or for the first time."""
        return self._enter(group, by or self.administrator)

    def migrate(self, group: Chat) -> Chat:
        """Return the supergroup a basic group becomes; two service messages tell the bot."""
        with self.loopback.changed:
            new = self._chats.migrate(group)
            self.post(group, self.administrator, {"migrate_to_chat_id": new.id})
            self.post(new, self.administrator, {"migrate_from_chat_id": group.id})
        return new

    # --- Webhook ----------------------------------------------------------------------------

    def deliver(self, update: Json, secret: str | None = None, to: str | None = None) -> int:
        """Post an update to the webhook, or `to`, and return the status; 2xx confirms it.

        `secret` replaces the one that setWebhook named; an empty one leaves the header out.
        """
        webhook = self._updates.webhook
        url = to or (webhook.url if webhook else "")
        known = webhook.secret if webhook else None
        chosen = known if secret is None else secret
        headers = {SECRET_HEADER: chosen} if chosen else {}
        status = self._http.post(url, json=update, headers=headers).status_code
        if status // 100 == 2:
            self._updates.taken(update["update_id"])
        else:
            self._updates.last_error = f"Wrong response from the webhook: {status}"
        return status

    def deliver_pending(self, to: str | None = None) -> list[int]:
        """Post everything that waits, in order, and return the statuses."""
        return [self.deliver(update, to=to) for update in list(self._updates.pending)]

    # --- The server's side ------------------------------------------------------------------

    def close(self) -> None:
        """Close the client that posts to webhooks."""
        self._http.close()

    def _leave(self, chat: Chat, by: User) -> Json:
        bar(chat)
        return self._change_membership(chat, by, ("member", "kicked"))

    def _enter(self, chat: Chat, by: User) -> Json:
        was = "kicked" if chat.refusal else "left"
        chat.refusal = None
        return self._change_membership(chat, by, (was, "member"))

    def _change_membership(self, chat: Chat, by: User, statuses: tuple[str, str]) -> Json:
        content = membership(chat, by, self.user, statuses, self._now())
        return self._updates.add("my_chat_member", content)

    def _answer(self, call: Call) -> Answer:
        token, _, method = call.path.removeprefix("/bot").partition("/")
        if not call.path.startswith("/bot") or ":" not in token or not method:
            self.loopback.complain(f"{call.method}: no path of the Bot API")
            return error(404, "Not Found")
        if token != self.token:
            return unauthorized()
        try:
            return json_answer({"ok": True, "result": self._perform(call)})
        except Refused as refusal:
            if refusal.is_mistake:
                self.loopback.complain(f"{call.name}: {refusal}")
            return refusal.answer

    def _perform(self, call: Call) -> Any:
        values = read_parameters(call)
        with self.loopback.changed:
            if call.name in SENDING:
                result: Any = self._outgoing.send(call.name, values, self._flood.check)
            else:
                result = perform(self._bot, call.name, values)
            self.loopback.changed.notify_all()
            return result


@contextlib.contextmanager
def telegram_server(
    script: Script = faultless, manner: Manner | None = None, port: int = 0
) -> Iterator[TelegramServer]:
    """Serve until the block is left; long polls and hanging calls end then."""
    server = TelegramServer(script, manner or Manner(), port)
    with contextlib.closing(server), server.loopback:
        yield server
