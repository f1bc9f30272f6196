"""Pages of duties and deadlines in a real browser, on the real server, over invented documents."""

import contextlib
from collections.abc import Generator, Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.database import migrate, open_engine
from bot.facts.lookups import Lookups
from bot.facts.replies import Around
from bot.web.facts import Facts
from bot.web.server import create_app
from tests.fakes.calendar_rules import faults
from tests.fakes.conversation import ScriptedConversation
from tests.fakes.facts_office import NOW, FactsOffice
from tests.fakes.front_office import ZONE
from tests.fakes.web_server import serving

PHONE = (360, 740)
DESK = (1280, 800)
_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('facts')}/facts.sqlite")
    migrate(engine)
    office = FactsOffice(engine)
    around = Around(office.search, lambda: {"documents": 1}, lambda: "id", ZONE)
    lookups = Lookups(office.register, around)
    facts = Facts(
        office.register,
        lookups.naming,
        lookups.agenda,
        lambda: NOW.astimezone(ZONE),
        {"a" * 20: b"BEGIN:VCALENDAR"}.get,
    )
    app = create_app(
        converse=ScriptedConversation(), library=office.store, now=lambda: NOW, facts=facts
    )
    with serving(app) as url:
        yield url
    engine.dispose()


@contextlib.contextmanager
def page_at(browser: Browser, url: str, size: tuple[int, int] = DESK) -> Generator[Page]:
    """Open a page; leaving it fails when the browser complained or it was wider than the screen."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="vi-VN", has_touch=size == PHONE
    )
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url)
    yield page
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0
    context.close()
    assert complaints == []


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_year_shows_its_months_and_what_has_no_day(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with page_at(browser, f"{address}/deadlines", size) as page:
        expect(page.get_by_role("heading", level=1)).to_have_text("Thời hạn năm 2026")
        page.get_by_role("link", name="Tháng 6 1 việc").click()
        june = page.get_by_role("region", name="Tháng 6/2026")
        expect(june).to_be_in_viewport()
        expect(june.locator(".when")).to_contain_text("Trước ngày 15/6/2026")
        expect(june.locator(".status")).to_have_text("chưa xác nhận")
        undated = page.locator("section").last
        expect(undated).to_contain_text("Hằng quý")
        expect(undated).not_to_contain_text("/2026 ")


def test_a_line_leads_to_its_words_in_the_document(browser: Browser, address: str) -> None:
    with page_at(browser, f"{address}/deadlines", PHONE) as page:
        page.get_by_role("link", name="41/KH-UBND, Phần II, mục 1, điểm b").click()

        expect(page.locator("mark").first).to_be_in_viewport()
        expect(page.locator("mark").first).to_contain_text("Gửi báo cáo kết quả")


def test_a_unit_is_asked_for_as_people_type_it(browser: Browser, address: str) -> None:
    with page_at(browser, f"{address}/deadlines") as page:
        page.get_by_label("Đơn vị").fill("ca tinh")
        page.get_by_label("Năm", exact=True).select_option("2026")
        page.get_by_role("button", name="Xem").click()

        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Thời hạn năm 2026 – Công an tỉnh"
        )
        expect(page.locator(".dues li")).to_have_count(1)


def test_of_two_levels_the_page_asks_which(browser: Browser, address: str) -> None:
    with page_at(browser, f"{address}/duties?unit=công an", PHONE) as page:
        page.get_by_role("link", name="Công an phường").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Nhiệm vụ – Công an phường")
        expect(page.locator(".matrix tbody tr").first).to_contain_text("Chủ trì tuần tra ban đêm")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_matrix_has_a_letter_for_each_part_and_what_holds_for_all(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    with page_at(browser, f"{address}/duties?unit=Sở Xây dựng", size) as page:
        first = page.get_by_role("region", name="Bảng phân công").first
        expect(first.locator("thead")).to_contain_text("Công an tỉnh")
        expect(first.locator("tbody tr").first.locator("td")).to_have_text(["R", "S"])
        expect(page.get_by_role("heading", level=2)).to_contain_text("Chung cho")
        first.focus()
        expect(first).to_be_focused()


def test_units_are_listed_and_checks_are_linked(browser: Browser, address: str) -> None:
    with page_at(browser, f"{address}/duties", PHONE) as page:
        page.get_by_role("link", name="Công an tỉnh", exact=True).click()
        page.get_by_role("link", name="Xem thời hạn của đơn vị này").click()
        page.get_by_role("link", name="Kiểm tra mâu thuẫn").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra mâu thuẫn, chỗ thiếu")
        expect(page.locator("section").first).to_contain_text("văn bản không nêu đơn vị thực hiện")


def test_the_chat_leads_to_both_pages(browser: Browser, address: str) -> None:
    with page_at(browser, address, PHONE) as page:
        page.get_by_role("link", name="Thời hạn").click()
        expect(page.get_by_role("link", name="Thời hạn")).to_have_attribute("aria-current", "page")
        page.get_by_role("link", name="Nhiệm vụ").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Nhiệm vụ")


@pytest.mark.parametrize("label", ["Ảnh lịch cả năm", "Ảnh dòng thời gian"])
def test_a_picture_is_shown_whole_when_it_is_opened(
    browser: Browser, address: str, label: str
) -> None:
    with page_at(browser, f"{address}/deadlines?unit=ca tinh", PHONE) as page:
        page.get_by_text(label).click()
        picture = page.get_by_role("img", name=label)
        expect(picture).to_be_visible()

        width = "img => img.decode().then(() => img.naturalWidth)"
        assert picture.evaluate(width) == 1080


def test_what_can_be_taken_along_is_served(address: str) -> None:
    with httpx.Client(base_url=address, trust_env=False) as client:
        picture = client.get("/deadlines/year.png", params={"year": "2026"})
        line = client.get("/deadlines/timeline.png", params={"unit": "ca tinh"})
        file = client.get("/deadlines/calendar.ics", params={"unit": "ca tinh"})
        workbook = client.get("/duties/matrix.xlsx", params={"unit": "Sở Xây dựng"})
        calendar = client.get(f"/calendar/{'a' * 20}.ics")

    assert picture.content.startswith(b"\x89PNG")
    assert line.content.startswith(b"\x89PNG")
    assert faults(file.content) == []
    assert "X-WR-CALNAME:Thời hạn – Công an tỉnh" in file.text
    assert workbook.content.startswith(b"PK")
    assert calendar.content == b"BEGIN:VCALENDAR"


@pytest.mark.parametrize(
    "path",
    [
        "/deadlines/year.png?part=9",
        "/deadlines/year.png?unit=công an",
        "/deadlines/timeline.png?part=99",
        "/deadlines/calendar.ics?unit=lạ hoắc",
        "/deadlines/year.png?part=x",
        "/duties/matrix.xlsx",
        "/duties/matrix.xlsx?unit=lạ hoắc",
    ],
)
def test_what_is_not_there_is_not_found(address: str, path: str) -> None:
    status = httpx.get(f"{address}{path}", trust_env=False).status_code
    assert status == (200 if path.endswith("part=x") else 404)


@pytest.mark.parametrize("query", ["year=1", "year=x", "unit=%00", "unit=<script>", "year=9999"])
def test_odd_queries_are_answered(address: str, query: str) -> None:
    answer = httpx.get(f"{address}/deadlines?{query}", trust_env=False)

    assert answer.status_code == 200
    assert "<script>" not in answer.text.partition("<body>")[2]
