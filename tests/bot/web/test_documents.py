from collections.abc import Mapping

import pytest

from bot.web.documents import document_name, document_url, read_span
from corpus.document import DocumentId, Span


def test_the_address_of_a_citation_leads_to_the_mark() -> None:
    assert document_url(DocumentId("ab"), 3, 9) == "/documents/ab?start=3&end=9#cited"


def test_a_span_inside_the_text_is_read() -> None:
    assert read_span({"start": "3", "end": "9"}, 9) == Span(3, 9)


@pytest.mark.parametrize(
    "query",
    [
        {"start": "3"},
        {"start": "3", "end": "chín"},
        {"start": "-1", "end": "4"},
        {"start": "4", "end": "4"},
        {"start": "3", "end": "10"},
        {"start": "0", "end": "9" * 5000},
    ],
)
def test_a_span_that_is_not_in_the_text_is_none(query: Mapping[str, str]) -> None:
    assert read_span(query, 9) is None


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        ("KẾ HOẠCH", "27/KH-UBND", "Kế hoạch số 27/KH-UBND"),
        ("KẾ HOẠCH", "/KH-UBND", "Kế hoạch số …/KH-UBND"),
        ("QUYẾT ĐỊNH", "-QĐ/ĐU", "Quyết định số …-QĐ/ĐU"),
        ("QUY CHẾ", None, "Quy chế"),
        (None, None, "Văn bản"),
    ],
)
def test_a_document_is_named_by_kind_and_number(
    kind: str | None, number: str | None, expected: str
) -> None:
    assert document_name(kind, number) == expected
