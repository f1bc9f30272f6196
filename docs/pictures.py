"""Pictures of a phone's screen, small enough to be kept in a repository."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

IMAGES = Path(__file__).parent / "images"
SCREEN: ViewportSize = {"width": 390, "height": 844}

_QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_COLOURS = 128  # a screen of text with these cannot be told from one with all


@contextmanager
def phone() -> Iterator[Page]:
    """Open Debian's Chromium with the screen of a phone, in Vietnamese."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_QUIET)
        yield browser.new_page(viewport=SCREEN, device_scale_factor=2, locale="vi-VN")
        browser.close()


def keep(page: Page, name: str) -> None:
    """Write what the screen shows as docs/images/`name`, in a palette: a third of the bytes."""
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    # Coverage keeps the rare colours, and a round of k-means makes the frequent ones exact.
    reduced = shown.quantize(
        _COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
    )
    reduced.save(IMAGES / name, optimize=True)
