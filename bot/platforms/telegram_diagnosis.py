"""What `sotay doctor` says of Telegram (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.diagnosis import Diagnosis, Health
from bot.platforms import telegram_texts as texts
from bot.platforms.errors import PlatformClosed, PlatformError
from bot.typed_text import cleaned

_LONGEST_ERROR = 120
_MANY_WAITING = 20


@dataclass(frozen=True, slots=True)
class Account:
    """What getMe tells of the bot."""

    username: str
    reads_all: bool
    joins_groups: bool


@dataclass(frozen=True, slots=True)
class Intake:
    """What getWebhookInfo tells; an empty `url` is polling."""

    url: str
    waiting: int
    error: str


def judged_failure(error: PlatformError) -> Diagnosis:
    """Return what to do when Telegram did not answer as it should."""
    if isinstance(error, PlatformClosed):
        return _broken(texts.REJECTED, texts.ADVICE_REJECTED)
    return _broken(texts.NOT_REACHED, texts.ADVICE_REACH)


def judged_account(account: Account) -> Iterator[Diagnosis]:
    """Yield whether the token works and what the bot may read in groups."""
    yield _good(texts.CONNECTED.format(username=account.username))
    if account.reads_all:
        yield _warning(texts.READS_ALL, texts.ADVICE_READS_ALL)
    else:
        yield _good(texts.READS_ADDRESSED)
    if not account.joins_groups:
        yield _warning(texts.NO_GROUPS, texts.ADVICE_NO_GROUPS)


def judged_intake(intake: Intake, wanted: str) -> Iterator[Diagnosis]:
    """Yield whether updates come in as the settings say; an empty `wanted` is polling."""
    if intake.url != wanted:
        yield _not_as_set(wanted)
    else:
        yield _good(texts.HOOKED if wanted else texts.POLLS)
    if wanted and intake.error:
        error = cleaned(intake.error)[:_LONGEST_ERROR].strip(" .")
        yield _warning(texts.HOOK_FAILED.format(error=error), texts.ADVICE_HOOK_FAILED)
    if intake.waiting >= _MANY_WAITING:
        yield _warning(texts.WAITING.format(count=intake.waiting), texts.ADVICE_WAITING)


def _not_as_set(wanted: str) -> Diagnosis:
    if wanted:
        return _warning(texts.NOT_HOOKED, texts.ADVICE_NOT_HOOKED)
    return _warning(texts.POLLS_WITH_WEBHOOK, texts.ADVICE_POLLS_WITH_WEBHOOK)


def _good(sentence: str) -> Diagnosis:
    return Diagnosis(Health.GOOD, texts.SUBJECT, sentence)


def _warning(sentence: str, advice: str) -> Diagnosis:
    return Diagnosis(Health.WARNING, texts.SUBJECT, sentence, advice)


def _broken(sentence: str, advice: str) -> Diagnosis:
    return Diagnosis(Health.BROKEN, texts.SUBJECT, sentence, advice)
