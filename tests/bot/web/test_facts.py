from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import Engine

from bot.facts.lookups import Lookups
from bot.facts.replies import Around
from bot.web.facts import Facts
from bot.web.server import create_app
from tests.fakes.conversation import ScriptedConversation
from tests.fakes.facts_office import NOW, FactsOffice
from tests.fakes.front_office import ZONE
from tests.fakes.replacing_plans import NEW_PLAN, OLD_PLAN
from tests.fakes.web_server import serving
from tests.fakes.workbooks import read


@pytest.fixture
def client(engine: Engine) -> Iterator[httpx.Client]:
    """The page over a plan and the one that replaces it."""
    office = FactsOffice(engine, (OLD_PLAN, NEW_PLAN))
    around = Around(office.search, lambda: {"documents": 2}, lambda: "id", ZONE)
    lookups = Lookups(office.register, around)
    facts = Facts(
        office.register,
        lookups.naming,
        lookups.agenda,
        lambda: NOW.astimezone(ZONE),
        lambda _token: None,
    )
    app = create_app(
        converse=ScriptedConversation(), library=office.store, now=lambda: NOW, facts=facts
    )
    with serving(app) as url, httpx.Client(base_url=url, trust_env=False) as client:
        yield client


def test_the_matrix_of_a_unit_leaves_out_what_another_document_replaces(
    client: httpx.Client,
) -> None:
    page = client.get("/duties", params={"unit": "công an phường"}).text

    assert "71/KH-UBND, Phần I, mục 1" in page
    assert "58/KH-UBND" not in page


@pytest.mark.parametrize(
    ("path", "what"), [("/duties", "Việc giao cho"), ("/deadlines", "Thời hạn của")]
)
def test_a_unit_that_only_the_replaced_document_names_is_told_so(
    client: httpx.Client, path: str, what: str
) -> None:
    page = client.get(path, params={"unit": "đoàn thanh niên phường"}).text

    assert (
        f'<p class="notice">{what} “Đoàn Thanh niên phường” chỉ thấy ở văn bản đã được thay thế:'
        "<br>• Kế hoạch số 58/KH-UBND ngày 12/01/2026"
    ) in page
    assert '<table class="matrix">' not in page


def test_the_workbook_leaves_it_out_too(client: httpx.Client) -> None:
    file = client.get("/duties/matrix.xlsx", params={"unit": "công an phường"})
    sheets = read(file.content).values()
    cells = [str(cell) for sheet in sheets for cell in sheet.cells.values()]

    assert any("71/KH-UBND" in cell for cell in cells)
    assert not any("58/KH-UBND" in cell for cell in cells)


def test_units_are_listed_with_what_they_still_have_to_do(client: httpx.Client) -> None:
    page = client.get("/duties").text

    assert 'Công an phường</a> <span class="facts">1 việc</span>' in page
    assert "Đoàn Thanh niên phường</a>" not in page


def test_checks_look_at_what_holds(client: httpx.Client) -> None:
    page = client.get("/checks").text

    assert "Có 0 điểm cần xem trong 3 nhiệm vụ và 1 thời hạn." in page
