"""What is said to somebody who did something about a reminder (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.messages import Block, ButtonsBlock, IncomingMessage, Reply, TextBlock
from bot.reminders.letters import texts
from bot.reminders.letters.choices import NewId, item_buttons, offer_buttons, reopen_button
from bot.reminders.letters.digests import Entry
from bot.reminders.letters.entries import entry_text, named, say_day
from bot.reminders.occasions import Due, Occasion, Tending
from bot.reminders.planning.matters import Matter
from bot.reminders.tending.putting_off import Offer
from bot.schedule.dates import say_moment
from bot.sources import quoted_lines, source_name


@dataclass(frozen=True, slots=True)
class Thing:
    """Something due in a chat as it stands when somebody does something about it."""

    target: int
    newest: Occasion  # the last that was told of it
    matter: Matter | None
    tending: Tending

    @property
    def due(self) -> Due:
        """What it is, as rows name it."""
        return self.newest.due

    @property
    def called(self) -> dict[str, str]:
        """What sentences call it; "then" is what comes of it once it is closed."""
        told = self.newest.told
        again = self.matter is not None and self.matter.when.rrule is not None
        return {
            "what": named(told.what),
            "limit": told.limit or told.was_limit,
            "then": texts.NO_MORE_THIS_TIME if again else texts.NO_MORE,
        }


class Replies:
    """Answers one message."""

    def __init__(self, message: IncomingMessage, zone: tzinfo, new_id: NewId) -> None:
        self._message = message
        self._here = message.sent_at.astimezone(zone)
        self._new_id = new_id

    @property
    def somebody(self) -> str:
        """What the sender is called in front of all who read along."""
        if not self._message.is_group:
            return texts.YOU
        return self._message.sender_name or texts.SOMEBODY

    def say(self, frame: str, thing: Thing, **words: str) -> Reply:
        """Return one sentence about a thing."""
        return _reply(frame.format(**{"name": self.somebody} | thing.called | words))

    def shown(self, thing: Thing) -> Reply:
        """Return what it is, with what can be done about it."""
        left = (thing.newest.told.last - self._here.date()).days
        entry = Entry(thing.newest, thing.matter, thing.tending, number=0, left=left)
        text = entry_text(entry, says_late=False, is_group=self._message.is_group)
        if thing.tending.is_closed:
            text = f"{text}\n{self._closed_short(thing)}"
        buttons = item_buttons(
            thing.target,
            thing.due,
            thing.matter,
            thing.tending,
            self._new_id,
            may_take=thing.tending.taken_by is None and not self._is_theirs_alone(thing),
        )
        return _reply(text, buttons)

    def _is_theirs_alone(self, thing: Thing) -> bool:
        """Whether a person reminds themselves of it, in private: nobody else can take it."""
        is_own = thing.matter is not None and thing.matter.is_own
        return is_own and not self._message.is_group

    def closed(self, thing: Thing) -> Reply:
        """Return that it was closed just now, with the way back."""
        return self._with_way_back(texts.CLOSED.format(name=self.somebody, **thing.called), thing)

    def closed_before(self, thing: Thing) -> Reply:
        """Return who closed it before, with the way back."""
        frame = texts.CLOSED_YOURSELF if self._closed_it(thing) else texts.CLOSED_BEFORE
        return self._with_way_back(self._closed(frame, thing, self.somebody), thing)

    def offer(self, thing: Thing, offered: Sequence[Offer], said: str = "") -> Reply:
        """Return the times until which it can be put off."""
        question = texts.WHEN_AGAIN.format(**thing.called)
        text = f"{said} {question}" if said else question
        return _reply(text, offer_buttons(thing.target, thing.due, offered, self._new_id))

    def put_off(self, thing: Thing, until: datetime, chat: str) -> Reply:
        """Return until when it was put off, in which chat if not here, and whether too late."""
        time = texts.AT_TIME.format(clock=f"{until:%H:%M}", day=say_day(until.date()))
        where = texts.IN_THAT_CHAT.format(chat=named(chat)) if chat else ""
        text = texts.PUT_OFF_TO.format(name=self.somebody, time=time, where=where, **thing.called)
        is_late = until.date() > thing.newest.told.last
        return _reply(f"{text} {texts.AFTER_THE_LIMIT}" if is_late else text)

    def ask_day(self, thing: Thing) -> Reply:
        """Return the question for a day that is to be typed."""
        return _reply(texts.ASK_DAY.format(how=self._how, **thing.called))

    def unclear_day(self) -> Reply:
        """Return that a typed day is none."""
        return _reply(texts.UNCLEAR_DAY.format(how=self._how))

    def sources(self, thing: Thing) -> Reply:
        """Return the words of the document in full."""
        citation = thing.matter.citation if thing.matter is not None else None
        if citation is None:
            own = thing.matter is not None
            return self.say(texts.NO_DOCUMENT if own else texts.NO_LONGER, thing)
        quote = quoted_lines(citation)
        return self.say(texts.SOURCE_OF, thing, source=source_name(citation), quote=quote)

    @property
    def _how(self) -> str:
        return texts.REPLY_WITH_TIME if self._message.is_group else texts.WRITE_TIME

    def _closed_short(self, thing: Thing) -> str:
        you = texts.YOU.lower() if self.somebody == texts.YOU else self.somebody
        return self._closed(texts.CLOSED_SHORT, thing, you)

    def _closed(self, frame: str, thing: Thing, sender: str) -> str:
        """Return who closed it when; `sender` is what the one who reads it is called there."""
        tending = thing.tending
        at = tending.closed_at.astimezone(self._here.tzinfo) if tending.closed_at else self._here
        name = tending.closed_name or texts.SOMEBODY_UNNAMED
        called = sender if self._closed_it(thing) else name
        return frame.format(name=called, time=say_moment(at), **thing.called)

    def _closed_it(self, thing: Thing) -> bool:
        message = self._message
        return thing.tending.closed_by == f"{message.platform}:{message.sender}"

    def _with_way_back(self, text: str, thing: Thing) -> Reply:
        """Offer to open it again: by a tap to whoever tapped, else by words.

        A digit that stood for it would be typed for another item before long.
        """
        if self._message.press is not None:
            return _reply(text, reopen_button(thing.target, thing.due, self._new_id))
        how = texts.OR_REPLY if self._message.is_group else texts.OR_WRITE
        return _reply(f"{text} {texts.REOPEN_BY_WORDS.format(how=how)}")


def joined(replies: Sequence[Reply]) -> Reply:
    """Return one reply of several; buttons only where there is one."""
    if len(replies) == 1:
        return replies[0]
    blocks = (block for reply in replies for block in reply.blocks)
    said = [block.text for block in blocks if isinstance(block, TextBlock)]
    return _reply("\n".join([*(_without_hint(text) for text in said[:-1]), *said[-1:]]))


def _without_hint(text: str) -> str:
    """Return what was said without the way back, which is the same for each of several."""
    for how in (texts.OR_REPLY, texts.OR_WRITE):
        text = text.removesuffix(f" {texts.REOPEN_BY_WORDS.format(how=how)}")
    return text


def _reply(text: str, buttons: ButtonsBlock | None = None) -> Reply:
    blocks: tuple[Block, ...] = (TextBlock(text),)
    return Reply((*blocks, buttons) if buttons else blocks)
