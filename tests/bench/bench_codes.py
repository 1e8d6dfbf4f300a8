"""Figures of the look-up of codes, signed and opaque; part of `make bench`."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Figure, interleaved, median_ms

from builders import a_ticket
from kiosk.clock import SystemClock
from kiosk.desk.lookup import look_up
from kiosk.domain.codes import OpaqueCode
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.signing.check import is_signed
from kiosk.store.sqlite import FairCodec, SqliteRecords
from signing_builders import KEY, VECTORS, a_code, a_signing_fair

ROUNDS = 1000


def looking_up() -> Iterator[Figure]:
    """Look codes up without a verdict; beside the signature check, and beside a roster row."""
    with TemporaryDirectory(prefix="bench-") as name:
        codec = FairCodec(fair_to_json, fair_from_json)
        records = SqliteRecords(Path(name), clock=SystemClock(), codec=codec)
        records.open(a_signing_fair)
        with records.transaction() as tx:
            tx.import_roster([a_ticket()])
            message = b"x" * 60
            signature = KEY.sign(message)

            def check(_: int) -> None:
                is_signed(KEY.trusted.public, signature, message)

            def row(_: int) -> None:
                tx.find(OpaqueCode("CODE-1"))

            for what, text, limit, of in (
                ("our signed code looked up", a_code(), check, "the bare Ed25519 check"),
                ("pretix secret looked up", VECTORS["signed"][0]["secret"], check, "the same"),
                ("opaque code looked up", "CODE-1", row, "its row of the roster"),
            ):
                look = lambda _, text=text: look_up(tx, text, is_signed)  # noqa: E731
                interleaved(look, limit, 50)
                mine, bare = interleaved(look, limit, ROUNDS)
                yield Figure(what, median_ms(mine), median_ms(bare), "ms", of, "≤ 2×")
        records.close()
