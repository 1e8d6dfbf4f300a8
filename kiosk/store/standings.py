"""Where tickets stand, as rows: looked up many at once, written in the order of their table."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence

import msgspec

from kiosk.domain.folds import Mark, Standing

Spot = tuple[str, str, str]  # subject, area, local day as ISO 8601

NOBODY = Standing()
STANDING = "select n_in, n_out, first, last_in, last_out from adm"
_AT_ONCE = 200
_SPOTS = "select subject, zone, day, n_in, n_out, first, last_in, last_out from adm"
_STORED = f"{_SPOTS} where subject in ({', '.join('?' * _AT_ONCE)})"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Mark).decode


class Standings:
    """The table `adm`, inside a transaction that somebody else holds."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._stored: dict[str, dict[Spot, Sequence[object]]] = {}

    def fetch(self, subjects: Collection[str]) -> None:
        """Look up at once where some tickets stand; `at` answers from that until `forget`."""
        asked = list(subjects)
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            self._stored |= {subject: {} for subject in some}
            padded = some + [""] * (_AT_ONCE - len(some))  # one statement, prepared once
            for subject, zone, day, *row in self._db.execute(_STORED, padded):
                if subject:
                    self._stored[subject][subject, zone, day] = row

    def forget(self) -> None:
        """Look up anew from now on."""
        self._stored.clear()

    def at(self, spot: Spot) -> Standing:
        """Return where a ticket stands in an area on a day."""
        stored = self._stored.get(spot[0])
        if stored is not None:
            row = stored.get(spot)
        else:
            row = self._db.execute(
                f"{STANDING} where subject = ? and zone = ? and day = ?", spot
            ).fetchone()
        return NOBODY if row is None else standing_of(row)

    def of(self, subject: str) -> list[tuple[Spot, Standing]]:
        """Return where a ticket stands anywhere."""
        rows = self._db.execute(f"{_SPOTS} where subject = ?", [subject]).fetchall()
        return [((subject, zone, day), standing_of(row)) for _, zone, day, *row in rows]

    def write(self, standings: Iterable[tuple[Spot, Standing]]) -> None:
        """Have tickets stand elsewhere, or nowhere any more."""
        found = sorted(standings)  # the table is in this order: neighbours lie on one page
        gone = [spot for spot, standing in found if standing == NOBODY]
        self._db.executemany("delete from adm where subject = ? and zone = ? and day = ?", gone)
        self._db.executemany(
            "insert or replace into adm values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (*spot, now.n_in, now.n_out, *map(_packed, (now.first, now.last_in, now.last_out)))
                for spot, now in found
                if now != NOBODY
            ),
        )
        self.forget()


def standing_of(row: Iterable[object]) -> Standing:
    """Return the standing in a row that `STANDING` selects."""
    n_in, n_out, *marks = row
    return Standing(n_in, n_out, *map(_unpacked, marks))  # type: ignore[arg-type]


def _packed(mark: Mark | None) -> str | None:
    return None if mark is None else _encode(mark).decode()


def _unpacked(packed: object) -> Mark | None:
    return None if packed is None else _decode(packed)  # type: ignore[arg-type]
