"""The tables that sync adds to a desk's database. Importing it registers the migration."""

from sqlite_utils import Database

from kiosk.store.schema import migrations

# `envelope`: only where an event's columns would not give its very bytes back (newer versions,
# unreadable ones). `erased.jobs` and `.photos`: the files still to be removed. `base`: a
# ticket's row as the roster's writer has it, where patches or revocations changed it since.
# `revoked_badge`: of a ticket that may not have come yet.
_SYNC = """
create table link (
    hub text primary key,
    timeline text not null,
    cursor integer not null,
    seen integer not null,
    heads_due integer not null,
    sweeping integer not null,
    offset_ms integer not null default 0,
    uncertainty_ms integer not null default 0,
    rtt_ms integer not null default 0,
    heard_ms integer not null default 0
) strict, without rowid;

create table ack (
    hub text not null,
    log text not null,
    upto integer not null,
    primary key (hub, log)
) strict, without rowid;

create table envelope (
    log text not null,
    seq integer not null,
    envelope text not null,
    primary key (log, seq)
) strict, without rowid;

create table quarantine (
    log text not null,
    seq integer not null,
    reason text not null,
    sealed text not null default '',
    primary key (log, seq, reason, sealed)
) strict, without rowid;

create table voided (
    log text not null,
    seq integer not null,
    primary key (log, seq)
) strict, without rowid;

create table resolved (
    log text not null,
    seq integer not null,
    primary key (log, seq)
) strict, without rowid;

create table alert (
    subject text not null,
    zone text not null,
    day text not null,
    log text not null,
    seq integer not null,
    first_log text not null,
    first_seq integer not null,
    primary key (subject, zone, day, log, seq)
) strict, without rowid;

create table erased (
    subject text primary key,
    jobs text not null,
    photos text not null default ''
) strict, without rowid;

create table patch (
    subject text not null,
    field text not null,
    value any not null,
    hlc integer not null,
    log text not null,
    seq integer not null,
    primary key (subject, field)
) strict, without rowid;

create table base (
    id text primary key,
    cells text not null
) strict, without rowid;

create table doc (
    kind text not null,
    key text not null,
    data text not null,
    rev text not null,
    dirty integer not null,
    primary key (kind, key)
) strict, without rowid;

alter table roster add column dirty integer not null default 0;
create index roster_dirty on roster (id) where dirty;
create index roster_pos on roster (pos) where pos = 0;

create table revocation (
    badge_id text primary key,
    subject text not null,
    next text not null
) strict, without rowid;
insert into revocation select badge_id, subject, '' from revoked_badge;
drop table revoked_badge;
alter table revocation rename to revoked_badge;
create index revoked_badge_subject on revoked_badge (subject);

alter table device add column hlc integer not null default 0;
alter table device add column log text not null default '';
"""


@migrations()
def sync(db: Database) -> None:
    """Make what a client of a hub keeps, and what foreign events fold into."""
    for statement in _SYNC.split(";"):
        if statement.strip():
            db.execute(statement)


@migrations()
def barred_everywhere(db: Database) -> None:
    """Have the list follow from events; nothing could put a code on it before."""
    db.execute("drop table barred_code")
    db.execute(
        "create table barred_code (kind text not null, value text not null, bar text not null,"
        " hlc integer not null, log text not null, seq integer not null,"
        " primary key (kind, value)) strict, without rowid"
    )


@migrations()
def tickets_aside(db: Database) -> None:
    """Keep who waits for a code or badge id that another ticket has."""
    db.execute("create table aside (id text primary key) strict, without rowid")


@migrations()
def versions(db: Database) -> None:
    """Let rows and documents tell which is newer; those that are there are older than any."""
    for table in ("roster", "doc"):
        db.execute(f"alter table {table} add column version integer not null default 0")


@migrations()
def imports_found(db: Database) -> None:
    """Find the few imports of a roster among hundreds of thousands of events."""
    db.execute("create index event_import on event (type) where type = 'roster.imported'")


@migrations()
def named_by_key(db: Database) -> None:
    """Let what is void or settled be known by itself: in its place another event may stand."""
    for table in ("voided", "resolved"):
        db.execute(f"drop table {table}")
        db.execute(
            f"create table {table} (subject text not null, hlc integer not null, id text not null,"
            " primary key (subject, hlc, id)) strict, without rowid"
        )


@migrations()
def revoked_of_each(db: Database) -> None:
    """Let a badge id be revoked of several tickets: two may have had it at desks that never met."""
    db.execute("drop index revoked_badge_subject")
    db.execute("alter table revoked_badge rename to revoked_once")
    db.execute(
        "create table revoked_badge (badge_id text not null, subject text not null,"
        " next text not null, primary key (badge_id, subject)) strict, without rowid"
    )
    db.execute("insert into revoked_badge select badge_id, subject, next from revoked_once")
    db.execute("drop table revoked_once")
    db.execute("create index revoked_badge_subject on revoked_badge (subject)")
