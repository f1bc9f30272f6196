"""From settings to the platforms that have a token (a part of the composition root)."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pydantic import SecretStr
from sqlalchemy import Engine

from bot.delivery import pacing
from bot.delivery.pacing import Pace
from bot.platforms.platform import Files, Platform
from bot.platforms.reach import Host
from bot.platforms.secrets import derived_secret
from bot.platforms.telegram import TelegramPlatform
from bot.platforms.telegram_options import TelegramOptions
from bot.platforms.zalo_bot import ZaloBotOptions, ZaloBotPlatform
from bot.platforms.zalo_oa import ZaloOaOptions, ZaloOaPlatform
from bot.reception import commands
from bot.settings import Settings

PACES = {"telegram": pacing.TELEGRAM, "zalo": pacing.ZALO_BOT, "zalo_oa": pacing.ZALO_OA}


@dataclass(frozen=True, slots=True)
class Connecting:
    """What every adapter is built with."""

    engine: Engine
    files: Files
    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Connection:
    """A platform that is set up, and the pace it is written to."""

    platform: Platform
    pace: Pace
    has_webhook: bool


def connect(settings: Settings, with_: Connecting) -> list[Connection]:
    """Return the adapters of all platforms whose token is set; nothing is sent yet."""
    found: list[Connection] = []
    if settings.telegram_token is not None:
        options = _telegram(settings, settings.telegram_token)
        telegram = TelegramPlatform(options, with_.files, with_.now, with_.sleep)
        found.append(_connection(telegram, has_webhook=settings.telegram_mode == "webhook"))
    if settings.zalo_bot_token is not None:
        zalo = ZaloBotPlatform(_zalo(settings, settings.zalo_bot_token), with_.now, with_.sleep)
        found.append(_connection(zalo, has_webhook=settings.zalo_bot_mode == "webhook"))
    if settings.zalo_oa_app_id is not None:
        account = _account(settings, settings.zalo_oa_app_id)
        oa = ZaloOaPlatform(account, with_.engine, with_.files, with_.now, with_.sleep)
        found.append(_connection(oa, has_webhook=True))
    return found


def hosts(settings: Settings) -> Iterator[Host]:
    """Yield the servers that the platforms in use live on, for the doctor."""
    telegram_proxy, zalo_proxy = _open(settings.telegram_proxy), _open(settings.zalo_proxy)
    if settings.telegram_token is not None:
        base = settings.telegram_api_base
        yield Host("telegram", base, telegram_proxy, "SOTAY_TELEGRAM_PROXY")
    if settings.zalo_bot_token is not None:
        yield Host("zalo", settings.zalo_bot_api_base, zalo_proxy, "SOTAY_ZALO_PROXY")
    if settings.zalo_oa_app_id is not None:
        yield Host("zalo_oa", settings.zalo_oa_api_base, zalo_proxy, "SOTAY_ZALO_PROXY")


def _connection(platform: Platform, *, has_webhook: bool) -> Connection:
    return Connection(platform, PACES[platform.name], has_webhook)


def _telegram(settings: Settings, token: SecretStr) -> TelegramOptions:
    return TelegramOptions(
        token=token,
        webhook_secret=settings.telegram_webhook_secret
        or SecretStr(derived_secret(token.get_secret_value())),
        api_base=settings.telegram_api_base,
        proxy=settings.telegram_proxy,
        mode=settings.telegram_mode,
        public_url=settings.public_url,
        commands=commands.MENUS,
    )


def _zalo(settings: Settings, token: SecretStr) -> ZaloBotOptions:
    return ZaloBotOptions(
        token=token.get_secret_value(),
        api_base=settings.zalo_bot_api_base,
        mode=settings.zalo_bot_mode,
        webhook_secret=_open(settings.zalo_bot_webhook_secret),
        name=settings.zalo_bot_name,
        public_url=settings.public_url,
        proxy=_open(settings.zalo_proxy),
    )


def _account(settings: Settings, app_id: str) -> ZaloOaOptions:
    return ZaloOaOptions(
        app_id=app_id,
        app_secret=_open(settings.zalo_oa_app_secret) or "",
        secret_key=_open(settings.zalo_oa_secret_key) or "",
        refresh_token=_open(settings.zalo_oa_refresh_token) or "",
        api_base=settings.zalo_oa_api_base,
        oauth_base=settings.zalo_oauth_base,
        public_url=settings.public_url,
        proxy=_open(settings.zalo_proxy),
    )


def _open(secret: SecretStr | None) -> str | None:
    return None if secret is None else secret.get_secret_value()
