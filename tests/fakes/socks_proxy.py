"""A SOCKS5 proxy on a loopback port, for one kind of login and one connection after the other."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

_CONNECTED = b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00"


@dataclass
class SocksProxy:
    """What the test holds: the port, and the ports that were asked for."""

    port: int = 0
    asked: list[int] = field(default_factory=list)
    is_broken: bool = False  # answers as a web server would


def _relay(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def _serve(client: socket.socket, proxy: SocksProxy) -> None:
    with client:
        client.recv(64)  # the greeting
        if proxy.is_broken:
            client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return
        client.sendall(b"\x05\x02")  # by name and password, whatever they are
        client.recv(512)
        client.sendall(b"\x01\x00")
        port = int.from_bytes(client.recv(512)[-2:])
        proxy.asked.append(port)
        client.sendall(_CONNECTED)
        with socket.create_connection(("127.0.0.1", port)) as server:
            back = threading.Thread(target=_relay, args=(server, client), daemon=True)
            back.start()
            _relay(client, server)
            back.join()


def _accept(listener: socket.socket, proxy: SocksProxy) -> None:
    with contextlib.suppress(OSError):  # closed at the end
        while True:
            client, _ = listener.accept()
            threading.Thread(target=_serve, args=(client, proxy), daemon=True).start()


@contextlib.contextmanager
def socks_proxy() -> Iterator[SocksProxy]:
    """Serve until the block is left."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = SocksProxy(int(listener.getsockname()[1]))
        threading.Thread(target=_accept, args=(listener, proxy), daemon=True).start()
        yield proxy
        listener.shutdown(socket.SHUT_RDWR)
