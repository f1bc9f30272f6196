"""From what is seen of the documents to the one way in for messages.

A part of the composition root, between bot/app.py and bot/service.py.
"""

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Engine

from bot.app import Assistant, Thinking, made_by, new_id, open_feeds, open_thinking
from bot.conversation import Backing, Conversation, Memories
from bot.facts.reviewing import Reviewing
from bot.facts.taking import Outlets, Taking
from bot.messages import IncomingMessage, Place, Reply, UserId
from bot.reception import texts as reception_texts
from bot.reception.admission import Admission
from bot.reception.invitations import Invitations
from bot.reception.ledger import Ledger
from bot.reception.limits import Limits
from bot.reception.reception import Reception
from bot.reception.services import Services, sentence
from bot.records.audit import AuditLog
from bot.records.awaited import AwaitedWords
from bot.records.buttons import Buttons
from bot.records.feedback import Feedback
from bot.reminders.news import News
from bot.reminders.rights import Rights
from bot.reminding import Chance, SeenFacts, open_facts, open_menu, open_tending
from bot.seeing import SeenLibrary, SeenRecords, View, conceals_asked
from bot.settings import Settings

_VIEWS_SERVED = 16

Converse = Callable[[IncomingMessage], Reply]


def open_reception(
    assistant: Assistant,
    settings: Settings,
    status: Callable[[str], Sequence[str]] = lambda _platform: (),
    elsewhere: Thinking | None = None,
    news: News | None = None,
    leads_group: Callable[[Place, UserId], bool] = lambda _place, _user: False,
) -> Reception:
    """Return the one way in for messages of all kinds; `status` gives lines for administrators.

    What thinks `elsewhere` does so in place of the assistant itself. `news` is of what people do
    about their reminders. `leads_group` asks a platform whether somebody leads a group there.
    """
    invitations = Invitations(assistant.documents.engine, secrets.choice)
    admission = Admission(settings.access, settings.admins, settings.allowed, invitations.is_member)
    office = _Office(
        assistant=assistant,
        settings=settings,
        thinking=elsewhere or open_thinking(assistant),
        invitations=invitations,
        admission=admission,
        rights=Rights(admission.is_admin, leads_group),
        limits=Limits(settings.limit_per_person, settings.limit_per_chat, time.monotonic),
        memories=Memories(),
        news=news or News(),
        facts=open_facts(assistant.views, assistant.sight, settings),
        status=status,
    )
    services, views = lru_cache(maxsize=_VIEWS_SERVED)(office.services), assistant.views
    return Reception(services(views.public), lambda message: services(views.of_message(message)))


@dataclass(frozen=True, slots=True)
class _Office:
    """What serves people wherever they are, whatever they may see."""

    assistant: Assistant
    settings: Settings
    thinking: Thinking
    invitations: Invitations
    admission: Admission
    rights: Rights
    limits: Limits
    memories: Memories
    news: News
    facts: SeenFacts
    status: Callable[[str], Sequence[str]]

    def services(self, view: View) -> Services:
        """Return what there is for people in places with this view."""
        engine, settings, facts = (
            self.assistant.documents.engine,
            self.settings,
            self.facts.of(view),
        )
        outlets = Outlets(open_feeds(engine), settings.public_url, new_id)
        chance = Chance(new_id, secrets.choice)
        return Services(
            converse=Conversation(self._backing(view), self.memories).handle,
            library=SeenLibrary(view.shelf),
            lookups=view.lookups,
            reviewing=Reviewing(view.register, AwaitedWords(engine), new_id),
            taking=Taking(view.lookups, outlets),
            access=settings.access,
            admission=self.admission,
            invitations=self.invitations,
            limits=self.limits,
            buttons=Buttons(engine),
            audit=SeenRecords(AuditLog(engine), view.shelf),
            feedback=Feedback(engine),
            status=self.status,
            new_id=new_id,
            zone=settings.zone,
            tending=open_tending(engine, facts, self.rights, new_id, self.news),
            reminders=open_menu(engine, facts, view.shelf.cards, self.rights, chance, self.news),
            is_partial=lambda: view.shelf.is_partial,
            conceals=self._conceals(view),
        )

    def _backing(self, view: View) -> Backing:
        thinking, names = self.thinking, view.names
        return Backing(
            answer=lambda question, earlier: thinking.answer(question, earlier, names),
            cards=view.shelf.cards,
            version=made_by(self.assistant.documents.store),
            new_id=new_id,
            look=lambda message, earlier: thinking.look(message, earlier, names),
        )

    def _conceals(self, view: View) -> Callable[[str, datetime], bool]:
        views, zone = self.assistant.views, self.settings.zone

        def conceals(asked: str, at: datetime) -> bool:
            return conceals_asked(views.everything(), view, asked, at.astimezone(zone).date())

        return conceals


def recorded(reception: Reception, engine: Engine, now: Callable[[], datetime]) -> Converse:
    """Return the way in for the page and the terminal, where a reply is shown at once."""
    ledger = Ledger.over(engine)

    def converse(message: IncomingMessage) -> Reply:
        # Only whoever asks too fast is met with silence; a page shows something all the same.
        reply = reception.handle(message) or sentence(reception_texts.TOO_FAST)
        ledger.record(message, reply, now())
        return reply

    return converse
