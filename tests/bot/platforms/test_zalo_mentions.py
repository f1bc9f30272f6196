"""The assistant's name is taken out of what was asked, however it was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.zalo_mentions import without_mentions

NAMES = ("Bot Sổ Tay", "bot.AbCdEf", "")


@pytest.mark.parametrize(
    "written",
    [
        "@Bot Sổ Tay hạn nộp báo cáo?",
        "@bot so tay hạn nộp báo cáo?",
        "@BOT  SỔ\u00a0TAY: hạn nộp báo cáo?",
        "@ Bot Sổ Tay, hạn nộp báo cáo?",
        "@bot.abcdef hạn nộp báo cáo?",
        "hạn nộp @Bot Sổ Tay báo cáo?",
        "hạn nộp báo cáo? @Bot Sổ Tay",
        unicodedata.normalize("NFD", "@Bot Sổ Tay hạn nộp báo cáo?"),
    ],
)
def test_a_mention_is_taken_out(written: str) -> None:
    assert without_mentions(written, NAMES) == ("hạn nộp báo cáo?", True)


@pytest.mark.parametrize("written", ["@Bot Sổ Tayy ơi", "Bot Sổ Tay ơi", "a@bot.vn", "@Minh ơi"])
def test_other_words_stay(written: str) -> None:
    assert without_mentions(written, NAMES) == (written, False)


def test_nothing_is_taken_out_without_a_name() -> None:
    assert without_mentions(" @Bot Sổ Tay 1 ", ("", " ")) == ("@Bot Sổ Tay 1", False)


def test_a_command_and_its_lines_stay_as_they_are() -> None:
    assert without_mentions("@Bot Sổ Tay /hoi\nmột", NAMES) == ("/hoi\nmột", True)


@given(st.text(st.sampled_from("@Bot Sổ TaySỔ\u0309\u0302\n đĐ"), max_size=60))
def test_no_mention_is_left(written: str) -> None:
    rest, _ = without_mentions(written, NAMES)

    assert unicodedata.is_normalized("NFC", rest)
