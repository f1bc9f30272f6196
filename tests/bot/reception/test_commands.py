import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reception.commands import ADMIN, GROUP, MENUS, PRIVATE, Command, CommandName, parse

ASK, HELP, UNKNOWN = CommandName.ASK, CommandName.HELP, CommandName.UNKNOWN


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/hoi Ai chủ trì?", Command(ASK, "Ai chủ trì?")),
        ("/hoi\nAi chủ trì?\nKhi nào?", Command(ASK, "Ai chủ trì?\nKhi nào?")),
        ("  /hoi", Command(ASK)),
        ("/HOI a", Command(ASK, "a")),
        ("/hỏi a", Command(ASK, "a")),
        (unicodedata.normalize("NFD", "/hỏi a"), Command(ASK, "a")),
        ("/vanban 2", Command(CommandName.DOCUMENTS, "2")),
        ("/văn bản 2", Command(CommandName.DOCUMENTS, "2")),
        ("/nhiệm vụ Trạm Y tế", Command(CommandName.DUTIES, "Trạm Y tế")),
        ("/hạn nộp", Command(CommandName.DUE)),
        ("/start abc_-1", Command(CommandName.START, "abc_-1")),
        ("/help", Command(HELP)),
        ("/moi Chị Lan", Command(CommandName.INVITE, "Chị Lan")),
    ],
)
def test_a_word_behind_a_slash_is_a_command(text: str, command: Command) -> None:
    assert parse(text) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("trợ giúp", Command(HELP)),
        ("Tro giup!", Command(HELP)),
        ("nguồn", Command(CommandName.SOURCES)),
        ("Nguồn.", Command(CommandName.SOURCES)),
        ("văn bản", Command(CommandName.DOCUMENTS)),
        ("VANBAN", Command(CommandName.DOCUMENTS)),
        ("trạng thái", Command(CommandName.STATUS)),
        ("hỏi: Ai chủ trì?", Command(ASK, "Ai chủ trì?")),
        ("Hoi : ai chu tri", Command(ASK, "ai chu tri")),
        ("hỏi:", Command(ASK)),
        ("nhiemvu", Command(CommandName.DUTIES)),
        ("hannop", Command(CommandName.DUE)),
        ("nhắc", Command(CommandName.REMIND)),
    ],
)
def test_some_words_alone_are_a_command(text: str, command: Command) -> None:
    assert parse(text) == command


@pytest.mark.parametrize(
    "text",
    [
        "Nguồn kinh phí ở đâu?",
        "nguồn?",
        "văn bản nào nói về báo cáo",
        "văn bản?",
        "trợ giúp người nghèo thế nào",
        "hạn nộp",
        "nhiệm vụ",
        "Hỏi ai chủ trì",
        "hỏi đáp: khi nào",
        "hoi",
        "/KH-UBND là văn bản nào?",
        "/ hoi",
        "/",
        "//",
        "1",
        "",
    ],
)
def test_a_question_is_no_command(text: str) -> None:
    assert parse(text) is None


def test_any_other_word_behind_a_slash_is_an_unknown_command() -> None:
    assert parse("/tracuu báo cáo") == Command(UNKNOWN, "tracuu")


def test_nobody_can_type_the_unknown_command() -> None:
    assert parse("/?") is None


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    parse(text)
    parse(f"/{text}")
    parse(f"hỏi:{text}")


@pytest.mark.parametrize("menu", [PRIVATE, GROUP, ADMIN, *MENUS.values()])
def test_every_command_of_a_menu_can_be_typed_and_is_described(
    menu: tuple[tuple[str, str], ...],
) -> None:
    for name, description in menu:
        command = parse(f"/{name}")
        assert command is not None
        assert command.name.value == name
        assert name.isascii()
        assert 1 <= len(description) <= 256


def test_only_administrators_are_shown_how_to_invite() -> None:
    assert "moi" in dict(ADMIN)
    assert "moi" not in dict(PRIVATE) | dict(GROUP)
