import errno
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from bot.data_folder import DataFolder
from bot.errors import DataFolderError

HOLDER = """
import sys
from pathlib import Path
from bot.data_folder import DataFolder
folder = DataFolder(Path(sys.argv[1]))
held = folder.lock_run() if sys.argv[2] == "run" else folder.lock_ingest(waiting=print)
with held:
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(folder: Path, lock: str) -> Popen[bytes]:
    """Start a second process that holds a lock until it is told to let go."""
    command = [sys.executable, "-c", HOLDER, str(folder), lock]
    process = Popen(command, stdin=PIPE, stdout=PIPE)  # noqa: S603 - the program is written above
    assert process.stdout is not None
    process.stdout.readline()
    return process


def reason_for(path: Path) -> str:
    with pytest.raises(DataFolderError) as caught:
        DataFolder(path)
    return caught.value.reason


def test_the_folder_is_made_with_its_indexes(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "a" / "b")
    DataFolder(tmp_path / "a" / "b")

    assert folder.lexical.is_dir()
    assert folder.dense.is_dir()
    assert sorted(path.name for path in folder.path.iterdir()) == ["index"]


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    expected = "trùng với một tệp đã có; hãy đặt SOTAY_DATA_DIR khác."

    assert reason_for(tmp_path / "data").endswith(expected)
    assert reason_for(tmp_path / "data" / "x").endswith(expected)


def test_a_folder_that_cannot_be_written_is_said() -> None:
    path = Path("/proc/so-tay")

    assert reason_for(path) == (
        f"Không ghi được vào thư mục dữ liệu {path}; hãy kiểm tra quyền ghi."
    )


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / ".probe").symlink_to("/dev/full")

    assert reason_for(tmp_path) == (
        f"Đĩa chứa thư mục dữ liệu {tmp_path} đã đầy; hãy dọn bớt rồi chạy lại."
    )


def test_a_second_assistant_on_the_folder_is_refused(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with holder(tmp_path, "run") as other:
        with (
            pytest.raises(DataFolderError, match="Sổ Tay đang chạy") as caught,
            folder.lock_run(),
        ):
            raise AssertionError
        other.communicate(b"\n")

    assert str(tmp_path) in caught.value.reason


def test_the_folder_is_free_when_the_assistant_is_killed(tmp_path: Path) -> None:
    with holder(tmp_path, "run") as other:
        other.kill()

    with DataFolder(tmp_path).lock_run():
        assert other.wait() != 0


def test_an_assistant_and_an_ingest_share_the_folder(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    said: list[str] = []
    with folder.lock_run(), folder.lock_ingest(waiting=said.append):
        assert said == []


def test_a_second_ingest_says_that_it_waits_and_waits(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    said: list[str] = []
    with holder(tmp_path, "ingest") as other:

        def tell_and_let_go(sentence: str) -> None:
            said.append(sentence)
            other.communicate(b"\n")

        with folder.lock_ingest(waiting=tell_and_let_go):
            assert said == ["Một lần nạp tài liệu khác đang chạy; đang chờ đến lượt."]


def test_what_goes_wrong_inside_a_lock_is_not_taken_for_the_folder(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with pytest.raises(OSError, match="inside"), folder.lock_run():
        raise OSError(errno.ENOSPC, "inside")
    with (
        pytest.raises(OSError, match="inside"),
        folder.lock_ingest(waiting=lambda _: None),
    ):
        raise OSError(errno.ENOSPC, "inside")


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    (tmp_path / "run.lock").mkdir()

    with pytest.raises(DataFolderError), folder.lock_run():
        raise AssertionError
