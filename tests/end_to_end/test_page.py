"""The page in a real browser, on the real server, with a scripted conversation behind it."""

import contextlib
import re
from collections.abc import Generator, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from starlette.applications import Starlette

from bot.web.server import create_app
from tests.fakes.conversation import REPORT_ANSWER, ScriptedConversation
from tests.fakes.library import Shelf, letter, plan, span_of
from tests.fakes.web_server import serving

PHONE = (390, 844)
DESK = (1280, 800)
QUESTION = "Khi nào phải gửi báo cáo?"
CITED = span_of(plan().text, "b) Gửi", "30 tháng 4 năm 2025.")
SHOWN = "b) Gửi báo cáo kết quả về Văn phòng Ủy ban nhân dân xã trước ngày 30 tháng 4 năm 2025."
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def app() -> Starlette:
    return create_app(
        converse=ScriptedConversation(),
        library=Shelf([plan(), letter()]),
        now=lambda: datetime(2025, 4, 1, tzinfo=UTC),
    )


@pytest.fixture(scope="module")
def address(app: Starlette) -> Iterator[str]:
    with serving(app) as url:
        yield url


@contextlib.contextmanager
def page_at(
    browser: Browser,
    url: str,
    size: tuple[int, int] = DESK,
    *,
    scheme: str = "light",
    scripts: bool = True,
) -> Generator[Page]:
    """Open the page; leaving it fails when the browser complained of anything."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
        has_touch=size == PHONE,
        locale="vi-VN",
    )
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None,
    )
    page.goto(url)
    yield page
    context.close()
    assert complaints == []


def ask(page: Page, text: str = QUESTION) -> Locator:
    """Send a question with Enter and return the reply to it."""
    replies = page.locator("article.reply")
    before = replies.count()
    page.get_by_label("Câu hỏi", exact=True).fill(text)
    page.get_by_label("Câu hỏi", exact=True).press("Enter")
    expect(replies).to_have_count(before + 1)
    return replies.last


def in_view(page: Page, selector: str) -> bool:
    """Return whether all of the element is on the screen and not under anything."""
    return bool(
        page.evaluate(
            """selector => {
              const boxes = [...document.querySelector(selector).getClientRects()];
              const inside = ({left, top, right, bottom}) =>
                left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
              const seen = ({left, top, width, height}) => document
                .elementFromPoint(left + width / 2, top + height / 2)?.closest(selector) !== null;
              return boxes.length > 0 && boxes.every(box => inside(box) && seen(box));
            }""",
            selector,
        )
    )


def overflow(page: Page) -> int:
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def marked(page: Page) -> str:
    return " ".join(page.locator("mark").first.inner_text().split())


def test_an_answer_appears_with_its_sources_folded_under_it(browser: Browser, address: str) -> None:
    with page_at(browser, address) as page:
        reply = ask(page)

        expect(reply.locator(".said")).to_have_text(REPORT_ANSWER)
        expect(reply.get_by_text("Nguồn (2)")).to_be_visible()
        expect(reply.locator("blockquote").first).to_be_hidden()
        expect(page.get_by_label("Câu hỏi", exact=True)).to_have_value("")
        expect(page.locator("#greeting")).to_be_hidden()

        reply.get_by_text("Nguồn (2)").click()
        source = reply.locator(".source").first
        expect(source.locator(".name")).to_have_text("Kế hoạch số 27/KH-UBND")
        expect(source.locator(".place")).to_have_text("Phần III, mục 1, điểm b")
        expect(source.locator("blockquote")).to_have_text(SHOWN)


def test_a_tap_on_a_phone_opens_the_document_at_the_passage_and_back_returns(
    browser: Browser, address: str
) -> None:
    with page_at(browser, address, PHONE) as page:
        reply = ask(page)
        reply.get_by_text("Nguồn (2)").tap()
        reply.locator(".open").first.tap()

        page.wait_for_url(re.compile("/documents/"))
        expect(page.locator("mark")).to_be_in_viewport()
        assert in_view(page, "#cited")
        assert marked(page) == SHOWN

        page.go_back()
        expect(page.locator(".said")).to_have_text(REPORT_ANSWER)
        expect(page.locator(".open").first).to_be_in_viewport()


def test_on_a_desk_the_document_opens_beside_the_chat_and_back_closes_it(
    browser: Browser, address: str
) -> None:
    with page_at(browser, address) as page:
        reply = ask(page)
        reply.get_by_text("Nguồn (2)").click()
        reply.locator(".open").first.click()

        expect(page.get_by_role("complementary")).to_be_visible()
        expect(page.locator("mark")).to_be_in_viewport()
        assert in_view(page, "#cited")
        assert marked(page) == SHOWN
        expect(reply).to_be_visible()
        assert overflow(page) == 0

        reply.locator(".open").nth(1).click()
        expect(page.locator("mark")).to_contain_text("1. Khơi dậy")
        page.go_back()
        expect(page.get_by_role("complementary")).to_be_hidden()
        expect(reply).to_be_visible()


def test_reloading_keeps_the_conversation_and_the_open_document(
    browser: Browser, address: str
) -> None:
    with page_at(browser, address) as page:
        reply = ask(page)
        reply.get_by_text("Nguồn (2)").click()
        reply.locator(".open").first.click()
        expect(page.locator("mark")).to_be_in_viewport()

        page.reload()

        expect(page.locator(".said")).to_have_text(REPORT_ANSWER)
        expect(page.locator("mark")).to_be_in_viewport()
        page.get_by_role("button", name="Đóng").click()
        expect(page.get_by_role("complementary")).to_be_hidden()


def test_the_keyboard_alone_is_enough(browser: Browser, address: str) -> None:
    with page_at(browser, address) as page:
        page.keyboard.press("Tab")
        expect(page.get_by_text("Đến nội dung chính")).to_be_focused()
        for _ in range(6):
            page.keyboard.press("Tab")
            width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert width == "3px"
        page.get_by_label("Câu hỏi", exact=True).focus()
        page.keyboard.type("Dòng một")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("khi nào báo cáo")
        expect(page.get_by_label("Câu hỏi", exact=True)).to_have_value("Dòng một\nkhi nào báo cáo")
        page.keyboard.press("Enter")
        expect(page.locator(".said")).to_have_text(REPORT_ANSWER)
        expect(page.get_by_label("Câu hỏi", exact=True)).to_be_focused()

        page.keyboard.press("Shift+Tab")
        expect(page.locator("summary")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator(".open").first).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#reader-body")).to_be_focused()
        expect(page.locator("mark")).to_be_in_viewport()

        page.keyboard.press("Escape")
        expect(page.get_by_role("complementary")).to_be_hidden()
        expect(page.locator(".open").first).to_be_focused()


def test_choices_are_buttons_that_ask(browser: Browser, address: str) -> None:
    with page_at(browser, address) as page:
        reply = ask(page, "Thời gian?")
        reply.get_by_role("button", name="Báo cáo", exact=True).click()

        expect(page.locator(".said").last).to_have_text(REPORT_ANSWER)
        expect(page.locator(".asked").last).to_have_text("Báo cáo kết quả gửi trước ngày nào?")


def test_an_example_of_the_greeting_asks(browser: Browser, address: str) -> None:
    with page_at(browser, address) as page:
        page.get_by_role("button", name="Khi nào phải gửi báo cáo").click()

        expect(page.locator(".said")).to_have_text(REPORT_ANSWER)


def test_what_people_and_documents_write_is_text(browser: Browser, address: str) -> None:
    attack = '<img src=x onerror="window.broken=1"><script>window.broken=1</script> báo cáo'
    with page_at(browser, address) as page:
        reply = ask(page, attack)
        expect(page.locator(".asked")).to_have_text(attack)
        reply.get_by_text("Nguồn (2)").click()
        expect(reply.locator("blockquote").nth(1)).to_contain_text("<script>window.broken = 1")
        reply.locator(".open").nth(1).click()
        expect(page.locator("mark")).to_contain_text("<script>window.broken = 1</script>")
        page.reload()
        expect(page.locator(".asked")).to_have_text(attack)

        assert page.evaluate("window.broken") is None


def test_what_is_not_meant_to_be_sent_is_not(browser: Browser, address: str) -> None:
    with page_at(browser, address) as page:
        field = page.get_by_label("Câu hỏi", exact=True)
        field.fill("  \n ")
        page.get_by_role("button", name="Gửi", exact=True).click()
        expect(field).to_be_focused()

        field.fill("bao cáo")  # an input method still composes when Enter is pressed
        field.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})

        expect(page.locator(".asked")).to_have_count(0)


def test_a_new_conversation_forgets_the_old_one(browser: Browser, address: str) -> None:
    with page_at(browser, address) as page:
        ask(page)
        before = page.evaluate("sessionStorage.getItem('sotay.conversation')")
        page.get_by_role("button", name="Hỏi mới").click()
        expect(page.locator("#greeting")).to_be_visible()
        ask(page)

        assert page.evaluate("sessionStorage.getItem('sotay.conversation')") != before


@contextlib.contextmanager
def page_with_complaints(browser: Browser, url: str) -> Generator[Page]:
    """Open the page where the browser itself will note a failed request."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def test_a_megabyte_is_refused_politely(browser: Browser, address: str) -> None:
    with page_with_complaints(browser, address) as page:
        reply = ask(page, "a" * 1_000_000)

        expect(reply).to_contain_text("Câu hỏi quá dài")
        expect(reply.get_by_role("button", name="Gửi lại")).to_have_count(0)
        assert overflow(page) == 0


def test_a_failure_is_said_and_can_be_sent_again(browser: Browser, address: str) -> None:
    with page_with_complaints(browser, address) as page:
        reply = ask(page, "câu hỏng")

        expect(reply).to_contain_text("Sổ Tay gặp lỗi khi trả lời")
        expect(reply.get_by_role("button", name="Gửi lại")).to_be_visible()


def test_a_server_that_is_gone_is_said_and_the_question_sent_again_later(
    browser: Browser, app: Starlette
) -> None:
    with serving(app) as url:
        port = int(url.rpartition(":")[2])
        context = browser.new_context()
        page = context.new_page()
        page.goto(url)
    reply = ask(page)
    expect(reply).to_contain_text("Không kết nối được với Sổ Tay")
    with serving(app, port):
        page.get_by_role("button", name="Gửi lại").click()

        expect(page.locator(".said")).to_have_text(REPORT_ANSWER)
        expect(page.locator(".asked")).to_have_count(1)
        expect(page.get_by_label("Câu hỏi", exact=True)).to_be_focused()
        context.close()


def test_no_page_scrolls_sideways(browser: Browser, address: str) -> None:
    with page_at(browser, address) as page:
        reply = ask(page, "báo cáo " + "dàikhôngngắt" * 40)
        reply.get_by_text("Nguồn (2)").click()
        for path in ("", "/documents", f"/documents/{plan().id}"):
            page.goto(address + path)
            for width, height in (PHONE, DESK, (320, 568)):
                page.set_viewport_size({"width": width, "height": height})
                assert (overflow(page), path, width) == (0, path, width)


def test_text_can_be_enlarged_to_twice_its_size(browser: Browser, address: str) -> None:
    with page_at(browser, address, PHONE) as page:
        reply = ask(page)
        for size, width in (("200%", 390), ("100%", 195)):  # text alone, then the whole page
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
            page.set_viewport_size({"width": width, "height": width * 2})
            reply.get_by_text("Nguồn (2)").click()

            assert overflow(page) == 0
            expect(page.get_by_role("button", name="Gửi", exact=True)).to_be_in_viewport()


def test_the_dark_scheme_is_followed_and_the_button_overrides_it(
    browser: Browser, address: str
) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with page_at(browser, address, scheme="dark") as page:
        assert page.evaluate(ground) == "rgb(18, 22, 28)"
        page.get_by_role("button", name="Nền sáng").click()
        assert page.evaluate(ground) == "rgb(245, 244, 240)"
        page.reload()
        assert page.evaluate(ground) == "rgb(245, 244, 240)"
        page.get_by_role("button", name="Nền tối").click()
        assert page.evaluate(ground) == "rgb(18, 22, 28)"


_CONTRAST = """() => {
  const channel = value => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([red, green, blue]) =>
    0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const numbers = color => color.match(/[\\d.]+/g).map(Number);
  const ground = element => {
    for (let each = element; each; each = each.parentElement) {
      const color = numbers(getComputedStyle(each).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !element.checkVisibility() || element.closest(".unseen")) continue;
    const pair = [numbers(getComputedStyle(element).color), ground(element)].map(luminance);
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) poor.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(browser: Browser, address: str, scheme: str) -> None:
    with page_at(browser, address, scheme=scheme) as page:
        assert page.evaluate(_CONTRAST) == []
        ask(page, "Ngân sách?")
        reply = ask(page)
        reply.get_by_text("Nguồn (2)").click()
        reply.locator(".open").first.click()
        expect(page.locator("mark")).to_be_in_viewport()
        assert page.evaluate(_CONTRAST) == []
        page.goto(f"{address}/documents")
        assert page.evaluate(_CONTRAST) == []


def test_the_page_has_landmarks_and_a_log_that_is_read_out(browser: Browser, address: str) -> None:
    with page_at(browser, address) as page:
        expect(page.get_by_role("banner")).to_have_count(1)
        expect(page.get_by_role("main")).to_have_count(1)
        expect(page.get_by_role("navigation", name="Trang")).to_have_count(1)
        expect(page.get_by_role("log", name="Cuộc trò chuyện")).to_have_attribute(
            "aria-live", "polite"
        )
        expect(page.locator("html")).to_have_attribute("lang", "vi")


def test_a_document_that_cannot_be_opened_is_said_beside_the_chat(
    browser: Browser, app: Starlette
) -> None:
    with serving(app) as url:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.goto(url)
        reply = ask(page)
        reply.get_by_text("Nguồn (2)").click()
    reply.locator(".open").first.click()

    expect(page.get_by_role("complementary")).to_contain_text("Không mở được văn bản")
    context.close()


def test_a_document_is_read_without_scripts(browser: Browser, address: str) -> None:
    url = f"{address}/documents/{plan().id}?start={CITED.start}&end={CITED.end}#cited"
    with page_at(browser, url, PHONE, scripts=False) as page:
        assert marked(page) == SHOWN
        expect(page.locator("mark")).to_be_in_viewport()
        page.get_by_text("Mục lục").click()
        page.get_by_role("link", name="II. NỘI DUNG", exact=True).click()
        expect(page.get_by_role("heading", name="II. NỘI DUNG", exact=True)).to_be_in_viewport()


def test_the_chat_without_scripts_says_so(browser: Browser, address: str) -> None:
    with page_at(browser, address, scripts=False) as page:
        expect(page.get_by_text("Trang hỏi đáp cần JavaScript")).to_be_visible()
        expect(page.get_by_label("Câu hỏi", exact=True)).to_be_hidden()


def test_the_outline_beside_the_chat_scrolls_and_leaves_the_history_alone(
    browser: Browser, address: str
) -> None:
    with page_at(browser, address) as page:
        reply = ask(page)
        reply.get_by_text("Nguồn (2)").click()
        reply.locator(".open").first.click()
        expect(page.locator("mark")).to_be_in_viewport()
        page.locator("#reader-body").evaluate("body => { body.scrollTop = 0; }")
        page.get_by_text("Mục lục").click()
        page.get_by_role("link", name="III. TỔ CHỨC THỰC HIỆN").click()
        expect(page.get_by_role("heading", name="III. TỔ CHỨC THỰC HIỆN")).to_be_in_viewport()
        page.go_back()

        expect(page.get_by_role("complementary")).to_be_hidden()


def test_the_field_grows_with_what_is_written(browser: Browser, address: str) -> None:
    with page_at(browser, address, PHONE) as page:
        field = page.get_by_label("Câu hỏi", exact=True)
        low = field.evaluate("field => field.clientHeight")
        field.fill("một\nhai\nba\nbốn")

        assert field.evaluate("field => field.clientHeight") > low
        assert field.evaluate("field => field.scrollHeight - field.clientHeight") == 0
