"""One of several programs that share a database; run by tests as a process of its own.

Journals the same updates as the others, answers those that are its own, and sends what it may.
Says "ready", waits for a line, and prints the text of every message it took to be sent.
"""

import sys
from collections.abc import Sequence
from datetime import timedelta

from bot.actions import ListDocuments
from bot.citations import Answer, Decision
from bot.database import open_engine
from bot.delivery.claims import Sent, Terms
from bot.delivery.pacing import Pace, Rate
from bot.delivery.parcels import Parcel
from bot.messages import (
    Button,
    ButtonId,
    ButtonsBlock,
    ChatId,
    Exchange,
    IncomingMessage,
    MessageId,
    Reply,
    TextBlock,
    UserId,
)
from bot.platforms.platform import RawUpdate
from bot.reception.journal import Entry
from bot.reception.ledger import Ledger
from tests.fakes.clock import START

UPDATES = 40
CHATS = 5
_FAST = Rate(0.0001, 10_000)
_TERMS = Terms("telegram", Pace(_FAST, _FAST, _FAST), timedelta(minutes=5))
_AT_ONCE = 3


def main(url: str) -> None:
    """Work until nothing is left that this process may do."""
    engine = open_engine(url)
    ledger = Ledger.over(engine)
    print("ready", flush=True)  # noqa: T201 - the test reads it
    sys.stdin.readline()
    for number in range(UPDATES):
        chat = ChatId(str(number % CHATS))
        update = RawUpdate(str(number), chat, {"text": f"câu {number}"})
        for entry in ledger.journal.record("telegram", [update], START):
            _answer(ledger, entry)
        _send(ledger, rounds=1)
    _send(ledger, rounds=2 * UPDATES)
    engine.dispose()


def _answer(ledger: Ledger, entry: Entry) -> None:
    text: str = entry.body["text"]
    message = IncomingMessage(entry.platform, entry.chat, UserId("7"), text, START)
    exchange = Exchange(f"r{entry.id}", text, Answer(Decision.ANSWER, text), {"documents": 1})
    button = Button(ButtonId(f"b{entry.id}"), "Văn bản", ListDocuments(page=1))
    reply = Reply((TextBlock(text), ButtonsBlock(((button,),))), Decision.ANSWER, exchange)
    ledger.settle(entry, message, reply, [Parcel(f"{text} (1)"), Parcel(f"{text} (2)")], START)


def _send(ledger: Ledger, *, rounds: int) -> None:
    """Take a few messages at a time; each is sent by the time the next few are taken."""
    sent: Sequence[Sent] = ()
    for _ in range(rounds):
        claim = ledger.outbox.claim(_TERMS, START, most=_AT_ONCE, sent=sent)
        for consignment in claim.consignments:
            print(consignment.place.chat, consignment.parcel.text, flush=True)  # noqa: T201
        sent = [Sent(c.id, MessageId(f"m{c.id}"), START) for c in claim.consignments]
        if not sent:
            return
    ledger.outbox.sent(_TERMS, START, sent)


if __name__ == "__main__":
    main(sys.argv[1])
