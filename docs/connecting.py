"""What connects `sotay run` to the strict servers of the tests, and how to wait for it."""

import time
from collections.abc import Callable

from sqlalchemy import Engine, select

from bot.delivery.states import State as Delivery
from bot.reception.journal import State as Receipt
from bot.tables import outbox, updates
from tests.fakes import zalo_bot_server, zalo_oa_consent, zalo_oa_events
from tests.fakes.telegram_server import TelegramServer
from tests.fakes.zalo_bot_server import ZaloBotServer
from tests.fakes.zalo_oa_server import ZaloOaServer

PATIENCE = 60  # seconds
_STEP = 0.1


def telegram_settings(server: TelegramServer) -> dict[str, str]:
    """Return the settings of a Telegram bot."""
    return {"SOTAY_TELEGRAM_TOKEN": server.token or "", "SOTAY_TELEGRAM_API_BASE": server.url}


def zalo_bot_settings(server: ZaloBotServer) -> dict[str, str]:
    """Return the settings of a Zalo bot."""
    return {
        "SOTAY_ZALO_BOT_TOKEN": server.token,
        "SOTAY_ZALO_BOT_API_BASE": server.url,
        "SOTAY_ZALO_BOT_NAME": zalo_bot_server.BOT.display_name,
    }


def zalo_oa_settings(server: ZaloOaServer) -> dict[str, str]:
    """Return the settings of an Official Account."""
    return {
        "SOTAY_ZALO_OA_APP_ID": zalo_oa_consent.APP_ID,
        "SOTAY_ZALO_OA_APP_SECRET": zalo_oa_consent.APP_SECRET,
        "SOTAY_ZALO_OA_SECRET_KEY": zalo_oa_events.OA_SECRET_KEY,
        "SOTAY_ZALO_OA_REFRESH_TOKEN": server.consent.refresh_token,
        "SOTAY_ZALO_OA_API_BASE": server.url,
        "SOTAY_ZALO_OAUTH_BASE": server.url,
    }


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds; raises TimeoutError."""
    ends = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > ends:
            raise TimeoutError(what)
        time.sleep(_STEP)


def is_busy(engine: Engine) -> bool:
    """Whether messages wait to be answered or to be sent."""
    open_messages = (Delivery.QUEUED, Delivery.SENDING)
    waiting = select(updates.c.id).where(updates.c.state == Receipt.WAITING)
    queued = select(outbox.c.id).where(outbox.c.state.in_(open_messages))
    with engine.connect() as connection:
        return any(connection.execute(query.limit(1)).first() for query in (waiting, queued))
