"""Take the pictures of the README: a real `sotay run` on the shipped documents, seen by Chromium.

Run it from the root: `python docs/screenshots.py`. It writes docs/images/*.png.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SOTAY = [sys.executable, "-m", "bot"]

QUESTION = "bao cao ctr 7294 gui truoc ngay nao"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    """Ask a question on a phone's screen and keep what is seen."""
    IMAGES.mkdir(exist_ok=True)
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        page = browser.new_page(
            viewport={"width": 390, "height": 844}, device_scale_factor=2, locale="vi-VN"
        )
        page.goto(address)
        ask(page, QUESTION)
        page.locator("article.reply").first.get_by_text("Nguồn").first.click()
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=IMAGES / "hoi-dap.png")
        page.locator("article.reply").first.locator(".open").first.click()
        page.wait_for_url(re.compile("/documents/"))
        expect(page.locator("mark").first).to_be_in_viewport()
        page.screenshot(path=IMAGES / "nguyen-van.png")
        browser.close()


def ask(page: Page, question: str) -> None:
    """Send a question and wait until the reply to it stands on the page."""
    replies = page.locator("article.reply")
    before = replies.count()
    page.get_by_label("Câu hỏi", exact=True).fill(question)
    page.get_by_label("Câu hỏi", exact=True).press("Enter")
    expect(replies).to_have_count(before + 1)


@contextmanager
def running() -> Iterator[str]:
    """Run the assistant in a data folder of its own; gives the address of its page."""
    with TemporaryDirectory() as folder:
        settings = {"SOTAY_DATA_DIR": folder, "SOTAY_PORT": "0", "PATH": os.defpath}
        ingest = [*SOTAY, "ingest", str(ROOT / "corpus" / "documents")]
        subprocess.run(ingest, check=True, cwd=ROOT, env=settings)  # noqa: S603 - our own command
        with subprocess.Popen(  # noqa: S603 - our own command
            [*SOTAY, "run"], cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True
        ) as server:
            assert server.stdout is not None  # noqa: S101 - a pipe was asked for
            started = re.search(r"https?://\S+", server.stdout.readline())
            try:
                yield started[0] if started else "about:blank"
            finally:
                server.terminate()


if __name__ == "__main__":
    main()
