"""A chat model that does what it is told, call by call."""

from collections.abc import Callable, Sequence

from pydantic import BaseModel

from bot.chat_model import Message, ModelFailed, Shape


class ScriptedModel:
    """Gives each call the next outcome, True for a reply and False for a failure."""

    def __init__(self, outcomes: Sequence[bool], reply: Callable[[], BaseModel]) -> None:
        self._outcomes = list(outcomes)
        self._reply = reply
        self.heard: list[Sequence[Message]] = []

    def complete(self, messages: Sequence[Message], shape: type[Shape]) -> Shape:
        self.heard.append(messages)
        if not self._outcomes.pop(0):
            raise ModelFailed("told to fail")
        reply = self._reply()
        assert isinstance(reply, shape)
        return reply


class SettableClock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now
