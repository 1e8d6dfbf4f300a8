"""The command `kiosk hub`: this computer keeps the list for all desks."""

import io
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import segno

from kiosk import log
from kiosk.app.desk import fair_of, opened
from kiosk.app.pairing import HUB_FOLDER, note_exhibition
from kiosk.app.relaying import relaying
from kiosk.app.snapshots import SnapshotMaker
from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.announce import announced
from kiosk.hub.endpoints import invite
from kiosk.hub.serve import EVERYWHERE, HubOrder, RunningHub, Stop, opened_hub
from kiosk.protocol.messages import Role
from kiosk.store.sqlite import FILE_NAME

RENAMED = "name "


@dataclass(frozen=True, slots=True)
class HubWish:
    """What `kiosk hub` was asked for; empty means: as it suits.

    Args:
        folder: the computer's data folder; the hub's own lies in it.
        role: what the first computer that pairs may do.
    """

    folder: Path
    port: int | None = None
    listen: str = ""
    database: str = ""
    xh: str = ""
    name: str = ""
    role: Role = "supervisor"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown at the hub for one computer to pair.

    Args:
        moved_from: the port where its desks look for it, which another program has taken; else 0.
    """

    address: str
    fingerprint: str
    role: Role
    code: str
    until_ms: int
    qr: str
    moved_from: int = 0

    def as_json(self) -> dict[str, object]:
        """Return all of it."""
        return asdict(self)

    def as_text(self) -> str:
        """Return lines for a terminal, the QR drawn in them."""
        code = f"{self.code[:4]}-{self.code[4:]}"
        lines = [
            f"Hub at {self.address}",
            f"Certificate {self.fingerprint}",
            f"Pairing code for one {self.role}, for ten minutes: {code}",
            _drawn(self.qr),
            self.qr,
            f"Type {', '.join(get_args(Role))} for another code; Ctrl+C ends the hub.",
        ]
        if self.moved_from:
            moved = TroubleError(Trouble.HUB_MOVED, where=self.address, why=str(self.moved_from))
            lines.append(str(moved))
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Over:
    """Of what exhibition a hub kept but the counts, and since which day."""

    exhibition: str
    retired: str

    def as_json(self) -> dict[str, object]:
        """Return both."""
        return asdict(self)

    def as_text(self) -> str:
        """Return lines for a terminal."""
        return (
            f"{self.exhibition} was removed from this hub on {self.retired}: nobody can pair.\n"
            "Its desks are told so while this runs; Ctrl+C ends the hub."
        )


def _drawn(text: str) -> str:
    drawing = io.StringIO()
    segno.make(text, error="l").terminal(out=drawing, border=2, compact=True)
    return drawing.getvalue()


def run_hub(
    wish: HubWish, clock: Clock, *, say: Callable[[Shown | Over], None], is_child: bool
) -> None:
    """Serve until told to stop; a role on the input asks for another code.

    Args:
        is_child: end with the input, that is with the program that started this one.

    Raises:
        TroubleError: the port is taken, the database out of reach or in use.
    """
    folder = wish.folder / HUB_FOLDER
    with ExitStack() as closing:
        xh, xh_name = (wish.xh, "") if wish.xh else _fair_in(wish.folder, clock)
        order = HubOrder(folder, wish.port, wish.listen or EVERYWHERE, wish.database,
                         wish.name, xh, xh_name)  # fmt: skip
        hub = closing.enter_context(
            opened_hub(order, clock, lambda hub: SnapshotMaker(hub, folder, clock=clock))
        )
        note_exhibition(wish.folder, hub.xh)
        closing.enter_context(log.kept_in(folder))
        closing.enter_context(announced(hub.service))
        closing.enter_context(relaying(hub, folder, clock))

        over = None if hub.xh in hub.service.hub.exhibitions() else _over(hub)
        if is_child and over is not None:
            raise TroubleError(Trouble.HUB_RETIRED, where=over.exhibition, why=over.retired)

        def on_ready(stop: Stop) -> None:
            if over is not None:  # its desks are told that it is over; nobody else may come
                say(over)
                return
            say(_shown(hub, wish.role))
            listener = threading.Thread(
                target=_listen, args=(hub, say, stop if is_child else None), daemon=True
            )
            listener.start()

        hub.serve(on_ready)


def _shown(hub: RunningHub, role: Role) -> Shown:
    made, place = invite(hub.service, hub.xh, role), hub.service.invitation
    address = f"{place.addresses[0]}:{place.port}"
    return Shown(
        address, place.fingerprint, role, made.code, made.until_ms, made.qr, hub.moved_from
    )


def _over(hub: RunningHub) -> Over:
    """Tell of the exhibition the hub was started for, or of the last that it kept."""
    kept = max(hub.service.hub.retired(), key=lambda each: (each.xh == hub.xh, each.at_ms))
    return Over(kept.xh, f"{datetime.fromtimestamp(kept.at_ms / 1000, UTC):%d/%m/%Y}")


def _listen(hub: RunningHub, say: Callable[[Shown | Over], None], stop: Stop | None) -> None:
    """Make a code for each role that is typed; take on a name behind the word `name`."""
    for line in sys.stdin:
        if line.startswith(RENAMED):
            hub.service.hub.name = line.removeprefix(RENAMED).strip()
        for role in get_args(Role):
            if line.strip() == role:
                say(_shown(hub, role))
    if stop is not None:
        stop()


def _fair_in(folder: Path, clock: Clock) -> tuple[str, str]:
    """Return id and name of the fair of the desk that lives in `folder`; nothing without one."""
    if not (folder / FILE_NAME).exists():
        return "", ""
    try:
        with opened(folder, clock) as records:
            fair = fair_of(records)
    except TroubleError:  # its window is open: the hub goes on with what it kept before
        return "", ""
    return fair.id, fair.name
