import json
import logging
from collections.abc import Sequence
from io import BytesIO
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.citations import Answer, Citation, Decision
from bot.console.batch import answer_lines
from corpus.document import DocumentId

CITATION = Citation(
    document=DocumentId("ab" * 32),
    file_name="a.txt",
    number="27/KH-UBND",
    title="Ngày hội",
    address="III.1.b",
    quote="b) Gửi\nbáo cáo",
    start=5,
    end=19,
)


def echo(question: str, earlier: Sequence[str]) -> Answer:
    if "hỏng" in question:
        raise RuntimeError(question)
    return Answer(Decision.ANSWER, " | ".join((*earlier, question)), (CITATION,))


def lines_for(typed: bytes) -> list[str]:
    seconds = count()
    return list(answer_lines(BytesIO(typed), echo, lambda: next(seconds) / 4))


def answers(typed: bytes | str) -> list[dict[str, Any]]:
    given_bytes = typed.encode() if isinstance(typed, str) else typed
    return [json.loads(line) for line in lines_for(given_bytes)]


def errors(typed: bytes | str) -> list[tuple[object, str]]:
    return [(answer["id"], answer["error"]) for answer in answers(typed)]


def test_an_answer_has_the_shape_of_the_contract() -> None:
    assert answers('{"id": "a", "question": "khi nào?"}\n') == [
        {
            "id": "a",
            "decision": "answer",
            "answer": "khi nào?",
            "citations": [
                {
                    "document": "a.txt",
                    "number": "27/KH-UBND",
                    "title": "Ngày hội",
                    "address": "III.1.b",
                    "quote": "b) Gửi\nbáo cáo",
                    "start": 5,
                    "end": 19,
                    "sha256": "ab" * 32,
                }
            ],
            "elapsed_ms": 250.0,
        }
    ]


def test_earlier_turns_are_handed_on_in_order() -> None:
    line = '{"id": 1, "question": "c", "history": ["a", "b"], "khác": {}}'

    assert answers(line)[0]["answer"] == "a | b | c"


def test_no_history_is_as_good_as_an_empty_one() -> None:
    assert answers('{"id": 1, "question": "c", "history": null}')[0]["answer"] == "c"


def test_lines_are_answered_in_order_without_blank_ones_and_to_the_last_without_an_end() -> None:
    first, second, third = (f'{{"id": {number}, "question": "a"}}' for number in (2, 1, 3))
    typed = f"{first}\n\n  \r\n{second}\r\n{third}"

    assert [answer["id"] for answer in answers(typed)] == [2, 1, 3]


def test_a_line_is_answered_before_the_next_is_read() -> None:
    line = b'{"id": 1, "question": "a"}\n'
    source = BytesIO(line * 3)
    first = next(answer_lines(source, echo, lambda: 0.0))

    assert json.loads(first)["id"] == 1
    assert source.tell() == len(line)


@pytest.mark.parametrize(
    ("line", "identity", "error"),
    [
        (b"x", None, "dòng không phải JSON"),
        (b'{"id": "a", ', None, "dòng không phải JSON"),
        (b"[" * 100_000, None, "dòng không phải JSON"),
        (b'{"id": ' + b"9" * 5_000 + b"}", None, "dòng không phải JSON"),
        (b'{"id": NaN, "question": "a"}', None, "dòng không phải JSON"),
        (b"\xff\xfe{", None, "dòng không phải UTF-8"),
        (b'["a"]', None, "dòng không phải một đối tượng JSON"),
        (b'"a"', None, "dòng không phải một đối tượng JSON"),
        (b'{"question": "a"}', None, "trường id thiếu hoặc sai kiểu"),
        (b'{"id": 1.5, "question": "a"}', None, "trường id thiếu hoặc sai kiểu"),
        (b'{"id": {}, "question": "a"}', None, "trường id thiếu hoặc sai kiểu"),
        (b'{"id": "a"}', "a", "trường question thiếu hoặc sai kiểu"),
        (b'{"id": 7, "question": null}', 7, "trường question thiếu hoặc sai kiểu"),
        (
            b'{"id": 7, "question": "a", "history": "b"}',
            7,
            "trường history thiếu hoặc sai kiểu",
        ),
        (
            b'{"id": 7, "question": "a", "history": [1]}',
            7,
            "trường history thiếu hoặc sai kiểu",
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, bytes) else None,
)
def test_a_bad_line_gets_an_error_and_the_run_goes_on(
    line: bytes, identity: object, error: str
) -> None:
    good = b'{"id": "good", "question": "a"}'
    first, last = answers(line + b"\n" + good)

    assert first == {"id": identity, "error": error}
    assert last["id"] == "good"


def test_a_byte_order_mark_is_no_error() -> None:
    assert answers(b'\xef\xbb\xbf{"id": 1, "question": "a"}')[0]["answer"] == "a"


def test_a_line_that_is_too_long_is_passed_over() -> None:
    long = b'{"id": 1, "question": "' + b"a" * 10_000_000 + b'"}\n'
    first, last = answers(long + b'{"id": 2, "question": "a"}')

    assert first == {"id": None, "error": "dòng dài quá 8000000 byte"}
    assert last["id"] == 2


def test_a_long_last_line_without_an_end_is_passed_over() -> None:
    assert errors(b"a" * 8_000_001) == [(None, "dòng dài quá 8000000 byte")]


def test_a_question_of_a_megabyte_reaches_the_assistant_whole() -> None:
    typed = json.dumps({"id": 1, "question": "ă" * 1_000_000}, ensure_ascii=False)

    assert len(answers(typed)[0]["answer"]) == 1_000_000


def test_half_a_surrogate_pair_is_answered_with_json_that_can_be_encoded() -> None:
    typed = b'{"id": "\\ud800", "question": "\\udc00"}'
    line = lines_for(typed)[0]

    assert json.loads(line.encode())["id"] == "\ud800"


def test_the_answer_is_written_with_its_diacritics() -> None:
    assert "khi nào?" in lines_for('{"id": 1, "question": "khi nào?"}'.encode())[0]


def test_a_failure_costs_one_answer_and_its_words_stay_out_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    typed = '{"id": 1, "question": "hỏng, bí mật"}\n{"id": 2, "question": "a"}'
    with caplog.at_level(logging.DEBUG):
        first, last = answers(typed)

    assert first["id"] == 1
    assert first["error"].startswith("gặp trục trặc khi trả lời (mã ")
    assert last["answer"] == "a"
    assert "RuntimeError" in caplog.text
    assert "bí mật" not in caplog.text


@settings(deadline=None)
@given(st.lists(st.binary(max_size=60).map(lambda raw: raw.replace(b"\n", b" ")), max_size=6))
def test_any_bytes_give_one_object_a_line_that_is_not_blank(raw: list[bytes]) -> None:
    expected = sum(bool(line.strip()) for line in raw)

    assert len(answers(b"\n".join(raw))) == expected
