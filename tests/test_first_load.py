"""A desk's first load over the network: whole, in parts, broken, or not at all."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import zstandard

from builders import a_fair, a_ticket
from fakes import ManualClock
from kiosk.app.desk import INCOMING, open_records
from kiosk.app.first_load import FirstLoad
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import membership_of, pair_folder
from kiosk.app.syncing import sync_folder_once
from kiosk.desk.company import Coming, Step
from kiosk.desk.thread import DeskThread
from kiosk.errors import Trouble, TroubleError
from kiosk.sync.download import Piece, download
from kiosk.sync.membership import Membership
from kiosk.sync.tls import pinned

PLAIN = bytes(range(256)) * 4000
PACKED = zstandard.compress(PLAIN, 1) + b""
TAG = hashlib.sha256(PACKED).hexdigest()


@dataclass
class FakeWay:
    """Sends a snapshot of these bytes and breaks off where it is told."""

    packed: bytes = PACKED
    breaks_at: int = 1 << 30
    most: int = 1 << 30  # bytes of one answer
    asked: list[Mapping[str, str]] = field(default_factory=list)

    @asynccontextmanager
    async def snapshot(self, headers: Mapping[str, str]) -> AsyncIterator[Piece | None]:
        self.asked.append(headers)
        start = 0
        tag = hashlib.sha256(self.packed).hexdigest()
        if headers.get("if-range") == f'"{tag}"':
            start = int(headers["range"].removeprefix("bytes=").removesuffix("-"))
        yield Piece(tag, start, len(self.packed), self._pieces(start))

    async def _pieces(self, start: int) -> AsyncIterator[bytes]:
        for at in range(start, len(self.packed), 100):
            if at >= self.breaks_at or at - start >= self.most:
                raise TroubleError(Trouble.HUB_AWAY)
            yield self.packed[at : at + 100]


def fetch(way: FakeWay, folder: Path) -> list[float]:
    told: list[Coming] = []
    asyncio.run(download(way, folder, folder / "plain", told.append))
    assert (told[0].step, told[-1].step) == (Step.PREPARING, Step.CHECKING)
    return [each.held / each.size for each in told if each.step is Step.COMING]


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path) -> None:
    way = FakeWay(breaks_at=len(PACKED) // 2)
    with pytest.raises(TroubleError):
        fetch(way, tmp_path)
    way.breaks_at = 1 << 30

    shares = fetch(way, tmp_path)

    assert (tmp_path / "plain").read_bytes() == PLAIN
    assert 0.4 < shares[0] < shares[-1] == 1.0
    assert way.asked[1]["if-range"] == f'"{TAG}"'


def test_another_snapshot_of_the_hub_is_fetched_from_its_start(tmp_path: Path) -> None:
    with pytest.raises(TroubleError):
        fetch(FakeWay(breaks_at=len(PACKED) // 2), tmp_path)

    fetch(FakeWay(packed=zstandard.compress(b"new")), tmp_path)

    assert (tmp_path / "plain").read_bytes() == b"new"


def test_a_download_that_is_not_what_was_said_is_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "snapshot.part").write_bytes(b"x" * 50)
    (tmp_path / "snapshot.etag").write_text(TAG)
    with pytest.raises(TroubleError) as told:
        fetch(FakeWay(), tmp_path)
    assert told.value.trouble is Trouble.HUB_FAILING

    fetch(FakeWay(), tmp_path)
    assert (tmp_path / "plain").read_bytes() == PLAIN


@dataclass
class Hall:
    """A hub process, and a supervisor's desk that gave it everything."""

    folder: Path
    hub: HubProcess

    def paired(self, name: str, role: str = "desk") -> Membership:
        return pair_folder(self.folder / name, self.hub.new_code(role).qr)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("hall")
    boss = open_records(folder / "boss", ManualClock())
    with boss.transaction() as tx:
        tx.set_fair(a_fair())
        tx.import_roster([a_ticket(code=f"CODE-{n}") for n in range(30)])
    boss.close()
    hub = HubProcess(folder, xh=a_fair().id, name="Entrée", port=0, listen="127.0.0.1")
    hub.start()
    made = Hall(folder, hub)
    made.paired("boss", "supervisor")
    sync_folder_once(folder / "boss", ManualClock(), lambda _: None)
    yield made
    hub.stop()


def load(folder: Path, *, worth: int, cut: FakeWay | None = None) -> tuple[int, int, list[Step]]:
    """Say hello by a loading way, or load by that one; return tickets, cursor, and steps told."""
    told: list[Coming] = []
    desk = DeskThread(lambda _: None)
    records = desk.ask(lambda: open_records(folder, ManualClock()))
    first = FirstLoad(records, membership_of(folder), desk=desk, worth=worth)
    first.tell = told.append

    async def hello() -> None:
        way = first.way()
        if cut is None:
            await way.hello()
        else:
            await first.load(cut, await way.who())
        await way.close()

    asyncio.run(hello())
    found = desk.ask(
        lambda: (
            records.db.execute("select count(*) from roster").fetchone()[0],
            records.db.execute("select coalesce(max(cursor), 0) from link").fetchone()[0],
        )
    )
    desk.ask(records.close)
    desk.stop()
    return *found, [each.step for each in told]


def test_a_desk_far_behind_takes_the_snapshot_before_it_goes_on(hall: Hall) -> None:
    hall.paired("far")
    tickets, cursor, steps = load(hall.folder / "far", worth=5)

    assert (tickets, list(dict.fromkeys(steps))) == (30, list(Step))
    assert cursor >= 30
    assert not (hall.folder / "far" / INCOMING).exists()
    sync_folder_once(hall.folder / "far", ManualClock(), lambda _: None)


def snapshot_of(hall: Hall, name: str) -> bytes:
    """Fetch the whole snapshot, as a computer of that name."""
    member = hall.paired(name)
    url = f"https://127.0.0.1:{member.port}/v1/x/{member.xh}/snapshot"
    with httpx.Client(verify=pinned(member.certificate), trust_env=False) as http:
        return http.get(url, headers={"authorization": f"Bearer {member.token}"}).content


def test_a_connection_that_breaks_again_and_again_brings_it_all_the_same(hall: Hall) -> None:
    packed = snapshot_of(hall, "cut")
    way = FakeWay(packed, most=len(packed) // 4 + 100)

    tickets, _, steps = load(hall.folder / "cut", worth=5, cut=way)

    assert (tickets, steps[-1]) == (30, Step.TAKING_OVER)
    starts = [int(asked["range"][6:-1]) for asked in way.asked[1:]]
    assert starts == sorted(set(starts))
    assert len(starts) == 3


def test_a_snapshot_that_never_comes_leaves_the_desk_to_the_feed(hall: Hall) -> None:
    way = FakeWay(snapshot_of(hall, "never"), most=0)

    assert load(hall.folder / "never", worth=5, cut=way)[0] == 0
    sync_folder_once(hall.folder / "never", ManualClock(), lambda _: None)
    assert not (hall.folder / "never" / INCOMING).exists()  # half a list is nobody's to find
    assert load(hall.folder / "never", worth=5000)[0] == 30


def test_a_desk_that_is_near_goes_on_by_the_feed(hall: Hall) -> None:
    hall.paired("near")
    assert load(hall.folder / "near", worth=5000) == (0, 0, [])


def test_the_hub_serves_parts_of_the_very_file_that_was_begun(hall: Hall) -> None:
    member = hall.paired("parts")
    url = f"https://127.0.0.1:{member.port}/v1/x/{member.xh}/snapshot"
    with httpx.Client(verify=pinned(member.certificate), trust_env=False) as http:
        http.headers["authorization"] = f"Bearer {member.token}"
        whole = http.get(url)
        tag = whole.headers["etag"]
        part = http.get(url, headers={"range": "bytes=100-", "if-range": tag})
        other = http.get(url, headers={"range": "bytes=100-", "if-range": '"another"'})

    assert hashlib.sha256(whole.content).hexdigest() == tag.strip('"')
    assert (part.status_code, part.content) == (206, whole.content[100:])
    assert (other.status_code, other.content) == (200, whole.content)
