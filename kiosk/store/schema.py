"""The schema, as migrations: the only place where a table is made."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("kiosk")

APPLICATION_ID = 0x4F464543  # "OFEC": a database of ours, not of another program

# SYNC.md §5.2 gives the reasons; what the sync needs beyond these comes with it. A scan should
# touch few pages, for each is written whole: hence the clustered keys, and no index on event ids.
_FIRST = """
create table meta (
    key text primary key,
    value text not null
) strict, without rowid;

create table device (
    id text primary key,
    name text not null
) strict, without rowid;

create table event (
    log text not null,
    seq integer not null,
    id text not null,
    dev text not null,
    hlc integer not null,
    wall_ms integer not null,
    offset_ms integer not null,
    offq text not null,
    type text not null,
    v integer not null,
    xh text not null,
    gate text not null,
    zone text not null,
    subject text not null,
    cred text not null,
    dir integer not null,
    verdict text not null,
    source text not null,
    basis integer not null,
    body text,
    salt blob,
    bh blob not null,
    redacted integer not null default 0,
    primary key (log, seq)
) strict, without rowid;
create index event_subject on event (subject, hlc) where subject <> '';

create table log_head (
    log text primary key,
    head integer not null,
    head_hash blob not null,
    dev text not null,
    first_ms integer not null,
    last_hlc integer not null
) strict, without rowid;

create table roster (
    id text primary key,
    code text not null unique,
    badge_id text not null unique,
    category text not null,
    first_name text not null,
    last_name text not null,
    first_name_ar text not null,
    last_name_ar text not null,
    company text not null,
    function text not null,
    country text not null,
    email text not null,
    phone text not null,
    language text not null,
    areas text not null,
    days text not null,
    valid_from text not null,
    valid_until text not null,
    status text not null,
    paid integer not null,
    note text not null,
    pos integer not null
) strict;

create table revoked_badge (
    badge_id text primary key,
    subject text not null references roster (id)
) strict, without rowid;

create table adm (
    subject text not null,
    zone text not null,
    day text not null,
    n_in integer not null,
    n_out integer not null,
    first text,
    last_in text,
    last_out text,
    primary key (subject, zone, day)
) strict, without rowid;

create table waiver (
    subject text not null,
    reason text not null,
    about text not null,
    primary key (subject, reason, about)
) strict, without rowid;

create table occ (
    zone text not null,
    day text not null,
    n integer not null,
    primary key (zone, day)
) strict, without rowid;

create table badge_job (
    subject text not null references roster (id),
    id text not null,
    badge_id text not null,
    state text not null,
    attempt integer not null default 0,
    trouble text not null default '',
    primary key (subject, id)
) strict, without rowid;
create index badge_job_open on badge_job (attempt, id)
    where state in ('queued', 'sending', 'failed');
"""

# `badge_known` folds the badge events of all desks, one row per job: kiosk.domain.badges.Standing.
_PRINT_QUEUE = """
alter table badge_job add column reason text not null default 'first';
alter table badge_job add column printer text not null default '';
alter table badge_job add column wanted text not null default '';
alter table badge_job add column queued_ms integer not null default 0;
alter table badge_job add column changed_ms integer not null default 0;
drop index badge_job_open;
create index badge_job_open on badge_job (id)
    where state in ('queued', 'sending', 'sent', 'failed', 'to_check');

create table badge_known (
    subject text not null,
    job text not null,
    standing integer not null,
    primary key (subject, job)
) strict, without rowid;
insert into badge_known
    select subject, id, case state when 'printed' then 3 else 1 end from badge_job;

create table label_roll (
    printer text primary key,
    labels_left integer not null
) strict, without rowid;
"""


@migrations()
def first_fair(db: Database) -> None:
    """Make the tables of version 0.1."""
    _run(db, _FIRST)


@migrations()
def print_queue(db: Database) -> None:
    """Tell of each badge why, where and since when; a job's id holds when it was queued."""
    _run(db, _PRINT_QUEUE)
    jobs = db.execute("select subject, id from badge_job").fetchall()
    for subject, job in jobs:
        queued_ms = int(job.replace("-", "")[:12], 16)
        db.execute(
            "update badge_job set queued_ms = ?, changed_ms = ? where subject = ? and id = ?",
            (queued_ms, queued_ms, subject, job),
        )


def _run(db: Database, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            db.execute(statement)


@migrations()
def barred_codes(db: Database) -> None:
    """Make the list of withdrawn and blocked codes."""
    db.execute(
        "create table barred_code (kind text not null, value text not null, bar text not null,"
        " primary key (kind, value)) strict, without rowid"
    )


def names() -> set[str]:
    """Return the names of the migrations this version knows."""
    return {migration.name for migration in migrations._migrations}  # noqa: SLF001 - no public way
