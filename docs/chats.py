"""People in a private chat and in a group of each platform, on its strict server of the tests."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Protocol

from bot.texts import VERBATIM
from tests.fakes import zalo_bot_server, zalo_oa_server
from tests.fakes.telegram_keyboard import SentButton
from tests.fakes.telegram_sending import Sent as TelegramSent
from tests.fakes.telegram_server import USERNAME, TelegramServer
from tests.fakes.zalo_bot_server import ZaloBotServer
from tests.fakes.zalo_oa_server import ZaloOaServer
from tests.fakes.zalo_oa_uploads import Upload

Rows = tuple[tuple[str, ...], ...]  # the labels of buttons

PICTURE = "ảnh"

_TOPIC = "Chương trình phối hợp"
_GROUP_ON_ZALO, _GROUP_OF_OA = "zgr-00000000000000000009", "gmf000000000009"
_FIRST_PERSON = 18600000000000000001


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it is seen, in Telegram's HTML; what the assistant says has no name."""

    html: str
    who: str = ""
    is_tap: bool = False
    rows: Rows = ()
    file: str = ""
    png: bytes | None = field(default=None, repr=False)


class Chats(Protocol):
    """The two chats on one platform; a tap is a typed number where nothing can be tapped."""

    def ask(self, text: str, who: str, *, in_group: bool) -> Said:
        """Write to the assistant, in a group with its name in front."""
        ...

    def tap(self, label: str, who: str, *, in_group: bool) -> Said:
        """Choose what the last message offers under a label."""
        ...

    def heard(self) -> Sequence[Said]:
        """Return everything that the assistant has said so far."""
        ...


class TelegramChats:
    """A private chat, and a topic of a group."""

    def __init__(self, server: TelegramServer, people: Sequence[str]) -> None:
        self._server = server
        self._people = {name: server.person(name) for name in people}
        self._group = server.forum("UBND phường")
        self._topic = server.topic(self._group, _TOPIC)

    def number(self, who: str) -> int:
        """Return the platform's id of a person."""
        return self._people[who].id

    def ask(self, text: str, who: str, *, in_group: bool) -> Said:
        """Mention the bot in the topic."""
        said = f"@{USERNAME} {text}" if in_group else text
        person = self._people[who]
        chat = self._group if in_group else self._server.private(person)
        self._server.say(chat, person, said, self._topic if in_group else None)
        return Said(escape(said, quote=False), who)

    def tap(self, label: str, who: str, *, in_group: bool) -> Said:  # noqa: ARG002 - others need it
        """Tap a button; the passages of a group's answer are behind a link to the private chat."""
        last = self._server.sent[-1]
        button = _button(last.buttons, label)
        if button.url is not None:
            person, start = self._people[who], button.url.partition("?start=")[2]
            self._server.say(self._server.private(person), person, f"/start {start}")
        else:
            self._server.press(last, button.callback_data or "", self._people[who])
        return Said(button.text, who, is_tap=True)

    def heard(self) -> list[Said]:
        """Return messages with their markup, keyboards and files."""
        return [_on_telegram(sent) for sent in list(self._server.sent)]


class ZaloBotChats:
    """A private chat and a group, both without buttons."""

    def __init__(self, server: ZaloBotServer, people: Sequence[str]) -> None:
        self._server = server
        self._people = _numbered(people)

    def ask(self, text: str, who: str, *, in_group: bool) -> Said:
        """Write; the server puts the mention in front in the group."""
        person = self._people[who]
        self._server.say(_GROUP_ON_ZALO if in_group else person, person, text)
        name = zalo_bot_server.BOT.display_name
        return Said(escape(f"@{name} {text}" if in_group else text, quote=False), who)

    def tap(self, label: str, who: str, *, in_group: bool) -> Said:
        """Type the number of the label."""
        return self.ask(_number(self._server.sent[-1].text, label), who, in_group=in_group)

    def heard(self) -> list[Said]:
        """Return plain messages."""
        return [_on_zalo(sent) for sent in list(self._server.sent)]


class ZaloOaChats:
    """A private chat with list templates, and a group of the account without any."""

    def __init__(self, server: ZaloOaServer, people: Sequence[str]) -> None:
        self._server = server
        self._people = _numbered(people)

    def ask(self, text: str, who: str, *, in_group: bool) -> Said:
        """Write; in the group with the account's name in front."""
        said = f"@Sổ Tay {text}" if in_group else text
        return self._write(said, who, in_group=in_group)

    def tap(self, label: str, who: str, *, in_group: bool) -> Said:
        """Tap a button of the list, or type the number of the label in the group."""
        last = self._server.sent[-1]
        if in_group:
            return self._write(_number(last.text, label), who, in_group=True)
        shown = [button for button in last.buttons if label in button.title]
        if not shown:
            raise LookupError(f"no button “{label}”: {last.text}")
        button = shown[0]
        assert isinstance(button.payload, str)  # noqa: S101 - the account has no other buttons
        self._server.press(self._people[who], button.payload)
        return Said(button.title, who, is_tap=True)

    def heard(self) -> list[Said]:
        """Return plain messages; a list template has a row for each button."""
        return [_on_zalo(sent) for sent in list(self._server.sent)]

    def _write(self, said: str, who: str, *, in_group: bool) -> Said:
        if in_group:
            self._server.say_in_group(_GROUP_OF_OA, self._people[who], said)
        else:
            self._server.say(self._people[who], said)
        return Said(escape(said, quote=False), who)


def number_on_zalo(who: str, people: Sequence[str]) -> str:
    """Return the id that one of the people has on both platforms of Zalo."""
    return _numbered(people)[who]


def _button(buttons: Sequence[SentButton], label: str) -> SentButton:
    for button in buttons:
        if label in button.text or (button.url and label == VERBATIM):
            return button
    raise LookupError(f"no button “{label}” among {[button.text for button in buttons]}")


def _numbered(people: Sequence[str]) -> dict[str, str]:
    return {name: str(number) for number, name in enumerate(people, start=_FIRST_PERSON)}


def _on_telegram(sent: TelegramSent) -> Said:
    rows = tuple(tuple(button.text for button in row) for row in sent.rows)
    if sent.method == "sendPhoto":
        return Said(sent.html, rows=rows, file=PICTURE, png=sent.file)
    return Said(sent.html, rows=rows, file=sent.file_name or "")


def _on_zalo(sent: zalo_bot_server.Sent | zalo_oa_server.Sent) -> Said:
    if isinstance(sent, zalo_bot_server.Sent):
        return Said(escape(sent.text, quote=False), file=PICTURE if sent.photo else "")
    rows = tuple((button.title,) for button in sent.buttons)
    file = _name(sent.upload) if sent.upload else ""
    return Said(escape(sent.text, quote=False), rows=rows, file=file)


def _name(upload: Upload) -> str:
    return PICTURE if upload.kind == "image" else upload.name


def _number(text: str, label: str) -> str:
    """Return the number under which a text offers the label."""
    offered = re.search(rf"(\d)\. [^·\n]*{re.escape(label)}", text)
    if offered is None:
        raise LookupError(f"nothing is offered as “{label}”: {text}")
    return offered[1]
