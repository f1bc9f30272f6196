"""`sotay doctor`: is everything in order, and if not, what is a person to do (decisions, pure)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.console import doctor_texts as texts
from bot.delivery.alerts import Trouble
from bot.diagnosis import Diagnosis, Health
from bot.platforms.reach import Host, Reached
from bot.schedule.dates import say_moment
from bot.settings import Settings
from bot.texts import PLATFORMS

_MEGABYTE = 1_000_000
_GIGABYTE = 1_000_000_000
_LITTLE_ROOM = _GIGABYTE
_NO_ROOM = 100 * _MEGABYTE
_CLOCK_OFF = timedelta(minutes=2)  # signatures and single-use codes begin to fail about there
_SIGNS = {Health.GOOD: "✓", Health.WARNING: "!", Health.BROKEN: "✗"}


def check_disk(free: int) -> Diagnosis:
    """Judge the free bytes of the disk that holds the data folder."""
    shown = texts.DISK.format(size=_size(free))
    if free < _NO_ROOM:
        return Diagnosis(Health.BROKEN, texts.ON_DISK, shown, texts.DISK_ADVICE)
    if free < _LITTLE_ROOM:
        return Diagnosis(Health.WARNING, texts.ON_DISK, shown, texts.DISK_ADVICE)
    return Diagnosis(Health.GOOD, texts.ON_DISK, shown)


def _size(size: int) -> str:
    if size < _GIGABYTE:
        return f"{size // _MEGABYTE} MB"
    return f"{size / _GIGABYTE:.1f} GB".replace(".", ",")


def check_index(documents: int, *, in_line: bool) -> Diagnosis:
    """Judge whether there is something to answer from, and whether it can be found."""
    if documents == 0:
        return Diagnosis(Health.BROKEN, texts.ON_INDEX, texts.NO_DOCUMENTS, texts.INGEST)
    if not in_line:
        return Diagnosis(Health.BROKEN, texts.ON_INDEX, texts.INDEX_BEHIND, texts.REBUILD)
    return Diagnosis(Health.GOOD, texts.ON_INDEX, texts.INDEXED.format(count=documents))


def check_service(address: str, *, runs: bool) -> Diagnosis:
    """Judge whether the assistant runs at the address of its page."""
    if runs:
        return Diagnosis(Health.GOOD, texts.ON_SERVICE, texts.RUNS.format(address=address))
    return _warning(texts.ON_SERVICE, texts.RUNS_NOT.format(address=address), texts.RUN)


def check_clock(now: datetime, theirs: Mapping[str, datetime], settings: Settings) -> Diagnosis:
    """Judge this machine's clock by the times that platforms' servers gave."""
    off = max((abs(now - time) for time in theirs.values()), default=timedelta())
    is_off = off > _CLOCK_OFF
    compared = texts.CLOCK_RIGHT if theirs else texts.CLOCK_ALONE
    if is_off:
        compared = texts.CLOCK_OFF.format(minutes=round(off.total_seconds() / 60))
    shown = texts.CLOCK.format(
        time=say_moment(now.astimezone(settings.zone)), zone=settings.timezone, compared=compared
    )
    if is_off:
        return Diagnosis(Health.BROKEN, texts.ON_CLOCK, shown, texts.SET_CLOCK)
    return Diagnosis(Health.GOOD, texts.ON_CLOCK, shown)


def check_settings(settings: Settings) -> list[Diagnosis]:
    """Judge what can be told from the settings alone."""
    if not platforms_set(settings):
        return [_warning(texts.ON_PLATFORMS, texts.NO_PLATFORM, texts.CONNECT)]
    found: list[Diagnosis] = []
    if settings.access == "open":
        found.append(_warning(texts.ON_ACCESS, texts.OPEN_TO_ALL, texts.CLOSE_ACCESS))
    if settings.access == "listed" and not settings.allowed:
        found.append(_warning(texts.ON_ACCESS, texts.NOBODY, texts.NAME_SOME))
    if not settings.admins:
        found.append(_warning(texts.ON_ACCESS, texts.NO_ADMINS, texts.SET_ADMINS))
    public = settings.public_url
    if public and urlsplit(public).scheme != "https" and _has_webhook(settings):
        found.append(Diagnosis(Health.BROKEN, texts.ON_WEBHOOK, texts.NOT_HTTPS, texts.GET_HTTPS))
    return found


def platforms_set(settings: Settings) -> list[str]:
    """Return the names of the platforms that the settings turn on."""
    tokens = {
        "telegram": settings.telegram_token,
        "zalo": settings.zalo_bot_token,
        "zalo_oa": settings.zalo_oa_app_id,
    }
    return [name for name, token in tokens.items() if token]


def _has_webhook(settings: Settings) -> bool:
    modes = {
        "telegram": settings.telegram_mode,
        "zalo": settings.zalo_bot_mode,
        "zalo_oa": "webhook",
    }
    return any(modes[name] == "webhook" for name in platforms_set(settings))


def check_reach(host: Host, reached: Reached) -> Diagnosis:
    """Judge the way to a platform's server."""
    proxied = texts.PROXIED if host.proxy else ""
    subject = PLATFORMS[host.platform]
    if reached.ok:
        sentence = texts.REACHABLE.format(host=host.name, proxied=proxied)
        return Diagnosis(Health.GOOD, subject, sentence)
    sentence = texts.UNREACHABLE.format(host=host.name, proxied=proxied)
    advice = texts.CHECK_PROXY if host.proxy else texts.CHECK_NETWORK
    return Diagnosis(Health.BROKEN, subject, sentence, advice.format(setting=host.proxy_setting))


def check_troubles(troubles: Sequence[Trouble], settings: Settings) -> list[Diagnosis]:
    """Repeat what the running assistant met and could not mend by itself."""
    used = platforms_set(settings)
    return [
        _warning(
            PLATFORMS[trouble.platform],
            texts.MET.format(
                time=say_moment(trouble.since.astimezone(settings.zone)), reason=trouble.reason
            ),
            texts.AFTER_MENDING,
        )
        for trouble in troubles
        if trouble.platform in used
    ]


def report(found: Iterable[Diagnosis]) -> list[str]:
    """Return the findings as lines to print, each advice under its finding."""
    lines: list[str] = []
    for one in found:
        sentence = one.sentence[:1].upper() + one.sentence[1:]
        lines.append(f"{_SIGNS[one.health]} {one.subject}: {sentence}")
        if one.advice:
            lines.append(f"    → {one.advice}")
    return lines


def summary(found: Sequence[Diagnosis]) -> str:
    """Return how things are in one line."""
    broken = sum(one.health is Health.BROKEN for one in found)
    warnings = sum(one.health is Health.WARNING for one in found)
    if broken:
        besides = texts.BESIDES.format(warnings=warnings) if warnings else ""
        return texts.TO_MEND.format(broken=broken, besides=besides)
    return texts.USABLE.format(warnings=warnings) if warnings else texts.ALL_GOOD


def is_broken(found: Iterable[Diagnosis]) -> bool:
    """Return whether something does not work."""
    return any(one.health is Health.BROKEN for one in found)


def _warning(subject: str, sentence: str, advice: str) -> Diagnosis:
    return Diagnosis(Health.WARNING, subject, sentence, advice)
