"""What `sotay doctor` finds out about the Zalo bot, without sending a message."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.diagnosis import Diagnosis, Health
from bot.platforms import zalo_texts as texts
from bot.platforms.zalo_bot_api import NOTHING_SET, UNAUTHORIZED, Failure, ZaloBotApi
from bot.platforms.zalo_http import NoAnswer, NotReached
from bot.platforms.zalo_values import word


async def diagnose(api: ZaloBotApi, name: str | None, webhook: str | None) -> Sequence[Diagnosis]:
    """Return the findings; `webhook` is where updates should go, None where they are polled."""
    try:
        me = await api.call("getMe")
        address = await _webhook_address(api)
    except (Failure, NotReached, NoAnswer) as error:
        return [_trouble(error)]
    return [*_findings(me if isinstance(me, dict) else {}, name), *_webhook(address, webhook)]


async def _webhook_address(api: ZaloBotApi) -> str:
    try:
        info = await api.call("getWebhookInfo")
    except Failure as failure:
        if failure.code in NOTHING_SET:
            return ""
        raise
    return word(info, "url") if isinstance(info, dict) else ""


def _trouble(error: Exception) -> Diagnosis:
    if not isinstance(error, Failure):
        return _broken(texts.BOT_NOT_REACHED, texts.NETWORK_ADVICE)
    if error.code == UNAUTHORIZED:
        return _broken(texts.BOT_NOT_KNOWN, texts.BOT_NOT_KNOWN_ADVICE)
    return _broken(texts.BOT_ANSWERS_BADLY.format(code=error.code), texts.BOT_LATER)


def _findings(me: Mapping[str, Any], name: str | None) -> list[Diagnosis]:
    shown = name or word(me, "display_name", "account_name")
    found = [Diagnosis(Health.GOOD, texts.BOT, texts.BOT_WORKS.format(name=shown))]
    if me.get("can_join_groups") is False:
        found.append(_warning(texts.BOT_NO_GROUPS, texts.BOT_NO_GROUPS_ADVICE))
    if not name:
        found.append(_warning(texts.BOT_NO_NAME, texts.BOT_NO_NAME_ADVICE))
    return found


def _webhook(address: str, wanted: str | None) -> list[Diagnosis]:
    if wanted is None:
        return [_warning(texts.BOT_WEBHOOK_LEFT, texts.BOT_WEBHOOK_LEFT_ADVICE)] if address else []
    if address == wanted:
        return [
            Diagnosis(Health.GOOD, texts.BOT, texts.BOT_WEBHOOK_RIGHT.format(url=wanted)),
        ]
    return [_warning(texts.BOT_WEBHOOK_OTHER.format(url=wanted), texts.BOT_WEBHOOK_OTHER_ADVICE)]


def _broken(sentence: str, advice: str) -> Diagnosis:
    return Diagnosis(Health.BROKEN, texts.BOT, sentence, advice)


def _warning(sentence: str, advice: str) -> Diagnosis:
    return Diagnosis(Health.WARNING, texts.BOT, sentence, advice)
