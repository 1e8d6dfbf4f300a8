"""`kiosk export --events` and `kiosk import`: events by USB stick, where no network goes."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.desk import open_records
from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.store.sqlite import SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.parcel import (
    MAGIC,
    OtherFairError,
    OtherKeyError,
    ParcelError,
    Secret,
    is_parcel,
    packed,
    secret_wanted,
    unpacked,
)

KEY_DOC = ("key", "parcels")


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file held, and how much of it was new here, in events."""

    events: int
    new: int


def is_parcel_file(file: Path) -> bool:
    """Tell whether a file is an export of events. TroubleError where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return is_parcel(opened.read(len(MAGIC)))
    except OSError as error:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=file) from error


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
        secret = _secret(records, passphrase)
        store = DeskSync(records)
        return _write(file, records.fair.id, store, secret)
    finally:
        records.close()


def import_events(folder: Path, clock: Clock, file: Path, passphrase: str = "") -> Carried:
    """Take in the events of a file, in any order of files and as often as one likes.

    Raises:
        TroubleError: nothing was taken in: the file is damaged, locked or another fair's.
    """
    raw = _read(file)
    records = open_records(folder, clock)
    try:
        batches = unpacked(raw, records.fair.id, _secret_for(records, raw, passphrase))
        store = DeskSync(records)
        new = sum(store.bring(batch) for batch in batches)
        return Carried(sum(len(run.events) for batch in batches for run in batch), new)
    except OtherFairError as error:
        raise TroubleError(Trouble.PARCEL_FOREIGN, where=file) from error
    except OtherKeyError as error:
        raise TroubleError(Trouble.PARCEL_LOCKED, where=file) from error
    except ParcelError as error:
        raise TroubleError(Trouble.PARCEL_DAMAGED, where=file) from error
    finally:
        records.close()


def _write(file: Path, xh: str, store: DeskSync, secret: Secret) -> int:
    batches = store.everything()
    fresh = file.with_name(f".{file.name}.part")
    try:
        with fresh.open("wb") as opened:
            opened.writelines(packed(xh, batches, secret))
        fresh.replace(file)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise trouble_of_os_error(error, file) from error
    return sum(len(run.events) for batch in batches for run in batch)


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
        return file.read_bytes()
    except OSError as error:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=file) from error
