"""Real hub processes: one dies and a desk takes the list over; one stands under another."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from fakes import ManualClock
from hub_builders import XH as HUB_XH
from hub_builders import SqliteFolder
from hub_computers import Computer, a_hub, seen_by
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import HUB_FOLDER, membership_of, pair_hub
from kiosk.app.promotion import promote
from kiosk.desk.own_hub import HubPlace
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.devices import Device
from kiosk.hub.hub import Hub
from kiosk.hub.pairing import Pairing
from kiosk.hub.since import note_since
from kiosk.protocol.messages import SUCCESSION, Doc, Push
from kiosk.protocol.pairing import read_invitation
from kiosk.sync.discovery import FoundHub
from ports import free_port
from web_servers import LOGIN_PAGE, answering


@pytest.fixture
def closing() -> Iterator[Callable[[Computer | HubProcess], None]]:
    made: list[Computer | HubProcess] = []
    yield made.append
    for one in reversed(made):
        one.stop() if isinstance(one, HubProcess) else one.close()


def test_a_desk_takes_the_list_over_and_the_others_follow_by_themselves(
    tmp_path: Path, closing: Callable[[Computer | HubProcess], None]
) -> None:
    old, port = a_hub(tmp_path / "old"), free_port()
    closing(old)
    heir = Computer(tmp_path / "heir", old.start().qr)
    closing(heir)
    other = Computer(tmp_path / "other", old.new_code("desk").qr)
    closing(other)
    heir.bring(port)
    heir.enter("early")
    heir.talk()
    other.talk()
    new = a_hub(heir.folder, port)
    closing(new)
    with pytest.raises(TroubleError) as told:
        promote(heir.folder, heir.records, desk=heir.desk, hub=new)
    assert told.value.trouble is Trouble.HUB_LEADS
    old.stop()
    other.enter("never reached the old hub")
    heir.enter("neither did I")
    assert not seen_by(other)

    promote(heir.folder, heir.records, desk=heir.desk, hub=new)
    assert [other.fails() for _ in range(4)] == [Trouble.HUB_AWAY] * 4
    heir.begin()
    heir.talk()
    assert seen_by(other) == "an heir"
    assert other.fails() is Trouble.HUB_AWAY
    other.talk()
    heir.talk()

    for one in (heir, other):
        assert one.rows("select count(*) from event where type = 'scan'") == [(3,)]
        assert one.rows("select count(*) from roster") == [(5,)]
    assert membership_of(other.folder).hub == membership_of(heir.folder).hub


def test_a_plain_desk_that_took_the_list_over_is_known_again_but_followed_by_nobody(
    tmp_path: Path, closing: Callable[[Computer | HubProcess], None]
) -> None:
    old, port = a_hub(tmp_path / "first"), free_port()
    closing(old)
    first = Computer(tmp_path / "first", old.start().qr)  # the old hub's own laptop
    closing(first)
    place = HubPlace(port, "127.0.0.1")
    plain = Computer(tmp_path / "plain", old.new_code("desk").qr, place)
    closing(plain)
    first.bring(free_port())
    first.talk()
    plain.talk()
    first.talk()
    old.stop()
    new = a_hub(plain.folder, port)
    closing(new)
    assert not seen_by(first)

    promote(plain.folder, plain.records, desk=plain.desk, hub=new)
    plain.begin()
    plain.talk()

    assert seen_by(first) == "Salon"
    assert [first.fails() for _ in range(5)] == [Trouble.HUB_AWAY] * 5
    note_since(first.folder / HUB_FOLDER, 1 << 50)  # a person has it keep the list, later
    assert not seen_by(first)


def test_a_desk_finds_its_hub_at_another_address_and_nobody_else_there(
    tmp_path: Path, closing: Callable[[Computer | HubProcess], None]
) -> None:
    hub = a_hub(tmp_path / "hub")
    desk = Computer(tmp_path / "desk", hub.start().qr)
    closing(desk)
    hub.stop()
    moved = a_hub(tmp_path / "hub", free_port())
    closing(moved)
    port = read_invitation(moved.start().qr).port
    name = membership_of(desk.folder).hub
    with answering(LOGIN_PAGE, tmp_path / "impostor") as trap:
        places = [FoundHub(name, "", ("127.0.0.1",), at) for at in (trap, port)]
        desk.first._follower._find = lambda: places

        assert [desk.fails() for _ in range(3)] == [Trouble.HUB_AWAY] * 3
        desk.talk()

    assert membership_of(desk.folder).port == port


def test_a_running_hub_relays_to_the_one_above_as_soon_as_it_is_paired(
    tmp_path: Path, closing: Callable[[Computer | HubProcess], None]
) -> None:
    centre, venue = a_hub(tmp_path / "centre"), a_hub(tmp_path / "venue")
    closing(centre)
    top = Computer(tmp_path / "top", centre.start().qr)
    closing(top)
    with pytest.raises(TroubleError) as told:
        pair_hub(tmp_path / "venue", centre.new_code("desk").qr)
    assert told.value.trouble is Trouble.PAIR_NO_HUB
    below = Computer(tmp_path / "below", venue.start().qr)
    closing(venue)
    closing(below)
    pair_hub(tmp_path / "venue", centre.new_code("hub").qr)  # the hub runs, and notices
    with pytest.raises(TroubleError):
        pair_hub(tmp_path / "venue", centre.new_code("desk").qr)  # leaves that one standing
    below.enter("someone")
    below.talk()

    rounds = 0
    while top.rows("select count(*) from event where type = 'scan'") == [(0,)]:
        top.talk()
        rounds += 1
        assert rounds < 500


def devices_doc(hub: Hub) -> Doc:
    found = hub.doc(HUB_XH, SUCCESSION, f"hub {hub.hello().hub}")
    assert found is not None
    return found


class TwoHubs:
    """A hub with a paired desk, and an empty one that gets its documents."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.files = [SqliteFolder(folder / f"{n}", self.clock) for n in range(2)]
        self.serve()

    def serve(self) -> None:
        clock = self.clock
        self.old, self.new = (Hub(one.store, clock=clock) for one in self.files)
        for hub in (self.old, self.new):
            hub.open_exhibition(HUB_XH)
        self.doors = [Pairing(one.store, clock=clock, stretch=str.encode) for one in self.files]

    def pair(self, role: str = "desk", device: str = "") -> tuple[str, str]:
        code = self.doors[0].new_code(HUB_XH, role).code
        opens = code.encode().__eq__
        paired = self.doors[0].pair(opens, "Porte A", source="x", device=device)
        return paired.device.id, paired.token

    def hand_over(self, doc: Doc, *, by: str = "push") -> None:
        if by == "put":
            self.new.put_doc(HUB_XH, doc, "supervisor")
            return
        timeline = self.new.hello().timeline
        self.new.push(HUB_XH, Push(timeline, 0, docs=(doc,)), "supervisor")

    def close(self) -> None:
        for one in self.files:
            one.close()


@pytest.fixture
def hubs(tmp_path: Path) -> Iterator[TwoHubs]:
    made = TwoHubs(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("by", ["push", "put"])
def test_a_successor_lets_in_whom_the_old_hub_let_in_and_nobody_it_shut_out(
    hubs: TwoHubs, by: str
) -> None:
    kept, lost, above = hubs.pair(), hubs.pair(), hubs.pair("hub")
    hubs.doors[0].revoke(lost[0])
    assert hubs.doors[1].device(kept[1]) is None

    hubs.hand_over(devices_doc(hubs.old), by=by)

    known = [hubs.doors[1].device(token) for _, token in (kept, lost, above)]
    assert known[0] is not None
    assert (known[0].id, known[0].role, known[0].revoked_ms) == (kept[0], "desk", 0)
    assert known[1] is not None
    assert known[1].revoked_ms > 0
    assert known[2] is None


def test_a_computer_paired_again_at_a_successor_is_let_in_by_the_old_hub_too(
    hubs: TwoHubs,
) -> None:
    device, first = hubs.pair()
    before = devices_doc(hubs.old)
    hubs.hand_over(before)
    hubs.doors.reverse()  # both clocks tell the same
    _, second = hubs.pair(device=device)
    after = hubs.new.doc(HUB_XH, SUCCESSION, f"hub {hubs.new.hello().hub}")
    assert after is not None
    hubs.hand_over(msgspec.structs.replace(before, version=1 << 60))
    hubs.old.push(HUB_XH, Push(hubs.old.hello().timeline, 0, docs=(after,)), "supervisor")

    for door in hubs.doors:
        assert door.device(first) is None
        found = door.device(second)
        assert found is not None
        assert (found.id, found.revoked_ms) == (device, 0)


def test_a_hub_put_back_learns_whom_it_let_in_and_shut_out_since(hubs: TwoHubs) -> None:
    stolen = hubs.pair()
    hubs.files[0].back_up()
    hubs.serve()
    kept = hubs.pair()
    hubs.doors[0].revoke(stolen[0])
    since = devices_doc(hubs.old)
    hubs.files[0].put_back()
    hubs.serve()
    assert hubs.doors[0].device(kept[1]) is None

    hubs.old.push(HUB_XH, Push(hubs.old.hello().timeline, 0, docs=(since,)), "supervisor")

    known = [hubs.doors[0].device(token) for _, token in (kept, stolen)]
    assert [bool(one and one.revoked_ms) for one in known] == [False, True]
    assert None not in known
    assert devices_doc(hubs.old) == since


STRANGE = (
    "",
    "[]",
    "[1]",
    '[["a","b","desk","zz",0,0]]',
    '[["a","b","desk","aa",0,0]]',
    '[["","b","desk","aa",0,0]]',
)


def left_of(hubs: TwoHubs, key: str) -> str:
    found = hubs.old.doc(HUB_XH, SUCCESSION, key)
    assert found is not None
    return found.data


def test_nobody_follows_a_computer_that_was_shut_out(hubs: TwoHubs) -> None:
    device, _ = hubs.pair("supervisor")
    doc = Doc(SUCCESSION, f"heir {device}", "its certificate")
    hubs.old.push(HUB_XH, Push(hubs.old.hello().timeline, 0, docs=(doc,)), "supervisor")
    hubs.doors[0].announce(Device(device, HUB_XH, "Porte A", "desk", 1), "its certificate")
    assert left_of(hubs, f"deputy {device}") == "its certificate"
    hubs.doors[0].revoke(device)

    assert left_of(hubs, f"heir {device}") == left_of(hubs, f"deputy {device}") == ""


def test_a_desk_that_became_a_supervisor_s_is_an_heir_alone(hubs: TwoHubs) -> None:
    device, _ = hubs.pair()
    hubs.doors[0].announce(Device(device, HUB_XH, "Porte A", "desk", 1), "its certificate")
    hubs.doors[0].announce(Device(device, HUB_XH, "Porte A", "supervisor", 1), "its certificate")

    assert left_of(hubs, f"deputy {device}") == ""


def test_nobody_follows_by_himself_who_was_paired_again_as_a_plain_desk(hubs: TwoHubs) -> None:
    device, _ = hubs.pair("supervisor")
    doc = Doc(SUCCESSION, f"heir {device}", "its certificate")
    hubs.old.push(HUB_XH, Push(hubs.old.hello().timeline, 0, docs=(doc,)), "supervisor")
    hubs.doors[0].announce(Device(device, HUB_XH, "Porte A", "desk", 1), "its certificate")

    assert left_of(hubs, f"heir {device}") == ""
    assert left_of(hubs, f"deputy {device}") == "its certificate"


def test_a_computer_keeps_its_token_unless_another_has_it(hubs: TwoHubs) -> None:
    device, token = hubs.pair()
    known_by = sha256(token.encode()).hexdigest()

    def pair_as(own_id: str) -> str:
        door = hubs.doors[0]
        code = door.new_code(HUB_XH, "supervisor").code.encode()
        name = "Porte B"
        told = door.pair(code.__eq__, name, source="x", device=own_id, known_by=known_by)
        return told.token

    assert pair_as(device) == ""
    assert pair_as("another") not in ("", token)
    found = hubs.doors[0].device(token)
    assert found is not None
    assert (found.id, found.role) == (device, "supervisor")


@pytest.mark.parametrize("data", STRANGE)
def test_a_strange_list_of_computers_lets_nobody_in(hubs: TwoHubs, data: str) -> None:
    hubs.hand_over(Doc(SUCCESSION, "hub x", data))

    assert hubs.doors[1].devices(HUB_XH) == ()


def test_no_list_shuts_out_a_computer_of_another_exhibition(hubs: TwoHubs) -> None:
    device, token = hubs.pair()
    hubs.doors[0].revoke(device)
    doc = msgspec.structs.replace(devices_doc(hubs.old), key="hub other")
    hubs.new.open_exhibition("another fair")
    hubs.files[1].store.write(
        lambda tx: tx.devices.put(
            Device(device, "another fair", "Porte A", "desk", 1), sha256(token.encode()).digest()
        )
    )

    hubs.hand_over(doc)

    found = hubs.doors[1].device(token)
    assert found is not None
    assert found.revoked_ms == 0


def test_no_list_changes_a_computer_the_hub_knows(hubs: TwoHubs) -> None:
    device, token = hubs.pair()
    doc = devices_doc(hubs.old)
    raised = msgspec.structs.replace(
        doc, key="hub other", data=doc.data.replace('"desk"', '"supervisor"'), rev=""
    )
    timeline = hubs.old.hello().timeline
    hubs.old.push(HUB_XH, Push(timeline, 0, docs=(raised,)), "supervisor")

    found = hubs.doors[0].device(token)
    assert found is not None
    assert (found.id, found.role) == (device, "desk")
    assert token not in doc.data
