"""The frame of every HTML page; whoever calls gives escaped HTML (pure)."""

from collections.abc import Mapping
from html import escape

from starlette.responses import HTMLResponse

from bot.web import texts
from bot.web.assets import Asset


class Page(HTMLResponse):
    """An HTML page; half characters that a bad PDF leaves behind are shown as "?"."""

    def render(self, content: str) -> bytes:
        """Encode without failing, whatever a document holds."""
        return content.replace("\x00", "\ufffd").encode("utf-8", "replace")


def frame(title: str, body: str, *, script: str, assets: Mapping[str, Asset]) -> str:
    """Return a whole page around `body`; `title` is plain text, `script` a name in `static/`."""
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<link rel="icon" href="{assets["icon.svg"].url}" type="image/svg+xml">
<link rel="stylesheet" href="{assets["style.css"].url}">
<script src="{assets["theme.js"].url}"></script>
<script type="module" src="{assets[script].url}"></script>
</head>
<body>
<a class="skip" href="#main">Đến nội dung chính</a>
{body}
</body>
</html>
"""


def header(*, current: str) -> str:
    """Return the banner; `current` is "chat", "documents", "deadlines" or "duties"."""
    links = "".join(
        f'<a href="{href}"{_current(name == current)}>{label}</a>'
        for name, href, label in (
            ("chat", "/", "Hỏi đáp"),
            ("documents", "/documents", "Văn bản"),
            ("deadlines", "/deadlines", "Thời hạn"),
            ("duties", "/duties", "Nhiệm vụ"),
        )
    )
    return f"""<header class="banner">
<a class="brand" href="/">{texts.NAME}</a>
<nav aria-label="Trang">{links}</nav>
<button type="button" class="quiet" id="theme" hidden></button>
</header>"""


def message_page(title: str, sentence: str, assets: Mapping[str, Asset]) -> str:
    """Return a page that only says one thing and leads back to the chat."""
    body = f"""{header(current="")}
<main id="main" class="sheet">
<h1>{escape(title)}</h1>
<p>{escape(sentence)}</p>
<p><a href="/">Trở lại trang hỏi đáp</a></p>
</main>"""
    return frame(f"{title} – {texts.NAME}", body, script="document.js", assets=assets)


def _current(yes: bool) -> str:  # noqa: FBT001 - the one value it is asked about
    return ' aria-current="page"' if yes else ""
