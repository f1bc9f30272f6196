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
from bot.reminders.menu import texts
from bot.reminders.menu.fallback_codes import FallbackCodes
from bot.reminders.planning.coming import Coming
from bot.reminders.rights import Rights
from bot.reminders.targets import Targets
from bot.reminders.wishes import OwnReminder, Target
from bot.texts import PLATFORMS
from corpus.document import DocumentCard

MOST_CHOICES = 9  # each has a digit where there are no buttons

_LONGEST_BUTTON = 60
_LONGEST_NAME = 60
_TAIL = 4  # characters of an id that has no name
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
        return here_in(self.message.place)

    def ensured(self) -> Target:
        """Return the chat as it is reminded, made now if there is none yet."""
        label = _label(self.message)
        found = self.office.targets.ensure(self.message.place, label, self.by, self.at)
        nameless = _label(replace(self.message, chat_name=None, sender_name=None))
        if found.label == label or found.label != nameless:
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
    return texts.HERE_GROUP if place.is_group else texts.HERE_PRIVATE


def _label(message: IncomingMessage) -> str:
    """Return what a chat is called in lists until somebody names it."""
    platform = PLATFORMS.get(message.platform, message.platform)
    if message.is_group and message.chat_name:
        return shortened(" ".join(message.chat_name.split()), _LONGEST_NAME)
    if message.is_group:
        return texts.LABEL_GROUP.format(platform=platform, tail=message.chat[-_TAIL:])
    if message.sender_name:
        name = shortened(" ".join(message.sender_name.split()), _LONGEST_NAME)
        return texts.LABEL_PRIVATE.format(platform=platform, name=name)
    return texts.LABEL_UNNAMED.format(platform=platform, tail=message.chat[-_TAIL:])
