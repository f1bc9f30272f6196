from pathlib import Path

import pytest

from bot.errors import SotayError
from tests.fakes.fact_folder import keep_known
from tests.fakes.guarded_office import (
    CLOSED_FILE,
    guarded_settings,
    perform,
    signs_in,
    write_plans,
)

GROUP = "telegram:-100123"


def sotay(data: Path, *words: str) -> str:
    return "\n".join(perform(guarded_settings(data), *words))


def refusal(data: Path, *words: str) -> str:
    with pytest.raises(SotayError) as caught:
        sotay(data, *words)
    return caught.value.reason


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a.txt and b.txt."""
    return keep_known(tmp_path)


def test_a_file_is_for_everybody_until_somebody_is_named(data: Path) -> None:
    assert sotay(data, "audience", "a.txt") == "a.txt: mọi người được hỏi Sổ Tay đều xem được."


def test_whom_a_file_is_for_is_said_and_listed(data: Path) -> None:
    said = sotay(data, "audience", "a.txt", "Telegram: -100123", "zalo:abc")
    listed = sotay(data, "documents").split("\n")

    assert said == "a.txt: chỉ dành cho telegram:-100123, zalo:abc."
    assert sotay(data, "audience", "thu-muc/a.txt") == said
    assert listed[0].endswith("(a.txt)  [chỉ dành cho telegram:-100123, zalo:abc]")
    assert listed[1].endswith("(b.txt)")


def test_the_audience_is_taken_away_again(data: Path) -> None:
    sotay(data, "audience", "a.txt", GROUP)

    said = sotay(data, "audience", "a.txt", "--everyone")

    assert said == "a.txt: mọi người được hỏi Sổ Tay đều xem được."


def test_an_unknown_file_is_named(data: Path) -> None:
    assert refusal(data, "audience", "c.txt", GROUP) == (
        "Không có văn bản nào mang tên tệp “c.txt”. Xem danh sách: sotay documents."
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-100123", "“-100123” không phải một nơi hay một người"),
        ("telegram:abc", "“telegram:abc” không phải một nơi hay một người"),
        ("zalo:", "“zalo:” không phải một nơi hay một người"),
        ("zalo:a b", "“zalo:a b” không phải một nơi hay một người"),
        ("viber:1", "Không có nền tảng “viber”; chỉ có: telegram"),
    ],
)
def test_what_is_no_place_is_not_taken(data: Path, typed: str, said: str) -> None:
    assert refusal(data, "audience", "a.txt", typed).startswith(said)


def test_either_some_or_everyone(data: Path) -> None:
    said = refusal(data, "audience", "a.txt", GROUP, "--everyone")

    assert said == "Chỉ nêu những nơi được xem, hoặc chỉ nêu --everyone."


def test_files_can_be_taken_in_for_some_alone(tmp_path: Path) -> None:
    data, files = tmp_path / "data", write_plans(tmp_path / "van-ban")
    folder, nowhere = str(files), tmp_path / "trong"
    nowhere.mkdir()

    sotay(data, "ingest", folder, "--audience", f"{GROUP},zalo:abc")

    assert sotay(data, "audience", CLOSED_FILE).endswith("chỉ dành cho telegram:-100123, zalo:abc.")
    assert "chỉ dành cho" in sotay(data, "audience", "ke-hoach.txt")
    assert "chỉ cho" not in refusal(data, "ingest", folder, "--audience", " , ")
    assert refusal(data, "ingest", "--audience", GROUP).startswith("--audience cần tên tệp")
    assert "bach vi" in signs_in(sotay(data, "ask", "Diễn tập Bạch Vĩ do ai chủ trì?"))


def test_a_new_version_and_a_renamed_file_stay_closed(tmp_path: Path) -> None:
    data, files = tmp_path / "data", write_plans(tmp_path / "van-ban")
    closed = files / CLOSED_FILE
    sotay(data, "ingest", str(closed), "--audience", GROUP)

    closed.write_text(closed.read_text(encoding="utf-8") + "\nBản mới.\n", encoding="utf-8")
    sotay(data, "ingest", str(files))
    closed.rename(files / "ten-moi.txt")
    sotay(data, "ingest", str(files))

    assert "[chỉ dành cho" in sotay(data, "documents")
    assert "chỉ dành cho" in sotay(data, "audience", "ten-moi.txt")
    assert "chỉ dành cho" in sotay(data, "audience", CLOSED_FILE)  # should it come again
