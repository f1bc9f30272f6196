import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.__main__ import main
from bot.console.tasks import TASKS

SECRET = "câu hỏi bí mật"


class Ended(NamedTuple):
    status: int
    said: str
    complained: str


Command = Callable[..., Ended]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs `sotay` in an empty folder with these settings and no others."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, typed: bytes = b"", **settings: str) -> Ended:
        for name, value in settings.items():
            monkeypatch.setenv(f"SOTAY_{name}", value)
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed), encoding="ascii"))
        status = main(words)
        shown = capsys.readouterr()
        return Ended(status, shown.out, shown.err)

    return run


def failing_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setitem(TASKS, "chat", fail)


def test_a_command_prints_its_result_and_ends_with_its_status(
    command: Command, taken_in: Path
) -> None:
    listed = command("documents", DATA_DIR=str(taken_in))

    assert listed.status == 0
    assert "Kế hoạch số 27/KH-UBND" in listed.said
    assert listed.complained == ""


def test_what_is_typed_is_read_as_utf_8_whatever_the_locale(
    command: Command, taken_in: Path
) -> None:
    typed = "xin ch\xe0o\n".encode() + b"\xff\xfe\n" + "cảm ơn\n".encode()
    talked = command("chat", typed=typed, DATA_DIR=str(taken_in))

    assert talked.status == 0
    assert "Chào anh/chị" in talked.said
    assert "Không có gì ạ" in talked.said


def test_without_settings_the_data_lie_in_the_current_folder(
    command: Command, tmp_path: Path
) -> None:
    assert command("documents").status == 0
    assert (tmp_path / "data" / "sotay.sqlite").is_file()


def test_an_unknown_setting_stops_the_start_with_its_name(command: Command, tmp_path: Path) -> None:
    ended = command("documents", DATADIR=str(tmp_path))

    assert ended == Ended(
        2,
        "",
        "sotay: Không có thiết lập nào tên SOTAY_DATADIR (biến môi trường)."
        " Có phải SOTAY_DATA_DIR không?\n",
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Không đọc được tệp thiết lập .env (cần mã UTF-8)."),
        (b"\xff\xfe", "Không đọc được tệp thiết lập .env (cần mã UTF-8)."),
        (b"SOTAY_PORT=x", "Thiết lập SOTAY_PORT không dùng được: cần một số nguyên."),
    ],
)
def test_a_settings_file_that_cannot_be_used_is_said(
    command: Command, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    if content is None:
        (tmp_path / ".env").mkdir()
    else:
        (tmp_path / ".env").write_bytes(content)

    assert command("documents") == Ended(2, "", f"sotay: {sentence}\n")


@pytest.mark.parametrize("words", [("documents",), ("ask", "a"), ("run",), ("ingest", "a")])
def test_a_data_folder_that_cannot_be_used_is_said(
    command: Command, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "file").write_text("x")
    in_the_way = command(*words, DATA_DIR=str(tmp_path / "file"))
    read_only = command(*words, DATA_DIR="/proc/so-tay")

    assert (in_the_way.status, read_only.status) == (2, 2)
    assert "trùng với một tệp đã có" in in_the_way.complained
    assert "Không ghi được vào thư mục dữ liệu /proc/so-tay" in read_only.complained
    assert read_only.complained.count("\n") == 1


def test_trouble_of_the_machine_is_one_sentence(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_with(OSError(28, "No space left on device"), monkeypatch)

    assert command("chat") == Ended(
        2, "", "sotay: Máy báo lỗi khi đọc ghi: [Errno 28] No space left on device.\n"
    )


def test_any_other_failure_is_a_code_and_its_words_stay_out_of_the_log(
    command: Command, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing_with(RuntimeError(SECRET), monkeypatch)
    ended = command("chat")

    code = ended.complained.partition("mã ")[2].partition(" ")[0]
    assert ended.status == 1
    assert f"incident {code}: RuntimeError" in caplog.text
    assert SECRET not in caplog.text + ended.complained


def test_an_interrupt_ends_quietly(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_with(KeyboardInterrupt(), monkeypatch)

    assert command("chat") == Ended(130, "", "")
