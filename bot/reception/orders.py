"""What each command does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.actions import LookUp
from bot.facts import review_texts
from bot.labels import shortened
from bot.messages import ButtonId, IncomingMessage, Reply
from bot.reception import texts
from bot.reception.commands import ADMIN, GROUP, PRIVATE, Command, CommandName, Menu
from bot.reception.services import Services, may_review, sentence
from bot.reception.showing import document_page, verbatim
from bot.reception.taps import perform
from bot.schedule.dates import say_date
from bot.texts import PLATFORMS

_INVITED_FOR = timedelta(hours=24)
_LONGEST_LABEL = 80  # characters of whom an invitation is for

Order = Callable[[Command, IncomingMessage, Services], Reply | None]


def obey(command: Command, message: IncomingMessage, services: Services) -> Reply | None:
    """Return what a command gives; None is silence, as for what a group's bot does not know."""
    return _ORDERS[command.name](command, message, services)


def _ask(command: Command, message: IncomingMessage, services: Services) -> Reply:
    question = command.rest.strip()
    if not question:
        return sentence(texts.HOW_TO_ASK)
    return services.converse(replace(message, text=question))


def _duties(command: Command, message: IncomingMessage, services: Services) -> Reply:
    return services.lookups.look_up(LookUp("duties", command.rest.strip()), message)


def _due(command: Command, message: IncomingMessage, services: Services) -> Reply:
    return services.lookups.look_up(LookUp("due", command.rest.strip()), message)


def _remind(command: Command, message: IncomingMessage, services: Services) -> Reply:
    return services.reminders.command(command.rest.strip(), message)


def _documents(command: Command, _message: IncomingMessage, services: Services) -> Reply:
    typed = command.rest.strip()
    page = int(typed) if typed.isdecimal() and len(typed) < 6 else 1
    return document_page(services.library.cards(), page, services.new_id)


def _sources(_command: Command, message: IncomingMessage, services: Services) -> Reply:
    record = services.audit.last(message.place, message.sender)
    if record is None:
        return sentence(texts.NO_LAST_ANSWER)
    citations = services.audit.citations(record)
    return verbatim(citations) if citations else sentence(texts.NO_SOURCES)


def _status(_command: Command, message: IncomingMessage, services: Services) -> Reply:
    at, count = services.library.last_ingested_at(), len(services.library.cards())
    running = texts.RUNNING_EMPTY
    if at is not None:
        running = texts.RUNNING.format(count=count, day=say_date(at.astimezone(services.zone)))
    if message.is_group or message.platform not in PLATFORMS:
        return sentence(running)
    identity = texts.YOUR_ID.format(id=f"{message.platform}:{message.sender}")
    figures = services.status(message.platform) if _is_admin(message, services) else ()
    return sentence("\n".join((running, identity, *figures)))


def _help(_command: Command, message: IncomingMessage, services: Services) -> Reply:
    return tell_how(message, services)


def tell_how(message: IncomingMessage, services: Services) -> Reply:
    """Return how to ask in the chat of a message, and the commands that its sender may use."""
    return sentence(_help_text(message, services))


def _start(command: Command, message: IncomingMessage, services: Services) -> Reply | None:
    if message.is_group:
        return None
    if payload := command.rest.strip():
        action = services.buttons.find_anywhere(ButtonId(payload))
        return perform(action, message, services) if action else sentence(texts.OLD_BUTTON)
    return sentence(f"{texts.GREETING}\n\n{_help_text(message, services)}")


def _invite(command: Command, message: IncomingMessage, services: Services) -> Reply | None:
    if not _is_admin(message, services):
        return _unknown(command, message, services)
    if message.is_group:
        return sentence(texts.NOT_IN_GROUPS)
    label = shortened(" ".join(command.rest.split()), _LONGEST_LABEL)
    by = f"{message.platform}:{message.sender}"
    code = services.invitations.create(label, by, message.sent_at, _INVITED_FOR)
    whom = texts.INVITED_WHOM.format(label=label) if label else ""
    hours = _INVITED_FOR // timedelta(hours=1)
    return sentence(texts.INVITED.format(whom=whom, code=code, hours=hours))


def _review(command: Command, message: IncomingMessage, services: Services) -> Reply | None:
    if not may_review(message, services):
        return _unknown(command, message, services)
    if message.is_group:
        return sentence(review_texts.NOT_IN_GROUPS)
    return services.reviewing.begin()


def _unknown(_command: Command, message: IncomingMessage, _services: Services) -> Reply | None:
    return None if message.is_group else sentence(texts.UNKNOWN_COMMAND)


def _help_text(message: IncomingMessage, services: Services) -> str:
    if message.is_group:
        called = texts.HOW_TO_CALL_ZALO if message.platform == "zalo" else texts.HOW_TO_CALL
        return texts.GROUP_HELP.format(how=called, commands=_listed(GROUP))
    menu = ADMIN if _is_admin(message, services) else PRIVATE
    return texts.HELP.format(commands=_listed(menu))


def _listed(menu: Menu) -> str:
    return "\n".join(
        texts.COMMAND.format(name=name, description=described) for name, described in menu
    )


def _is_admin(message: IncomingMessage, services: Services) -> bool:
    return services.admission.is_admin(message.platform, message.sender)


_ORDERS: dict[CommandName, Order] = {
    CommandName.ASK: _ask,
    CommandName.DUTIES: _duties,
    CommandName.DUE: _due,
    CommandName.DOCUMENTS: _documents,
    CommandName.SOURCES: _sources,
    CommandName.REMIND: _remind,
    CommandName.STATUS: _status,
    CommandName.HELP: _help,
    CommandName.START: _start,
    CommandName.INVITE: _invite,
    CommandName.REVIEW: _review,
    CommandName.UNKNOWN: _unknown,
}
