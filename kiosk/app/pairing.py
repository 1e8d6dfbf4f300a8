"""Pairs a data folder with a hub: the same for the window, its camera and the command line."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from kiosk import settings
from kiosk.app.desk import open_records
from kiosk.app.heirs import heir_of
from kiosk.clock import Clock
from kiosk.desk.own_hub import HubPlace
from kiosk.domain.desk_names import free_name
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.protocol.messages import Hello
from kiosk.store.sync_store import DeskSync
from kiosk.sync.http import HubHttp, ask_once
from kiosk.sync.membership import (
    Membership,
    load_membership,
    safe_of_this_system,
    save_membership,
)
from kiosk.sync.pairing import Computer, invitation_of, pair
from kiosk.whole_file import write_whole

HUB_FOLDER = "hub"
_USUAL = HubPlace()
_KEPT = "exhibition"  # file in it: whose list the hub kept last


def pair_folder(
    folder: Path, *words: str, device: str = "", xh: str = "", token: str = "",
    place: HubPlace = _USUAL,
) -> Membership:  # fmt: skip
    """Pair with the hub that a QR's text, or an address and a code, name; keep the pairing.

    Takes seconds when the hub is slow or away: never on the GUI or desk thread.

    Args:
        device: the id under which the folder's desk writes; the hub then knows it by the same.
        xh: the exhibition whose list the folder keeps already, if it does.
        token: by which other hubs of this list know the computer; empty for another one.
        place: where a hub here would listen.

    Raises:
        TroubleError: nothing was changed then; its sentence says what to do.
    """
    before = _before(folder)
    name, invitation = _name(folder), invitation_of(*words)
    heir = heir_of(folder / HUB_FOLDER, name, place).as_text()
    device = device or (before.device if before else "")
    membership = pair(invitation, Computer(name, device=device, xh=xh, heir=heir, token=token))
    save_membership(folder, membership, safe_of_this_system())
    return membership


def _name(folder: Path) -> str:
    return settings.load(folder).desk or "Poste"


def pair_closed_folder(folder: Path, clock: Clock, *words: str) -> Membership:
    """Pair a data folder whose window is closed, under the id its desk writes by.

    Raises:
        TroubleError: as `pair_folder`; or the folder is in use.
    """
    invitation_of(*words)  # a slip of typing makes no folder
    records = open_records(folder, clock)
    try:
        device, xh = DeskSync(records).device(), DeskSync(records).exhibition()
    finally:
        records.close()
    return pair_folder(folder, *words, device=device, xh=xh)


def call_desk(folder: Path, name: str) -> None:
    """Call the desk of a data folder, whose window is closed, by a name.

    Raises:
        TroubleError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of_os_error(error, folder) from error
    settings.save(folder, replace(settings.load(folder), desk=name))


def name_trouble(folder: Path, membership: Membership) -> TroubleError | None:
    """Return NAME_TAKEN, with a free name, where the list has another computer of this name."""
    try:
        status = ask_once(membership, HubHttp.status)
    except TroubleError:  # the hub went away meanwhile: its page will tell
        return None
    name = settings.load(folder).desk
    others = [one.name for one in status.desks if one.device != membership.device]
    free = free_name(name, others)
    return TroubleError(Trouble.NAME_TAKEN, where=name, why=free) if free != name else None


def pair_hub(folder: Path, *words: str) -> Membership:
    """Put the hub of a data folder under another one; a hub that runs notices it by itself.

    Raises:
        TroubleError: nothing was changed then; its sentence says what to do.
    """
    kept = folder / HUB_FOLDER / _KEPT
    xh = kept.read_text("utf-8") if kept.exists() else ""
    us = Computer(_name(folder / HUB_FOLDER), xh=xh)  # by its own id a wrong code would end it
    above = pair(invitation_of(*words), us)
    if above.role != "hub":
        raise TroubleError(Trouble.PAIR_NO_HUB, where=above.where)
    save_membership(folder / HUB_FOLDER, above, safe_of_this_system())
    return above


def note_exhibition(folder: Path, xh: str) -> None:
    """Remember whose list the hub of a data folder keeps: it is paired with no other's."""
    with suppress(TroubleError):  # then its next start tells
        write_whole(folder / HUB_FOLDER / _KEPT, xh.encode())


def membership_of(folder: Path) -> Membership:
    """Return the pairing of a data folder. TroubleError NOT_PAIRED where there is none."""
    found = load_membership(folder, safe_of_this_system())
    if found is None:
        raise TroubleError(Trouble.NOT_PAIRED)
    return found


def heard_of(folder: Path, hello: Hello) -> Membership:
    """Return the pairing of a data folder whose hub answers, with what the hub tells now.

    Raises:
        TroubleError: the folder cannot be read or written.
    """
    found = membership_of(folder)
    told = msgspec.structs.replace(found, hub_name=hello.name or found.hub_name, since=hello.since)
    if hello.hub == found.hub and told != found:
        found = told
        save_membership(folder, found, safe_of_this_system())
    return found


def move_to(folder: Path, port: int) -> None:
    """Look for the hub of a data folder at another port from now on. TroubleError: not written."""
    moved = msgspec.structs.replace(membership_of(folder), port=port)
    save_membership(folder, moved, safe_of_this_system())


def _before(folder: Path) -> Membership | None:
    try:
        return load_membership(folder, safe_of_this_system())
    except TroubleError:  # whoever pairs again wants to replace what is damaged
        return None
