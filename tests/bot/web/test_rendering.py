from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.web.rendering import OutlineEntry, render_document
from corpus.document import Document, Located, Node, NodeKind, Span
from tests.fakes.library import id_of, letter, located, plan, span_of


class Content(HTMLParser):
    """What a browser makes of the HTML: all text, the shown text, the marked text, the tags."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = self.shown = self.marked = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append((tag, "hidden" in dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if not any(hidden for _, hidden in self._open):
            self.shown += data
        if any(tag == "mark" for tag, _ in self._open):
            self.marked += data


def content(document: Document, cited: Span | None = None) -> Content:
    return Content(render_document(document, cited).html)


def bare(text: str, *children: Node) -> Document:
    root = Node(NodeKind.DOCUMENT, "", "", Span(0, len(text)), children=children)
    return Document(id_of(text), "a.txt", text, root)


def test_the_page_holds_the_whole_text_of_the_document() -> None:
    assert content(plan()).text == plan().text


def test_no_tag_of_a_document_becomes_markup() -> None:
    page = content(plan())

    assert "script" not in {tag for tag, _ in page.tags}
    assert "<script>window.broken = 1</script>" in page.shown


def test_the_cited_span_is_marked_by_code_points_even_after_emoji() -> None:
    document = plan()
    cited = span_of(document.text, "b) Gửi", "30 tháng 4 năm 2025.")

    page = content(document, cited)

    assert page.marked == cited.of(document.text)


def test_only_the_first_part_of_a_long_passage_has_the_id() -> None:
    document = plan()
    cited = span_of(document.text, "a) Chủ trì", "30 tháng 4 năm 2025.")

    page = content(document, cited)

    marks = [attributes.get("id") for tag, attributes in page.tags if tag == "mark"]
    assert marks == ["cited", None]


def test_a_title_that_leads_a_clause_is_a_heading_one_deeper_than_its_part() -> None:
    headings = [tag for tag, _ in content(plan()).tags if tag.startswith("h")]

    assert headings == ["h2", "h2", "h2", "h3"]


def test_the_outline_lists_the_headings_with_their_anchors() -> None:
    document = plan()

    outline = render_document(document).outline

    assert outline[-1] == OutlineEntry(
        f"d-{document.text.index('1. Trạm')}", 1, "1. Trạm Văn hóa xã"
    )
    assert [entry.text for entry in outline[:3]] == [
        "I. MỤC ĐÍCH",
        "II. NỘI DUNG",
        "III. TỔ CHỨC THỰC HIỆN",
    ]


def test_the_lines_of_a_signature_stay_lines_and_those_of_a_paragraph_do_not() -> None:
    styles = [attributes["class"] for tag, attributes in content(plan()).tags if tag == "p"]

    assert [style for style in styles if style and "signature" in style] == [
        "signature line indent-0 opens",
        "signature line indent-0",
    ]
    assert styles.count("point paragraph indent-1") == 2


def test_the_kind_is_set_apart_from_the_title() -> None:
    styles = [attributes["class"] for tag, attributes in content(plan()).tags if tag == "p"]

    assert styles.count("title paragraph indent-0") == 2


def test_a_document_without_a_tree_is_split_at_empty_lines() -> None:
    paragraphs = [tag for tag, _ in content(letter()).tags if tag == "p"]

    assert len(paragraphs) == 3


def test_a_sentence_that_leads_in_a_list_is_no_heading() -> None:
    text = "2. Sở Nội vụ có trách nhiệm:\na) Chủ trì;\n"
    point = Node(NodeKind.POINT, "a", "2.a", span_of(text, "a) Chủ trì;"))
    lead = located(text, "Sở Nội vụ có trách nhiệm:")
    clause = Node(NodeKind.CLAUSE, "2", "2", Span(0, len(text)), lead, (point,))

    rendered = render_document(bare(text, clause))

    assert rendered.outline == ()
    assert Content(rendered.html).text == text


def test_the_words_of_an_article_follow_its_heading() -> None:
    text = "Điều 2. Hiệu lực\nTừ ngày ký.\n1. Một."
    clause = Node(NodeKind.CLAUSE, "1", "Điều 2.1", span_of(text, "1. Một."))
    title = located(text, "Hiệu lực")
    article = Node(NodeKind.ARTICLE, "Điều 2", "Điều 2", Span(0, len(text)), title, (clause,))

    page = content(bare(text, article))

    assert [tag for tag, _ in page.tags] == ["h2", "p", "p"]


def test_a_table_is_set_in_cells_without_its_bars() -> None:
    text = "| TT | Việc |\n|---|---|\n| 1 | Quét **đường** |\n"
    rows = (
        Node(NodeKind.ROW, "", "bảng 1.dòng 1", span_of(text, "| TT", "Việc |")),
        Node(NodeKind.ROW, "", "bảng 1.dòng 2", span_of(text, "| 1", "** |")),
    )
    table = Node(NodeKind.TABLE, "", "bảng 1", Span(0, len(text)), children=rows)

    page = content(bare(text, table), span_of(text, "Quét **đường**"))

    cells = [tag for tag, _ in page.tags if tag in {"th", "td"}]
    assert cells == ["th", "th", "td", "td"]
    assert page.shown.split() == ["TT", "Việc", "1", "Quét", "đường"]
    assert page.marked == "Quét **đường**"
    assert page.text == text


def test_signatures_side_by_side_stay_side_by_side() -> None:
    text = "| CHỦ TỊCH | GIÁM ĐỐC |\n| Lò Thị Mẩy | Giàng A Páo |\n"
    signature = Node(NodeKind.SIGNATURE, "", "signature", Span(0, len(text)))

    rendered = render_document(bare(text, signature))

    assert rendered.html.count('<table class="plain">') == 1
    assert rendered.html.count("<td>") == 4


def test_the_title_of_an_attachment_is_a_heading_above_its_chapters() -> None:
    text = "QUY CHẾ\nvề tủ sách\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Xã có tủ sách.\n"
    article = Node(NodeKind.ARTICLE, "Điều 1", "QC.Điều 1", span_of(text, "Điều 1", "sách."))
    chapter = Node(
        NodeKind.CHAPTER,
        "Chương I",
        "QC.Chương I",
        span_of(text, "Chương I", "tủ sách.\n"),
        located(text, "QUY ĐỊNH CHUNG"),
        (article,),
    )
    title = Node(NodeKind.TITLE, "", "QC.title", span_of(text, "QUY CHẾ", "tủ sách"))
    attachment = Node(
        NodeKind.ATTACHMENT, "QUY CHẾ", "QC", Span(0, len(text)), children=(title, chapter)
    )

    outline = render_document(bare(text, attachment)).outline

    assert [(entry.depth, entry.text) for entry in outline] == [
        (0, "QUY CHẾ về tủ sách"),
        (1, "Chương I QUY ĐỊNH CHUNG"),
        (2, "Điều 1"),
    ]


def test_a_long_heading_is_shortened_in_the_outline() -> None:
    text = "I. " + "MỤC ĐÍCH " * 30
    part = Node(NodeKind.PART, "I", "I", Span(0, len(text)), located(text, text[3:].strip()))

    outline = render_document(bare(text, part)).outline

    assert len(outline[0].text) <= 121
    assert outline[0].text.endswith("ĐÍCH…")


def test_text_outside_the_tree_is_shown_too() -> None:
    text = "đầu\n\nthân\n\ncuối"
    document = bare(text)
    narrow = Node(NodeKind.DOCUMENT, "", "", span_of(text, "thân"))

    page = content(Document(document.id, "a.txt", text, narrow))

    assert page.text == text


def test_an_empty_document_is_an_empty_page() -> None:
    assert render_document(bare("")).html == ""


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(alphabet='ađ <&"*#\n\f1.:-𝄞', max_size=60))
    return bare(text, *draw(_children(0, len(text), 3)))


@st.composite
def _children(draw: st.DrawFn, start: int, end: int, depth: int) -> tuple[Node, ...]:
    cuts = draw(st.lists(st.integers(start, end), max_size=6).map(sorted))
    nodes = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=False):
        heading = draw(st.one_of(st.none(), st.integers(first, last)))
        nodes.append(
            Node(
                draw(st.sampled_from(NodeKind)),
                "1",
                "1",
                Span(first, last),
                None if heading is None else located_at(first, heading),
                draw(_children(first, last, depth - 1)) if depth else (),
            )
        )
    return tuple(nodes)


def located_at(start: int, end: int) -> Located:
    return Located("Tên", Span(start, end))


@settings(deadline=None)
@given(documents(), st.data())
def test_any_tree_is_rendered_whole_with_any_span_marked(
    document: Document, data: st.DataObject
) -> None:
    length = len(document.text)
    start = data.draw(st.integers(0, length))
    cited = Span(start, data.draw(st.integers(start, length)))

    page = content(document, cited)

    assert page.text == document.text
    quoted = iter(cited.of(document.text))
    assert all(letter in quoted for letter in page.marked)  # in its order; hidden marks left out
