"""`sotay doctor`: is everything in order, and if not, what is a person to do (decisions, pure)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot import doctor_texts as texts
from bot.delivery.alerts import Trouble
from bot.diagnosis import Diagnosis, Health
from bot.settings import Settings

_LITTLE_ROOM = 1_000_000_000  # bytes
_NO_ROOM = 100_000_000
_CLOCK_OFF = timedelta(minutes=2)  # signatures and single-use codes begin to fail about there
_MEGABYTE = 1_000_000
_SIGNS = {Health.GOOD: "✓", Health.WARNING: "!", Health.BROKEN: "✗"}


def check_disk(free: int) -> Diagnosis:
    """Judge the free bytes of the disk that holds the data folder."""
    shown = texts.DISK.format(megabytes=free // _MEGABYTE)
    if free < _NO_ROOM:
        return Diagnosis(Health.BROKEN, texts.ON_DISK, shown, texts.DISK_ADVICE)
    if free < _LITTLE_ROOM:
        return Diagnosis(Health.WARNING, texts.ON_DISK, shown, texts.DISK_ADVICE)
    return Diagnosis(Health.GOOD, texts.ON_DISK, shown)


def check_index(documents: int, *, in_line: bool) -> Diagnosis:
    """Judge whether there is something to answer from, and whether it can be found."""
    if documents == 0:
        return Diagnosis(Health.BROKEN, texts.ON_INDEX, texts.NO_DOCUMENTS, texts.INGEST)
    if not in_line:
        return Diagnosis(Health.BROKEN, texts.ON_INDEX, texts.INDEX_BEHIND, texts.REBUILD)
    return Diagnosis(Health.GOOD, texts.ON_INDEX, texts.INDEXED.format(count=documents))


def check_clock(now: datetime, theirs: Mapping[str, datetime], settings: Settings) -> Diagnosis:
    """Judge this machine's clock by the times that platforms' servers gave."""
    shown = texts.CLOCK.format(time=now.astimezone(settings.zone), zone=settings.timezone)
    off = max((abs(now - time) for time in theirs.values()), default=timedelta())
    if off > _CLOCK_OFF:
        sentence = texts.CLOCK_OFF.format(minutes=round(off.total_seconds() / 60))
        return Diagnosis(Health.BROKEN, texts.ON_CLOCK, f"{shown} {sentence}", texts.SET_CLOCK)
    return Diagnosis(Health.GOOD, texts.ON_CLOCK, shown)


def check_settings(settings: Settings) -> list[Diagnosis]:
    """Judge what can be told from the settings alone."""
    found: list[Diagnosis] = []
    tokens = (settings.telegram_token, settings.zalo_bot_token, settings.zalo_oa_app_id)
    if not any(tokens):
        found.append(
            Diagnosis(Health.WARNING, texts.ON_PLATFORMS, texts.NO_PLATFORM, texts.CONNECT)
        )
    elif settings.access == "open":
        found.append(
            Diagnosis(Health.WARNING, texts.ON_ACCESS, texts.OPEN_TO_ALL, texts.CLOSE_ACCESS)
        )
    if any(tokens) and not settings.admins:
        found.append(Diagnosis(Health.WARNING, texts.ON_ACCESS, texts.NO_ADMINS, texts.SET_ADMINS))
    if settings.public_url is not None and urlsplit(settings.public_url).scheme != "https":
        found.append(Diagnosis(Health.BROKEN, texts.ON_WEBHOOK, texts.NOT_HTTPS, texts.GET_HTTPS))
    return found


def check_troubles(troubles: Sequence[Trouble], settings: Settings) -> list[Diagnosis]:
    """Repeat what the running assistant met and could not mend by itself."""
    return [
        Diagnosis(
            Health.WARNING,
            trouble.platform,
            texts.MET.format(time=trouble.since.astimezone(settings.zone), reason=trouble.reason),
        )
        for trouble in troubles
    ]


def report(found: Iterable[Diagnosis]) -> list[str]:
    """Return the findings as lines to print, each advice under its finding."""
    lines: list[str] = []
    for one in found:
        lines.append(f"{_SIGNS[one.health]} {one.subject}: {one.sentence}")
        if one.advice:
            lines.append(f"    → {one.advice}")
    return lines


def is_broken(found: Iterable[Diagnosis]) -> bool:
    """Return whether something does not work."""
    return any(one.health is Health.BROKEN for one in found)
