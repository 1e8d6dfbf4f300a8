"""Every printer and folder that badges of this computer ever went to: where erasing has to look."""

from sqlite_utils import Database

from kiosk.store.schema import migrations


@migrations()
def outlets_used(db: Database) -> None:
    """Make the list, from what the queue still tells."""
    db.execute("create table outlet (address text primary key) strict, without rowid")
    db.execute("insert into outlet select distinct printer from badge_job where printer <> ''")


def remember_outlet(db: Database, address: str) -> None:
    """Remember where a badge goes, before its first byte leaves. Nothing in it names a person."""
    db.execute("insert or ignore into outlet select ?1 where ?1 <> ''", [address])


def known_outlets(db: Database) -> tuple[str, ...]:
    """Return the addresses of all of them."""
    return tuple(address for (address,) in db.execute("select address from outlet"))
