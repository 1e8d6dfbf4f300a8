"""New desks at a hub: their snapshot is made ahead, and nobody else waits for it."""

import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from builders import FIRST_DAY, a_fair, a_ticket
from hub_builders import XH
from hub_web import FINGERPRINT, hub_web, quick
from kiosk.app.snapshots import FOLDER
from kiosk.hub.refusals import NothingYetError
from kiosk.hub.snapshots import SnapshotFile
from kiosk.protocol.api import PairAsk
from kiosk.protocol.pairing import desk_proof
from kiosk.store.tickets import COLUMNS, _row_of, is_sound
from venue_builders import Venue

PATIENCE = 60.0
JSON = {"content-type": "application/json"}
NONCE = "cd" * 32


@dataclass
class SlowSnapshots:
    """Takes as long as it is told to."""

    prepared: list[str] = field(default_factory=list)
    is_done: threading.Event = field(default_factory=threading.Event)
    is_begun: threading.Event = field(default_factory=threading.Event)

    def latest(self, xh: str) -> SnapshotFile:
        self.is_begun.set()
        assert self.is_done.wait(PATIENCE)
        raise NothingYetError(xh)

    def prepare(self, xh: str) -> None:
        self.prepared.append(xh)

    def refresh(self) -> None:
        pass

    def trouble(self, xh: str) -> None:
        pass

    def end(self) -> None:
        pass


def test_a_hub_whose_newcomers_wait_for_a_snapshot_answers_everybody_else(tmp_path: Path) -> None:
    slow, answers = SlowSnapshots(), []
    with hub_web(tmp_path, slow) as web, ExitStack() as closing:
        token = web.token()

        def ask() -> None:
            answers.append(web.http.get(f"/v1/x/{XH}/snapshot", headers=token).status_code)

        newcomers = [threading.Thread(target=ask) for _ in range(20)]
        for each in newcomers:
            each.start()
            closing.callback(each.join)
        closing.callback(slow.is_done.set)
        assert slow.is_begun.wait(PATIENCE)

        timeline = web.hub.hello().timeline
        asked = {"timeline": timeline, "seen": 0, "after": 0}
        page = web.http.get(f"/v1/x/{XH}/changes", params=asked, headers=token)
        assert (page.status_code, answers) == (200, [])
    assert answers == [404] * 20


def test_a_code_that_is_shown_or_used_has_the_snapshot_made_ahead(tmp_path: Path) -> None:
    slow = SlowSnapshots()
    with hub_web(tmp_path, slow) as web:
        shown = web.http.post(
            f"/v1/x/{XH}/codes", content=b'{"role": "desk"}',
            headers=web.token("supervisor") | JSON,
        )  # fmt: skip
        assert slow.prepared == [XH]
        proof = desk_proof(quick(shown.json()["code"]), FINGERPRINT, NONCE)
        ask = msgspec.json.encode(PairAsk(nonce=NONCE, proof=proof, name="A"))
        assert web.http.post("/v1/pair", content=ask, headers=JSON).status_code == 200

    assert slow.prepared == [XH, XH]


def test_a_snapshot_that_was_prepared_lies_there_before_anybody_asks(venue: Venue) -> None:
    venue.maker.prepare(a_fair().id)  # there is nothing yet: whoever asks is told
    boss = venue.desk("boss", "supervisor")
    with boss.records.transaction() as tx:
        tx.import_roster([a_ticket()])
    venue.talk(boss)

    venue.maker.prepare(a_fair().id)
    venue.maker._ahead.shutdown()

    [packed] = (venue.folder / FOLDER).glob("*/*.zst")
    assert venue.maker.latest(a_fair().id).path == packed


def test_the_fair_of_who_brings_the_list_comes_with_it(venue: Venue) -> None:
    boss, new = venue.desk("boss", "supervisor"), venue.desk("new", "supervisor")
    venue.talk(new)  # it holds no list, and its fair is nobody's
    assert venue.hub.doc(a_fair().id, "fair", "fair") is None
    with boss.records.transaction() as tx:
        tx.import_roster([a_ticket()])

    venue.talk(boss)

    assert venue.hub.doc(a_fair().id, "fair", "fair") is not None


def test_the_desk_of_nobody_waits_for_no_disk_and_a_real_one_does(venue: Venue) -> None:
    boss = venue.desk("boss", "supervisor")
    with boss.records.transaction() as tx:
        tx.import_roster([a_ticket()])
    venue.talk(boss)

    with venue.maker._followed(a_fair().id) as nobody:
        assert nobody.db.execute("pragma synchronous").fetchone() == (1,)  # normal
    assert boss.rows("pragma synchronous") == [(2,)]  # full


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("language", "xx"), ("days", "2026-11-24 tomorrow"), ("valid_from", "noon"),
        ("valid_until", "24/11/2026"), ("status", "perhaps"), ("paid", 2), ("paid", "yes"),
        ("id", ""), ("note", 1),
    ],
)  # fmt: skip
def test_a_row_that_stands_for_no_ticket_is_found_out(column: str, cell: str | int) -> None:
    row = dict(zip(COLUMNS, _row_of(a_ticket(days={FIRST_DAY})), strict=True))

    assert is_sound(tuple(row.values()))
    assert not is_sound(tuple((row | {column: cell}).values()))
    assert not is_sound(tuple(row.values())[:-1])
