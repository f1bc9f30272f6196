from pathlib import Path

import pytest

from bot.console.command_line import parse
from bot.console.tasks import TASKS


@pytest.mark.parametrize(
    ("typed", "task"),
    [
        (["run"], "run"),
        (["ingest", "a"], "ingest"),
        (["ask", "khi nào?"], "ask"),
        (["chat"], "chat"),
        (["documents"], "documents"),
        (["documents", "show", "27/KH-UBND"], "documents show"),
        (["documents", "remove", "27/KH-UBND"], "documents remove"),
        (["deadlines"], "deadlines"),
        (["deadlines", "Công", "an", "tỉnh", "--json"], "deadlines"),
        (["deadlines", "review"], "deadlines review"),
        (["deadlines", "confirm", "a", "b"], "deadlines confirm"),
        (["deadlines", "reject", "a"], "deadlines reject"),
        (["deadlines", "correct", "a", "hằng năm", "--to", "b"], "deadlines correct"),
        (["duties", "Sở Nội vụ"], "duties"),
        (["evaluate", "a.jsonl"], "evaluate"),
        (["questions"], "questions"),
        (["audit"], "audit"),
        (["invite"], "invite"),
        (["members"], "members"),
        (["doctor"], "doctor"),
    ],
)
def test_each_command_names_a_task(typed: list[str], task: str) -> None:
    assert parse(typed).task == task
    assert task in TASKS


def test_words_and_options_are_kept() -> None:
    typed = parse(["ingest", "a", "b/c.txt", "--rebuild", "--prune"])

    assert typed.paths == [Path("a"), Path("b/c.txt")]
    assert typed.rebuild
    assert typed.prune


def test_a_symbol_that_begins_with_a_dash_can_be_typed_after_two_dashes() -> None:
    assert parse(["documents", "show", "--", "-QĐ/ĐU"]).number == "-QĐ/ĐU"


@pytest.mark.parametrize(
    ("typed", "program"),
    [
        ([], "sotay"),
        (["hoi"], "sotay"),
        (["ask", "a", "b"], "sotay"),
        (["evaluate"], "sotay evaluate"),
        (["documents", "show"], "sotay documents show"),
        (["deadlines", "confirm"], "sotay deadlines confirm"),
        (["deadlines", "correct"], "sotay deadlines correct"),
    ],
)
def test_a_wrong_line_is_one_sentence_and_status_2(
    typed: list[str], program: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(typed)

    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.startswith("sotay: Dòng lệnh chưa đúng (")
    assert said.endswith(f"Xem cách dùng: {program} --help.\n")
    assert said.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["ask"], ["documents", "show"]])
def test_help_is_in_vietnamese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse([*words, "--help"])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert said.startswith(f"cách dùng: {' '.join(['sotay', *words])} [-h]")
    assert "options" not in said
    assert "positional" not in said
