"""One message about what a chat is reminded of: who asks, where, and what is set there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from bot.actions import SetReminders
from bot.facts.naming import Naming
from bot.labels import shortened
from bot.messages import (
    Block,
    Button,
    ButtonId,
    ButtonsBlock,
    IncomingMessage,
    Place,
    Reply,
    TextBlock,
)
from bot.records.awaited import AwaitedWords, Purpose
from bot.reminders.chat_names import is_worse, name_in
from bot.reminders.menu import texts
from bot.reminders.menu.fallback_codes import FallbackCodes
from bot.reminders.planning.coming import Coming
from bot.reminders.rights import Rights
from bot.reminders.targets import Targets
from bot.reminders.wishes import OwnReminder, Target
from corpus.document import DocumentCard

MOST_CHOICES = 9  # each has a digit where there are no buttons

_LONGEST_BUTTON = 60
_AWAITED = "reminders"

Offer = tuple[str, SetReminders]  # label and what it does


@dataclass(frozen=True, slots=True)
class Office:
    """What the menu works with; safe to use from threads."""

    targets: Targets
    awaited: AwaitedWords
    coming: Coming
    cards: Callable[[], Sequence[DocumentCard]]
    rights: Rights
    new_id: Callable[[], str]
    fallbacks: FallbackCodes
    changed: Callable[[], None]  # told when there is something to be planned anew

    @property
    def zone(self) -> tzinfo:
        """The office's time zone."""
        return self.coming.zone

    def naming(self) -> Naming:
        """Return the names of units as they are known now."""
        return self.coming.facts.naming()


@dataclass(frozen=True, slots=True)
class Visit:
    """A message to the menu, with the office that deals with it."""

    office: Office
    message: IncomingMessage

    @property
    def target(self) -> Target | None:
        """The chat as it is reminded now; None where nothing was ever set."""
        return self.office.targets.find(self.message.place)

    @property
    def by(self) -> str:
        """Whoever sent the message, as rows name people."""
        return f"{self.message.platform}:{self.message.sender}"

    @property
    def at(self) -> datetime:
        """When the message was sent."""
        return self.message.sent_at

    @property
    def local(self) -> datetime:
        """When the message was sent, in the office's time zone."""
        return self.message.sent_at.astimezone(self.office.zone)

    @property
    def here(self) -> str:
        """What the chat is called in a sentence said in it."""
        place = self.message.place
        is_general = place.is_group and place.thread is None
        if is_general and self.office.targets.has_topics(place):
            return texts.HERE_TOPIC
        return here_in(place)

    def ensured(self) -> Target:
        """Return the chat as it is reminded, made now if there is none yet."""
        label = name_in(self.message)
        found = self.office.targets.ensure(self.message.place, label, self.by, self.at)
        beside = self.office.targets.labels_beside(self.message.place)
        if not is_worse(found.label, self.message, beside):
            return found
        self.office.targets.label(found.id, label)  # what it is called is known by now
        return replace(found, label=label)

    def own(self, target: Target) -> tuple[OwnReminder, ...]:
        """Return the reminders that a chat set itself."""
        return self.office.targets.own(target.id)

    def next_line(self, target: Target) -> str:
        """Return the sentence about what comes next."""
        coming = self.office.coming
        return coming.say_next(target, coming.matters(target, self.own(target)), self.at)

    def may_change(self) -> bool:
        """Return whether whoever sent the message may change what is set."""
        return self.office.rights.may_change(self.target, self.message)

    def await_words(self, what: str, **more: str) -> None:
        """Take the next message of the same person as an answer."""
        self.office.awaited.put(self.message, _AWAITED, what=what, **more)

    def awaits(self) -> Purpose | None:
        """Return what the message may be the answer to, under "what", and what goes with it."""
        return self.office.awaited.find(self.message, _AWAITED)

    def answered(self) -> None:
        """Take no other message as the answer."""
        self.office.awaited.take(self.message, _AWAITED)

    def say(self, text: str, *rows: Sequence[Offer]) -> Reply:
        """Return a reply with rows of buttons."""
        shown = tuple(tuple(self._button(offer) for offer in row) for row in rows if row)
        blocks: tuple[Block, ...] = (TextBlock(text),)
        return Reply((*blocks, ButtonsBlock(shown)) if shown else blocks)

    def ask(self, text: str, *rows: Sequence[Offer]) -> Reply:
        """Return a question that is answered in words; in a group these must reach us."""
        said = f"{text}\n{texts.REPLY_HERE}" if self.message.is_group else text
        return self.say(said, *rows)

    def _button(self, offer: Offer) -> Button:
        label, action = offer
        identity = ButtonId(self.office.new_id())
        return Button(identity, shortened(label, _LONGEST_BUTTON), action)


def here_in(place: Place) -> str:
    """Return what a chat is called in a sentence said in it."""
    if place.thread is not None:
        return texts.HERE_TOPIC
    return texts.HERE_GROUP if place.is_group else texts.HERE_PRIVATE
