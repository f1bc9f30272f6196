"""Telemelya with what it stands on, in one process; run by the Python of its own environment.

Prints its address when it listens, and serves until it is killed.
"""

import os
import socket
import threading
from importlib import import_module  # none of this is installed where types are checked

HOST = "127.0.0.1"
KEY = "control"


def main() -> None:
    """Serve on three free ports."""
    redis = import_module("fakeredis").TcpFakeServer((HOST, 0))
    threading.Thread(target=redis.serve_forever, daemon=True).start()
    media = import_module("moto.server").ThreadedMotoServer(HOST, 0, verbose=False)
    media.start()
    listener = socket.create_server((HOST, 0))
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    settings = {
        "REDIS_URL": f"redis://{HOST}:{redis.server_address[1]}/0",
        "MINIO_ENDPOINT": f"{HOST}:{media.get_host_and_port()[1]}",
        "MOCK_SERVER_URL": url,
        "AUTH_KEYS": KEY,
    }
    os.environ.update(settings)  # noqa: TID251 - it is set up in no other way
    app = import_module("telemelya.server.app").app
    uvicorn = import_module("uvicorn")
    print(url, flush=True)  # noqa: T201 - the parent reads it
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


if __name__ == "__main__":
    main()
