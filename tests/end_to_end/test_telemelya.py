"""A question and a tap through a Telegram server that was written by others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.reception import texts
from tests.fakes.office import REPORT_DAY, REPORT_QUESTION
from tests.fakes.service import ANSWER, CITED, PATIENCE, Service
from tests.fakes.telegram_html import parse_html
from tests.fakes.telegram_server import TOKEN
from tests.fakes.telemelya_server import TelemelyaServer, telemelya_server

SECRET = "webhook-secret-of-the-test"
PERSON = 5_000_000_777


@pytest.fixture
def service(prepared: Path, tmp_path: Path) -> Iterator[tuple[TelemelyaServer, Service]]:
    with telemelya_server(SECRET) as server:
        settings = {
            "SOTAY_TELEGRAM_TOKEN": TOKEN,
            "SOTAY_TELEGRAM_API_BASE": server.url,
            "SOTAY_TELEGRAM_MODE": "webhook",
            "SOTAY_TELEGRAM_WEBHOOK_SECRET": SECRET,
            "SOTAY_PUBLIC_URL": server.ways.url,
        }
        with Service.over(prepared, tmp_path, **settings) as service:
            service.start()
            server.bot = service.address
            server.until_webhook(PATIENCE)
            yield server, service


def test_a_question_and_a_tap_are_answered(service: tuple[TelemelyaServer, Service]) -> None:
    server, process = service

    server.say(PERSON, REPORT_QUESTION)
    answer = server.until_called("sendMessage", PATIENCE)
    server.press(PERSON, answer, "Nguyên văn")
    server.until_called("answerCallbackQuery", PATIENCE)
    verbatim = server.until_called("sendMessage", PATIENCE)
    status = process.stop()

    shown = parse_html(answer["text"])
    quoted = [e.of(shown.text) for e in shown.entities if e.kind == "expandable_blockquote"]
    assert shown.text.startswith(ANSWER)
    assert REPORT_DAY in shown.text
    assert CITED in quoted[0]
    assert answer["chat_id"] == PERSON
    assert parse_html(verbatim["text"]).text.startswith(texts.VERBATIM)
    assert "Telegram shows no menu of commands" in process.complaints
    assert (status, process.blurted(TOKEN, SECRET)) == (0, [])
    assert server.ways.complaints == []
