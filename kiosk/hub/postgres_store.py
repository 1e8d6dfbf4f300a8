"""A hub's lists in PostgreSQL: any number of hub processes on one database."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import Any, TypeVar

import psycopg
from psycopg import sql
from psycopg_pool import ConnectionPool

from kiosk.clock import Clock
from kiosk.errors import Trouble, TroubleError
from kiosk.hub import schema
from kiosk.hub.group_commit import GroupCommit
from kiosk.hub.postgres_tidy import keep_no_samples, note_erased, tidy
from kiosk.hub.sql import Known, Row, SqlTransaction
from kiosk.hub.store import HubReading, HubTransaction

T = TypeVar("T")
Connection = psycopg.Connection[Row]

_MAKING_TABLES = 0x4F464855  # any number, the same in every hub process

# Which server this is, and since when, which database, and which file the hub's row lies in: one of
# them changes with a fail-over, a restart on older files, a restored dump. A restart that lost
# nothing changes them too, and costs the desks nothing.
_SERVER = (
    "select (select system_identifier from pg_control_system())::text || '/'"
    " || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || '/'"
    " || extract(epoch from pg_postmaster_start_time())::text || '/'"
    " || (select oid from pg_database where datname = current_database())::text || '/'"
    " || pg_relation_filenode('hub')::text"
)

# A hub process that was stopped inside a transaction must not stop the others for long.
_SESSION = (
    "select set_config('synchronous_commit', 'on', false)"
    " where current_setting('synchronous_commit') = 'off'",
    "set idle_in_transaction_session_timeout = '10s'",
    "set lock_timeout = '15s'",
    "set jit = off",  # never pays for questions this small
)


class PostgresStore:
    """See `HubStore`.

    The row lock on the hub's head makes positions commit in order, over all processes: a reader
    that saw position n has every position below. `open` and every verb fail as TroubleError
    while the database is out of reach.
    """

    def __init__(self, url: str, *, clock: Clock, most_connections: int = 8) -> None:
        self._url = url
        self._clock = clock
        self._known = Known()
        self._pool: ConnectionPool[Connection] = ConnectionPool(
            url,
            min_size=1,
            max_size=most_connections,
            open=False,
            timeout=5.0,
            kwargs={"autocommit": True, "connect_timeout": 5},
            configure=self._configure,
        )
        self._commits: GroupCommit[HubTransaction] = GroupCommit(
            self._transaction, faults=(psycopg.Error,), outage=(TroubleError,)
        )

    def open(self) -> None:
        """Connect, and make the tables in an empty database."""
        with self._trouble():
            with psycopg.connect(self._url, autocommit=True, connect_timeout=5) as connection:
                self._make_tables(connection)
            self._pool.open(wait=True, timeout=5.0)

    def tidy(self) -> None:
        with (
            self._trouble(),
            psycopg.connect(self._url, autocommit=True, connect_timeout=5) as connection,
        ):
            connection.execute("set lock_timeout = '15s'")
            tidy(connection)

    def shrink(self) -> None:
        """Dropped tables gave their room back; what was changed beside them is tidied."""
        self.tidy()

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.close()

    def write(self, work: Callable[[HubTransaction], T]) -> T:
        return self._commits.write(work)

    def write_all(self, works: Sequence[Callable[[HubTransaction], T]]) -> list[T | Exception]:
        return self._commits.write_all(works)

    def read(self, work: Callable[[HubReading], T]) -> T:
        with self._trouble(), self._pool.connection() as connection, connection.transaction():
            connection.execute("set transaction isolation level repeatable read, read only")
            plain = _Connection(connection)
            return work(_begun(plain, Known(), "select id, head, timeline from hub"))

    @contextmanager
    def _transaction(self) -> Iterator[HubTransaction]:
        known, self._known = self._known, Known()  # what a failed commit knew is forgotten
        locked = "select id, head, timeline from hub for no key update"
        with self._trouble(), self._pool.connection() as connection:
            # Pipelined: few round trips for a commit that needs to ask for nothing.
            with connection.pipeline() as pipeline, connection.transaction(), ExitStack() as undo:
                undo.callback(_drain, pipeline, connection)
                tx = _begun(_Connection(connection, pipeline.sync), known, locked)
                yield tx
                tx.finish()
                pipeline.sync()  # here, where an error still has its own name
                undo.pop_all()
            self._known = known

    def _make_tables(self, connection: Connection) -> None:
        with connection.transaction():
            connection.execute("select pg_advisory_xact_lock(%s)", [_MAKING_TABLES])
            row = connection.execute("select to_regclass('hub_version')").fetchone()
            if row == (None,):
                self._begin(connection)
            version = _one(connection, "select version from hub_version")
            if not isinstance(version, int) or version > schema.VERSION:
                raise TroubleError(Trouble.DATA_TOO_NEW, where=connection.info.dbname)
            if version < schema.VERSION:
                self._bring_up(connection, version)

    def _bring_up(self, connection: Connection, version: int) -> None:
        for each in range(version, schema.VERSION):
            for statement in schema.step(each, schema.POSTGRES):
                connection.execute(statement.encode())
        keep_no_samples(connection, schema.TELLING)
        connection.execute("update hub_version set version = %s", [schema.VERSION])

    def _begin(self, connection: Connection) -> None:
        connection.execute("create table hub_version (version integer not null)")
        connection.execute("insert into hub_version values (1)")
        for statement in schema.statements(schema.POSTGRES):
            connection.execute(statement.encode())
        connection.execute("insert into hub values (%s, 0, '', '')", [self._clock.new_id()])

    def _configure(self, connection: Connection) -> None:
        """Make a new connection safe to use; begin a timeline if its server is another."""
        for statement in _SESSION:
            connection.execute(statement.encode())
        server = _one(connection, _SERVER)
        if server == _one(connection, "select server from hub"):
            return
        with connection.transaction():
            locked = "select id, head, timeline from hub for update"
            tx = _begun(_Connection(connection), Known(), locked)
            if server != _one(connection, "select server from hub"):
                tx.begin_timeline(self._clock.new_id(), tx.head)
                connection.execute("update hub set server = %s", [server])

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except (psycopg.OperationalError, psycopg.errors.IdleInTransactionSessionTimeout) as error:
            place = psycopg.conninfo.conninfo_to_dict(self._url)
            where = f"{place.get('host', '')}/{place.get('dbname', '')}"
            raise TroubleError(Trouble.DATABASE_AWAY, where=where) from error


def _drain(pipeline: psycopg.Pipeline, connection: Connection) -> None:
    """Take in every answer that is still under way after a failure.

    An error that comes while statements are being sent is raised before the answers behind it are
    read: that the server left those statements out would be met, and logged, at the pipeline's end.
    """
    while not connection.closed:
        try:
            pipeline.sync()  # takes one answer in at least
        except psycopg.Error:
            continue
        return


def _begun(sql: "_Connection", known: Known, head: str) -> SqlTransaction:
    for row in sql.run(head):
        return SqlTransaction(sql, known, (row[0], row[1], row[2]))
    raise psycopg.OperationalError("the hub's row is missing")


def _one(connection: Connection, statement: str) -> object:
    row = connection.execute(statement.encode()).fetchone()
    return row[0] if row else None


@lru_cache(maxsize=256)
def _translated(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()


class _Connection:
    """PostgreSQL's side of `kiosk.hub.sql.Sql`."""

    def __init__(self, connection: Connection, sync: Callable[[], None] = lambda: None) -> None:
        """Args: sync: of a pipeline, called once its answers are in: psycopg loses long ones."""
        self._connection = connection
        self._sync = sync

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        cursor = self._connection.execute(_translated(statement), values)
        # Only to ask for rows ends a pipeline; hence not by looking whether there are any.
        if not (statement.startswith("select") or " returning " in statement):
            return []
        rows = cursor.fetchall()
        self._sync()  # else the server takes us for busy, and its patience with us never ends
        return rows

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(_translated(statement), rows)

    def fill(self, table: str, columns: str, rows: Sequence[Row]) -> None:
        names = columns.split(", ")
        arrays = ", ".join(f"%b::{schema.TYPES.get(name, 'text')}[]" for name in names)
        statement = f"insert into {table} ({columns}) select * from unnest({arrays})"  # noqa: S608 - constants
        self._connection.execute(
            statement.encode(), [list(column) for column in zip(*rows, strict=True)]
        )

    def partition(self, xh: str, number: int) -> None:
        for table in schema.PARTITIONED:
            self._connection.execute(
                sql.SQL("create table {} partition of {} for values in ({})").format(
                    sql.Identifier(f"{table}_{number}"), sql.Identifier(table), sql.Literal(xh)
                )
            )
            keep_no_samples(self._connection, [f"{table}_{number}"])

    def drop_partition(self, xh: str, number: int) -> None:
        for table in schema.PARTITIONED:
            self._connection.execute(
                sql.SQL("drop table {}").format(sql.Identifier(f"{table}_{number}"))
            )

    def note_erased(self, xh: str, ids: Collection[str], head: int) -> None:
        note_erased(self._connection, xh, ids, head)
