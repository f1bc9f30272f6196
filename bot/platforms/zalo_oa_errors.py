"""What the error codes of the Official Account's API mean for a message (pure)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.platforms import zalo_texts as texts
from bot.platforms.errors import (
    DeliveryDeferred,
    DeliveryInDoubt,
    DeliveryRefused,
    PlatformClosed,
    PlatformError,
    doubt_of,
)

_SLACK = timedelta(seconds=1)


class Remedy(StrEnum):
    """What to do about an error."""

    WAIT = "wait"  # until the next minute begins
    REFRESH = "refresh"  # the access token, once; then call once more
    REFUSE = "refuse"  # this message
    LOSE = "lose"  # the whole chat, until somebody writes in it
    CLOSE = "close"  # the platform, until a person acts
    DOUBT = "doubt"  # it may have been accepted


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code stands for; `words` go to the log and to an admin."""

    remedy: Remedy
    words: str
    is_about_form: bool = False  # the message may be taken in a plainer form


_MEANINGS = {
    -32: Meaning(Remedy.WAIT, "too many calls this minute"),
    429: Meaning(Remedy.WAIT, "too many calls"),
    216: Meaning(Remedy.REFRESH, "access token invalid"),
    -216: Meaning(Remedy.REFRESH, "access token invalid"),
    401: Meaning(Remedy.REFRESH, "access token invalid"),
    -401: Meaning(Remedy.REFRESH, "access token invalid"),
    -220: Meaning(Remedy.REFRESH, "access token expired or removed"),
    -100: Meaning(Remedy.REFUSE, "attachment expired", is_about_form=True),
    -200: Meaning(Remedy.REFUSE, "send failed", is_about_form=True),
    -201: Meaning(Remedy.REFUSE, "bad parameter", is_about_form=True),
    -210: Meaning(Remedy.REFUSE, "parameter too long or too large", is_about_form=True),
    -233: Meaning(Remedy.REFUSE, "message type not supported", is_about_form=True),
    -240: Meaning(Remedy.REFUSE, "form of the closed second version", is_about_form=True),
    -211: Meaning(Remedy.REFUSE, "out of quota: buy messages or wait for the next period"),
    -218: Meaning(Remedy.REFUSE, "quota for this person reached"),
    -224: Meaning(Remedy.REFUSE, "the plan of the account must be upgraded"),
    -320: Meaning(Remedy.REFUSE, "no Zalo Cloud Account is linked"),
    -321: Meaning(Remedy.REFUSE, "the Zalo Cloud Account is out of money"),
    -212: Meaning(Remedy.REFUSE, "this API is not registered for the app"),
    -223: Meaning(Remedy.REFUSE, "the account has not granted this permission"),
    -213: Meaning(Remedy.REFUSE, "the person does not follow the account"),
    -217: Meaning(Remedy.REFUSE, "the person has blocked invitations"),
    -227: Meaning(Remedy.REFUSE, "the person is banned or inactive"),
    -230: Meaning(Remedy.LOSE, "no interaction in seven days"),
    -232: Meaning(Remedy.LOSE, "no interaction yet"),
    -234: Meaning(Remedy.REFUSE, "not at night"),
    -242: Meaning(Remedy.REFUSE, "bad appsecret_proof"),
    -244: Meaning(Remedy.REFUSE, "the person restricted this type"),
    -248: Meaning(Remedy.REFUSE, "against the platform's policy"),
    -205: Meaning(Remedy.LOSE, "account not found"),
    -237: Meaning(Remedy.LOSE, "the group is disabled or has expired"),
    -403: Meaning(Remedy.LOSE, "the account is not in the group"),
    -204: Meaning(Remedy.CLOSE, "the account was deleted"),
    -209: Meaning(Remedy.CLOSE, "the app is not active"),
    -219: Meaning(Remedy.CLOSE, "the app was removed"),
    -221: Meaning(Remedy.CLOSE, "the account is not verified"),
}
_UNKNOWN = Meaning(Remedy.REFUSE, "unknown code")


def meaning(code: int, *, is_envelope: bool) -> Meaning:
    """Return what `code` stands for; without an envelope it is an HTTP status."""
    if not is_envelope and (code < 400 or code == 408 or code >= 500):
        return Meaning(Remedy.DOUBT, "no answer of the API")
    return _MEANINGS.get(code, _UNKNOWN)


def delivery_error(what: str, code: int, found: Meaning, now: datetime) -> PlatformError:
    """Return the error for a code that is left after every remedy was tried."""
    details = f"{what}: {code} ({found.words})"
    match found.remedy:
        case Remedy.WAIT:
            return DeliveryDeferred(details, until_next_minute(now), is_limit=True)
        case Remedy.REFUSE:
            return DeliveryRefused(details)
        case Remedy.LOSE:
            return DeliveryRefused(details, chat_lost=True)
        case Remedy.DOUBT:
            return DeliveryInDoubt(details, doubt_of(code))
        case Remedy.REFRESH:
            return PlatformClosed(details, texts.ACCESS_NOT_TAKEN)
        case Remedy.CLOSE:
            return PlatformClosed(details, texts.ACCOUNT_CLOSED.format(code=code))


def until_next_minute(now: datetime) -> timedelta:
    """Return how long it takes until a new minute is counted."""
    begun = timedelta(seconds=now.second, microseconds=now.microsecond)
    return timedelta(minutes=1) - begun + _SLACK
