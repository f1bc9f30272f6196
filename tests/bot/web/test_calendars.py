import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from bot.facts.feeds import calendar_url
from bot.web.calendars import calendar_routes
from bot.web.guard import is_open

FILE = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Thời hạn\r\nEND:VCALENDAR\r\n".encode()
SECRET = "s3cret-s3cret-s3cret"


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(Starlette(routes=calendar_routes({SECRET: FILE}.get)))
    async with httpx.AsyncClient(transport=transport, base_url="http://sotay") as client:
        yield client


async def test_whoever_has_the_address_gets_the_file(client: httpx.AsyncClient) -> None:
    response = await client.get(calendar_url("", SECRET))

    assert response.status_code == 200
    assert response.content == FILE
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert response.headers["cache-control"] == "private, max-age=900"


async def test_an_unknown_secret_is_not_there(client: httpx.AsyncClient) -> None:
    assert (await client.get("/calendar/other-other-other.ics")).status_code == 404
    assert (await client.get("/calendar/.ics")).status_code == 404
    assert (await client.get(f"/calendar/{SECRET}")).status_code == 404


@pytest.mark.parametrize("form", ["{}", "W/{}", '"older", {}', "*"])
async def test_whoever_has_the_file_is_told_so(client: httpx.AsyncClient, form: str) -> None:
    tag = (await client.get(calendar_url("", SECRET))).headers["etag"]
    headers = {"If-None-Match": form.format(tag)}
    response = await client.get(calendar_url("", SECRET), headers=headers)

    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["etag"] == tag


async def test_a_program_may_ask_whether_it_is_there(client: httpx.AsyncClient) -> None:
    response = await client.head(calendar_url("", SECRET))

    assert (response.status_code, response.content) == (200, b"")


async def test_the_secret_is_not_logged(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "bot"):
        await client.get(calendar_url("", SECRET))

    assert SECRET not in "".join(r.getMessage() for r in caplog.records if r.name != "httpx")


def test_calendar_programs_come_by_any_name_of_the_host() -> None:
    assert is_open(calendar_url("", SECRET))


def test_without_feeds_there_is_no_route() -> None:
    assert calendar_routes(None) == []


def test_the_address_is_the_servers() -> None:
    assert calendar_url("https://sotay.xa.vn", "abc") == "https://sotay.xa.vn/calendar/abc.ics"
