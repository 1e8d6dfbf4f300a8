"""`kiosk codes`: the hub's key, signed codes for the roster, and the list of barred ones."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import segno

from kiosk.app.desk import fair_of, opened, opened_to_look
from kiosk.app.pairing import HUB_FOLDER
from kiosk.clock import Clock
from kiosk.desk.code_list import claims_for, mark_named
from kiosk.desk.lookup import look_up
from kiosk.desk.records import Records, Transaction
from kiosk.desk.roster_import import change_fair
from kiosk.domain.attendees import Ticket
from kiosk.domain.barring import Bar, CodeMark
from kiosk.domain.trust import TrustedKey
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.hub.hub import EDITORS
from kiosk.roster.text import armoured
from kiosk.signing.check import is_signed
from kiosk.signing.issuing import issue
from kiosk.signing.keys import PrivateKey, load_key, make_key, save_key
from kiosk.sync.membership import load_membership, safe_of_this_system
from kiosk.whole_file import whole_file

KEY_FILE = "codes.key"
_MODULE_PX = 10  # of the pictures: sharp at any size in a letter, and on a telephone


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A signed code, and whose it is: the id of the ticket, and its code in the roster."""

    ticket_id: str
    code: str
    signed: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A ticket that got no signed code, and why not. `named` is as it was asked for."""

    named: str
    why: str


def provide_key(folder: Path, clock: Clock) -> TrustedKey:
    """Return the public key of the hub in this folder, among those the fair trusts; make it once.

    Raises:
        TroubleError: HUB_FORBIDS where this desk may not change the fair; KEY_UNUSABLE; or why the
            key cannot be written.
    """
    path = folder / HUB_FOLDER / KEY_FILE
    membership = load_membership(folder, safe_of_this_system())
    if membership is not None and membership.role not in EDITORS:
        raise TroubleError(Trouble.HUB_FORBIDS, where=membership.where)
    with opened(folder, clock) as records:
        if path.exists():
            key = load_key(path)
        else:
            key = make_key()
            _make_folder(path.parent)
            save_key(key, path)
        fair = fair_of(records)
        if key.trusted not in fair.keys:
            change_fair(records, replace(fair, keys=(*fair.keys, key.trusted)))
    return key.trusted


def issue_codes(
    folder: Path, clock: Clock, wanted: Iterable[str] | None = None
) -> tuple[list[IssuedCode], list[LeftOut]]:
    """Return signed codes for tickets named by id or code; for the whole roster without names.

    The same ticket gets the same code again until its row in the roster changes.

    Raises:
        TroubleError: KEY_UNUSABLE, also where there is none or the fair does not trust it.
    """
    path = folder / HUB_FOLDER / KEY_FILE
    if not path.exists():
        why = "there is none yet: run kiosk codes key on the hub's computer."
        raise TroubleError(Trouble.KEY_UNUSABLE, where=path, why=why)
    key = load_key(path)
    with opened(folder, clock) as records:
        if key.trusted not in fair_of(records).keys:
            why = "the fair does not list it: run kiosk codes key again."
            raise TroubleError(Trouble.KEY_UNUSABLE, where=path, why=why)
        return sign_codes(records, key, wanted)


def sign_codes(
    records: Records, key: PrivateKey, wanted: Iterable[str] | None = None
) -> tuple[list[IssuedCode], list[LeftOut]]:
    """Return codes signed by `key`, as `issue_codes` would."""
    issued: list[IssuedCode] = []
    left_out: list[LeftOut] = []
    with records.transaction() as tx:
        for name in tx.ticket_ids() if wanted is None else wanted:
            ticket = tx.ticket(name) or look_up(tx, name, is_signed).ticket
            try:
                signed = "" if ticket is None else _signed(tx, ticket, key)
            except ValueError as error:
                left_out.append(LeftOut(name, str(error)))
                continue
            if ticket is None:
                left_out.append(LeftOut(name, "no ticket here has that id or code."))
            else:
                issued.append(IssuedCode(ticket.id, ticket.code, signed))
    return issued, left_out


def _signed(tx: Transaction, ticket: Ticket, key: PrivateKey) -> str:
    return issue(claims_for(tx, ticket), fair_id=tx.fair().id, key=key)


def write_table(codes: Iterable[IssuedCode], out: Path | TextIO) -> None:
    """Write codes as CSV, for a letter or a mailing.

    Raises:
        TroubleError: the file cannot be written.
    """
    if isinstance(out, Path):
        with whole_file(out, encoding="utf-8-sig") as file:
            write_table(codes, file)
        return
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow(("ticket", "code", "signed_code"))
    rows.writerows((each.ticket_id, armoured(each.code), each.signed) for each in codes)


def draw_codes(codes: Iterable[IssuedCode], folder: Path) -> None:
    """Write each code as a QR, a PNG named by its ticket's id.

    Raises:
        TroubleError: the folder cannot be written.
    """
    _make_folder(folder)
    for each in codes:
        path = folder / f"{each.ticket_id}.png"
        try:
            segno.make(each.signed, error="m", boost_error=False).save(str(path), scale=_MODULE_PX)
        except OSError as error:
            raise trouble_of_os_error(error, path) from error


def bar_codes(folder: Path, clock: Clock, texts: Iterable[str], bar: Bar | None) -> list[CodeMark]:
    """Put what the texts name on the list, or take it off where `bar` is None; return the marks."""
    with opened(folder, clock) as records, records.transaction() as tx:
        marks = [mark_named(tx, text) for text in texts]
        _change_list(tx, marks, bar)
    return marks


def barred_codes(folder: Path, clock: Clock) -> dict[CodeMark, Bar]:
    """Return the list."""
    with opened_to_look(folder, clock) as records, records.transaction() as tx:
        return dict(tx.barred_codes())


def _change_list(tx: Transaction, marks: list[CodeMark], bar: Bar | None) -> None:
    if bar is None:
        tx.unbar_codes(marks)
    else:
        tx.bar_codes(marks, bar)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of_os_error(error, folder) from error
