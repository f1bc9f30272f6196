"""Whatever the text: spans nest, addresses are unique, no word is lost."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document, DocumentId, Node, NodeKind
from corpus.outline import render
from corpus.parsing.parser import parse
from corpus.splitter import LONGEST, split

DATA = Path(__file__).parents[2] / "data" / "parsing"
SAMPLES = [path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.txt"))]
LINES = [line for text in SAMPLES for line in text.splitlines() if line.strip()]
NOTHING_TO_READ = re.compile(r"[\s\-–—_=~*#`\\|:+]*|[-–\s]*\d{1,4}[-–\s]*")

pieces = st.one_of(st.sampled_from(LINES), st.text(max_size=40), st.sampled_from(["", "\f", "3"]))
documents = st.lists(pieces, max_size=40).map("\n".join)
any_text = st.one_of(st.text(max_size=400), documents)


def read(text: str) -> Document:
    return parse(text, file_name="a.txt", document_id=DocumentId("0" * 64))


def own_characters(node: Node) -> range:
    """What the tree says is the node's own: all of a leaf, else what precedes its children."""
    if not node.children:
        return range(node.span.start, node.span.end)
    return range(node.span.start, node.children[0].span.start)


@settings(deadline=None, max_examples=50)
@given(any_text)
def test_spans_are_nested_ordered_and_inside_the_text(text: str) -> None:
    for node in read(text).root.walk():
        bounds = [node.span.start]
        for child in node.children:
            bounds += [child.span.start, child.span.end]
        bounds.append(node.span.end)
        assert bounds == sorted(bounds)
        assert 0 <= node.span.start <= node.span.end <= len(text)


@settings(deadline=None, max_examples=50)
@given(any_text)
def test_no_words_are_lost(text: str) -> None:
    covered: set[int] = set()
    for node in read(text).root.walk():
        if node.kind is not NodeKind.DOCUMENT:
            covered.update(own_characters(node))
    left = "".join(" " if at in covered else letter for at, letter in enumerate(text))

    printable = "".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in left)
    assert [line for line in printable.splitlines() if not NOTHING_TO_READ.fullmatch(line)] == []


@settings(deadline=None, max_examples=50)
@given(any_text)
def test_addresses_are_unique(text: str) -> None:
    document = read(text)

    nodes = [node.address for node in document.root.walk()]
    passages = [passage.address for passage in split(document)]
    assert len(set(nodes)) == len(nodes)
    assert len(set(passages)) == len(passages)


@settings(deadline=None, max_examples=50)
@given(any_text)
def test_a_passage_is_exactly_its_span_and_not_too_long(text: str) -> None:
    for passage in split(read(text)):
        assert passage.text == text[passage.span.start : passage.span.end]
        assert 0 < len(passage.text) <= LONGEST


@settings(deadline=None, max_examples=50)
@given(any_text)
def test_the_readings_are_inside_the_text(text: str) -> None:
    document = read(text)

    fields = (document.number, document.kind, document.title, document.place, document.issued)
    for found in (*fields, *document.agencies, *(signer.name for signer in document.signers)):
        assert found is None or 0 <= found.span.start <= found.span.end <= len(text)
    assert len(render(document).splitlines()) >= sum(1 for _ in document.root.walk())


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n\n\n", "\f\n"])
def test_the_kind_of_line_break_does_not_change_the_tree(line_break: str) -> None:
    for text in SAMPLES[:3]:
        expected = [node.address for node in read(text).root.walk()]

        found = [node.address for node in read(text.replace("\n", line_break)).root.walk()]
        if line_break != "\n\n\n":
            assert found == expected
        assert found[0] == "document"


def test_decomposed_letters_and_hard_spaces_do_not_change_the_tree() -> None:
    for text in SAMPLES:
        expected = [node.address for node in read(text).root.walk()]

        decomposed = read(unicodedata.normalize("NFD", text))
        hard = read(re.sub(r"(?<=\S) (?=\S)", "\xa0", text))
        assert [node.address for node in decomposed.root.walk()] == expected
        assert [node.address for node in hard.root.walk()] == expected


@pytest.mark.parametrize(
    "unit",
    [
        "1.\n",
        "- a:\na) b:\n",
        "CHỦ TỊCH\n",
        "|a|b|\n",
        "|a|\n\n",
        "a     b\n      c\n",
        "| CHỦ TỊCH | Lê An |\n",
        "(AB) ",
        "như sau:\n“a: \n",
        " \t",
    ],
)
def test_odd_texts_of_some_length_are_read(unit: str) -> None:
    text = unit * 3000

    assert read(text).text == text
