"""An office with its clerk's work done: documents read, deadlines confirmed, groups subscribed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import Engine

from bot.facts.items import DueItem
from bot.facts.register import Correction, Register
from bot.facts.reviews import Reviews
from bot.facts.standing import document_key
from bot.messages import Place
from bot.reminders.targets import Targets
from bot.reminders.wishes import Kind, OwnReminder, QuietHours, Wishes
from corpus.document import Span
from corpus.facts.facts import When, WhenType
from corpus.shelf import Shelf
from corpus.store import DocumentStore
from tests.bench.reminder_books import CODE, Names
from tests.bench.reminder_oracle import CLERK, Chat
from tests.bench.reminder_plan import Form, Item, units
from tests.bench.reminder_world import Spot, Town, spot_of

BY = "telegram:1"

_LEFT_UNCONFIRMED = 25  # every so many
_WISHES = (
    Wishes(),
    Wishes(leads=(7, 1), at=time(7)),
    Wishes(leads=(3, 0), at=time(14, 30), on_working_days=False),
    Wishes(leads=(14, 3)),
    Wishes(leads=(7, 3, 1), at=time(6, 30), quiet=QuietHours(time(21), time(7))),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a chat subscribes to, and what that comes to."""

    kind: Kind
    key: str
    items: tuple[Item, ...]


@dataclass
class Office:
    """What a clerk and the groups' managers do, straight on the database."""

    engine: Engine
    town: Town
    plan: Sequence[Item]

    def __post_init__(self) -> None:
        self.register = Register(Shelf(DocumentStore(self.engine)), Reviews(self.engine))
        self.targets = Targets(self.engine)
        self.found = self._found()
        self.rejected: set[Item] = set()

    @property
    def confirmed(self) -> list[Item]:
        """What the clerk has come to and not rejected."""
        return [item for item in self.plan if not is_left(item) and item not in self.rejected]

    def confirm(self, at: datetime) -> None:
        """Confirm what was read, but for a few that the clerk has not come to."""
        for item in self.confirmed:
            self.register.confirm(self.found[item.code].deadline.id, BY, at)

    def subscribe(self, places: Sequence[Place], at: datetime) -> tuple[list[Chat], Names]:
        """Let each chat ask for something."""
        chats = [self._chat(number, places) for number in range(len(places))]
        targets, matters = {}, {code: item.deadline.id for code, item in self.found.items()}
        names: dict[str, str] = dict(matters)
        for chat in chats:
            target = self.targets.ensure(chat.place, f"Nhóm {chat.number}", BY, at)
            targets[chat.number] = target.id
            self.targets.wish(target.id, chat.wishes)
            for one in self._wanted(chat.number, len(places)):
                self.targets.subscribe(target.id, one.kind, one.key, one.key, BY, at)
            for item in chat.own:
                own = self.targets.add_own(_own(target.id, item, at))
                names[item.code] = f"own:{own}"
            if chat.fallback:
                self.targets.set_fallback(target.id, chat.fallback)
            if chat.responsible:
                self.targets.set_responsible(target.id, chat.responsible)
        left = tuple(item for item in self.plan if is_left(item))
        clerk = Chat(CLERK, self.town.clerk_place, Wishes(), left)
        return [*chats, clerk], self._names(chats, targets, names)

    def subscribe_all(
        self, places: Sequence[Place], wishes: Wishes, at: datetime
    ) -> tuple[list[Chat], Names]:
        """Let each chat ask for everything, in the same way."""
        chats = [
            Chat(number, place, wishes, tuple(self.plan)) for number, place in enumerate(places)
        ]
        targets = {}
        for chat in chats:
            targets[chat.number] = self.targets.ensure(chat.place, f"Nhóm {chat.number}", BY, at).id
            self.targets.wish(targets[chat.number], wishes)
            self.targets.subscribe(targets[chat.number], Kind.ALL, "", "", BY, at)
        matters: dict[str, str] = {code: item.deadline.id for code, item in self.found.items()}
        return chats, self._names(chats, targets, matters)

    def correct(self, item: Item, form: Form, at: datetime) -> None:
        """Correct when something is due, to a single day."""
        assert form.year is not None
        assert form.day is not None
        day = f"{form.year}-{form.months[0]:02}-{form.day:02}"
        span = Span(0, len(form.words))
        when = When(WhenType.DATE, form.words, span, date=day, before=True)
        self.register.correct(self.found[item.code].deadline.id, Correction(when=when), BY, at)

    def reject(self, item: Item, at: datetime) -> None:
        """Find that it is nothing that falls due."""
        self.rejected.add(item)
        self.register.reject(self.found[item.code].deadline.id, BY, at)

    def _found(self) -> dict[str, DueItem]:
        """Return every deadline by its code; all must have been read, each once."""
        found: dict[str, DueItem] = {}
        for due in self.register.deadlines():
            [code] = CODE.findall(due.deadline.what)
            assert code not in found, f"{code} was read twice"
            found[code] = due
        for item in self.plan:
            assert [party.name for party in found[item.code].deadline.who] == [item.unit]
        return found

    def _chat(self, number: int, places: Sequence[Place]) -> Chat:
        place, count = places[number], len(places)
        fallback = places[(number + 1) % count] if number % 5 == 2 else None
        wishes = _wishes(number, count)
        wanted = [one for each in self._wanted(number, count) for one in each.items]
        told = (item for item in wanted if wishes.unconfirmed or not is_left(item))
        own = tuple(_own_items(number)) if number % 6 == 1 else ()
        return Chat(number, place, wishes, tuple(told), own, fallback, self._responsible(number))

    def _responsible(self, number: int) -> Place | None:
        match number % 3:
            case 0:
                return self.town.telegram_person(f"Phụ trách {number}")[1]
            case 1:
                return self.town.zalo_person(number)
            case _:
                return None

    def _wanted(self, number: int, count: int) -> Iterator[Wanted]:
        if number == count - 1:
            yield Wanted(Kind.ALL, "", tuple(self.plan))
        elif number % 10 == 7:
            mine = tuple(item for item in self.plan if item.document == number // 10 % 3)
            yield Wanted(Kind.DOCUMENT, document_key(self.found[mine[0].code].card), mine)
        else:
            owing = units()
            for unit in (owing[2 * number % len(owing)], owing[(2 * number + 1) % len(owing)]):
                mine = tuple(item for item in self.plan if item.unit == unit)
                yield Wanted(Kind.UNIT, self.found[mine[0].code].deadline.who[0].key, mine)

    def _names(
        self, chats: Sequence[Chat], targets: dict[int, int], matters: dict[str, str]
    ) -> Names:
        clerk = spot_of(self.town.clerk_place)
        codes: dict[Spot, set[str]] = {clerk: set(matters)}
        spots: dict[int, set[Spot]] = {CLERK: {clerk}}
        for chat in chats:
            for place in filter(None, (chat.place, chat.fallback)):
                codes.setdefault(spot_of(place), set()).update(chat.codes)
                spots.setdefault(chat.number, set()).add(spot_of(place))
            if chat.responsible:
                codes.setdefault(spot_of(chat.responsible), set()).update(chat.codes)
        return Names(targets, matters, spots, codes)


def is_left(item: Item) -> bool:
    """Whether the clerk has not come to it."""
    return int(item.code[2:]) % _LEFT_UNCONFIRMED == 0


def groups(town: Town, count: int) -> list[Place]:
    """Return new groups on all platforms, some of them topics."""
    makers = (
        lambda n: town.telegram_group(n, has_topics=n % 4 == 0),
        town.zalo_group,
        town.oa_group,
        lambda n: town.telegram_group(n, has_topics=False),
        town.zalo_group,
    )
    return [makers[number % len(makers)](number) for number in range(count)]


def _wishes(number: int, count: int) -> Wishes:
    if number == count - 1:
        return Wishes(leads=(3,))
    if number % 10 == 7:
        return Wishes(leads=(7, 0))
    if number % 12 == 5:
        return Wishes(leads=(7, 1), unconfirmed=True)
    return _WISHES[number % len(_WISHES)]


def _own_items(number: int) -> Iterator[Item]:
    day = 5 + number % 20
    form = Form(f"trước ngày {day} hằng tháng", day, excludes=True)
    yield Item(f"CR{number:03}", "", -1, form)


def _own(target: int, item: Item, at: datetime) -> OwnReminder:
    said = item.form.words
    when = When(
        WhenType.RULE,
        said,
        Span(0, len(said)),
        rrule=f"FREQ=MONTHLY;BYMONTHDAY={item.form.day}",
        before=True,
    )
    start = (at - timedelta(days=1)).date()
    what = f"Nộp bảng chấm công {item.code}"
    return OwnReminder(0, target, what, when, start, None, None, BY, at)
