"""Ports for later: kept, so that neither the system nor another test gives them away meanwhile."""

import socket

_KEPT: list[socket.socket] = []


def free_port() -> int:
    """Return a port of loopback that nobody listens on, and only a server of the tests will.

    Servers bind beside a socket that is bound but does not listen, as both allow it
    (SO_REUSEADDR); whoever connects meanwhile is refused.
    """
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", 0))
    _KEPT.append(kept)
    return int(kept.getsockname()[1])
