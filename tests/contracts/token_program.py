"""One of several programs that use the same Official Account; run by tests as its own process.

Says "ready"; for every line that it is given it asks for another token than the last and prints it.
"""

import asyncio
import sys

import httpx

from bot.database import open_engine
from bot.platforms.zalo_oauth import OaApp, ZaloOauth
from bot.platforms.zalo_tokens import Around, ZaloTokens
from tests.fakes.clock import START
from tests.fakes.zalo_oa_consent import APP_ID, APP_SECRET


async def main(database: str, token_service: str) -> None:
    """Serve until there are no more lines."""
    engine = open_engine(database)
    app = OaApp(APP_ID, APP_SECRET, "RT-loopback-1")
    async with httpx.AsyncClient() as client:
        oauth = ZaloOauth(client, token_service, app)
        tokens = ZaloTokens(engine, app, oauth.refresh, Around(lambda: START, _look_at_once))
        print("ready", flush=True)  # noqa: T201 - the test reads it
        token = None
        while sys.stdin.readline():
            token = await tokens.access_token(stale=token)
            print(token, flush=True)  # noqa: T201 - the test reads it
        await tokens.close()
    engine.dispose()


async def _look_at_once(_seconds: float) -> None:
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
