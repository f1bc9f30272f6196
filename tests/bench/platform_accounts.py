"""The accounts of a fault run: what was asked, what the platforms took, what became of each."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Engine, select

from bot.delivery.doubts import LAST_TRY
from bot.delivery.states import State
from bot.tables import outbox, updates
from bot.texts import SENT_AGAIN
from tests.bench.platform_world import World

Chat = tuple[str, str]  # platform and chat


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that a platform accepted."""

    chat: Chat
    message_id: str
    words: str

    @property
    def bare(self) -> tuple[Chat, str]:
        """What it says, whether it says that it is a repeat or not."""
        return self.chat, self.words.removeprefix(SENT_AGAIN).strip()

    @property
    def says_so(self) -> bool:
        """Whether it says that it is a repeat."""
        return self.words.startswith(SENT_AGAIN)


@dataclass(frozen=True, slots=True)
class Owed:
    """A message of the outbox, with the question that it answers."""

    question: int
    chat: Chat
    state: str
    message_id: str | None
    words: str
    is_late: bool  # had its last try, because its chat wrote again


@dataclass(frozen=True, slots=True)
class Accounts:
    """Questions by what became of them, and messages that came more than once."""

    answered: int
    answered_late: int  # of them, those with a message that came when its chat wrote again
    answered_twice: int  # messages that came again without saying that they are repeats
    lost: int
    refused_by_platform: int
    repeated_in_doubt: int  # messages that came again and said so
    out_of_order: int


def taken(world: World) -> list[Taken]:
    """Return every message that the platforms accepted, in their order within a chat."""
    telegram = [
        Taken(("telegram", str(sent.chat)), str(sent.message_id), sent.html or sent.text)
        for sent in world.telegram.sent
    ]
    zalo = [Taken(("zalo", sent.chat), sent.message_id, sent.text) for sent in world.zalo.sent]
    oa = [Taken(("zalo_oa", sent.chat), sent.message_id, sent.text) for sent in world.oa.sent]
    return telegram + zalo + oa


def settle(engine: Engine, asked: Mapping[str, set[str]], messages: Sequence[Taken]) -> Accounts:
    """Compare the journal and the outbox with what the platforms took; `asked` holds keys."""
    questions = _questions(engine, asked)
    owed = [one for one in _owed(engine) if one.question in questions]
    fates = _fates(owed, messages)
    arrived = {question for question in questions if fates[question] == {"arrived"}}
    late = {one.question for one in owed if one.is_late and one.state == State.SENT}
    refused = sum(
        "refused" in fates[question] and "lost" not in fates[question] for question in questions
    )
    copies = Counter(message.bare for message in messages)
    plain = Counter(message.bare for message in messages if not message.says_so)
    due = _due(owed, messages) + _perhaps(owed, messages)
    twice = sum(max(0, plain[bare] - due[bare]) for bare in due)
    return Accounts(
        answered=len(arrived),
        answered_late=len(arrived & late),
        answered_twice=twice,
        lost=sum(map(len, asked.values())) - len(arrived) - refused,
        refused_by_platform=refused,
        repeated_in_doubt=sum(max(0, copies[bare] - due[bare]) for bare in due) - twice,
        out_of_order=_out_of_order(owed, messages),
    )


def open_work(engine: Engine) -> int:
    """Return how many updates and messages are not done with."""
    waiting = select(updates.c.id).where(updates.c.state == "waiting")
    queued = select(outbox.c.id).where(outbox.c.state.in_((State.QUEUED, State.SENDING)))
    with engine.connect() as connection:
        return len(connection.execute(waiting).all()) + len(connection.execute(queued).all())


def resting(engine: Engine) -> set[Chat]:
    """Return the chats where a message rests that would have a last try if they wrote."""
    rests = (outbox.c.state == State.IN_DOUBT, outbox.c.doubts < LAST_TRY)
    with engine.connect() as connection:
        rows = connection.execute(select(outbox.c.platform, outbox.c.chat).where(*rests))
        return {(row.platform, row.chat) for row in rows}


def _questions(engine: Engine, asked: Mapping[str, set[str]]) -> set[int]:
    with engine.connect() as connection:
        known = connection.execute(select(updates.c.id, updates.c.platform, updates.c.key))
        return {row.id for row in known if row.key in asked.get(row.platform, ())}


def _owed(engine: Engine) -> list[Owed]:
    with engine.connect() as connection:
        rows = connection.execute(select(outbox).order_by(outbox.c.id))
        return [
            Owed(
                int(row.key.split(":")[1]),
                (row.platform, row.chat),
                row.state,
                row.message_id,
                row.parcel["text"],
                row.doubts >= LAST_TRY,
            )
            for row in rows
            if row.key.startswith("reply:")
        ]


def _fates(owed: Sequence[Owed], messages: Sequence[Taken]) -> dict[int, set[str]]:
    """Return for each question what became of its messages: arrived, refused, lost."""
    known = {(message.chat, message.message_id) for message in messages}
    spare = Counter(message.bare for message in messages)
    spare.subtract(_due(owed, messages))
    fates: dict[int, set[str]] = defaultdict(set)
    for one in owed:
        if one.state == State.REFUSED:
            fate = "refused"
        elif (one.chat, one.message_id) in known:
            fate = "arrived"
        elif spare[one.chat, one.words.strip()] > 0:  # left in doubt, and it did arrive
            spare[one.chat, one.words.strip()] -= 1
            fate = "arrived"
        else:
            fate = "lost"
        fates[one.question].add(fate)
    return fates


def _due(owed: Sequence[Owed], messages: Sequence[Taken]) -> Counter[tuple[Chat, str]]:
    """Count how often each text was to arrive, of messages that the platform gave an id."""
    by_id = {(message.chat, message.message_id): message for message in messages}
    found = (by_id.get((one.chat, one.message_id or "")) for one in owed)
    return Counter(message.bare for message in found if message is not None)


def _perhaps(owed: Sequence[Owed], messages: Sequence[Taken]) -> Counter[tuple[Chat, str]]:
    """Count the texts that may have arrived although no id is known, refused at a later try."""
    known = {(message.chat, message.message_id) for message in messages}
    return Counter(
        (one.chat, one.words.strip()) for one in owed if (one.chat, one.message_id) not in known
    )


def _out_of_order(owed: Sequence[Owed], messages: Sequence[Taken]) -> int:
    """Count messages that came before one that was decided on earlier in the same chat.

    What came by its last try is late, says so, and is counted elsewhere.
    """
    place = {(m.chat, m.message_id): number for number, m in enumerate(messages)}
    by_chat: dict[Chat, list[int]] = defaultdict(list)
    for one in owed:
        if (one.chat, one.message_id) in place and not one.is_late:
            by_chat[one.chat].append(place[one.chat, one.message_id or ""])
    return sum(
        later < earlier for numbers in by_chat.values() for earlier, later in pairwise(numbers)
    )
