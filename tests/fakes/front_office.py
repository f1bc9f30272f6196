"""A reception over a real database, with a scripted conversation behind it and a settable pace."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine

from bot.citations import Answer
from bot.conversation import Backing, Conversation
from bot.database import writing
from bot.facts.feeds import Feeds
from bot.facts.lookups import Lookups
from bot.facts.register import Register
from bot.facts.replies import Around
from bot.facts.reviewing import Reviewing
from bot.facts.reviews import Reviews
from bot.facts.taking import Outlets, Taking
from bot.messages import (
    AnswerBlock,
    ButtonId,
    ButtonsBlock,
    ChatId,
    IncomingMessage,
    Place,
    Press,
    Reply,
    TextBlock,
    ThreadId,
    UserId,
)
from bot.reception.admission import Admission
from bot.reception.invitations import Invitations
from bot.reception.limits import Limits
from bot.reception.reception import Reception
from bot.reception.services import Services
from bot.records.audit import AuditLog
from bot.records.awaited import AwaitedWords
from bot.records.buttons import Buttons
from bot.records.codes import ALPHABET
from bot.records.feedback import Feedback
from bot.reminders.news import News
from bot.reminders.planning.keeping import Facts
from bot.reminders.rights import Rights
from bot.reminders.targets import Targets
from bot.reminding import Chance, open_menu, open_tending
from bot.schedule.working_days import WorkingDays
from bot.settings import Access
from corpus.document import DocumentCard
from corpus.passages import PassageId
from corpus.shelf import Shelf as DocumentShelf
from corpus.store import DocumentStore

AT = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)  # the next day in Vietnam
ADMIN = "1"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Shelf:
    """A list of documents, as far as the reception looks at it."""

    def __init__(self, cards: Sequence[DocumentCard]) -> None:
        self._cards = list(cards)

    def cards(self) -> list[DocumentCard]:
        return list(self._cards)

    def last_ingested_at(self) -> datetime | None:
        return AT if self._cards else None


class FrontOffice:
    """Receives messages and keeps what the replies show, as whoever wires it does."""

    def __init__(
        self,
        engine: Engine,
        answer: Callable[[str, Sequence[str]], Answer],
        cards: Sequence[DocumentCard],
        *,
        access: Access = "open",
        allowed: Sequence[str] = (),
        per_person: int = 1_000,
        address: str | None = None,
        search: Callable[[str], Sequence[PassageId]] = lambda _words: (),
    ) -> None:
        shelf = Shelf(cards)
        ids = (f"id{number}" for number in count(1))
        letters = (ALPHABET[number % len(ALPHABET)] for number in count())
        self._engine = engine
        self.invitations = Invitations(engine, lambda _alphabet: next(letters))
        self.audit = AuditLog(engine)
        self.buttons = Buttons(engine)
        self.feedback = Feedback(engine)
        backing = Backing(answer, shelf.cards, lambda: {"documents": 1}, lambda: next(ids))
        around = Around(search, lambda: {"documents": 1}, lambda: next(ids), ZONE)
        self.register = Register(DocumentShelf(DocumentStore(engine)), Reviews(engine))
        self.feeds = Feeds(engine, lambda: f"token-{next(ids):0>20}")
        lookups = Lookups(self.register, around)
        backing = replace(backing, look=lookups.plainly)
        facts = Facts(self.register.deadlines, lookups.naming, WorkingDays(), ZONE)
        admission = Admission(access, [f"telegram:{ADMIN}"], allowed, self.invitations.is_member)
        self.group_leaders: set[str] = set()
        rights = Rights(admission.is_admin, lambda _place, user: user in self.group_leaders)
        self.targets = Targets(engine)
        self.told: dict[str, tuple[Place, str, datetime]] = {}  # in other chats, by its key
        self.changes = 0  # to what chats are reminded of

        def new_id() -> str:
            return next(ids)

        def changed() -> None:
            self.changes += 1

        def tell(_: Connection, place: Place, key: str, text: str, at: datetime) -> None:
            if key not in self.told:
                self.told[key] = (place, text, at)

        chance = Chance(new_id, lambda _alphabet: next(letters))
        self.reception = Reception(
            Services(
                lookups=lookups,
                taking=Taking(lookups, Outlets(self.feeds, address, lambda: next(ids))),
                reviewing=Reviewing(self.register, AwaitedWords(engine), lambda: next(ids)),
                converse=Conversation(backing).handle,
                library=shelf,
                access=access,
                admission=admission,
                invitations=self.invitations,
                limits=Limits(per_person, 1_000, lambda: 0.0),
                buttons=self.buttons,
                audit=self.audit,
                feedback=self.feedback,
                status=lambda _platform: ("Đang chờ gửi: 3 tin.",),
                new_id=lambda: next(ids),
                zone=ZONE,
                tending=open_tending(engine, facts, rights, new_id, News(changed)),
                reminders=open_menu(
                    engine, facts, shelf.cards, rights, chance, News(changed, tell)
                ),
            )
        )

    def hear(self, message: IncomingMessage) -> Reply | None:
        """Return the reply; its buttons and its exchange are kept before the next message."""
        said = self.reception.handle(message)
        if said is not None:
            with writing(self._engine) as connection:
                self.buttons.keep(connection, message.place, said, message.sent_at)
                if said.exchange is not None:
                    self.audit.append(connection, message, said.exchange, message.sent_at)
        return said


def private(
    text: str, *, sender: str = "7", after: timedelta = timedelta(), press: str | None = None
) -> IncomingMessage:
    """Return a message to the assistant alone; `press` is a button that was tapped."""
    return IncomingMessage(
        "telegram",
        ChatId(sender),
        UserId(sender),
        text,
        AT + after,
        press=None if press is None else Press(ButtonId(press)),
    )


def in_group(
    text: str, *, sender: str = "7", thread: str | None = None, is_addressed: bool = True
) -> IncomingMessage:
    """Return a message in the one group there is."""
    return IncomingMessage(
        "telegram",
        ChatId("-100"),
        UserId(sender),
        text,
        AT,
        thread=None if thread is None else ThreadId(thread),
        is_group=True,
        is_addressed=is_addressed,
    )


def words(said: Reply | None) -> str:
    """Return what is said in texts and answers, "" for silence."""
    blocks = said.blocks if said else ()
    return "\n".join(b.text for b in blocks if isinstance(b, TextBlock | AnswerBlock))


def labels(said: Reply | None) -> list[str]:
    """Return the labels of the buttons in the order of their numbers."""
    blocks = [b for b in (said.blocks if said else ()) if isinstance(b, ButtonsBlock)]
    return [button.label for block in blocks for button in block.buttons]


def button(said: Reply | None, label: str) -> str:
    """Return the id of the button with this label."""
    blocks = [b for b in (said.blocks if said else ()) if isinstance(b, ButtonsBlock)]
    return next(b.id for block in blocks for b in block.buttons if b.label == label)
