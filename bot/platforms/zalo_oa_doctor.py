"""What `sotay doctor` finds out about the Official Account, without sending a message."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.diagnosis import Diagnosis, Health
from bot.platforms import zalo_texts as texts
from bot.platforms.errors import DeliveryDeferred, PlatformClosed, PlatformError
from bot.platforms.zalo_http import Call
from bot.platforms.zalo_oa_api import ZaloOaApi
from bot.platforms.zalo_tokens import ZaloTokens
from bot.platforms.zalo_values import word

_LONG_AGO = timedelta(days=2)


async def diagnose(
    api: ZaloOaApi,
    tokens: ZaloTokens,
    missing: Sequence[str],
    webhook: str | None,
    now: Callable[[], datetime],
) -> Sequence[Diagnosis]:
    """Return the findings; `webhook` is None without a public address."""
    if missing:
        sentence = texts.SETTING_MISSING.format(names=", ".join(missing))
        return [_broken(sentence, texts.SETTING_MISSING_ADVICE), _webhook(webhook)]
    age = await _age(tokens, now())  # before the call below, which may refresh
    return [await _account(api), *age, _webhook(webhook)]


async def _account(api: ZaloOaApi) -> Diagnosis:
    try:
        known = await api.ask(Call("GET", "/v2.0/oa/getoa"))
    except PlatformClosed as error:
        return _broken(error.reason, "")
    except DeliveryDeferred as error:
        return _broken(texts.OA_NOT_REACHED.format(details=error), texts.NETWORK_ADVICE)
    except PlatformError as error:
        return _broken(texts.OA_REFUSED.format(details=error), texts.OA_REFUSED_ADVICE)
    name = word(known, "name", "oa_id")
    return Diagnosis(Health.GOOD, texts.OA, texts.OA_WORKS.format(name=name))


async def _age(tokens: ZaloTokens, now: datetime) -> list[Diagnosis]:
    try:
        kept = await tokens.kept()
    except SQLAlchemyError:  # the database has a diagnosis of its own
        return []
    if kept is None or kept.refreshed_at is None or now - kept.refreshed_at <= _LONG_AGO:
        return []
    return [_warning(texts.OA_REFRESHED_LONG_AGO, texts.OA_REFRESHED_LONG_AGO_ADVICE)]


def _webhook(webhook: str | None) -> Diagnosis:
    if webhook is None:
        return _broken(texts.OA_NO_ADDRESS, texts.OA_NO_ADDRESS_ADVICE)
    sentence = texts.OA_WEBHOOK.format(url=webhook)
    return Diagnosis(Health.GOOD, texts.OA, sentence, texts.OA_WEBHOOK_ADVICE)


def _broken(sentence: str, advice: str) -> Diagnosis:
    return Diagnosis(Health.BROKEN, texts.OA, sentence, advice)


def _warning(sentence: str, advice: str) -> Diagnosis:
    return Diagnosis(Health.WARNING, texts.OA, sentence, advice)
