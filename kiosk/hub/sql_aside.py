"""What a hub set aside, in SQL, equal for both databases: nothing recorded is ever dropped."""

from kiosk.hub.envelopes import FlawKind
from kiosk.hub.sql_devices import Runs
from kiosk.hub.store import MOST_FLAWS, Flaw, LogEnd

_MOVE = (
    "insert into displaced (xh, log, seq, bh, pos, subject, envelope, body, salt)"
    " select xh, log, seq, bh, ?, subject, envelope, body, salt from event"
    " where xh = ? and log = ? and seq > ? on conflict do nothing"
)
_NEWEST = "order by pos desc, seq desc limit ?"  # of a log that was cut all have one position
_FLAWS = (
    "select log, seq, flaw from (select * from (select pos, log, seq, flaw from event"  # noqa: S608 - constants
    f" where xh = ? and flaw <> '' {_NEWEST}) as bad union all select * from"
    f" (select pos, log, seq, '{FlawKind.FORK}' as flaw from displaced where xh = ? {_NEWEST})"
    f" as parted) as told {_NEWEST}"
)
HUSH = "update displaced set body = null, salt = null where xh = ? and subject in"


def displace(sql: Runs, place: tuple[str, str], end: LogEnd, pos: int) -> None:
    """Set aside what stands in a log (xh, log) behind `end`, at position `pos` of the feed."""
    sql.run(_MOVE, [pos, *place, end.seq])
    sql.run("delete from event where xh = ? and log = ? and seq > ?", [*place, end.seq])


def flaws(sql: Runs, xh: str) -> tuple[Flaw, ...]:
    """Return the newest events that were set aside, the last one first."""
    found = sql.run(_FLAWS, [xh, MOST_FLAWS, xh, MOST_FLAWS, MOST_FLAWS])
    return tuple(Flaw(*row) for row in found)
