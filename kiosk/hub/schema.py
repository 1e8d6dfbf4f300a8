"""The tables of a hub, for both databases: they differ in the names of types and in partitions."""

from dataclasses import dataclass
from string import Template

# Strings that came from elsewhere lie in columns of bytes: PostgreSQL's text holds no NUL, and what
# cannot be stored would block its sender's queue. `pos` is a place in the one feed of SYNC.md R5;
# events, roster rows and documents carry it themselves, so that no feed table can disagree. Indexes
# of divided tables do not begin with xh: PostgreSQL would take any of them for "all of this fair".
_TABLES = """
create table hub (
    id text not null,
    head $int not null,
    timeline text not null,
    server text not null
)$strict;
create table timeline (
    id text primary key,
    n $int not null unique,
    start $int not null
)$strict;
create table exhibition (
    xh text primary key,
    name text not null,
    floor $int not null,
    n $int not null
)$strict;
create table event (
    pos $int not null,
    xh text not null,
    log text not null,
    seq $int not null,
    subject text not null,
    flaw text not null,
    bh $bytes not null,
    envelope $bytes not null,
    body $bytes,
    salt $bytes,
    primary key ($feed_key)
)$partitioned;
create unique index event_place on event (log, seq, xh);
create index event_subject on event (subject, xh) where subject <> '';
create index event_flaw on event (pos) where flaw <> '';
create table log_end (
    xh text not null,
    log text not null,
    seq $int not null,
    hash $bytes not null,
    primary key (xh, log)
)$strict;
create table columns_of_rows (
    id $int primary key,
    names text not null unique
)$strict;
create table roster (
    xh text not null,
    id text not null,
    pos $int not null,
    shape $int not null,
    cells $bytes not null,
    gone $int not null,
    primary key (id, xh)
)$partitioned;
create index roster_pos on roster (pos);
create table doc (
    xh text not null,
    kind text not null,
    name text not null,
    pos $int not null,
    data $bytes not null,
    rev text not null,
    primary key (xh, kind, name)
)$strict;
create table device (
    id text primary key,
    xh text not null,
    name text not null,
    role text not null,
    paired_ms $int not null,
    seen_ms $int not null,
    holds $int not null,
    revoked_ms $int not null,
    token $bytes not null unique
)$strict;
create table pairing_code (
    digest $bytes primary key,
    xh text not null,
    role text not null,
    until_ms $int not null
)$strict;
create table wrong_try (
    source text not null,
    at_ms $int not null
)$strict;
create index wrong_try_at on wrong_try (source, at_ms);
create table relay (
    hub text not null,
    xh text not null,
    timeline text not null,
    cursor $int not null,
    seen $int not null,
    heads_due $int not null,
    sweeping $int not null,
    given $int not null,
    primary key (hub, xh)
)$strict;
create table relay_ack (
    hub text not null,
    xh text not null,
    log text not null,
    upto $int not null,
    primary key (hub, xh, log)
)$strict;
create table relay_settled (
    hub text not null,
    xh text not null,
    pos $int not null,
    swept $int not null,
    primary key (hub, xh, pos)
)$strict;
create table relay_doc (
    hub text not null,
    xh text not null,
    kind text not null,
    name text not null,
    rev text not null,
    primary key (hub, xh, kind, name)
)$strict;
"""

# What later versions of the program add, each a step over the one before. `untidy`: tables of
# PostgreSQL whose old row versions tell of somebody who was erased; `is_whole` where each byte
# matters; `head` when that was. `displaced`: events that lost their place in a fork;
# `pos` is where in the feed that was.
_STEPS = (
    """
alter table roster add column version $int not null default 0;
alter table doc add column version $int not null default 0;
create table retired (
    xh text primary key,
    name text not null,
    at_ms $int not null,
    counts text not null
)$strict;
create table untidy (
    name text primary key,
    is_whole $int not null,
    head $int not null
)$strict;
""",
    """
create table displaced (
    xh text not null,
    log text not null,
    seq $int not null,
    bh $bytes not null,
    pos $int not null,
    subject text not null,
    envelope $bytes not null,
    body $bytes,
    salt $bytes,
    primary key (xh, log, seq, bh)
)$strict;
create index displaced_pos on displaced (pos, seq);
""",
)
VERSION = 1 + len(_STEPS)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a database writes what the tables need."""

    int: str
    bytes: str
    strict: str
    partitioned: str
    feed_key: str


# `integer primary key` is SQLite's own row number: events then lie in the order of the feed.
SQLITE = Dialect(
    int="integer", bytes="blob", strict=" strict", partitioned=" strict", feed_key="pos"
)
POSTGRES = Dialect("bigint", "bytea", "", " partition by list (xh)", feed_key="pos, xh")
TYPES = {"pos": "bigint", "seq": "bigint"} | dict.fromkeys(
    ("bh", "envelope", "body", "salt"), "bytea"
)
PARTITIONED = ("event", "roster")
TELLING = (*PARTITIONED, "doc", "displaced")  # of people


def statements(dialect: Dialect) -> list[str]:
    """Return what makes the first tables in an empty database."""
    return _written(_TABLES, dialect)


def step(version: int, dialect: Dialect) -> list[str]:
    """Return what brings tables of `version`, the first being 1, to the next one."""
    return _written(_STEPS[version - 1], dialect)


def _written(tables: str, dialect: Dialect) -> list[str]:
    words = {name: getattr(dialect, name) for name in Dialect.__slots__}
    script = Template(tables).substitute(words)
    return [statement.strip() for statement in script.split(";") if statement.strip()]
