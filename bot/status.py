"""How the service is doing, in lines for an administrator and in figures for a monitor."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot import texts
from bot.delivery.alerts import Alerts
from bot.delivery.refusals import reason
from bot.delivery.states import State
from bot.reception.ledger import Ledger
from bot.schedule.dates import say_moment
from bot.web.metrics import Gauge, Labels


def status_lines(
    ledger: Ledger, alerts: Alerts, zone: ZoneInfo, asked_on: str | None = None
) -> Sequence[str]:
    """Return what waits, what went wrong, and what a person must mend.

    Whoever asks on a platform waits there too, for this answer: that is not counted.
    """
    counts = ledger.outbox.counts()
    waiting = ledger.journal.counts()
    busy = sorted({*waiting, *(platform for platform, _ in counts)})
    lines = [
        texts.STATUS.format(
            platform=texts.PLATFORMS[platform],
            waiting=max(0, waiting.get(platform, 0) - (platform == asked_on)),
            queued=counts.get((platform, State.QUEUED), 0),
            sent=counts.get((platform, State.SENT), 0),
            refused=counts.get((platform, State.REFUSED), 0),
            last=_last_refused(ledger, platform, zone),
            in_doubt=counts.get((platform, State.IN_DOUBT), 0),
        )
        for platform in busy
    ]
    lines.extend(
        texts.TROUBLE.format(
            platform=texts.PLATFORMS[trouble.platform],
            reason=trouble.reason,
            time=say_moment(trouble.since.astimezone(zone)),
        )
        for trouble in alerts.troubles()
    )
    return lines


def _last_refused(ledger: Ledger, platform: str, zone: ZoneInfo) -> str:
    found = ledger.outbox.last_refused(platform)
    if found is None:
        return ""
    at, details = found
    why = reason(platform, details)
    return texts.LAST_REFUSED.format(
        time=say_moment(at.astimezone(zone)), reason=f": {why}" if why else ""
    )


def gauges(ledger: Ledger) -> Sequence[Gauge]:
    """Return what waits to be answered, and the messages by what became of them."""
    waiting: dict[Labels, int] = {
        (("platform", name),): count for name, count in ledger.journal.counts().items()
    }
    messages: dict[Labels, int] = {
        (("platform", platform), ("state", state)): count
        for (platform, state), count in ledger.outbox.counts().items()
    }
    return (
        Gauge("sotay_updates_waiting", "Updates that wait for their answer.", waiting),
        Gauge("sotay_outbox_messages", "Messages by what became of them.", messages),
    )
