"""`kiosk export --events` and `kiosk import`: events by USB stick, where no network goes."""

import secrets
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from kiosk.app.desk import open_records
from kiosk.clock import Clock
from kiosk.desk.carriage import Carriage, Carried
from kiosk.desk.pace import Pace
from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.messages import MOST_EVENTS
from kiosk.protocol.sealed import Run
from kiosk.store.sqlite import SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.parcel import (
    MAGIC,
    OtherFairError,
    OtherKeyError,
    Parcel,
    ParcelError,
    Secret,
    is_parcel,
    packed,
    secret_wanted,
    unpacked,
)
from kiosk.whole_file import whole_bytes

KEY_DOC = ("key", "parcels")


class _LeftOffError(Exception):
    """Somebody had an export left off."""


def is_parcel_file(file: Path) -> bool:
    """Tell whether a file is an export of events. TroubleError where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return is_parcel(opened.read(len(MAGIC)))
    except OSError as error:
        raise _unread(error, file) from error


def needs_passphrase(file: Path) -> bool:
    """Tell whether a passphrase opens an export. TroubleError where it is damaged."""
    try:
        return secret_wanted(_read(file)) == "passphrase"
    except ParcelError as error:
        raise TroubleError(Trouble.PARCEL_DAMAGED, where=file) from error


def share_key(records: SqliteRecords) -> None:
    """Give the fair a key for its exports if it has none; supervisors' desks do this."""
    with records.transaction() as tx:
        if tx.docs.data(*KEY_DOC) is None:
            tx.docs.write(*KEY_DOC, secrets.token_hex(32))


def export_events(folder: Path, clock: Clock, file: Path, passphrase: str = "") -> int:
    """Write every event held here, own and foreign, into one file; return how many.

    Raises:
        TroubleError: the file cannot be written, or there is neither key nor passphrase.
    """
    records = open_records(folder, clock)
    try:
        return export_open(records, file, passphrase, Carriage()).events
    finally:
        records.close()


def export_open(records: SqliteRecords, file: Path, passphrase: str, by: Carriage) -> Carried:
    """Do the same with open records, from any thread. What is left off leaves no file."""
    secret = by.ask(lambda: _secret(records, passphrase))
    store = DeskSync(records)
    heads = by.ask(store.heads)
    count, whole = 0, sum(heads.values())

    def batches() -> Iterator[tuple[Run, ...]]:
        nonlocal count
        for log, first, last in _stretches(heads):
            if by.is_over():
                raise _LeftOffError
            run = by.ask(lambda: store.run(log, first, last))  # noqa: B023 - asked at once
            count += len(run.events)
            yield (run,)
            by.tell(count / whole)

    try:
        with whole_bytes(file) as opened:  # sticks are pulled out early
            opened.writelines(packed(records.fair.id, batches(), secret))
    except _LeftOffError:
        return Carried(0, of=whole)
    return Carried(count)


def import_events(folder: Path, clock: Clock, file: Path, passphrase: str = "") -> Carried:
    """Take in the events of a file, in any order of files and as often as one likes.

    Raises:
        TroubleError: nothing was taken in: the file is damaged, locked or another fair's.
    """
    records = open_records(folder, clock)
    try:
        return import_open(records, file, passphrase, Carriage())
    finally:
        records.close()


def import_open(records: SqliteRecords, file: Path, passphrase: str, by: Carriage) -> Carried:
    """Do the same with open records, from any thread. What is left off is gone on with later."""
    parcel = _opened(records, file, passphrase, by)
    store, pace = DeskSync(records), Pace(records.clock, records.idle_s)
    read = new = 0

    def bring(run: Run) -> int:
        with pace.timed(len(run.events)):
            return store.bring((run,))

    for run in _pieces(parcel, pace):
        if by.is_over():
            return Carried(read, new, parcel.events)
        new += by.ask(partial(bring, run))
        read += len(run.events)
        by.tell(read / parcel.events)
    return Carried(read, new)


def _opened(records: SqliteRecords, file: Path, passphrase: str, by: Carriage) -> Parcel:
    raw = _read(file)
    try:
        secret = by.ask(lambda: _secret_for(records, raw, passphrase))
        return unpacked(raw, records.fair.id, secret)
    except OtherFairError as error:
        raise TroubleError(Trouble.PARCEL_FOREIGN, where=file) from error
    except OtherKeyError as error:
        raise TroubleError(Trouble.PARCEL_LOCKED, where=file) from error
    except ParcelError as error:
        raise TroubleError(Trouble.PARCEL_DAMAGED, where=file) from error


def _stretches(heads: dict[str, int]) -> Iterator[tuple[str, int, int]]:
    for log, head in heads.items():
        for first in range(1, head + 1, MOST_EVENTS):
            yield log, first, min(head, first + MOST_EVENTS - 1)


def _pieces(parcel: Parcel, pace: Pace) -> Iterator[Run]:
    for run in (run for batch in parcel for run in batch):
        while run.events:
            piece = Run(run.log, run.first, run.events[: pace.size])
            yield piece
            run = run.after(piece.last)  # noqa: PLW2901 - the rest of it


def _secret_for(records: SqliteRecords, raw: bytes, passphrase: str) -> Secret:
    if secret_wanted(raw) == "passphrase":
        return Secret("passphrase", passphrase.encode())
    key = _shared_key(records)
    if key is None:
        raise OtherKeyError
    return Secret("fair", key)


def _secret(records: SqliteRecords, passphrase: str) -> Secret:
    if passphrase:
        return Secret("passphrase", passphrase.encode())
    key = _shared_key(records)
    if key is None:
        raise TroubleError(Trouble.PARCEL_KEYLESS)
    return Secret("fair", key)


def _shared_key(records: SqliteRecords) -> bytes | None:
    """Return the fair's key once the hub has confirmed it: another may have been first."""
    with records.transaction() as tx:
        written = tx.docs.confirmed(*KEY_DOC)
    try:
        return None if written is None else bytes.fromhex(written)
    except ValueError:
        return None


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()  # all of it first: of a stick that is pulled out nothing is taken
    except OSError as error:
        raise _unread(error, file) from error


def _unread(error: OSError, file: Path) -> TroubleError:
    """Return what an error met while reading means: a stick that is gone fails in many ways."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return TroubleError(Trouble.NO_SUCH_FILE, where=file)
        case IsADirectoryError():
            return TroubleError(Trouble.IS_FOLDER, where=file)
        case _:
            return TroubleError(Trouble.PARCEL_CUT, where=file)
