"""The real assistant, started as an operator starts it."""

import signal
from pathlib import Path

from tests.fakes.office import (
    REPORT_DAY,
    REPORT_QUESTION,
    ask_page,
    running,
    sotay,
    write_documents,
)


def test_what_another_process_takes_in_is_answered_without_a_restart(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", write_documents(tmp_path / "van-ban")
    with running(data) as (assistant, address):
        before = ask_page(address, REPORT_QUESTION)
        taken = sotay(data, "ingest", "--rebuild", str(folder))
        after = ask_page(address, REPORT_QUESTION)
        assistant.send_signal(signal.SIGTERM)
        complained = assistant.communicate()[1].decode()

    assert "Chưa có văn bản nào" in before["blocks"][0]["text"]
    assert taken[0] == 0
    assert REPORT_DAY in after["blocks"][0]["text"]
    assert (assistant.returncode, complained) == (0, "")
