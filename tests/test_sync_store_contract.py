"""What every client of a hub promises to keep: a desk's store, and a hub's as a relay."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from builders import a_ticket
from fakes import ManualClock
from hub_builders import PostgresDatabase, SqliteFolder, an_event, give_roster
from kiosk.protocol.messages import Changes, Doc, Push, Pushed, RosterPart, RosterRow
from kiosk.protocol.sealed import Run, Sealed
from kiosk.protocol.stores import Link, SyncStore, Taken
from sync_builders import Desk, a_run
from venue_builders import RelayHub, cells_of

XH = "fair-1"
UP = "up"
TICKET = a_ticket(code="CODE-1", note="old")
ERASED = '{"reason":""}'


class Client(Protocol):
    """A store, and what happens at it without any sync."""

    store: SyncStore

    def record(self, count: int) -> None:
        """Let events happen in one log."""

    def put(self, note: str) -> None:
        """Write the one ticket."""

    def note(self) -> str | None:
        """Return that ticket's note; None where it is not held."""

    def erase(self) -> None:
        """Erase that ticket."""


class DeskClient:
    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder, "desk", role="supervisor")
        self.store = self.desk.store

    def record(self, count: int) -> None:
        for n in range(count):
            self.desk.enter(f"{n}")

    def put(self, note: str) -> None:
        with self.desk.records.transaction() as tx:
            tx.import_roster([a_ticket(code="CODE-1", note=note)])

    def note(self) -> str | None:
        with self.desk.records.transaction() as tx:
            found = tx.ticket(TICKET.id)
        return found.note if found else None

    def erase(self) -> None:
        with self.desk.records.transaction() as tx:
            tx.erase(TICKET.id)

    def close(self) -> None:
        self.desk.close()


class HubClient:
    def __init__(self, database: SqliteFolder | PostgresDatabase) -> None:
        self.database = database
        self.hub = RelayHub(database.store, XH, ManualClock())
        self.store = self.hub.store
        self.held = 0

    def record(self, count: int) -> None:
        run = a_run("own", ({} for _ in range(count)), first=self.held + 1)
        self._push(run)
        self.held += count

    def put(self, note: str) -> None:
        give_roster(self.hub.hub, cells_of(a_ticket(code="CODE-1", note=note)), XH)

    def note(self) -> str | None:
        part = self.database.store.read(lambda tx: tx.rows(XH, [TICKET.id])).get(TICKET.id)
        return str(part.row.cells[-1]) if part else None

    def erase(self) -> None:
        event = an_event("erasing", 1, type="erase", subject=TICKET.id, body="{}")
        self._push(Run("erasing", 1, (event,)))

    def _push(self, run: Run) -> None:
        hello = self.hub.hub.hello()
        answer = self.hub.hub.push(XH, Push(hello.timeline, 0, (run,)), "desk")
        assert isinstance(answer, Pushed)

    def close(self) -> None:
        self.database.close()


@pytest.fixture(
    params=["desk", "relay", pytest.param("relay on postgres", marks=pytest.mark.servers)]
)
def client(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Client]:
    made: DeskClient | HubClient
    match request.param:
        case "desk":
            made = DeskClient(tmp_path)
        case "relay":
            made = HubClient(SqliteFolder(tmp_path, ManualClock()))
        case _:
            server = request.getfixturevalue("postgres")
            made = HubClient(PostgresDatabase(server, ManualClock(), "relay"))
    yield made
    made.close()


def linked(client: Client) -> SyncStore:
    """A store at the end of the upper hub's empty feed, which holds nothing of it."""
    client.store.begin_again(UP, "T1", 0)
    client.store.know_heads(UP, "T1", 0, {})
    assert take(client.store) is Taken.TAKEN
    return client.store


def take(store: SyncStore, *runs: Run, more: bool = False, **told: object) -> Taken:
    link = store.link(UP)
    upto = link.cursor + 1
    return store.take(UP, link.cursor, Changes("T1", upto, 0, upto, more, runs, **told))


def drain(store: SyncStore) -> list[Push]:
    """Push until nothing is outstanding; everything is confirmed."""
    sent: list[Push] = []
    while piece := store.outgoing(UP, events=3, size=4000):
        push = Push("T1", 0, piece.runs, piece.roster, piece.docs)
        heads = {run.log: run.last for run in push.runs}
        store.confirm(UP, push, Pushed("T1", 50, 0, heads))
        sent.append(push)
        assert len(sent) < 50
    return sent


def test_a_fresh_link_speaks_of_no_timeline(client: Client) -> None:
    assert client.store.link(UP) == Link(UP)


def test_everything_goes_up_once_in_pieces(client: Client) -> None:
    store = linked(client)
    client.record(8)
    client.put("old")

    sent = drain(store)

    sizes = [sum(len(run.events) for run in push.runs) for push in sent]
    assert max(sizes) <= 3
    assert sum(sizes) >= 8
    assert [row.id for push in sent for row in push.roster.rows] == [TICKET.id]
    assert drain(store) == []
    assert store.link(UP).seen == 50


def test_what_is_confirmed_in_part_goes_on_behind_it(client: Client) -> None:
    store = linked(client)
    client.record(6)
    run = store.outgoing(UP, events=100, size=100_000).runs[0]
    store.confirm(UP, Push("T1", 0, (run,)), Pushed("T1", 9, 0, {run.log: 2}))

    assert store.outgoing(UP, events=100, size=100_000).runs[0].first == 3
    store.step_back(UP, run.log, 3)
    assert store.outgoing(UP, events=100, size=100_000).runs[0].first == 2


def test_nothing_is_confirmed_that_was_not_sent(client: Client) -> None:
    store = linked(client)
    client.record(6)
    run = store.outgoing(UP, events=2, size=100_000).runs[0]
    store.confirm(UP, Push("T1", 0, (run,)), Pushed("T1", 9, 0, {run.log: 5}))

    assert store.outgoing(UP, events=100, size=100_000).runs[0].first == run.last + 1


def test_after_a_reset_what_the_hub_lacks_goes_up_and_the_event_before_it_to_be_compared(
    client: Client,
) -> None:
    store = linked(client)
    client.record(4)
    drain(store)
    log = client.store.outgoing("other hub", events=9, size=9000).runs[0].log
    store.begin_again(UP, "T2", 7)
    link = store.link(UP)
    store.know_heads(UP, "T2", 7, {log: 3})

    assert (link.timeline, link.cursor, link.seen) == ("T2", 0, 7)
    assert (link.heads_due, link.sweeping) == (True, True)
    assert not store.link(UP).heads_due
    assert [run.first for run in store.outgoing(UP, events=9, size=9000).runs] == [3]


def test_a_page_is_taken_once_and_not_sent_back(client: Client) -> None:
    store = linked(client)
    run = a_run("theirs", ({} for _ in range(3)))

    assert take(store, run, roster=cells_of(TICKET), docs=(Doc("k", "d", "{}"),)) is Taken.TAKEN
    assert client.note() == "old"
    assert drain(store) == []
    assert store.take(UP, 0, Changes("T1", 9, 0, 9, runs=(run,))) is Taken.STALE
    assert store.link(UP).seen == 9


def test_a_page_that_comes_late_brings_nothing_back(client: Client) -> None:
    """No event whose place the hub gave another since, no row of before there were versions."""
    store = linked(client)
    after = store.link(UP).cursor
    late = Changes("T1", 9, 0, after + 1, runs=(a_run("theirs", [{}]),), roster=cells_of(TICKET))
    assert store.take(UP, after, late) is Taken.TAKEN
    stands = a_run("theirs", [{"gate": "other"}, {}])
    take(store, stands, roster=cells_of(a_ticket(code="CODE-1", note="new")))

    assert store.take(UP, after, late) is Taken.STALE
    assert client.note() == "new"
    assert stands in store.outgoing("another", events=99, size=99_000).runs


def test_a_page_with_a_hole_changes_nothing(client: Client) -> None:
    store = linked(client)
    before = store.link(UP)
    late = a_run("theirs", ({} for _ in range(3)), first=5)

    assert take(store, late, roster=cells_of(TICKET)) is Taken.GAP
    assert store.link(UP) == before
    assert client.note() is None
    assert take(store, a_run("theirs", [{}])) is Taken.TAKEN
    store.read_again(UP)
    assert store.link(UP).cursor == 0


def test_an_unreadable_event_is_kept_and_passed_on_as_it_came(client: Client) -> None:
    store = linked(client)
    odd = Run(
        "odd", 1, (Sealed("no json \x01", "{}", "ab" * 16), Sealed('{"v":9}', "x", "cd" * 16))
    )
    assert take(store, odd) is Taken.TAKEN

    assert odd in store.outgoing("other hub", events=99, size=99_000).runs


def test_a_row_that_waits_is_not_overwritten_by_an_older_one(client: Client) -> None:
    store = linked(client)
    client.put("new")
    take(store, roster=cells_of(TICKET))
    assert client.note() == "new"

    [push] = drain(store)
    assert push.roster.rows == cells_of(a_ticket(code="CODE-1", note="new")).rows
    take(store, roster=cells_of(TICKET))
    assert client.note() == "old"


def test_a_row_changed_while_it_was_pushed_goes_up_again(client: Client) -> None:
    store = linked(client)
    client.put("old")
    piece = store.outgoing(UP, events=9, size=9000)
    if piece.runs:  # a desk opens its log first
        drain(store)
        client.put("older")
        piece = store.outgoing(UP, events=9, size=9000)
    client.put("new")
    store.confirm(UP, Push("T1", 0, (), piece.roster), Pushed("T1", 9, 0))

    assert drain(store)[-1].roster.rows == cells_of(a_ticket(code="CODE-1", note="new")).rows


def test_a_sweep_sends_up_what_the_hub_has_lost(client: Client) -> None:
    store = linked(client)
    client.put("old")
    drain(store)
    store.begin_again(UP, "T1", 0)
    store.know_heads(UP, "T1", 0, {})
    assert not store.outgoing(UP, events=9, size=9000).roster.rows
    take(store, more=True)
    drain_events = store.outgoing(UP, events=99, size=99_000)
    assert not drain_events.roster.rows
    take(store)

    rows = [row.id for push in drain(store) for row in push.roster.rows]
    assert rows == [TICKET.id]


def test_a_sweep_leaves_alone_what_the_hub_has(client: Client) -> None:
    store = linked(client)
    client.put("old")
    drain(store)
    store.begin_again(UP, "T1", 0)
    store.know_heads(UP, "T1", 0, {})
    take(store, roster=cells_of(TICKET))

    assert [row.id for push in drain(store) for row in push.roster.rows] == []


def of_version(note: str, version: int) -> RosterPart:
    part = cells_of(a_ticket(code="CODE-1", note=note))
    return RosterPart(part.columns, part.rows, versions=(version,))


def test_a_row_that_is_newer_here_stays_and_goes_up(client: Client) -> None:
    store = linked(client)
    client.put("here")
    [version] = drain(store)[-1].roster.versions
    store.begin_again(UP, "T1", 0)
    store.know_heads(UP, "T1", 0, {})
    take(store, roster=of_version("older", version - 1))

    assert client.note() == "here"
    assert of_version("here", version) in [push.roster for push in drain(store)]
    take(store, roster=of_version("newer", version + 1))
    assert client.note() == "newer"
    assert drain(store) == []


def test_a_document_that_is_newer_here_stays_and_goes_up(client: Client) -> None:
    store = linked(client)
    take(store, docs=(Doc("k", "d", "here", version=20),))
    assert drain(store) == []
    store.begin_again(UP, "T1", 0)
    store.know_heads(UP, "T1", 0, {})
    take(store, docs=(Doc("k", "d", "older", version=10),))

    [push] = drain(store)
    assert [(doc.data, doc.version) for doc in push.docs] == [("here", 20)]
    take(store, docs=(Doc("k", "d", "newer", version=30),))
    assert drain(store) == []


@pytest.mark.parametrize("how", ["event", "row"])
def test_whoever_the_hub_erased_is_gone_and_stays_gone(client: Client, how: str) -> None:
    store = linked(client)
    client.put("old")
    drain(store)
    told = {"type": "erase", "subject": TICKET.id, "dir": 0, "body": {}}
    if how == "event":
        take(store, a_run("erasing", [told]))
    else:
        take(store, roster=RosterPart((), (RosterRow(TICKET.id, gone=True),)))
    client.put("back")
    take(store, roster=cells_of(TICKET))

    assert client.note() is None


def test_whoever_is_erased_here_does_not_come_back_from_above(client: Client) -> None:
    store = linked(client)
    take(store, roster=cells_of(TICKET))
    client.erase()
    take(store, roster=cells_of(TICKET))

    assert client.note() is None
    events = [event for push in drain(store) for run in push.runs for event in run.events]
    assert any('"erase"' in event.envelope for event in events)


def test_of_a_forked_log_the_hubs_events_stand(client: Client) -> None:
    store = linked(client)
    take(store, a_run("theirs", [{}, {}]))
    late = Push("T1", 0, (a_run("theirs", [{}, {"gate": "late"}]),))
    other = Push("T1", 0, (a_run("theirs", [{}, {}]),))

    assert not store.set_aside(late, "theirs", 2)
    assert store.set_aside(other, "theirs", 2)
    take(store, Run("theirs", 2, (a_run("theirs", [{}, {"gate": "other"}]).events[1],)))
    runs = store.outgoing("another", events=99, size=99_000).runs
    [held] = [run for run in runs if run.log == "theirs"]
    assert '"gate":"other"' in held.events[1].envelope


def test_a_page_of_a_forked_log_is_taken_all_the_same(client: Client) -> None:
    store = linked(client)
    take(store, a_run("theirs", [{}, {}]))

    assert take(store, a_run("theirs", [{}, {"gate": "other"}])) is Taken.TAKEN
    runs = store.outgoing("another", events=99, size=99_000).runs
    [held] = [run for run in runs if run.log == "theirs"]
    assert '"gate":"other"' in held.events[1].envelope
