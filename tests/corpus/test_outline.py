from corpus.document import DocumentId
from corpus.outline import render
from corpus.parsing.parser import parse


def test_the_outline_shows_kind_address_span_and_first_words_indented() -> None:
    text = "I. VIỆC\n\n1. **Quét** sân.\n"
    document = parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))

    assert render(document).splitlines() == [
        "document [document] 0–26: I. VIỆC 1. Quét sân.",
        "  part [I] 0–25: I. VIỆC 1. Quét sân.",
        "    clause [I.1] 9–25: 1. Quét sân.",
    ]


def test_long_words_are_cut_after_twelve() -> None:
    document = parse("từ " * 20, file_name="a.txt", document_id=DocumentId("0" * 64))

    assert render(document).splitlines()[1].endswith("từ từ …")
