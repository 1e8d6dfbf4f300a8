"""What was erased, as plain values for scripts; and what no program can erase."""

from dataclasses import asdict

from kiosk.desk.erasure import ErasureReport

OPERATOR = (
    "Not cleaned by this: copies made by hand, backups and, of a hub on PostgreSQL, its "
    "write-ahead log (pg_wal) and whatever archives it."
)


def as_json(report: ErasureReport, *, applied: bool) -> dict[str, object]:
    """Return a report as plain values for a script."""
    return {**asdict(report), "applied": applied}
