import os
from io import StringIO

import pytest

from bot.console.progress import Progress
from corpus.ingest import Ingested, Outcome
from tests.fakes.pseudo_terminal import pseudo_terminal

ADDED = Ingested("a.txt", "/a.txt", Outcome.ADDED, passages=3)
SAME = Ingested("b.txt", "/b.txt", Outcome.UNCHANGED)
FAILED = Ingested("c.txt", "/c.txt", Outcome.FAILED, reason="Tệp c.txt trống.")


def shown_in_a_pipe(*reports: Ingested) -> str:
    stream = StringIO()
    with Progress(stream) as shown:
        for report in reports:
            shown.report(report)
        shown.indexed(1, 2)
    return stream.getvalue()


def shown_on_a_terminal(*reports: Ingested) -> str:
    with (
        pseudo_terminal() as terminal,
        os.fdopen(os.dup(terminal.end), "w") as stream,
        Progress(stream) as shown,
    ):
        for report in reports:
            shown.report(report)
        shown.indexed(1, 2)
    return terminal.screen()


def test_a_pipe_gets_a_line_for_each_file_that_changed_or_failed() -> None:
    assert shown_in_a_pipe(ADDED, SAME, FAILED) == "a.txt: thêm mới, 3 đoạn\nTệp c.txt trống.\n"


def test_a_terminal_gets_every_file_and_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    seen = shown_on_a_terminal(ADDED, SAME)

    assert "a.txt: thêm mới, 3 đoạn" in seen
    assert "b.txt: không đổi" in seen
    assert "Lập chỉ mục" in seen
    assert "1/2" in seen


def test_a_file_name_is_shown_as_it_is_and_cannot_steer_the_terminal() -> None:
    tricky = Ingested("[red]:smile:\x1b[2J.txt", "/a", Outcome.ADDED)

    assert shown_in_a_pipe(tricky) == "[red]:smile:.txt: thêm mới\n"


def test_a_long_line_is_not_broken() -> None:
    long = Ingested("a" * 300, "/a", Outcome.ADDED)

    assert shown_in_a_pipe(long).count("\n") == 1
