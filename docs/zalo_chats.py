"""People in private chats and in a group, on both strict Zalo platforms of the tests."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from docs.chats import PICTURE, Group, Said
from tests.fakes import zalo_bot_server, zalo_oa_server
from tests.fakes.zalo_bot_server import ZaloBotServer
from tests.fakes.zalo_oa_groups import Group as GroupOfOa
from tests.fakes.zalo_oa_server import ZaloOaServer
from tests.fakes.zalo_oa_uploads import Upload

_GROUP_ON_ZALO, _GROUP_OF_OA = "zgr-00000000000000000009", "gmf000000000009"
_FIRST_PERSON = 18600000000000000001


class ZaloBotChats:
    """Private chats and a group, all without buttons."""

    def __init__(self, server: ZaloBotServer, people: Sequence[str]) -> None:
        self._server = server
        self._people = _numbered(people)
        server.names |= {number: name for name, number in self._people.items()}

    def ask(self, text: str, who: str, *, in_group: bool) -> Said:
        """Write; the server puts the mention in front in the group."""
        self._server.say(self._chat(who, in_group=in_group), self._people[who], text)
        name = zalo_bot_server.BOT.display_name
        return _written(f"@{name} {text}" if in_group else text, who, in_group=in_group)

    def reply(self, text: str, who: str, *, in_group: bool) -> Said:
        """Answer a message of the bot, which in the group needs no mention then."""
        chat = self._chat(who, in_group=in_group)
        self._server.say(chat, self._people[who], text, mention=False)
        return replace(_written(text, who, in_group=in_group), is_reply=in_group)

    def tap(self, label: str, who: str, *, in_group: bool) -> Said:
        """Type the number of the label."""
        chat = self._chat(who, in_group=in_group)
        texts = [sent.text for sent in self._server.sent if sent.chat == chat]
        return self.ask(_number(texts, label), who, in_group=in_group)

    def has_buttons(self, *, in_group: bool) -> bool:  # noqa: ARG002 - others need it
        """There are none."""
        return False

    def expel(self) -> None:
        """Take the bot out of the group; nobody tells it."""
        self._server.kick(_GROUP_ON_ZALO)

    def heard(self) -> list[Said]:
        """Return plain messages."""
        names = {number: name for name, number in self._people.items()}
        return [_from_bot(sent, names.get(sent.chat, "")) for sent in list(self._server.sent)]

    def _chat(self, who: str, *, in_group: bool) -> str:
        return _GROUP_ON_ZALO if in_group else self._people[who]


class ZaloOaChats:
    """Private chats with list templates, and a group of the account without any."""

    def __init__(
        self,
        server: ZaloOaServer,
        people: Sequence[str],
        group: Group = Group(),  # noqa: B008 - a value that nobody can change
    ) -> None:
        self._server = server
        self._people = _numbered(people)
        server.groups[_GROUP_OF_OA] = GroupOfOa(group.title)

    def ask(self, text: str, who: str, *, in_group: bool) -> Said:
        """Write; in the group with the account's name in front."""
        return self._write(f"@Sổ Tay {text}" if in_group else text, who, in_group=in_group)

    def reply(self, text: str, who: str, *, in_group: bool) -> Said:
        """Answer the account's last message in the group by quoting it."""
        if not in_group:
            return self._write(text, who, in_group=False)
        quoting = self._sent(who, in_group=True)[-1].message_id
        self._server.say_in_group(_GROUP_OF_OA, self._people[who], text, quoting=quoting)
        return replace(_written(text, who, in_group=True), is_reply=True)

    def tap(self, label: str, who: str, *, in_group: bool) -> Said:
        """Tap a button of the list, or type the number of the label in the group."""
        sent = self._sent(who, in_group=in_group)
        if in_group:
            return self._write(_number([one.text for one in sent], label), who, in_group=True)
        offered = (button for one in reversed(sent) for button in one.buttons)
        button = next((button for button in offered if label in button.title), None)
        if button is None:
            raise LookupError(f"no button “{label}”: {sent[-1].text}")
        assert isinstance(button.payload, str)  # noqa: S101 - the account has no other buttons
        self._server.press(self._people[who], button.payload)
        return Said(button.title, who, to=who, is_tap=True)

    def has_buttons(self, *, in_group: bool) -> bool:
        """They are in private chats alone."""
        return not in_group

    def expel(self) -> None:
        """Close the group to the account; nobody tells it."""
        group = self._server.groups[_GROUP_OF_OA]
        self._server.groups[_GROUP_OF_OA] = replace(group, is_enabled=False)

    def heard(self) -> list[Said]:
        """Return plain messages; a list template has a row for each button."""
        names = {number: name for name, number in self._people.items()}
        return [_from_oa(sent, names.get(sent.chat, "")) for sent in list(self._server.sent)]

    def _write(self, said: str, who: str, *, in_group: bool) -> Said:
        if in_group:
            self._server.say_in_group(_GROUP_OF_OA, self._people[who], said)
        else:
            self._server.say(self._people[who], said)
        return _written(said, who, in_group=in_group)

    def _sent(self, who: str, *, in_group: bool) -> list[zalo_oa_server.Sent]:
        chat = _GROUP_OF_OA if in_group else self._people[who]
        return [sent for sent in self._server.sent if sent.chat == chat]


def number_on_zalo(who: str, people: Sequence[str]) -> str:
    """Return the id that one of the people has on both platforms of Zalo."""
    return _numbered(people)[who]


def _numbered(people: Sequence[str]) -> dict[str, str]:
    return {name: str(number) for number, name in enumerate(people, start=_FIRST_PERSON)}


def _written(said: str, who: str, *, in_group: bool) -> Said:
    return Said(escape(said, quote=False), who, to="" if in_group else who)


def _from_bot(sent: zalo_bot_server.Sent, to: str) -> Said:
    return Said(escape(sent.text, quote=False), to=to, file=PICTURE if sent.photo else "")


def _from_oa(sent: zalo_oa_server.Sent, to: str) -> Said:
    rows = tuple((button.title,) for button in sent.buttons)
    file = _name(sent.upload) if sent.upload else ""
    return Said(escape(sent.text, quote=False), to=to, rows=rows, file=file)


def _name(upload: Upload) -> str:
    return PICTURE if upload.kind == "image" else upload.name


def _number(texts: Sequence[str], label: str) -> str:
    """Return the number under which the last text that offers the label does so."""
    for text in reversed(texts):
        if offered := re.search(rf"(\d)\. [^·\n]*{re.escape(label)}", text):
            return offered[1]
    raise LookupError(f"nothing is offered as “{label}”: {texts[-1]}")
