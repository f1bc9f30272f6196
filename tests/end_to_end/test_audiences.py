"""A document that is for some alone: to all others it is as if it were not there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.messages import IncomingMessage
from tests.fakes.front_office import labels, words
from tests.fakes.guarded_office import (
    ADMIN,
    CLOSED_FILE,
    INSIDERS,
    MEMBER,
    GuardedOffice,
    alone,
    buttons_of,
    guarded_settings,
    in_group,
    open_guarded,
    perform,
    pressed,
    signs_in,
    visible,
    write_plans,
)

AUDIENCE = f"telegram:{INSIDERS},telegram:{MEMBER}"
ASKED = (
    "Diễn tập Bạch Vĩ do ai chủ trì?",
    "dien tap bach vi",
    "Trung tâm Hải Văn có nhiệm vụ gì?",
    "TTHV làm gì?",
    "kho lương Đá Chồng kiểm tra khi nào",
    "9713/KH-UBND nói gì?",
    "Ai ký Kế hoạch 9713/KH-UBND?",
    "Ai ký kế hoạch?",
    "Quàng Thị Nhót là ai?",
    "Báo cáo kết quả gửi trước ngày nào?",
    "báo cáo kết quả diễn tập gửi về đâu?",
    "Có những văn bản nào?",
    "Kế hoạch nào nói về diễn tập?",
    "Trung tâm Thủy Phi chủ trì gì",
    "Tháng 3 phải nộp gì?",
    "ai chủ trì rà phá vật cản trên sông Quẩy",
    "What is the Bach Vi drill?",
    "/vanban",
    "/nhiemvu",
    "/nhiemvu Trung tâm Hải Văn",
    "/nhiemvu hai van",
    "/nhiemvu diễn tập",
    "/nhiemvu Công an tỉnh",
    "/hannop",
    "/hannop tháng 3",
    "/hannop Trung tâm Hải Văn",
    "/hannop không ngày",
    "/nguon",
    "/trangthai",
    "/trogiup",
    "/nhac",
    "/nhac đơn vị Trung tâm Hải Văn",
    "/nhac văn bản 9713/KH-UBND",
)


def assert_same(guarded: GuardedOffice, without: GuardedOffice, message: IncomingMessage) -> None:
    """Compare two replies, but for what is drawn by lot.

    Which passages come nearest to what is in no document hangs on how rare its words are, and
    the index counts those of all documents for that; so they are only looked through.
    """
    here, there = guarded.hear(message), without.hear(message)

    assert words(here) == words(there), message.text
    assert labels(here) == labels(there), message.text
    assert signs_in(visible(here)) == signs_in(visible(there)), message.text


@pytest.fixture
def guarded(engine: Engine, tmp_path: Path) -> Iterator[GuardedOffice]:
    settings = guarded_settings(tmp_path / "data", engine)
    files = write_plans(tmp_path / "van-ban")
    perform(settings, "ingest", str(files / "ke-hoach.txt"))
    perform(settings, "ingest", "--audience", AUDIENCE, str(files / CLOSED_FILE))
    with open_guarded(settings) as office:
        yield office


@pytest.fixture
def without(tmp_path: Path) -> Iterator[GuardedOffice]:
    """The same office without the document."""
    settings = guarded_settings(tmp_path / "other")
    perform(settings, "ingest", str(write_plans(tmp_path / "o", with_closed=False)))
    with open_guarded(settings) as office:
        yield office


@pytest.mark.every_database
def test_an_outsider_is_answered_as_if_the_document_were_not_there(
    guarded: GuardedOffice, without: GuardedOffice
) -> None:
    for make in (in_group, alone):
        for asked in ASKED:
            assert_same(guarded, without, make(asked))


def test_the_page_shows_and_answers_what_it_would_without_the_document(
    guarded: GuardedOffice, without: GuardedOffice
) -> None:
    for asked in ASKED:
        assert_same(guarded, without, alone(asked, sender="phien", platform="web"))


@pytest.mark.every_database
@pytest.mark.parametrize(
    "message",
    [
        in_group("", group=INSIDERS),
        alone("", sender=MEMBER),
        alone("", sender=ADMIN),
        alone("", sender="toi", platform="terminal"),
    ],
    ids=["a group", "a person", "an administrator", "the operator"],
)
def test_an_insider_sees_the_document_everywhere(
    guarded: GuardedOffice, message: IncomingMessage
) -> None:
    told = {
        "Diễn tập Bạch Vĩ do ai chủ trì?": "hai van",
        "Trung tâm Hải Văn có nhiệm vụ gì?": "bach vi",
        "9713/KH-UBND nói gì?": "9713",
        "/vanban": "9713",
        "/nhiemvu Trung tâm Hải Văn": "bach vi",
        "/hannop tháng 3": "bach vi",
    }

    for asked, sign in told.items():
        assert sign in signs_in(guarded.shown(replace(message, text=asked))), asked


def test_a_group_sees_nothing_for_the_sake_of_whoever_asks_there(guarded: GuardedOffice) -> None:
    for sender in (MEMBER, ADMIN):
        shown = guarded.shown(in_group("/vanban", sender=sender))

        assert signs_in(shown) == []


def test_the_last_turns_of_an_insider_tell_an_outsider_nothing(guarded: GuardedOffice) -> None:
    guarded.shown(alone("Diễn tập Bạch Vĩ do ai chủ trì?", sender=MEMBER))

    assert "hai van" in signs_in(guarded.shown(alone("Thế ai phối hợp?", sender=MEMBER)))
    assert signs_in(guarded.shown(in_group("Thế ai phối hợp?", sender=MEMBER))) == []
    assert signs_in(guarded.shown(in_group("Thế ai phối hợp?"))) == []


@pytest.mark.every_database
def test_nothing_that_was_offered_before_shows_what_was_restricted_since(
    engine: Engine, tmp_path: Path
) -> None:
    settings = guarded_settings(tmp_path / "data", engine)
    perform(settings, "ingest", str(write_plans(tmp_path / "van-ban")))
    with open_guarded(settings) as office:
        messages = [in_group(asked) for asked in ASKED]
        offered = [(b, m) for m in messages for b in buttons_of(office.hear(m))]
        before = "\n".join(office.shown(pressed(button, at)) for button, at in offered)

        perform(settings, "audience", CLOSED_FILE, f"telegram:{INSIDERS}")
        after = [visible(office.hear(pressed(button, at))) for button, at in offered]
        source = office.shown(in_group("/nguon"))

    assert {"bach vi", "hai van", "9713", "xq97"} <= set(signs_in(before))
    assert [signs_in(shown) for shown in after if signs_in(shown)] == []
    assert signs_in(source) == []


def test_everything_is_for_everybody_again_when_that_is_said(guarded: GuardedOffice) -> None:
    perform(guarded.settings, "audience", CLOSED_FILE, "--everyone")

    assert "9713" in signs_in(guarded.shown(in_group("/vanban")))
    assert "hai van" in signs_in(guarded.shown(in_group("Diễn tập Bạch Vĩ do ai chủ trì?")))
