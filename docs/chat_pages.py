"""What was said in a chat, as Markdown and as a phone's screen."""

import re
from collections.abc import Sequence
from html import unescape

from docs.chats import PICTURE, Said
from docs.pictures import SCREEN, keep, phone

_QUOTATION = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)
_BOLD = re.compile(r"</?b>")
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~])")
# Small pictures that no font at hand draws; a phone shows them.
_UNDRAWN = re.compile("[\u2705\u274c\u270f\ufe0f\u23f0\U0001f464\U0001f4c4]\\s*")
_LIST = re.compile(r"^(\d+(?=[.)])|[-+#](?=\s))")

_PAGE = """<!doctype html><meta charset="utf-8"><style>
* { box-sizing: border-box; margin: 0 }
body { font: 15px/1.35 "Noto Sans", "Noto Sans Symbols2", sans-serif; background: #e4ebf0;
  padding: 10px 8px; width: 390px; color: #17212b }
.said { max-width: 340px; margin: 0 0 8px; width: fit-content }
.person { margin-left: auto }
.bubble { background: #fff; border-radius: 14px; padding: 7px 11px; white-space: pre-wrap;
  overflow-wrap: anywhere; box-shadow: 0 1px 1px #0002 }
.person .bubble { background: #d8f3cf }
.tap { text-align: center; font-size: 12px; color: #5d6f7d; margin: 0 auto 8px }
blockquote { border-left: 3px solid #3390ec; background: #3390ec14; border-radius: 5px;
  padding: 3px 20px 0 9px; font-size: 14px; position: relative; margin: 3px 0 0;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden }
blockquote::after { content: "⌄"; position: absolute; right: 7px; bottom: 1px; color: #3390ec }
.row { display: flex; gap: 4px; margin-top: 4px }
.row span { flex: 1; text-align: center; background: #6f8a9ecc; color: #fff; border-radius: 8px;
  padding: 6px 4px; font-size: 14px }
</style>"""


def markdown(said: Sequence[Said]) -> str:
    """Return a conversation as Markdown; the assistant's messages are quoted."""
    return "\n".join(_message(one) for one in said)


def take_picture(said: Sequence[Said], name: str, *, whole: bool = False) -> None:
    """Show the beginning of a conversation on a phone's screen and keep it in docs/images.

    Of a `whole` one everything is shown, however far somebody would have to scroll.
    """
    with phone() as page:
        page.set_content(_PAGE + "".join(map(_bubble, said)))
        height = page.evaluate("document.body.scrollHeight") if whole else SCREEN["height"]
        page.set_viewport_size({"width": SCREEN["width"], "height": height})
        keep(page, name)


def _message(said: Said) -> str:
    if said.is_tap:
        return f"**{said.who}** chạm `[ {said.html} ]`\n"
    if said.who:
        does = " (trả lời tin trên)" if said.is_reply else ""
        return f"**{said.who}{does}:** {_line(said.html)}\n"
    lines = ["**Sổ Tay:**\n"]
    if said.file:
        lines += [f"> {_escaped(_attached(said))}", ">"]
    for place, part in enumerate(_QUOTATION.split(said.html.strip())):
        if words := part.strip():
            mark = "> > " if place % 2 else "> "
            lines += [f"{mark}{line}".rstrip() for line in _lines(words)]
            lines.append(">")
    for row in said.rows:
        lines += [f"> {' '.join(f'`[ {label} ]`' for label in row)}", ">"]
    return "\n".join(lines[:-1]) + "\n"


def _attached(said: Said) -> str:
    return f"🖼 {said.file}" if said.file == PICTURE else f"📎 {said.file}"


def _lines(words: str) -> list[str]:
    """Return lines of Markdown that break where the words do."""
    lines = [_line(line) for line in words.split("\n")]
    followed = zip(lines, (*lines[1:], ""), strict=True)
    return [f"{line}\\" if line and after else line for line, after in followed]


def _line(markup: str) -> str:
    pieces = [_escaped(unescape(piece)) for piece in _BOLD.split(markup)]
    return _LIST.sub(r"\1\\" if markup[:1].isdigit() else r"\\\1", "**".join(pieces))


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def _bubble(said: Said) -> str:
    if said.is_time:
        return f'<p class="said tap">{said.html}</p>'
    if said.is_tap:
        return f'<p class="said tap">{said.who} chạm “{_drawn(said.html)}”</p>'
    side = "person" if said.who else "assistant"
    file = f"{_attached(said)}\n" if said.file else ""
    rows = "".join(
        f'<div class="row">{"".join(f"<span>{_drawn(label)}</span>" for label in row)}</div>'
        for row in said.rows
    )
    return f'<div class="said {side}"><div class="bubble">{file}{said.html}</div>{rows}</div>'


def _drawn(label: str) -> str:
    return _UNDRAWN.sub("", label)
