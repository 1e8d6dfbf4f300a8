"""Opens a data folder and puts its desk together."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_data_path

from kiosk import log, settings
from kiosk.app.machine import machine_fingerprint
from kiosk.clock import Clock
from kiosk.demo.fair import demo_fair, first_day_from
from kiosk.desk.checkin import CheckIn
from kiosk.desk.records import Records
from kiosk.domain.badges import PrintPolicy
from kiosk.domain.fair import Fair, Gate
from kiosk.errors import Trouble, TroubleError
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.settings import Settings
from kiosk.signing.check import is_signed
from kiosk.store.sqlite import FILE_NAME, FairCodec, SqliteRecords

BADGES = "badges"
PHOTOS = "photos"
INCOMING = "incoming"


def default_folder() -> Path:
    """Return the data folder of this user, as the system wants it."""
    return user_data_path("ofec-kiosk", appauthor=False)


def open_records(folder: Path, clock: Clock) -> SqliteRecords:
    """Open the records of a data folder; a new one is given SISTEP's next edition, from today."""
    codec = FairCodec(fair_to_json, fair_from_json)
    records = SqliteRecords(folder, clock=clock, codec=codec, machine=machine_fingerprint())
    records.open(lambda: demo_fair(first_day_from(clock)))
    return records


@contextmanager
def opened(folder: Path, clock: Clock) -> Iterator[Records]:
    """Open a data folder for one command, with its log, and close it whatever happens."""
    records = open_records(folder, clock)
    try:
        with log.kept_in(folder):
            yield records
    finally:
        records.close()


@contextmanager
def opened_to_look(folder: Path, clock: Clock) -> Iterator[Records]:
    """Open a data folder, or an empty desk where there is none: looking makes no folder."""
    if (folder / FILE_NAME).exists():
        with opened(folder, clock) as records:
            yield records
        return
    with TemporaryDirectory(prefix="kiosk-") as nowhere, opened(Path(nowhere), clock) as records:
        yield records


def fair_of(records: Records) -> Fair:
    """Return the fair of an open data folder."""
    with records.transaction() as tx:
        return tx.fair()


def check_in_at(records: Records, gate: Gate, clock: Clock, chosen: Settings) -> CheckIn:
    """Return the check-in of one gate, under the name people give this laptop."""
    with records.transaction() as tx:
        tx.name_desk(chosen.desk)
    policy = PrintPolicy(chosen.prints)
    return CheckIn(records=records, gate=gate, clock=clock, signatures=is_signed, policy=policy)


def gate_named(fair: Fair, wanted: str) -> Gate:
    """Return the gate with that id, or that name in any language; the first where none is wanted.

    Raises:
        TroubleError: GATE_UNKNOWN, naming the gates there are.
    """
    if not wanted:
        return fair.gates[0]
    for gate in fair.gates:
        names = (gate.id, gate.name.fr, gate.name.ar, gate.name.en)
        if _typed(wanted) in map(_typed, names):
            return gate
    known = ", ".join(f"{gate.id} ({gate.name.fr})" for gate in fair.gates)
    raise TroubleError(Trouble.GATE_UNKNOWN, where=wanted, why=known)


def _typed(name: str) -> str:
    """Return a name as a keyboard has it: without accents, long dashes and capitals."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.replace("–", "-").replace("—", "-").replace("’", "'").split())


def gate_remembered(fair: Fair, chosen: Settings) -> Gate:
    """Return the gate this desk served last, if the fair still has it, else the first."""
    return next((gate for gate in fair.gates if gate.id == chosen.gate), fair.gates[0])


def load_settings(folder: Path) -> Settings:
    """Return what this laptop remembers."""
    return settings.load(folder)
