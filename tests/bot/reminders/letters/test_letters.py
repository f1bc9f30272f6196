"""Letters of reminders, as they are read on a phone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import TendDue
from bot.delivery.parcels import Parcel
from bot.facts.items import Status
from bot.messages import ButtonsBlock, ChatId, Place, Reply, TextBlock
from bot.platforms import telegram_options, zalo_rendering
from bot.platforms.splitting import units
from bot.platforms.telegram_rendering import render_reply
from bot.platforms.zalo_oa import OA_MANNER
from bot.reminders.letters.digests import Digest
from bot.reminders.letters.entries import changed_text, entry_text, passed_text
from bot.reminders.letters.letters import MOST_NUMBERED, Room, Written, letters
from bot.reminders.occasions import Tending
from bot.reminders.planning.matters import Matter, ended, moved
from bot.reminders.steps import Step, StepKind
from bot.reminders.wishes import TargetKind
from bot.schedule.occurrence import read_date
from corpus.facts.facts import DeadlineKind
from tests.fakes.due_items import card, citation, in_period, on_date
from tests.fakes.facts import SCHOOLS, party
from tests.fakes.told_things import GROUP, NOW, a_digest, a_matter, a_target, an_occasion, on

_TELEGRAM = telegram_options.CAPABILITIES
_OA = OA_MANNER.capabilities
_BOT_MANNER = replace(
    OA_MANNER, capabilities=replace(_OA, private_buttons=False), quotes=False, mentions=True
)
_WITH_BUTTONS = Room(GROUP, _TELEGRAM.longest_text, has_buttons=True)
_ZALO_GROUP = Place("zalo", ChatId("zgr-1"), is_group=True)
_TYPED = Room(_ZALO_GROUP, _OA.longest_text, has_buttons=False)
_ON_ZALO = a_target(place=_ZALO_GROUP)


def _written(digest: Digest, room: Room = _WITH_BUTTONS) -> tuple[Written, ...]:
    ids = count(1)
    return letters(digest, room, lambda: f"b{next(ids)}")


def _text(reply: Reply) -> str:
    [text] = [block.text for block in reply.blocks if isinstance(block, TextBlock)]
    return text


def _only(digest: Digest, room: Room = _WITH_BUTTONS) -> str:
    [written] = _written(digest, room)
    return _text(written.reply)


def _labels(reply: Reply) -> list[list[str]]:
    return [
        [button.label for button in row]
        for block in reply.blocks
        if isinstance(block, ButtonsBlock)
        for row in block.rows
    ]


def test_a_letter_says_what_who_to_whom_how_long_until_when_and_where_it_stands() -> None:
    matter = a_matter()

    assert _only(a_digest([an_occasion(matter)], [matter])) == (
        "Nhắc việc thứ Hai, 15/6/2026: 1 việc sắp đến hạn\n"
        "\n"
        "CÒN 3 NGÀY – đến thứ Năm, 18/6/2026\n"
        "1. Báo cáo kết quả đọc sách\n"
        "Thực hiện: Văn phòng Ủy ban nhân dân xã\n"
        "Gửi: Phòng Văn hóa huyện\n"
        "Thời hạn: trước ngày 19/6/2026\n"
        "Nguồn: 27/KH-UBND, Phần III, mục 1, điểm b: “Văn phòng báo cáo kết quả đọc sách trước"
        " ngày 19/6/2026.”"
    )


def test_several_things_stand_under_the_days_that_are_left() -> None:
    today = on("2026-06-16", "d1", "nộp danh sách", before=True)
    meeting = on("2026-06-16", "d2", "Họp ban tổ chức")
    over = on("2026-06-12", "d3", "gửi báo cáo tháng")
    told = [
        an_occasion(today, Step.lead(0)),
        an_occasion(meeting, Step.lead(1)),
        an_occasion(over, Step(StepKind.OVERDUE)),
    ]

    said = _only(a_digest(told, [today, meeting, over]))

    assert said.splitlines()[0] == (
        "Nhắc việc thứ Hai, 15/6/2026: 1 việc quá hạn, 1 việc đến hạn hôm nay, 1 việc sắp đến hạn"
    )
    paragraphs = said.split("\n\n")[1:]
    assert [paragraph.splitlines()[:2] for paragraph in paragraphs[:3]] == [
        ["QUÁ HẠN 3 NGÀY", "1. Gửi báo cáo tháng"],
        ["HÔM NAY – thứ Hai, 15/6/2026", "2. Nộp danh sách"],
        ["CÒN 1 NGÀY – ngày mai, thứ Ba, 16/6/2026", "3. Họp ban tổ chức"],
    ]
    assert "Thời hạn: trước ngày 16/6/2026 – hôm nay là ngày cuối" in paragraphs[1]
    assert "Thời gian: ngày 16/6/2026" in paragraphs[2]
    assert paragraphs[3:] == [
        "Bấm vào số việc để báo xong, nhận việc, hoãn hoặc xem nguồn.",
        "Việc quá hạn mà đã làm xong, anh/chị báo xong để Sổ Tay thôi nhắc.",
    ]


def test_what_has_no_day_is_never_given_one() -> None:
    matter = a_matter(when=in_period(said="trong tháng 6/2026", date_="2026-06"))

    said = _only(a_digest([an_occasion(matter, Step.lead(14))], [matter]))

    assert "CÒN 15 NGÀY LÀ HẾT THỜI HẠN\n1. " in said
    assert "Thời hạn: trong tháng 6/2026 (văn bản không nêu ngày)" in said
    assert "30/6" not in said


def test_an_event_is_counted_apart_from_tasks() -> None:
    event = a_matter(
        when=on_date("2026-06-28", "ngày 28/6"), kind=DeadlineKind.EVENT, who=(), to=()
    )

    said = _only(a_digest([an_occasion(event, Step.lead(14))], [event]))

    assert said.startswith("Nhắc việc thứ Hai, 15/6/2026: 1 sự kiện\n")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": Status.READ}, "1. Báo cáo kết quả đọc sách (chưa được văn thư xác nhận)\n"),
        (
            {"is_outdated": True},
            "1. Báo cáo kết quả đọc sách (văn bản đã thay đổi, văn thư cần xem lại)\n",
        ),
        ({"status": Status.CORRECTED}, "Thời hạn: trước ngày 19/6/2026 – văn thư đã sửa\n"),
        ({"through": (SCHOOLS,)}, "Gửi: Phòng Văn hóa huyện (qua các trường học)\n"),
        ({"through": (SCHOOLS,), "to": ()}, "Gửi qua: Các trường học\n"),
    ],
)
def test_what_a_reader_must_know_stands_with_the_entry(values: dict[str, Any], words: str) -> None:
    matter = a_matter(**values)

    assert words in _only(a_digest([an_occasion(matter)], [matter]))


def test_a_chats_own_reminder_says_that_no_document_is_behind_it() -> None:
    own = a_matter("own:3", citation=None, card=None, kind=None, who=(), to=(), status=None)

    [written] = _written(a_digest([an_occasion(own)], [own]))

    assert _text(written.reply).endswith("Nhắc việc do nhóm tự đặt")
    assert _labels(written.reply) == [["✅ Đã xong", "👤 Nhận việc"], ["⏰ Hoãn"]]


def test_who_took_it_is_told() -> None:
    matter = a_matter()
    occasion = an_occasion(matter)
    taken = Tending(occasion.due, taken_by="telegram:5", taken_name="Nguyễn Thị Lan")

    [written] = _written(a_digest([occasion], [matter], tendings=[taken]))

    assert _text(written.reply).endswith("\nĐã nhận việc: Nguyễn Thị Lan")
    assert _labels(written.reply) == [["✅ Đã xong"], ["⏰ Hoãn", "📄 Nguồn"]]


def test_the_buttons_of_a_single_thing_say_what_can_be_done() -> None:
    matter = a_matter()
    occasion = an_occasion(matter)

    [written] = _written(a_digest([occasion], [matter]))

    [_, buttons] = written.reply.blocks
    assert isinstance(buttons, ButtonsBlock)
    assert [button.action for button in buttons.buttons] == [
        TendDue(what, 7, "d1", "2026-06-19") for what in ("done", "take", "later", "sources")
    ]


def test_several_things_have_a_button_each_by_their_numbers() -> None:
    matters = [on("2026-06-18", f"d{n}", f"Việc thứ {n}") for n in range(1, 7)]

    [written] = _written(a_digest([an_occasion(one) for one in matters], matters))

    assert _labels(written.reply) == [
        ["Việc 1", "Việc 2", "Việc 3", "Việc 4"],
        ["Việc 5", "Việc 6"],
    ]


def test_where_nothing_can_be_tapped_the_words_to_type_are_told() -> None:
    matters = [on("2026-06-18", "d1", "Họp"), on("2026-06-18", "d2", "Nộp danh sách")]
    told = [an_occasion(matter) for matter in matters]

    [one] = _written(a_digest(told[:1], matters, _ON_ZALO), _TYPED)
    [two] = _written(a_digest(told, matters, _ON_ZALO), _TYPED)

    assert _text(one.reply).endswith("Trả lời tin này: “xong”, “nhận”, “hoãn” hoặc “xem nguồn”.")
    assert _text(two.reply).endswith(
        "Trả lời tin này kèm số việc, ví dụ: “xong 1”, “nhận 1”, “hoãn 1”, “nguồn 1”."
    )
    assert _labels(one.reply) == _labels(two.reply) == []


def test_nobody_is_asked_to_take_what_is_taken() -> None:
    matter = on("2026-06-18", "d1", "Họp")
    told = an_occasion(matter)
    taken = Tending(told.due, taken_by="zalo:lan", taken_name="Lan")

    text = _only(a_digest([told], [matter], _ON_ZALO, tendings=[taken]), _TYPED)

    assert text.endswith("Trả lời tin này: “xong”, “hoãn” hoặc “xem nguồn”.")


def test_nobody_is_asked_to_take_what_they_remind_themselves_of() -> None:
    own = a_matter("own:3", citation=None, card=None, kind=None, who=(), to=(), status=None)
    alone = a_target(place=Place("telegram", ChatId("9")))
    digest = a_digest([an_occasion(own)], [own], alone)

    typed = _only(digest, Room(alone.place, _OA.longest_text, has_buttons=False))
    [pressed] = _written(digest, Room(alone.place, _OA.longest_text, has_buttons=True))

    assert typed.endswith("Nhắn lại: “xong” hoặc “hoãn”.")
    assert _labels(pressed.reply) == [["✅ Đã xong"], ["⏰ Hoãn"]]


def test_a_late_one_says_when_it_should_have_come() -> None:
    matters = [on("2026-06-18", "d1", "Họp"), on("2026-06-18", "d2", "Nộp danh sách")]
    late = NOW - timedelta(days=3)
    some = [an_occasion(matters[0], at=late), an_occasion(matters[1])]
    all_ = [an_occasion(matter, at=late) for matter in matters]

    assert "\n(gửi muộn, đáng lẽ lúc 08:00 ngày 12/6/2026)\n\n2. " in _only(a_digest(some, matters))
    assert "2 việc sắp đến hạn\n(gửi muộn, đáng lẽ lúc 08:00 ngày 12/6/2026)\n\nCÒN 3" in _only(
        a_digest(all_, matters)
    )
    assert [one.is_late for one in _written(a_digest(some, matters))] == [True]


def test_what_passed_while_nothing_could_be_sent_is_one_list() -> None:
    matters = [on("2026-06-10", "d1", "Họp"), on("2026-06-11", "d2", "Nộp danh sách", before=True)]
    told = [an_occasion(one, Step.lead(1), NOW - timedelta(days=6)) for one in matters]

    [written] = _written(a_digest(told, matters))

    assert _text(written.reply) == (
        "Nhắc việc thứ Hai, 15/6/2026: 2 việc đã qua hạn khi chưa kịp nhắc\n"
        "\n"
        "ĐÃ QUA HẠN TRONG THỜI GIAN SỔ TAY KHÔNG GỬI ĐƯỢC TIN\n"
        "1. Họp – ngày 10/6/2026 (quá 5 ngày)\n"
        "2. Nộp danh sách – trước ngày 11/6/2026 (quá 5 ngày)\n"
        "\n"
        "Bấm vào số việc để báo xong, nhận việc, hoãn hoặc xem nguồn.\n"
        "\n"
        "Việc quá hạn mà đã làm xong, anh/chị báo xong để Sổ Tay thôi nhắc."
    )
    assert written.told == tuple(one.id for one in told)
    assert _labels(written.reply) == [["Việc 1", "Việc 2"]]


def test_what_passed_can_be_closed_by_buttons_for_the_first_and_by_typing_for_the_rest() -> None:
    ahead = on("2026-06-16", "d99", "Họp")
    passed = [on("2026-06-10", f"d{n}", f"Việc {n}", before=True) for n in range(12)]
    told = [an_occasion(one, Step.lead(1), NOW - timedelta(days=6)) for one in passed]

    [written] = _written(a_digest([*told, an_occasion(ahead)], [*passed, ahead]))

    text = _text(written.reply)
    assert ["1. Họp" in text, "\n2. Việc 0 –" in text, "\n13. Việc 11 –" in text] == [True] * 3
    assert [label for row in _labels(written.reply) for label in row] == [
        f"Việc {number}" for number in range(1, 9)
    ]
    assert "“xong 9”" in text


def test_a_single_thing_that_passed_has_what_can_be_done_about_it_at_once() -> None:
    over = on("2026-06-11", "d2", "Nộp danh sách", before=True)
    told = an_occasion(over, Step.lead(1), NOW - timedelta(days=6))

    [written] = _written(a_digest([told], [over]))

    assert _labels(written.reply)[0] == ["✅ Đã xong", "👤 Nhận việc"]
    assert "1. Nộp danh sách" in _text(written.reply)


def test_what_passed_is_closed_by_typing_where_nothing_can_be_tapped() -> None:
    over = on("2026-06-11", "d2", "Nộp danh sách", before=True)
    told = an_occasion(over, Step.lead(1), NOW - timedelta(days=6))

    text = _only(a_digest([told], [over], _ON_ZALO), _TYPED)

    assert "Trả lời tin này: “xong”, “nhận”, “hoãn” hoặc “xem nguồn”." in text


def test_something_put_off_is_brought_up_as_that() -> None:
    matter = a_matter()

    said = _only(a_digest([an_occasion(matter, Step.snoozed(NOW))], [matter]))

    assert said.endswith("\n(nhắc lại theo giờ đã hẹn)")


def test_a_correction_says_what_was_said_before() -> None:
    matter = a_matter()
    changed = an_occasion(matter, Step(StepKind.CHANGED))
    told = replace(changed.told, was_what="báo cáo", was_limit="trước ngày 25/6/2026")

    said = _only(a_digest([replace(changed, told=told)], [matter]))

    assert said.startswith(
        "Nhắc việc thứ Hai, 15/6/2026: 1 đính chính\n"
        "\n"
        "Đính chính: việc “báo cáo” đã nhắc trước đây nay được sửa thành “báo cáo kết quả đọc"
        " sách”:\n"
    )
    assert "\nThời hạn: trước ngày 19/6/2026 (tin trước: trước ngày 25/6/2026)" in said


def test_a_correction_of_whoever_owes_it_names_them_anew() -> None:
    matter = a_matter(who=(SCHOOLS,))

    said = _only(a_digest([an_occasion(matter, Step(StepKind.CHANGED))], [matter]))

    assert (
        "Đính chính: việc “báo cáo kết quả đọc sách” đã được sửa so với tin nhắc trước. Nay là:\n"
        "Thực hiện: Các trường học\n" in said
    )


def test_what_is_no_more_or_at_another_time_is_told() -> None:
    matter = a_matter()
    changed = an_occasion(matter, Step(StepKind.CHANGED))
    later = a_matter(when=on_date("2026-06-25", "trước ngày 25/6/2026", before=True))
    gone = replace(changed, told=ended(changed.told))
    at_another_time = replace(changed, told=moved(later, changed.told))

    assert _only(a_digest([gone], [])).endswith(
        "Đính chính: việc “báo cáo kết quả đọc sách” (trước ngày 19/6/2026) đã nhắc trước đây nay"
        " không còn, vì văn bản đã thay đổi hoặc văn thư đã bỏ thời hạn này. Anh/chị bỏ qua tin"
        " nhắc trước."
    )
    replaced = replace(gone, told=ended(changed.told, "Kế hoạch số 71/KH-UBND"))
    assert _only(a_digest([replaced], [])).endswith(
        "nay không còn, vì văn bản nêu việc này đã được thay thế bởi Kế hoạch số 71/KH-UBND."
        " Anh/chị bỏ qua tin nhắc trước, xem theo văn bản mới."
    )
    assert _only(a_digest([at_another_time], [later])).endswith(
        "Đính chính: việc “báo cáo kết quả đọc sách”: thời hạn đã nhắc (trước ngày 19/6/2026)"
        " không còn đúng. Nay là: trước ngày 25/6/2026."
    )


def test_whoever_is_in_charge_is_told_why_they_are_written_to() -> None:
    matter = on("2026-06-12", "d1", "Họp")
    occasion = an_occasion(matter, Step(StepKind.IN_CHARGE))
    took = Tending(occasion.due, taken_by="telegram:5", taken_name="Lan")
    room = Room(Place("telegram", ChatId("5")), 4000, has_buttons=True)

    taken = _only(a_digest([occasion], [matter], tendings=[took]), room)
    responsible = _only(a_digest([occasion], [matter]), room)

    assert taken.startswith(
        "Nhắc riêng anh/chị, thứ Hai, 15/6/2026: 1 việc quá hạn\n"
        "Anh/chị đã nhận việc sau ở “Tổ công tác xã”, đến nay chưa có ai báo xong:\n\n"
        "QUÁ HẠN 3 NGÀY\n1. Họp\n"
    )
    assert "Việc sau của “Tổ công tác xã” đã quá hạn mà chưa có ai báo xong:" in responsible


def test_a_letter_in_a_chats_stead_says_whose_it_is() -> None:
    matter = a_matter()

    said = _only(a_digest([an_occasion(matter)], [matter]), _TYPED)

    assert said.splitlines()[1] == (
        "Tin của “Tổ công tác xã”, gửi vào đây vì hiện không gửi được vào đó."
    )


def test_a_clerk_hears_what_to_confirm_and_what_nobody_closed() -> None:
    unclear, over = a_matter(status=Status.READ), on("2026-06-11", "d2", "Họp")
    told = [an_occasion(unclear), an_occasion(over, Step(StepKind.CLERK, "9"))]
    clerk = a_target(TargetKind.CLERK)

    [written] = _written(a_digest(told, [unclear, over], clerk, labels={9: "Tổ một cửa"}))

    said = _text(written.reply)
    assert said.startswith(
        "Việc của văn thư, thứ Hai, 15/6/2026: 1 việc quá hạn chưa ai báo xong, 1 thời hạn chờ xác"
        " nhận\n\nQUÁ HẠN 4 NGÀY\n1. Họp\nNhắc ở: Tổ một cửa\n"
    )
    assert "\n\nCHỜ XÁC NHẬN\n• Báo cáo kết quả đọc sách\n" in said
    assert "Thời hạn: trước ngày 19/6/2026 – còn 3 ngày\n" in said
    assert said.endswith("Anh/chị nhắn riêng /duyet để xem và xác nhận.")
    [_, buttons] = written.reply.blocks
    assert isinstance(buttons, ButtonsBlock)
    assert buttons.buttons[0].action == TendDue("done", 9, "d2", "2026-06-11")


def test_a_clerk_hears_also_of_what_is_known_by_its_row_alone() -> None:
    over = an_occasion(on("2026-06-11", "d2", "Họp"), Step(StepKind.CLERK, "9"))

    said = _only(a_digest([over], [], a_target(TargetKind.CLERK), labels={9: "Tổ một cửa"}))

    assert "QUÁ HẠN 4 NGÀY\n1. Họp\nNhắc ở: Tổ một cửa\nThời hạn: ngày 11/6/2026\n\n" in said


def test_a_letter_has_no_more_numbers_than_can_be_typed() -> None:
    matters = [on("2026-06-18", f"d{n}", f"Việc thứ {n}") for n in range(1, 11)]
    digest = a_digest([an_occasion(matter) for matter in matters], matters)

    [first, second] = _written(digest)

    assert _text(first.reply).splitlines()[0].endswith("10 việc sắp đến hạn (tin 1/2)")
    assert len(first.told) == MOST_NUMBERED
    assert _labels(second.reply) == [["Việc 9", "Việc 10"]]


def test_nothing_is_written_when_nothing_is_told() -> None:
    assert _written(a_digest([], [])) == ()


_WORDS = st.text(
    st.characters(
        codec="utf-8", categories=("L", "N", "P", "S", "Z"), include_characters="&<>😀\n"
    ),
    max_size=400,
)
_OVER = on_date("2026-06-01", "trước ngày 1/6/2026", before=True)
_ROOMS: Sequence[tuple[str, bool]] = [
    ("telegram", True),
    ("telegram", False),
    ("zalo", True),
    ("zalo", False),
    ("zalo_oa", True),
    ("zalo_oa", False),
]


@st.composite
def _matters(draw: st.DrawFn) -> list[Matter]:
    found = []
    for n in range(draw(st.integers(1, 14))):
        quote = draw(_WORDS)
        found.append(
            a_matter(
                f"d{n}",
                draw(_WORDS),
                on_date(f"2026-06-{draw(st.integers(8, 22)):02}", draw(_WORDS), before=True),
                who=tuple(party(name) for name in draw(st.lists(_WORDS, max_size=5))),
                citation=citation(card(), quote),
            )
        )
    return found


def _rendered(platform: str, place: Place, reply: Reply) -> Sequence[Parcel]:
    if platform == "telegram":
        return render_reply(reply, place, None, "sotay_bot")
    manner = _BOT_MANNER if platform == "zalo" else OA_MANNER
    return zalo_rendering.render(reply, place, None, manner)


@pytest.mark.parametrize(("platform", "is_group"), _ROOMS)
@settings(max_examples=40, deadline=None)
@given(matters=_matters())
def test_every_entry_stands_whole_in_exactly_one_message_of_every_platform(
    platform: str,
    is_group: bool,  # noqa: FBT001 - pytest fills it
    matters: list[Matter],
) -> None:
    place = Place(platform, ChatId("-100"), is_group=is_group)
    able = {"telegram": _TELEGRAM, "zalo": _BOT_MANNER.capabilities, "zalo_oa": _OA}[platform]
    room = Room(place, able.longest_text, able.has_buttons(place))
    steps = {True: Step.lead(3), False: Step(StepKind.OVERDUE)}
    told = [
        an_occasion(matter, steps[read_date(matter.when.date or "").last >= NOW.date()])
        for matter in matters
    ]
    # What changed stands in front, what passed at the end: of lists as long again.
    told += [an_occasion(matter, Step(StepKind.CHANGED)) for matter in matters]
    over = [replace(matter, id=f"o{matter.id}", when=_OVER) for matter in matters]
    told += [an_occasion(matter, Step.lead(1), NOW - timedelta(days=20)) for matter in over]
    matters = [*matters, *over]
    digest = a_digest(told, matters, a_target(place=place))

    written = _written(digest, room)

    messages = [_rendered(platform, place, one.reply) for one in written]
    texts = [parcels[0].plain or parcels[0].text for parcels in messages]
    assert all(units(text) <= able.longest_text for text in texts)
    assert sorted(one for letter in written for one in letter.told) == sorted(o.id for o in told)
    pieces = [
        *((entry, changed_text(entry, is_group=is_group)) for entry in digest.changed),
        *((one, entry_text(one, says_late=True, is_group=is_group)) for one in digest.entries),
        *((entry, passed_text(entry)) for entry in digest.passed),
    ]
    assert len(pieces) == len(told)
    for entry, shown in pieces:
        [here] = [n for n, one in enumerate(written) if entry.occasion.id in one.told]
        assert here in [n for n, text in enumerate(texts) if f"\n{shown}" in text]
