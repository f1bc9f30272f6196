import socket

import pytest

from tests.conftest import OutsideConnection


def test_no_test_reaches_outside_this_machine() -> None:
    with pytest.raises(OutsideConnection):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(OutsideConnection):
        socket.getaddrinfo("example.org", 80)
    with (
        pytest.raises(OutsideConnection),
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plain,
    ):
        plain.sendto(b"x", ("192.0.2.1", 53))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()) as client:
            assert client.getpeername() == server.getsockname()
        assert socket.getaddrinfo("localhost", 80)
