"""Old versions of rows in PostgreSQL: which tables hold some of the erased, and away with them.

A row that is overwritten stays in its file until a vacuum, and often in the gap that one leaves.
`vacuum full` writes the table anew and removes the old file; nobody can use the table meanwhile. So
the roster is written anew after each erasure, and what was set aside: they are small; events only
where one of them named somebody (a correction), or after a purge.
"""

from collections.abc import Collection, Iterable
from typing import Any

import psycopg
from psycopg import sql

Connection = psycopg.Connection[tuple[Any, ...]]

_TIDYING = 0x4F464856  # any number, the same in every hub process
_MANY = 100  # so many at once are a purge
_NAMES_SOMEBODY = b'"attendee.patch"'  # the one type of event whose body does
_TELLS = (  # what was set aside stood among the events before
    "select exists (select 1 from (select xh, subject, body, envelope from event union all"
    " select xh, subject, body, envelope from displaced) as told where xh = %s"
    " and subject = any(%s) and body is not null and position(%s in envelope) > 0)"
)
_NUMBER = "select n from exhibition where xh = %s"
_MARK = (
    "insert into untidy values (%s, %s, %s) on conflict (name) do update"
    " set is_whole = greatest(untidy.is_whole, excluded.is_whole), head = excluded.head"
)
# Samples of values, by which the planner guesses; it never needs these. A column whose type is set
# again loses them; partitions follow their table.
_SAMPLED = (
    "select attname from pg_attribute where attrelid = %s::regclass and atttypid = 'bytea'::regtype"
    " and attnum > 0 and coalesce(attstattarget, -1) <> 0"
)


def note_erased(connection: Connection, xh: str, ids: Collection[str], head: int) -> None:
    """Remember which tables to tidy; before the bodies of the events of `ids` are emptied."""
    row = connection.execute(_NUMBER, [xh]).fetchone()
    if row is None:
        marks = [(name, 1, head) for name in ("doc", "device", "displaced")]
    else:
        told = connection.execute(_TELLS, [xh, list(ids), _NAMES_SOMEBODY]).fetchone()
        is_whole = len(ids) > _MANY or told == (True,)
        marks = [(name, 1, head) for name in (f"roster_{row[0]}", "displaced")]
        marks.append((f"event_{row[0]}", int(is_whole), head))
    with connection.cursor() as cursor:
        cursor.executemany(_MARK, marks)


def tidy(connection: Connection) -> None:
    """Vacuum what was marked, on a connection of its own; one hub process at a time does.

    What cannot be had for 15 s is left for the next time.
    """
    got = connection.execute("select pg_try_advisory_lock(%s)", [_TIDYING]).fetchone()
    if got != (True,):
        return
    try:
        for name, is_whole, head in connection.execute("select * from untidy").fetchall():
            if connection.execute("select to_regclass(%s)", [name]).fetchone() != (None,):
                _clean(connection, name, is_whole=bool(is_whole))
            connection.execute("delete from untidy where name = %s and head = %s", [name, head])
    finally:
        connection.execute("select pg_advisory_unlock(%s)", [_TIDYING])


def keep_no_samples(connection: Connection, tables: Iterable[str]) -> None:
    """Have the planner keep no samples of what may tell of people."""
    for table in tables:
        for column in _sampled(connection, table):
            connection.execute(_alter(table, column, "set statistics 0"))


def _clean(connection: Connection, name: str, *, is_whole: bool) -> None:
    table = name.rpartition("_")[0] or name
    for column in _sampled(connection, name):  # of a database of the first hubs
        connection.execute(_alter(table, column, "type bytea"))
        connection.execute(_alter(table, column, "set statistics 0"))
    way = sql.SQL("vacuum (full)" if is_whole else "vacuum")
    connection.execute(sql.SQL("{} {}").format(way, sql.Identifier(name)))


def _sampled(connection: Connection, table: str) -> list[str]:
    return [column for (column,) in connection.execute(_SAMPLED, [table]).fetchall()]


def _alter(table: str, column: str, how: str) -> sql.Composed:
    return sql.SQL("alter table {} alter column {} {}").format(
        sql.Identifier(table),
        sql.Identifier(column),
        sql.SQL(how),
    )
