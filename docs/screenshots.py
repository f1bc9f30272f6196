"""Take the README's pictures of the page: a real `sotay run` on the shipped documents.

Run it from the root: `python docs/screenshots.py`. It writes hoi-dap.png and nguyen-van.png into
docs/images.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the tests are not installed
# ruff: noqa: E402

from docs.pictures import keep, phone
from tests.fakes import office

QUESTION = "bao cao ctr 7294 gui truoc ngay nao"


def main() -> None:
    """Ask a question on a phone's screen and keep what is seen."""
    with assistant() as address, phone() as page:
        page.goto(address)
        ask(page, QUESTION)
        reply = page.locator("article.reply").first
        reply.get_by_text("Nguồn").first.click()
        page.evaluate("scrollTo(0, 0)")
        keep(page, "hoi-dap.png")
        reply.locator(".open").first.click()
        page.wait_for_url(re.compile("/documents/"))
        expect(page.locator("mark").first).to_be_in_viewport()
        keep(page, "nguyen-van.png")


def ask(page: Page, question: str) -> None:
    """Send a question and wait until the reply to it stands on the page."""
    replies = page.locator("article.reply")
    before = replies.count()
    page.get_by_label("Câu hỏi", exact=True).fill(question)
    page.get_by_label("Câu hỏi", exact=True).press("Enter")
    expect(replies).to_have_count(before + 1)


@contextmanager
def assistant() -> Iterator[str]:
    """Run the assistant in a data folder of its own; gives the address of its page."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        status, _, complaint = office.sotay(data, "ingest", str(ROOT / "corpus" / "documents"))
        if status:
            sys.exit(complaint)
        with office.running(data) as (_, address):
            yield address


if __name__ == "__main__":
    main()
