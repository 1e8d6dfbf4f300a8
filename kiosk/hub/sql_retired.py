"""Exhibitions that are over, in SQL, equal for both databases."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from kiosk.hub.store import Retired

_OF_ONE_FAIR = ("log_end", "displaced", "doc", "pairing_code", "relay", "relay_ack",
                "relay_settled", "relay_doc", "exhibition")  # fmt: skip


class Retiring(Protocol):
    """One connection; statements are written with question marks."""

    def run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        ...

    def drop_partition(self, xh: str, number: int) -> None:
        """Remove everything that lies in the divided tables of an exhibition."""
        ...

    def note_erased(self, xh: str, ids: Collection[str], head: int) -> None:
        """Remember what to tidy after people were erased; nobody, after an exhibition was."""
        ...


def retired(sql: Retiring) -> tuple[Retired, ...]:
    """Return what is kept of them, by id."""
    found = sql.run("select xh, name, at_ms, counts from retired order by xh")
    return tuple(Retired(*row) for row in found)


def retire(sql: Retiring, kept: Retired, head: int) -> None:
    """Remove an exhibition that is there; its name is taken from it."""
    for name, number in sql.run("select name, n from exhibition where xh = ?", [kept.xh]):
        sql.run("insert into retired values (?, ?, ?, ?)", [kept.xh, name, kept.at_ms, kept.counts])
        sql.drop_partition(kept.xh, number)
        for table in _OF_ONE_FAIR:
            sql.run(f"delete from {table} where xh = ?", [kept.xh])  # noqa: S608 - constants
        sql.run("update device set name = '' where xh = ?", [kept.xh])
        sql.note_erased(kept.xh, (), head)
