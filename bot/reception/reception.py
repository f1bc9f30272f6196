"""The one way in for every message, from whatever platform: a reply comes out, or silence."""

import logging
import re
from collections.abc import Callable

from bot import texts as answer_texts
from bot.actions import Ask, ListDocuments, LookUp, ReviewDeadline
from bot.incidents import log_failure
from bot.messages import IncomingMessage, Press, Reply
from bot.reception import texts
from bot.reception.commands import parse
from bot.reception.door import Door
from bot.reception.limits import Judgement
from bot.reception.orders import obey, tell_how
from bot.reception.services import Services, sentence
from bot.reception.taps import perform

_log = logging.getLogger(__name__)

_OPERATORS = "terminal"  # may be given a file of questions
_SHOW_QUESTIONS_ONLY = {"web", "terminal"}  # of all buttons; the page has others of its own
_QUESTIONS = Ask | ListDocuments | LookUp | ReviewDeadline
_DIGIT = re.compile("[1-9]")


class Reception:
    """Decides what a message is and has it dealt with; safe to use from threads.

    Keeps no reply and no button: whoever shows the reply does. `seen_by` gives the services with
    no more of the documents than a message's chat and sender may see; without it all see all.
    """

    def __init__(
        self, services: Services, seen_by: Callable[[IncomingMessage], Services] | None = None
    ) -> None:
        self._services = services
        self._seen_by = seen_by or (lambda _message: services)
        self._door = Door(services)

    def handle(self, message: IncomingMessage) -> Reply | None:
        """Return what to say; None to say nothing. A failure becomes an apology with a code."""
        if message.is_group and not message.is_addressed:
            return None
        try:
            return self._receive(message)
        except Exception as error:  # noqa: BLE001 - no failure may reach a chat
            code = log_failure(_log, error)
            return sentence(answer_texts.FAILED.format(code=code))

    def _receive(self, message: IncomingMessage) -> Reply | None:
        if not self._services.admission.admits(message):
            return self._door.answer(message)
        if message.platform == _OPERATORS:
            return self._serve(message)
        match self._services.limits.judge(message):
            case Judgement.WARN:
                return sentence(texts.TOO_FAST)
            case Judgement.SILENT:
                return None
            case Judgement.WITHIN:
                return self._serve(message)

    def _serve(self, message: IncomingMessage) -> Reply | None:
        services = self._seen_by(message)
        if message.press is not None:
            return self._tap(message.press, message, services)
        if welcome := self._door.welcome(message):
            return welcome
        if command := parse(message.text):
            return obey(command, message, services)
        return self._read(message.text.strip(), message, services)

    def _read(self, text: str, message: IncomingMessage, services: Services) -> Reply | None:
        if _DIGIT.fullmatch(text):
            return self._choose(int(text), message, services)
        if not text:  # in a group: the assistant's name alone
            if message.is_group:
                return tell_how(message, services)
            return sentence(texts.ONLY_TEXT)
        return self._take(message, services) or services.converse(message)

    def _take(self, message: IncomingMessage, services: Services) -> Reply | None:
        """Take what answers something that was said here before."""
        takers = (services.reviewing, services.reminders, services.tending)
        taken = (taker.take(message) for taker in takers)
        return next((reply for reply in taken if reply is not None), None)

    def _tap(self, press: Press, message: IncomingMessage, services: Services) -> Reply:
        action = services.buttons.find(press.button, message.platform, message.chat)
        if action is None:
            return sentence(texts.OLD_BUTTON)
        return perform(action, message, services)

    def _choose(self, number: int, message: IncomingMessage, services: Services) -> Reply | None:
        action = services.buttons.numbered(message.place, number, message.sent_at)
        shown = isinstance(action, _QUESTIONS) or message.platform not in _SHOW_QUESTIONS_ONLY
        if action is not None and shown:
            return perform(action, message, services)
        if reply := self._take(message, services):
            return reply
        return None if message.is_group else services.converse(message)
