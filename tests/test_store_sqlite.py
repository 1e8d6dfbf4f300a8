"""The data folder when the world is against it: a clear sentence, and nothing lost."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from builders import a_fair, a_ticket, an_attendee
from fakes import ManualClock
from kiosk.domain.badges import PrintReason
from kiosk.domain.codes import BadgeCode, OpaqueCode
from kiosk.domain.events import EventType, Fact
from kiosk.domain.folds import moment
from kiosk.errors import Trouble, TroubleError
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store import schema
from kiosk.store.sqlite import FairCodec, SqliteRecords
from kiosk.store.transaction import SqliteTransaction
from sync_builders import Desk

TABLES = {
    "_sqlite_migrations", "ack", "adm", "alert", "aside", "badge_job", "badge_known", "barred_code",
    "base",
    "device", "doc", "envelope", "erased", "event", "label_roll", "link", "log_head", "meta", "occ",
    "outlet", "patch", "quarantine", "resolved", "revoked_badge", "roster", "voided", "waiver",
}  # fmt: skip


def records_in(folder: Path) -> SqliteRecords:
    made = SqliteRecords(folder, clock=ManualClock(), codec=FairCodec(fair_to_json, fair_from_json))
    made.open(a_fair)
    return made


def trouble_of(folder: Path) -> Trouble:
    with pytest.raises(TroubleError) as caught:
        records_in(folder)
    assert str(folder) in str(caught.value)
    return caught.value.trouble


def entered(records: SqliteRecords, subject: str) -> None:
    with records.transaction() as tx:
        tx.record(Fact(EventType.SCAN, zone="fair", subject=subject, dir=1))


def test_what_was_written_is_there_after_a_restart(tmp_path: Path) -> None:
    first = records_in(tmp_path)
    with first.transaction() as tx:
        tx.import_roster([a_ticket()])
        before = tx.record(Fact(EventType.SCAN, zone="fair", subject="s", dir=1))
    first.close()

    second = records_in(tmp_path)
    with second.transaction() as tx:
        after = tx.record(Fact(EventType.SCAN, zone="fair", subject="t", dir=1))
        assert tx.find(OpaqueCode("CODE-1")).ticket == a_ticket()
        assert tx.history("s", "fair").entries == 1
    second.close()

    assert after.log != before.log  # a fresh log at every start
    assert after.seq == 2
    assert after.order > before.order


def test_a_new_log_tells_where_the_last_one_ended(tmp_path: Path) -> None:
    first = records_in(tmp_path)
    entered(first, "a")
    first.close()
    second = records_in(tmp_path)
    entered(second, "b")
    second.close()

    db = sqlite3.connect(tmp_path / "kiosk.db")
    openings = db.execute(
        "select log, json_extract(body, '$.prev_log'), json_extract(body, '$.prev_last_seq')"
        " from event where type = 'log.open' order by hlc"
    ).fetchall()
    db.close()
    assert openings[1][1:] == (openings[0][0], 2)


def test_a_second_kiosk_on_the_same_folder_is_told_so(tmp_path: Path) -> None:
    running = records_in(tmp_path)

    assert trouble_of(tmp_path) is Trouble.DATA_IN_USE

    entered(running, "still works")
    running.close()


def test_a_folder_from_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    records_in(tmp_path).close()
    db = sqlite3.connect(tmp_path / "kiosk.db")
    db.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at)"
        " values ('kiosk', 'from_the_future', '2030')"
    )
    db.commit()
    db.close()
    before = (tmp_path / "kiosk.db").read_bytes()

    assert trouble_of(tmp_path) is Trouble.DATA_TOO_NEW
    assert (tmp_path / "kiosk.db").read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kiosk.db").write_bytes(b"this is no database" * 100)

    assert trouble_of(tmp_path) is Trouble.DATA_DAMAGED
    assert (tmp_path / "kiosk.db").read_bytes() == b"this is no database" * 100


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(TroubleError) as caught:
        records_in(tmp_path / "file" / "data")

    assert caught.value.trouble is Trouble.DATA_READ_ONLY


def test_an_erasure_holds_even_if_the_log_cannot_be_emptied_at_once(tmp_path: Path) -> None:
    records = records_in(tmp_path)
    with records.transaction() as tx:
        tx.import_roster([a_ticket(attendee=an_attendee(last="Zerhouni"))])
    reading = records._db.execute("select * from meta")  # SQLite empties no log meanwhile

    with records.transaction() as tx:
        tx.erase(a_ticket().id)
    assert b"Zerhouni" in (tmp_path / "kiosk.db-wal").read_bytes()
    reading.close()
    entered(records, "somebody else")

    assert all(b"Zerhouni" not in file.read_bytes() for file in tmp_path.iterdir())
    assert records._db.execute("select count(*) from erased").fetchone() == (1,)
    records.close()


def test_a_full_disk_stops_a_scan_and_loses_nothing(tmp_path: Path) -> None:
    records = records_in(tmp_path)
    entered(records, "before")
    pages = records._db.execute("pragma page_count").fetchone()[0]
    records._db.execute(f"pragma max_page_count = {pages}")

    def fill() -> None:
        for number in range(200):
            entered(records, f"{number}")

    with pytest.raises(TroubleError) as caught:
        fill()
    records._db.execute("pragma max_page_count = 100000")
    entered(records, "after")

    assert caught.value.trouble is Trouble.DISK_FULL
    with records.transaction() as tx:
        assert tx.history("before", "fair").entries == 1
        assert tx.history("after", "fair").entries == 1
    seqs = [row[0] for row in records._db.execute("select seq from event order by seq")]
    assert seqs == list(range(1, len(seqs) + 1))
    records.close()


def test_writes_are_durable_and_references_are_kept(tmp_path: Path) -> None:
    records = records_in(tmp_path)
    pragmas = {
        name: records._db.execute(f"pragma {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    records.close()

    assert pragmas == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1
    }  # fmt: skip


def test_no_table_was_made_by_a_misspelt_name(tmp_path: Path) -> None:
    records = records_in(tmp_path)
    with records.transaction() as tx:
        tx.import_roster([a_ticket()])
        tx.record(Fact(EventType.SCAN, zone="fair", subject="s", dir=1))
        tx.queue_badge(a_ticket())
    tables = set(records._db.table_names())
    records.close()

    assert tables == TABLES


def test_badges_of_the_first_version_are_taken_over(tmp_path: Path) -> None:
    db = Database(sqlite3.connect(tmp_path / "kiosk.db", isolation_level=None))
    db.execute(f"pragma application_id = {schema.APPLICATION_ID}")
    first = Migrations("kiosk")
    first()(schema.first_fair)
    first.apply(db)
    ticket = a_ticket()
    db["roster"].insert(
        dict.fromkeys(db["roster"].columns_dict, "")
        | {"id": ticket.id, "badge_id": ticket.badge_id, "language": "fr", "status": "valid"}
        | {"paid": 1, "pos": 1}
    )
    job = "0199a000-0000-7000-8000-000000000001"
    db.execute(
        "insert into badge_job (subject, id, badge_id, state, trouble)"
        " values (?, ?, ?, 'failed', 'jam')",
        [ticket.id, job, ticket.badge_id],
    )
    db.execute("insert into revoked_badge values ('old badge', ?)", [ticket.id])
    db.close()

    records = records_in(tmp_path)
    with records.transaction() as tx:
        (kept,) = tx.open_badges()
        assert tx.has_badge(ticket.id)
        tx.derived.rebuild()  # no event tells of them
        assert tx.has_badge(ticket.id)
        assert tx.find(BadgeCode("old badge")).revoked
    records.close()

    assert (kept.id, kept.trouble, kept.reason) == (job, "jam", PrintReason.FIRST)
    assert kept.queued_at == kept.changed_at == moment(0x0199A0000000)


def test_derived_rows_are_what_the_events_fold_into(tmp_path: Path) -> None:
    records = records_in(tmp_path)
    for number in range(40):
        with records.transaction() as tx:
            tx.record(
                Fact(EventType.SCAN, zone="fair", subject=f"{number % 7}", dir=(-1) ** number)
            )
    db = records._db
    folded = db.execute(
        "select subject, sum(dir > 0), sum(dir < 0) from event where dir <> 0 group by subject"
    ).fetchall()
    stored = db.execute("select subject, n_in, n_out from adm order by subject").fetchall()
    last = db.execute(
        "select sum(dir > 0) from event where (subject, hlc) in"
        " (select subject, max(hlc) from event where dir <> 0 group by subject)"
    ).fetchone()[0]
    inside = db.execute("select n from occ").fetchone()[0]
    records.close()

    assert stored == folded
    assert inside == last


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "kiosk.db")
    db.execute("create table roster (whose text)")
    db.close()
    before = (tmp_path / "kiosk.db").read_bytes()

    with pytest.raises(TroubleError) as caught:
        records_in(tmp_path)

    assert caught.value.trouble is Trouble.DATA_FOREIGN
    assert (tmp_path / "kiosk.db").read_bytes() == before


def test_a_badge_id_is_never_somebody_elses_code(tmp_path: Path) -> None:
    records = records_in(tmp_path)
    holder = a_ticket()
    with records.transaction() as tx:
        tx.import_roster([a_ticket(code=holder.badge_id)])
        tx.import_roster([holder])
        stored = tx.ticket(holder.id)
    records.close()

    assert stored is not None
    assert stored.badge_id != holder.badge_id


@pytest.mark.parametrize(
    ("ask", "plan"),
    [
        (lambda tx: tx.people(), "SCAN event USING COVERING INDEX event_subject"),
        (lambda tx: tx.roster_imported_at(), "SEARCH event USING INDEX event_import"),
    ],
)
def test_no_event_is_read_for_what_an_index_tells(
    tmp_path: Path, ask: Callable[[SqliteTransaction], object], plan: str
) -> None:
    desk, asked = Desk(tmp_path, "desk"), list[str]()
    with desk.records.transaction() as tx:
        tx.db.conn.set_trace_callback(asked.append)
        ask(tx)
        tx.db.conn.set_trace_callback(None)
    plans = [row[3] for sql in asked for row in desk.rows(f"explain query plan {sql}")]
    desk.close()

    assert [line for line in plans if "event" in line and not line.startswith(plan)] == []
    assert plan in " ".join(plans)
