"""Who is not let in yet: codes are tried, everyone else is told once how to get in."""

from bot.messages import IncomingMessage, Reply
from bot.reception import texts
from bot.reception.commands import CommandName, parse
from bot.reception.invitations import Acceptance, as_code
from bot.reception.notices import Notices
from bot.reception.services import Services, sentence

_SAID = {
    Acceptance.ADMITTED: texts.ADMITTED,
    Acceptance.UNKNOWN: texts.WRONG_CODE,
    Acceptance.EXPIRED: texts.EXPIRED_CODE,
    Acceptance.USED: texts.USED_CODE,
    Acceptance.TOO_MANY: texts.TOO_MANY_CODES,
}


class Door:
    """Speaks with those who may not ask."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._notices = Notices()

    def answer(self, message: IncomingMessage) -> Reply | None:
        """Return what to say to someone who is not admitted; None when that was said already."""
        if message.is_group:
            if not self._notices.is_due(
                "group", message.platform, message.chat, at=message.sent_at
            ):
                return None
            return sentence(self._way_in_for_group(message))
        if self._services.access == "paired" and (code := _code(message.text)):
            return self._try(code, message)
        if not self._notices.is_due("person", message.platform, message.sender, at=message.sent_at):
            return None
        return sentence(self._way_in(message))

    def welcome(self, message: IncomingMessage) -> Reply | None:
        """Return the welcome again to a member who repeats the code; None for other messages."""
        code = None if message.is_group else _code(message.text)
        if code is None:
            return None
        invitations, sender = self._services.invitations, message.sender
        if not invitations.is_member(message.platform, sender):
            return None  # an administrator's look at a code must not use it up
        accepted = invitations.accept(code, message.platform, sender, message.sent_at)
        return sentence(texts.ADMITTED) if accepted is Acceptance.ADMITTED else None

    def _try(self, code: str, message: IncomingMessage) -> Reply | None:
        platform, sender, at = message.platform, message.sender, message.sent_at
        accepted = self._services.invitations.accept(code, platform, sender, at)
        too_many = accepted is Acceptance.TOO_MANY
        if too_many and not self._notices.is_due("codes", platform, sender, at=at):
            return None
        return sentence(_SAID[accepted])

    def _way_in(self, message: IncomingMessage) -> str:
        if self._services.access == "paired":
            return texts.BY_INVITATION
        return texts.BY_LIST.format(id=f"{message.platform}:{message.sender}")

    def _way_in_for_group(self, message: IncomingMessage) -> str:
        listed = texts.GROUP_BY_LIST.format(id=f"{message.platform}:{message.chat}")
        if self._services.access == "paired":
            return f"{listed}\n{texts.GROUP_BY_INVITATION}"
        return listed


def _code(text: str) -> str | None:
    """Return the code that is typed alone or, as by a link, behind /start."""
    command = parse(text)
    if command is None:
        return as_code(text)
    return as_code(command.rest) if command.name is CommandName.START else None
