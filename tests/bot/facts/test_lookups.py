from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.citations import Decision
from bot.messages import CitationsBlock
from tests.fakes.facts_office import FactsOffice
from tests.fakes.front_office import FrontOffice, button, in_group, labels, private, words

DAYS = timedelta(days=1)


@pytest.fixture
def office(engine: Engine) -> FactsOffice:
    return FactsOffice(engine)


@pytest.fixture
def empty(engine: Engine) -> FactsOffice:
    return FactsOffice(engine, ())


def said(office: FactsOffice, text: str) -> str:
    return words(office.hear(private(text)))


# What falls due


def test_what_comes_next_is_told_with_who_owes_it_to_whom_and_where_it_stands(
    office: FactsOffice,
) -> None:
    told = said(office, "/hannop")

    assert told.startswith(
        "Việc đến hạn từ 03/3/2026 đến 01/6/2026 (0 việc có ngày, 2 việc không nêu ngày)"
    )
    assert (
        "Sau đó:\n"
        "• Trước ngày 15/6/2026 (ngày làm việc cuối trước hạn: 12/6/2026) · Gửi báo cáo kết quả\n"
        "Sở Xây dựng → Ủy ban nhân dân tỉnh (qua Văn phòng Ủy ban nhân dân tỉnh)\n"
        "“trước ngày 15 tháng 6 hằng năm” – 41/KH-UBND, Phần II, mục 1, điểm b – chưa xác nhận"
    ) in told
    assert told.index("20/11/2026") < told.index("Văn bản không nêu ngày cụ thể:")


def test_today_is_the_day_on_which_the_message_was_sent_in_vietnam(office: FactsOffice) -> None:
    told = words(office.hear(private("/hannop", after=60 * DAYS)))

    assert told.startswith("Việc đến hạn từ 02/5/2026 đến 31/7/2026 (1 việc có ngày")
    assert "\n• Trước ngày 15/6/2026" in told


@pytest.mark.parametrize("typed", ["/hannop tháng 6", "tháng 6 phải nộp gì?"])
def test_a_month_holds_its_days_and_the_quarters_that_end_in_it(
    office: FactsOffice, typed: str
) -> None:
    told = said(office, typed)

    assert told.startswith("Việc đến hạn tháng 6/2026 (1 việc có ngày, 1 việc không nêu ngày)")
    assert "• Quý II/2026 · Tuyên truyền an toàn giao thông trong trường học" in told
    assert "Năm 2026" not in told


def test_what_has_no_day_is_never_given_one(office: FactsOffice) -> None:
    told = said(office, "/hannop không có ngày")

    assert told.startswith("Việc mà văn bản không nêu ngày (2 việc)")
    assert "• Hằng năm · Tổ chức rút kinh nghiệm việc thực hiện Quy chế" in told


def test_an_empty_period_says_so_and_what_comes_after(office: FactsOffice) -> None:
    told = said(office, "/hannop tháng 4/2026")

    assert "Không có việc nào được nêu ngày đến hạn tháng 4/2026." in told
    assert "Sau đó:\n• Trước ngày 15/6/2026" in told


def test_a_unit_has_what_it_owes_and_what_is_sent_to_it(office: FactsOffice) -> None:
    assert "• Chậm nhất ngày 20/11/2026" in said(office, "/hannop ca tinh")
    received = said(office, "/hannop Ủy ban nhân dân tỉnh")
    assert "Gửi về hoặc gửi qua Ủy ban nhân dân tỉnh:\n• Trước ngày 15/6/2026" in received


def test_a_kind_and_a_matter_narrow_what_is_listed(office: FactsOffice) -> None:
    assert said(office, "/hannop báo cáo").startswith("Báo cáo: việc đến hạn từ 03/3")
    assert "rút kinh nghiệm" not in said(office, "/hannop báo cáo")
    assert "xử lý vi phạm" in said(office, "/hannop vi phạm")
    assert said(office, "/hannop chuyện lạ") == (
        "Không thấy thời hạn nào của “chuyện lạ” trong các văn bản đã nạp."
    )


def test_a_decision_of_a_clerk_is_told(office: FactsOffice) -> None:
    first = next(item for item in office.register.deadlines() if item.deadline.who)
    office.register.confirm(first.deadline.id, "terminal", private("").sent_at)

    assert "điểm b – đã xác nhận" in said(office, "/hannop")


def test_what_a_clerk_rejected_is_left_out(office: FactsOffice) -> None:
    for item in office.register.deadlines():
        office.register.reject(item.deadline.id, "terminal", private("").sent_at)

    assert said(office, "/hannop") == "Chưa đọc được thời hạn nào từ các văn bản đã nạp."


# Who does what


def test_the_duties_of_a_unit_are_told_by_role_with_their_places(office: FactsOffice) -> None:
    told = said(office, "/nhiemvu so xay dung")

    assert told.startswith("Nhiệm vụ của Sở Xây dựng (3 việc)\n\nChủ trì:\n• Chủ trì, phối hợp")
    assert "41/KH-UBND, Phần II, mục 1, điểm a" in told
    assert "Chung cho các sở, ban, ngành (Sông Lam):\n• Thực hiện: Tổ chức quán triệt" in told


def test_a_unit_finds_what_others_do_with_it(office: FactsOffice) -> None:
    told = said(office, "/nhiemvu Công an tỉnh")

    assert "Cùng làm với đơn vị khác:\n• Sở Xây dựng – chủ trì: Chủ trì, phối hợp" in told


def test_a_unit_that_no_document_names_finds_what_holds_for_all(office: FactsOffice) -> None:
    told = said(office, "/nhiemvu Sở Y tế")

    assert told.startswith("Nhiệm vụ của Sở Y tế (1 việc)\nKhông văn bản nào giao riêng cho")


def test_of_two_levels_it_is_asked_which_is_meant(office: FactsOffice) -> None:
    asked = office.hear(private("/nhiemvu công an"))
    chosen = office.hear(private("2"))

    assert words(asked) == "Ý anh/chị là đơn vị nào?"
    assert labels(asked) == ["Công an phường", "Công an tỉnh"]
    assert words(chosen).startswith("Nhiệm vụ của Công an tỉnh")
    assert "phường" not in words(chosen)


def test_a_choice_keeps_the_time_that_was_asked_for(office: FactsOffice) -> None:
    asked = office.hear(private("/hannop tháng 11 công an"))
    chosen = office.hear(private("", press=button(asked, "Công an tỉnh")))

    assert words(chosen).startswith("Công an tỉnh: việc đến hạn tháng 11/2026")


@pytest.mark.parametrize("typed", ["/nhiemvu giao thông", "/nhiemvu an toan giao thong"])
def test_a_matter_is_told_by_units(office: FactsOffice, typed: str) -> None:
    told = said(office, typed)

    assert told.startswith("Ai làm gì về “")
    assert "Sở Xây dựng:\n• Chủ trì, phối hợp" in told
    assert "Hội Nông dân phường:\n• Phối hợp tuyên truyền" in told


def test_a_kind_of_unit_alone_names_none_in_free_words(office: FactsOffice) -> None:
    assert "Nhiệm vụ của" not in said(office, "sở phải làm gì?")
    assert said(office, "Sở Xây dựng phải làm gì?").startswith("Nhiệm vụ của Sở Xây dựng")


def test_who_leads_in_a_matter_may_be_asked_in_free_words(office: FactsOffice) -> None:
    told = said(office, "bên nào chủ trì phần tuần tra?")

    assert told.startswith("Chủ trì phần “tuần tra” (1 việc)\n\nCông an phường:")
    assert office.asked == []


def test_nobody_in_the_role_is_said(office: FactsOffice) -> None:
    told = said(office, "/nhiemvu ai theo dõi tuần tra")

    assert "Không thấy văn bản nêu đơn vị theo dõi việc này" in told


def test_the_command_alone_says_how_to_ask_and_offers_units(office: FactsOffice) -> None:
    alone = office.hear(private("/nhiemvu"))

    assert words(alone).startswith("Anh/chị gõ tên đơn vị hoặc tên việc ngay sau lệnh")
    assert "Công an tỉnh" in labels(alone)
    assert words(office.hear(private("1"))).startswith("Nhiệm vụ của Công an phường")


def test_what_is_not_there_is_said(office: FactsOffice) -> None:
    assert said(office, "/nhiemvu vũ trụ").startswith("Không thấy “vũ trụ” được giao việc gì")


def test_overlong_words_are_not_said_back_whole(office: FactsOffice) -> None:
    assert len(said(office, f"/nhiemvu {'lạ ' * 900}")) < 300
    assert len(said(office, f"/hannop {'lạ ' * 900}")) < 300


def test_without_facts_both_commands_say_so(empty: FactsOffice) -> None:
    assert said(empty, "/nhiemvu").startswith("Chưa đọc được nhiệm vụ nào")
    assert said(empty, "/hannop").startswith("Chưa đọc được thời hạn nào")


# As replies


def test_a_look_up_is_an_answer_whose_sources_can_be_seen(office: FactsOffice) -> None:
    told = office.hear(private("/nhiemvu Sở Xây dựng"))
    sources = office.hear(private("", press=button(told, "Xem nguồn")))

    assert told is not None
    assert told.decision is Decision.ANSWER
    assert told.exchange is not None
    assert told.exchange.question == "/nhiemvu Sở Xây dựng"
    assert "“Chủ trì, phối hợp với Công an tỉnh" in words(sources)
    assert "“Chủ trì, phối hợp" in words(office.hear(private("/nguon")))


def test_long_lists_come_in_pages(engine: Engine) -> None:
    duties = "\n\n".join(f"{n}. Sở Xây dựng chủ trì việc thứ {n}." for n in range(1, 11))
    office = FactsOffice(engine, [f"Số: 5/KH-SXD\n\nKẾ HOẠCH\nThử\n\n{duties}\n"])
    first = office.hear(private("/nhiemvu Sở Xây dựng"))
    second = office.hear(private("", press=button(first, "Trang sau")))

    assert "trang 1/2" in words(first)
    assert "trang 2/2" in words(second)
    assert "Trang sau" not in labels(second)
    assert "trang 2/2" in said(office, "/nhiemvu Sở Xây dựng trang 2")
    assert "trang 2/2" in said(office, "/nhiemvu Sở Xây dựng trang 99")


def test_what_was_typed_keeps_its_diacritics_on_every_page(engine: Engine) -> None:
    duties = "\n\n".join(f"{n}. Sở Xây dựng chủ trì tuần tra đợt {n}." for n in range(1, 11))
    office = FactsOffice(engine, [f"Số: 5/KH-SXD\n\nKẾ HOẠCH\nThử\n\n{duties}\n"])

    assert "“tuần tra”" in said(office, "ai chủ trì phần tuần tra?")
    assert "“tuần tra” (10 việc; trang 2/2)" in said(office, "2")


def test_free_text_goes_on_by_its_button(office: FactsOffice) -> None:
    asked = office.hear(private("nhiệm vụ của công an tỉnh"))

    assert words(asked).startswith("Nhiệm vụ của Công an tỉnh")
    assert office.asked == []


def test_any_other_question_is_answered_from_the_passages(office: FactsOffice) -> None:
    said(office, "Khi nào phải gửi báo cáo kết quả?")
    said(office, "bên nào chủ trì chuyện lạ?")

    assert office.asked == ["Khi nào phải gửi báo cáo kết quả?", "bên nào chủ trì chuyện lạ?"]


def test_in_a_group_the_same_is_told(office: FactsOffice) -> None:
    assert words(office.hear(in_group("/hannop"))) == said(office, "/hannop")


def test_on_the_page_the_sources_come_along(office: FactsOffice) -> None:
    message = private("/nhiemvu Sở Xây dựng")
    on_page = office.office.reception.handle(
        type(message)("web", message.chat, message.sender, message.text, message.sent_at)
    )

    assert on_page is not None
    assert isinstance(on_page.blocks[1], CitationsBlock)
    assert isinstance(office.office, FrontOffice)
