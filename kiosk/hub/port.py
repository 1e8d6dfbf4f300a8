"""Where a hub listens: at the same port after each start, for there its desks look for it."""

import os
import socket
from contextlib import suppress
from pathlib import Path

from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.pairing import DEFAULT_PORT

_FILE = "port"  # in the hub's folder: where it listened last
_BACKLOG = 2048


def first_port(folder: Path, wished: int | None) -> int:
    """Return the port that a hub tries first; 0 for any.

    Args:
        folder: the hub's own.
        wished: a port; 0 or None for the one of last time, and before any for none in particular
            or the usual one.
    """
    if wished:
        return wished
    with suppress(OSError, ValueError):  # never started, or somebody wrote into the file
        kept = int((folder / _FILE).read_text("ascii"))
        if 0 < kept < 1 << 16:
            return kept
    return DEFAULT_PORT if wished is None else 0


def listening(folder: Path, listen: str, wished: int | None) -> socket.socket:
    """Return a socket that listens, and remember its port.

    Args:
        listen: an address of this computer.
        wished: as for `first_port`; where no certain one was wished for and the first one is
            taken, it is another.

    Raises:
        TroubleError: PORT_TAKEN.
    """
    try:
        made = _bound(listen, first_port(folder, wished))
    except TroubleError:
        if wished:
            raise
        made = _bound(listen, 0)
    port = made.getsockname()[1]
    if port != first_port(folder, 0):
        with suppress(OSError):  # a full disk: then desks have to find it
            (folder / _FILE).write_text(str(port), "ascii")
    return made


def _bound(listen: str, port: int) -> socket.socket:
    # asyncio sends small answers at once (TCP_NODELAY) only where the protocol is spelt out: else
    # each waits 40 ms for the other side's acknowledgement.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    # On Windows the option lets two programs share a port, elsewhere it only skips a wait.
    if os.name == "posix":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((listen, port))
        made.listen(_BACKLOG)
    except OSError as error:
        made.close()
        where = f"{listen}:{port}"
        raise TroubleError(Trouble.PORT_TAKEN, where=where, why=error.strerror or "") from error
    return made
