"""The hub on this very computer, as its screen shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.errors import TroubleError


class HubState(StrEnum):
    """Whether the list is kept here."""

    OFF = "off"
    STARTING = "starting"
    ON = "on"


@dataclass(frozen=True, slots=True)
class HubPlace:
    """Where the hub here is to listen: a port, the address of one card (empty: all).

    Without a port, or with 0, it is the one of last time; at first the usual one, or with 0 any.
    """

    port: int | None = None
    listen: str = ""


@dataclass(frozen=True, slots=True)
class ShownCode:
    """What lets one more computer in, for ten minutes.

    Args:
        qr: the modules of the QR, row by row, True for dark; without quiet zone.
    """

    address: str
    code: str
    role: str
    until: datetime
    qr: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class OwnHub:
    """How the hub here does.

    Args:
        is_home: whether this desk is paired with it, or with none; else another computer's hub
            keeps the list, and starting one here means taking the list over.
        is_heir: whether the other desks would follow by themselves if it did.
        successor: what the computer is called that took over the list kept here, where staff have
            to say whether to follow it.
    """

    state: HubState = HubState.OFF
    is_home: bool = True
    is_heir: bool = True
    successor: str = ""
    shown: ShownCode | None = None
    trouble: TroubleError | None = None
