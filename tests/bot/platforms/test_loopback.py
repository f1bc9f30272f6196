"""The base of the platforms' servers: what it answers, and how it fails to."""

from collections.abc import Iterator

import httpx
import pytest

from tests.fakes.loopback import (
    JUNK,
    Answer,
    Call,
    Loopback,
    Misbehaviour,
    faultless,
    gateway_page,
    json_answer,
)


class Counter:
    """Answers with how often it was asked."""

    def __init__(self) -> None:
        self.done = 0

    def answer(self, call: Call) -> Answer:
        self.done += 1
        return json_answer({"name": call.name, "fields": call.fields, "done": self.done})


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
def loopback(counter: Counter) -> Iterator[Loopback]:
    with Loopback(counter.answer, faultless) as server:
        yield server


def test_a_call_is_answered_and_noted(loopback: Loopback) -> None:
    answer = httpx.post(f"{loopback.url}/a/doIt?x=1", json={"chữ": "ạ"})

    assert answer.json() == {"name": "doIt", "fields": {"chữ": "ạ"}, "done": 1}
    [call] = loopback.calls
    assert (call.number, call.method, call.path, call.query) == (1, "POST", "/a/doIt", "x=1")


def test_a_query_and_a_form_are_fields_too(loopback: Loopback) -> None:
    asked = httpx.get(f"{loopback.url}/list", params={"offset": "0"})
    formed = httpx.post(f"{loopback.url}/token", data={"app_id": "7"})

    assert asked.json()["fields"] == {"offset": "0"}
    assert formed.json()["fields"] == {"app_id": "7"}


def test_a_connection_is_used_again(loopback: Loopback) -> None:
    ports = set()

    def note_the_port(response: httpx.Response) -> None:
        ports.add(response.extensions["network_stream"].get_extra_info("client_addr"))

    with httpx.Client(event_hooks={"response": [note_the_port]}) as client:
        answers = [client.get(loopback.url).json()["done"] for _ in range(5)]

    assert answers == [1, 2, 3, 4, 5]
    assert len(ports) == 1


@pytest.mark.parametrize(("how", "done"), [(Misbehaviour.DROP, 0), (Misbehaviour.LOSE, 1)], ids=str)
def test_a_cut_connection_tells_nothing(
    loopback: Loopback, counter: Counter, how: Misbehaviour, done: int
) -> None:
    loopback.script = lambda _call: how

    with pytest.raises(httpx.RemoteProtocolError):
        httpx.post(loopback.url, json={})

    assert counter.done == done
    assert loopback.calls[0].fault is how


@pytest.mark.parametrize(("how", "done"), [(Misbehaviour.HANG, 0), (Misbehaviour.MUTE, 1)], ids=str)
def test_a_silent_server_is_waited_for_in_vain(
    loopback: Loopback, counter: Counter, how: Misbehaviour, done: int
) -> None:
    loopback.script = lambda _call: how

    with pytest.raises(httpx.ReadTimeout):
        httpx.post(loopback.url, json={}, timeout=0.1)

    assert counter.done == done


@pytest.mark.parametrize("fault", [JUNK, gateway_page(504)], ids=["junk", "gateway"])
def test_an_answer_given_as_a_fault_replaces_the_right_one(
    loopback: Loopback, counter: Counter, fault: Answer
) -> None:
    loopback.script = lambda call: fault if call.number == 1 else None

    wrong = httpx.get(loopback.url)
    right = httpx.get(loopback.url)

    assert (wrong.status_code, wrong.content) == (fault.status, fault.body)
    assert right.json()["done"] == counter.done == 1


def test_a_fault_of_the_server_itself_is_a_complaint(loopback: Loopback) -> None:
    def stumble(_call: Call) -> None:
        raise KeyError("script")

    loopback.script = stumble

    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"{loopback.url}/name")

    assert loopback.complaints == ["GET name: KeyError('script') in the server or its script"]


def test_closing_frees_the_port_while_a_client_holds_a_connection(counter: Counter) -> None:
    with httpx.Client() as client:
        with Loopback(counter.answer, faultless) as first:
            client.get(first.url)
        with Loopback(counter.answer, faultless, int(first.url.rpartition(":")[2])) as second:
            again = client.get(second.url)

    assert (again.json()["done"], second.url) == (2, first.url)


def test_waiting_for_what_never_comes_ends(loopback: Loopback) -> None:
    with pytest.raises(TimeoutError):
        loopback.until(lambda: False, timeout=0)
