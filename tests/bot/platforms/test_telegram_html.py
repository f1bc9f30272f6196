"""The validator of Telegram HTML takes what Telegram documents, and nothing else."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.telegram_html import CannotParse, Entity, FormattedText, parse_html, utf16_length


def test_tags_become_entities_counted_in_utf16_units() -> None:
    found = parse_html("😀 <b>Đậm <i>nghiêng</i></b> &lt;x&gt; &amp; &quot;y&quot; &#39;")

    assert found.text == '😀 Đậm nghiêng <x> & "y" \''
    assert found.entities == (Entity("bold", 3, 11), Entity("italic", 7, 7))
    assert found.entities[1].of(found.text) == "nghiêng"


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ("b strong", "bold"),
        ("i em", "italic"),
        ("u ins", "underline"),
        ("s strike del", "strikethrough"),
        ("code", "code"),
        ("pre", "pre"),
        ("tg-spoiler", "spoiler"),
        ("blockquote", "blockquote"),
    ],
)
def test_every_documented_tag_is_known(tags: str, kind: str) -> None:
    found = [parse_html(f"<{tag}>chữ</{tag}>").entities for tag in tags.split()]

    assert found == [(Entity(kind, 0, 3),)] * len(found)


def test_a_folded_quote_a_link_and_a_language_have_attributes() -> None:
    assert parse_html("<blockquote expandable>a</blockquote>").entities == (
        Entity("expandable_blockquote", 0, 1),
    )
    assert parse_html('<a href="https://x.vn/?a=1&amp;b=2">a</a>').entities == (
        Entity("text_link", 0, 1, url="https://x.vn/?a=1&b=2"),
    )
    assert parse_html('<pre><code class="language-sql">a</code></pre>').entities == (
        Entity("pre", 0, 1, language="sql"),
    )


def test_white_space_at_the_ends_goes_and_entities_move_along() -> None:
    assert parse_html("\n <b> a</b><i> </i>\n") == FormattedText("a", (Entity("bold", 0, 1),))


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("a & b", "Unescaped '&' at byte offset 2"),
        ("đ < b", "Unescaped '<' at byte offset 3"),
        ("a > b", "Unescaped '>' at byte offset 2"),
        ("a &nbsp; b", "Unescaped '&'"),
        ("<b", "Unescaped '<'"),
        ("<p>a</p>", 'Unsupported start tag "p"'),
        ("a<br/>b", 'Unsupported start tag "br"'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag"),
        ("<b><i>a</b></i>", 'expected "</i>", found "</b>"'),
        ("<b class='x'>a</b>", 'Unsupported attribute of "b"'),
        ("<a>a</a>", "No usable link"),
        ('<a href="javascript:x">a</a>', "No usable link"),
        ('<a href="https://x.vn/?a&b">a</a>', "Unescaped '&' in an attribute"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "can't stand in"),
        ("<code>a<b>b</b></code>", "can't stand in"),
        ("<b><code>a</code></b>", "can't stand in"),
        ('<a href="tg://x"><a href="tg://y">a</a></a>', "can't stand in"),
        ("<pre><code>a</code></pre>", "can't stand in"),
        ("<b =>a</b>", "Malformed attributes"),
    ],
)
def test_what_breaks_a_rule_is_refused(markup: str, complaint: str) -> None:
    with pytest.raises(CannotParse, match=r".") as refused:
        parse_html(markup)

    assert complaint in str(refused.value)


@given(st.text())
def test_escaped_text_comes_back_as_it_was_but_for_white_space_at_the_ends(text: str) -> None:
    assert parse_html(html.escape(text)).text == text.strip()


@given(st.text(alphabet="<>/&;ab \"'=prelockquot", max_size=40))
def test_anything_is_either_parsed_or_refused(markup: str) -> None:
    try:
        found = parse_html(markup)
    except CannotParse:
        return

    assert all(e.offset + e.length <= utf16_length(found.text) for e in found.entities)
