"""The page and the calendars that anybody may open hold nothing that is for some alone."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fakes.guarded_office import (
    CLOSED_FILE,
    CLOSED_ID,
    guarded_settings,
    perform,
    signs_in,
    write_plans,
)
from tests.fakes.service import Service

PAGES = (
    "/",
    "/documents",
    "/deadlines?year=2026",
    "/deadlines/calendar.ics?year=2026",
    "/duties",
    "/duties?unit=C%C3%B4ng+an+t%E1%BB%89nh",
    "/checks",
    "/healthz",
    "/metrics",
)
QUESTIONS = (
    "Diễn tập do ai chủ trì?",
    "Kho lương kiểm tra khi nào?",
    "Tháng 3 phải nộp gì?",
    "/vanban",
    "/hannop",
    "/nhiemvu",
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Service, str]]:
    """The running service with a process that thinks, and the address of a calendar of all."""
    settings = guarded_settings(tmp_path / "office")
    perform(settings, "ingest", str(write_plans(tmp_path / "van-ban")))
    perform(settings, "audience", CLOSED_FILE, "telegram:-500")
    made = (
        perform(settings, "deadlines", "feed"),
        perform(settings, "deadlines", "feed", "--unit", "Trung tâm Hải Văn"),
    )
    path = [said[0].rpartition("/calendar/")[2] for said in made]
    with Service.over(tmp_path / "office", tmp_path / "run", WORKERS="1") as service:
        service.start()
        yield service, " ".join(path)


def ask(address: str, text: str) -> str:
    posted = {"text": text, "conversation": "0123456789abcdef"}
    said = httpx.post(
        f"{address}/api/messages", json=posted, headers={"Origin": address}, timeout=60
    )
    assert said.status_code == 200, said.text
    return said.text.encode().decode("unicode_escape")


def test_whoever_opens_the_page_sees_what_everybody_may(opened: tuple[Service, str]) -> None:
    service, calendars = opened
    address = service.address
    every = [*PAGES, *(f"/calendar/{path}" for path in calendars.split())]
    shown = {path: httpx.get(f"{address}{path}", timeout=60) for path in every}
    said = {question: ask(address, question) for question in QUESTIONS}

    assert {
        path: signs_in(found.text) for path, found in shown.items() if signs_in(found.text)
    } == {}
    assert {found.status_code for found in shown.values()} == {200}
    assert {question: signs_in(text) for question, text in said.items() if signs_in(text)} == {}
    assert httpx.get(f"{address}/documents/{CLOSED_ID}", timeout=60).status_code == 404
    assert "an toàn giao thông" in shown["/documents"].text
    assert "41/KH-UBND" in said["/vanban"]
