"""People in private chats and in a topic of a group, on the strict Telegram of the tests."""

from collections.abc import Sequence
from html import escape

from bot.texts import VERBATIM
from docs.chats import PICTURE, Group, Said
from tests.fakes.telegram_chats import Chat
from tests.fakes.telegram_keyboard import SentButton
from tests.fakes.telegram_sending import Sent
from tests.fakes.telegram_server import USERNAME, TelegramServer


class TelegramChats:
    """A private chat with each of the people, and a topic that one of them may lead."""

    def __init__(
        self,
        server: TelegramServer,
        people: Sequence[str],
        group: Group = Group(),  # noqa: B008 - a value that nobody can change
        leader: str | None = None,
    ) -> None:
        self._server = server
        self._people = {name: server.person(name) for name in people}
        self._group = server.forum(group.title)
        self._topic = server.topic(self._group, group.topic)
        for name, person in self._people.items():
            server.join(self._group, person, "administrator" if name == leader else "member")

    def number(self, who: str) -> int:
        """Return the platform's id of a person."""
        return self._people[who].id

    def ask(self, text: str, who: str, *, in_group: bool) -> Said:
        """Mention the bot in the topic; a command needs no mention."""
        said = f"@{USERNAME} {text}" if in_group and not text.startswith("/") else text
        return self._write(said, who, in_group=in_group)

    def reply(self, text: str, who: str, *, in_group: bool) -> Said:
        """Answer the bot's last message in the chat."""
        last = self._last(who, in_group=in_group).message_id
        return self._write(text, who, in_group=in_group, reply_to=last)

    def tap(self, label: str, who: str, *, in_group: bool) -> Said:
        """Tap a button; the passages of a group's answer are behind a link to the private chat."""
        last = self._last(who, label, in_group=in_group)
        button = _button(last, label)
        if button is None:
            raise LookupError(f"no button “{label}” among {[one.text for one in last.buttons]}")
        if button.url is not None:
            person, start = self._people[who], button.url.partition("?start=")[2]
            self._server.say(self._server.private(person), person, f"/start {start}")
        else:
            self._server.press(last, button.callback_data or "", self._people[who])
        return Said(button.text, who, to="" if in_group else who, is_tap=True)

    def has_buttons(self, *, in_group: bool) -> bool:  # noqa: ARG002 - others need it
        """They are everywhere."""
        return True

    def expel(self) -> None:
        """Take the bot out of the group; it is told."""
        self._server.kick(self._group)

    def heard(self) -> list[Said]:
        """Return messages with their markup, keyboards and files."""
        private = {self._server.private(user).id: name for name, user in self._people.items()}
        return [_said(sent, private.get(sent.chat, "")) for sent in list(self._server.sent)]

    def _write(self, said: str, who: str, *, in_group: bool, reply_to: int | None = None) -> Said:
        thread = self._topic if in_group else None
        chat = self._chat(who, in_group=in_group)
        self._server.say(chat, self._people[who], said, thread, reply_to)
        to = "" if in_group else who
        return Said(escape(said, quote=False), who, to, is_reply=reply_to is not None)

    def _chat(self, who: str, *, in_group: bool) -> Chat:
        return self._group if in_group else self._server.private(self._people[who])

    def _last(self, who: str, label: str = "", *, in_group: bool) -> Sent:
        """Return the last message in a chat, of those that offer a label if there are any."""
        sent = self._server.sent_to(self._chat(who, in_group=in_group))
        offering = [one for one in sent if label and _button(one, label)]
        return (offering or sent)[-1]


def _button(sent: Sent, label: str) -> SentButton | None:
    for button in sent.buttons:
        if label in button.text or (button.url and label == VERBATIM):
            return button
    return None


def _said(sent: Sent, to: str) -> Said:
    rows = tuple(tuple(button.text for button in row) for row in sent.rows)
    if sent.method == "sendPhoto":
        return Said(sent.html, to=to, rows=rows, file=PICTURE, png=sent.file)
    return Said(sent.html, to=to, rows=rows, file=sent.file_name or "")
