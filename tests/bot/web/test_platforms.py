from collections.abc import Sequence

import httpx
import pytest
from starlette.applications import Starlette

from bot.platforms.platform import RawUpdate
from bot.web.platforms import Platforms, platform_routes
from tests.fakes.scripted_platform import SECRET, ScriptedPlatform


class Kept:
    """What came through, and whether the journal can be written."""

    def __init__(self) -> None:
        self.updates: list[tuple[str, str]] = []
        self.is_full = False

    async def keep(self, platform: str, updates: Sequence[RawUpdate]) -> None:
        if self.is_full:
            raise OSError("no space left on device")
        self.updates.extend((platform, update.body["text"]) for update in updates)


@pytest.fixture
def kept() -> Kept:
    return Kept()


def client(kept: Kept) -> httpx.AsyncClient:
    receivers = {"zalo": ScriptedPlatform("zalo").receive}
    platforms = Platforms(receivers, kept.keep, {"p1": b"png"}.get)
    app = Starlette(routes=platform_routes(platforms))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://sotay")


async def post(
    kept: Kept, path: str, body: bytes = b"h\xe1\xbb\x8fi", *, secret: str = SECRET
) -> int:
    async with client(kept) as http:
        response = await http.post(path, content=body, headers={"X-Secret": secret})
    return response.status_code


async def test_a_delivery_is_kept_before_it_is_answered(kept: Kept) -> None:
    assert await post(kept, "/zalo/bot/webhook") == 200
    assert kept.updates == [("zalo", "hỏi")]


async def test_a_wrong_secret_is_refused(kept: Kept) -> None:
    assert await post(kept, "/zalo/bot/webhook", secret="other") == 403
    assert kept.updates == []


async def test_a_probe_without_a_body_is_welcome(kept: Kept) -> None:
    assert await post(kept, "/zalo/bot/webhook", b"") == 200
    assert kept.updates == []


async def test_what_cannot_be_kept_is_not_confirmed(kept: Kept) -> None:
    kept.is_full = True

    assert await post(kept, "/zalo/bot/webhook") == 500


async def test_a_body_that_is_no_update_by_its_size_is_refused(kept: Kept) -> None:
    assert await post(kept, "/zalo/bot/webhook", b"x" * (1024 * 1024 + 1)) == 413
    assert kept.updates == []


async def test_a_platform_that_is_off_has_no_webhook(kept: Kept) -> None:
    assert await post(kept, "/telegram/webhook") == 404


async def test_a_picture_is_shown_to_whoever_knows_its_id(kept: Kept) -> None:
    async with client(kept) as http:
        shown = await http.get("/pictures/p1.png")
        unknown = await http.get("/pictures/p2.png")

    assert (shown.content, shown.headers["content-type"]) == (b"png", "image/png")
    assert unknown.status_code == 404


def test_without_platforms_there_is_nothing_to_ask_for() -> None:
    assert platform_routes(None) == []
