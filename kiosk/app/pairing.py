"""Pairs a data folder with a hub: the same for the window, its camera and the command line."""

from pathlib import Path

from kiosk import settings
from kiosk.app.desk import open_records
from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.store.sync_store import DeskSync
from kiosk.sync.membership import (
    Membership,
    forget_membership,
    load_membership,
    safe_of_this_system,
    save_membership,
)
from kiosk.sync.pairing import Computer, invitation_of, pair

HUB_FOLDER = "hub"


def pair_folder(folder: Path, *words: str, device: str = "") -> Membership:
    """Pair with the hub that a QR's text, or an address and a code, name; keep the pairing.

    Takes seconds when the hub is slow or away: never on the GUI or desk thread.

    Args:
        device: the id under which the folder's desk writes; the hub then knows it by the same.

    Raises:
        TroubleError: nothing was changed then; its sentence says what to do.
    """
    safe, invitation = safe_of_this_system(), invitation_of(*words)
    before = _before(folder)
    name = settings.load(folder).desk or "Poste"
    membership = pair(
        invitation, Computer(name, device=device or (before.device if before else ""))
    )
    save_membership(folder, membership, safe)
    return membership


def pair_closed_folder(folder: Path, clock: Clock, *words: str) -> Membership:
    """Pair a data folder whose window is closed, under the id its desk writes by.

    Raises:
        TroubleError: as `pair_folder`; or the folder is in use.
    """
    invitation_of(*words)  # a slip of typing makes no folder
    records = open_records(folder, clock)
    try:
        device = DeskSync(records).device()
    finally:
        records.close()
    return pair_folder(folder, *words, device=device)


def pair_hub(folder: Path, *words: str) -> Membership:
    """Put the hub of a data folder under another one; it relays from its next start on.

    Raises:
        TroubleError: nothing was changed then; its sentence says what to do.
    """
    above = pair_folder(folder / HUB_FOLDER, *words)
    if above.role != "hub":
        forget_membership(folder / HUB_FOLDER)
        raise TroubleError(Trouble.PAIR_NO_HUB, where=above.where)
    return above


def membership_of(folder: Path) -> Membership:
    """Return the pairing of a data folder. TroubleError NOT_PAIRED where there is none."""
    found = load_membership(folder, safe_of_this_system())
    if found is None:
        raise TroubleError(Trouble.NOT_PAIRED)
    return found


def _before(folder: Path) -> Membership | None:
    try:
        return load_membership(folder, safe_of_this_system())
    except TroubleError:  # whoever pairs again wants to replace what is damaged
        return None
