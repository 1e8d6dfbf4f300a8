"""Takes the list over: this computer becomes the hub, with everything its desk holds."""

from dataclasses import replace
from pathlib import Path

from kiosk.app.hub import Shown
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import HUB_FOLDER, pair_folder
from kiosk.desk.thread import DeskThread
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.since import note_since
from kiosk.protocol.pairing import read_invitation
from kiosk.store.sqlite import SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.http import HubHttp, ask_once
from kiosk.sync.membership import Membership, load_membership, safe_of_this_system

_LOOPBACK = "127.0.0.1"


def promote(folder: Path, records: SqliteRecords, *, desk: DeskThread, hub: HubProcess) -> Shown:
    """Start `hub`, pair this desk with it as a supervisor, and let everything here go to it.

    The sync is to be begun anew afterwards (`SyncLink.start`): it pushes all events, then the
    roster, then documents, and only the last of these lets the other desks in, so none of them
    meets half a list. Takes seconds; never on the GUI or desk thread.

    Returns:
        What lets one more computer in that the old hub never knew.

    Raises:
        TroubleError: HUB_LEADS when the hub this desk is paired with still answers, or the hub
            could not be started; the pairing is then what it was.
    """
    before = load_membership(folder, safe_of_this_system())
    if before is not None and _answers(before):
        raise TroubleError(Trouble.HUB_LEADS, where=before.where)
    begin_now(before, records, desk)
    shown = hub.start()
    try:
        invitation = read_invitation(shown.qr)
        addresses = (_LOOPBACK, *(at for at in invitation.addresses if at != _LOOPBACK))
        words = replace(invitation, addresses=addresses).as_text()
        device, token = desk.ask(DeskSync(records).device), ""
        if before is not None:  # known anew, no other hub that takes over in turn would let it in
            device, token = before.device, before.token
        pair_folder(folder, words, device=device, token=token)
    except TroubleError:
        hub.stop()
        raise
    desk.ask(DeskSync(records, role="supervisor").give_everything)
    return hub.new_code("desk")


def begin_now(before: Membership | None, records: SqliteRecords, desk: DeskThread) -> None:
    """Note that from now on a person has this computer keep the list, rather than `before`.

    Raises:
        TroubleError: the folder cannot be written.
    """
    heard = before.since + 1 if before is not None else 0  # that one's clock may be a day ahead
    at_ms = max(heard, desk.ask(lambda: _now_ms(records)))
    note_since(records.path.parent / HUB_FOLDER, at_ms)


def _now_ms(records: SqliteRecords) -> int:
    with records.transaction() as tx:
        return int(tx.now().timestamp() * 1000)


def _answers(membership: Membership) -> bool:
    try:
        ask_once(membership, HubHttp.hello)
    except TroubleError as error:
        return error.trouble is Trouble.HUB_REVOKED  # it lives, and others keep their list there
    return True
