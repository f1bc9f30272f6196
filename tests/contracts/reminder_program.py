"""A program that reminds, again and again, each time to the end or to a power cut at some moment.

Says "ready" and waits for a line, so that several can begin at once. Prints the text of every
message that the platform got: what is printed, it has. Then how that time ended.
"""

import os
import signal
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from bot import texts
from bot.database import open_engine
from bot.delivery.alerts import Alerts
from bot.delivery.claims import Consignment, Sent, Terms
from bot.delivery.pacing import Pace, Rate
from bot.delivery.parcels import Parcel
from bot.facts.naming import Naming
from bot.messages import MessageId, Place, Reply
from bot.reception.ledger import Ledger
from bot.reminders.planning.keeping import Facts, Keeper
from bot.reminders.running.losing import Losses
from bot.reminders.running.settling import Settling
from bot.reminders.running.tick import Parts, Tick
from bot.reminders.running.watching import Watchdog
from bot.reminders.running.writing import Post, Writer
from bot.schedule.working_days import WorkingDays
from tests.fakes.scripted_platform import ScriptedPlatform

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 6, 12, 8, 0, 20, tzinfo=ZONE)  # a Friday
AT_ONCE = 3  # messages
ENDED = {0: "ended", -signal.SIGKILL: "cut off", 1: "failed"}

_FAST = Rate(0.0001, 10_000)
_TERMS = Terms("telegram", Pace(_FAST, _FAST, _FAST), timedelta(minutes=5))
_TICKS = 3
_A_TICK = timedelta(seconds=15)


def main(url: str, *moments: str) -> None:
    """Remind once for each of the moments, in a process of its own."""
    WorkingDays().is_working(NOW.date())  # works out the calendar, once for all
    print("ready", flush=True)  # noqa: T201 - the test reads it
    sys.stdin.readline()
    for moment in moments:
        child = os.fork()
        if child == 0:
            _remind(url, moment, is_alone=len(moments) > 1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(ENDED[os.waitstatus_to_exitcode(status)], flush=True)  # noqa: T201


def _remind(url: str, moment: str, *, is_alone: bool) -> None:
    """Tick and send all there is, or as far as the moment of the power cut."""
    engine = open_engine(url)
    ledger = Ledger.over(engine)
    tick = _tick(ledger, moment)
    ledger.outbox.recover(NOW, all_leases=is_alone)
    for number in range(_TICKS):
        now = NOW + number * _A_TICK
        tick(now)
        _cut_off(moment, "written")
        _send(ledger, moment, now)
    engine.dispose()


def _send(ledger: Ledger, moment: str, now: datetime) -> None:
    sent: Sequence[Sent] = ()
    while (claim := ledger.outbox.claim(_TERMS, now, most=AT_ONCE, sent=sent)).consignments:
        _cut_off(moment, "sending")
        for consignment in claim.consignments:
            print(repr(_words(consignment)), flush=True)  # noqa: T201
        _cut_off(moment, "sent")
        sent = [Sent(one.id, MessageId(f"m{one.id}"), now) for one in claim.consignments]


class _Platform(ScriptedPlatform):
    """Renders letters, which is done in the midst of writing them."""

    def __init__(self, moment: str) -> None:
        super().__init__()
        self._moment = moment

    def render(self, reply: Reply, place: Place, reply_to: MessageId | None) -> Sequence[Parcel]:
        _cut_off(self._moment, "writing")
        return super().render(reply, place, reply_to)


def _tick(ledger: Ledger, moment: str) -> Tick:
    engine, platform, ids = ledger.engine, _Platform(moment), count()
    alerts = Alerts(engine, ledger.outbox, (), lambda _place, _text: ())
    own_id = os.getpid()
    post = Post(
        {"telegram": platform},
        ledger.outbox,
        ledger.buttons,
        lambda: f"{own_id}-{next(ids)}",
        ZONE,
        WorkingDays(),
    )
    writer, connected = Writer(engine, post), frozenset({"telegram"})
    naming = Naming(())
    parts = Parts(
        keeper=Keeper(engine, Facts(tuple, lambda: naming, WorkingDays(), ZONE)),
        losses=Losses(engine, alerts),
        settling=Settling(engine, writer, alerts, connected, ZONE),
        writer=writer,
        watchdog=Watchdog(engine, alerts, ZONE),
        platforms=connected,
        admins=(),
    )
    return Tick(engine, parts)


def _words(consignment: Consignment) -> str:
    again = f"{texts.SENT_AGAIN}\n" if consignment.is_repeat else ""
    return f"{again}{consignment.parcel.text}"


def _cut_off(moment: str, here: str) -> None:
    if moment == here:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
