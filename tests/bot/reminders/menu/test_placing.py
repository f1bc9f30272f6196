from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.messages import Reply
from bot.reminders.wishes import Kind, Subscription
from tests.fakes.facts_office import FactsOffice
from tests.fakes.front_office import AT, button, labels, private, words
from tests.fakes.two_wards import BEN_DA, SUOI_NGOC


class Chat:
    """A person who writes to an assistant that knows some documents."""

    def __init__(self, engine: Engine, *documents: str) -> None:
        self.office = FactsOffice(engine, documents)
        for item in self.office.register.deadlines():
            self.office.register.confirm(item.deadline.id, "terminal", AT)
        self._after = timedelta()

    def say(self, text: str, press: str | None = None) -> Reply:
        """Return the reply."""
        self._after += timedelta(seconds=5)
        reply = self.office.hear(replace(private(text, press=press), sent_at=AT + self._after))
        assert reply is not None
        return reply

    @property
    def names(self) -> list[str]:
        """What the chat is reminded of, as lists show it."""
        return [one.name for one in self.subscribed]

    @property
    def keys(self) -> list[str]:
        """The keys of its subscriptions."""
        return [one.key for one in self.subscribed]

    @property
    def subscribed(self) -> tuple[Subscription, ...]:
        """What the chat is reminded of."""
        target = self.office.office.targets.find(private("").place)
        return target.subscriptions if target else ()


@pytest.fixture
def chat(engine: Engine) -> Chat:
    return Chat(engine, BEN_DA, SUOI_NGOC)


@pytest.mark.every_database
def test_of_two_places_with_a_unit_of_one_name_it_is_asked_which(chat: Chat) -> None:
    asked = chat.say("/nhac Công an phường")
    told = words(chat.say("", press=button(asked, "Công an phường (Suối Ngọc)")))
    planned = words(chat.say("/nhac 300 ngày tới"))

    assert words(asked) == (
        "Văn bản của nhiều nơi cùng nêu Công an phường. Anh/chị chọn nơi, hoặc nhắn tên đơn vị kèm"
        " tên nơi, ví dụ: Công an phường Bến Đá. Nhắn “thôi” để bỏ qua."
    )
    assert labels(asked) == [
        "Công an phường (Bến Đá)",
        "Công an phường (Suối Ngọc)",
        "Công an phường ở mọi nơi",
        "Quay lại",
    ]
    assert "các việc Công an phường (Suối Ngọc) phải làm" in told
    assert "Hiện có 1 việc có thời hạn." in told
    assert chat.keys == ["cong an phuong @ phuong suoi ngoc"]
    assert "chậm nhất ngày 12/11/2026" in planned
    assert "chậm nhất ngày 11/11/2026" not in planned


@pytest.mark.parametrize("typed", ["Công an phường Bến Đá", "cong an phuong ben da"])
def test_a_place_that_is_typed_is_not_asked_for(chat: Chat, typed: str) -> None:
    told = words(chat.say(f"/nhac {typed}"))

    assert "Hiện có 1 việc có thời hạn." in told
    assert chat.names == ["Công an phường (Bến Đá)"]


def test_the_place_is_typed_in_answer_to_the_question(chat: Chat) -> None:
    chat.say("/nhac Công an phường")
    chat.say("Công an phường Suối Ngọc")

    assert chat.names == ["Công an phường (Suối Ngọc)"]


def test_two_places_are_two_subscriptions_and_every_place_is_one(chat: Chat) -> None:
    for label in ("Công an phường (Bến Đá)", "Công an phường (Suối Ngọc)"):
        chat.say("", press=button(chat.say("/nhac Công an phường"), label))
    everywhere = chat.say("/nhac Công an phường")
    told = words(chat.say("", press=button(everywhere, "Công an phường ở mọi nơi")))

    assert "Hiện có 2 việc có thời hạn." in told
    assert chat.keys == [
        "cong an phuong @ phuong ben da",
        "cong an phuong @ phuong suoi ngoc",
        "cong an phuong",
    ]


def test_where_one_place_has_it_nothing_is_asked(engine: Engine) -> None:
    chat = Chat(engine, BEN_DA)
    chat.say("/nhac Công an phường")

    assert (chat.names, chat.keys) == (["Công an phường"], ["cong an phuong"])


def test_a_key_of_before_is_of_every_place(chat: Chat) -> None:
    targets = chat.office.office.targets
    target = targets.ensure(private("").place, "Lan", "telegram:7", AT)
    targets.subscribe(target.id, Kind.UNIT, "cong an phuong", "Công an phường", "telegram:7", AT)
    planned = words(chat.say("/nhac 300 ngày tới"))

    assert "chậm nhất ngày 11/11/2026" in planned
    assert "chậm nhất ngày 12/11/2026" in planned
