"""Hubs that sync with hubs: a venue under a centre, in circles, and after a hub was replaced."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_ticket
from fakes import ManualClock
from hub_builders import Desk as HubDesk
from hub_builders import SqliteFolder, a_run, give_roster, set_aside
from kiosk.domain.events import EventType
from kiosk.protocol.messages import Doc
from kiosk.sync.exchange import Heard
from sync_builders import DERIVED, Desk
from venue_builders import HubWay, RelayHub, cells_of

XH = "fair-1"
TICKETS = [a_ticket(code=f"CODE-{n}") for n in range(4)]


class Network:
    """A centre (0), two venues below it (1, 2), and three desks that may talk to any hub."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.folders = [SqliteFolder(folder / f"{n}", self.clock) for n in range(3)]
        self.hubs = [RelayHub(one.store, XH, self.clock) for one in self.folders]
        self.hubs[1].relay_to(self.hubs[0].hub)
        self.hubs[2].relay_to(self.hubs[0].hub)
        roles = ("supervisor", "desk", "desk")
        self.desks = [Desk(folder, f"desk-{n}", role=role) for n, role in enumerate(roles)]

    def talk(self, desk: int, hub: int) -> None:
        one, there = self.desks[desk], self.hubs[hub]
        one.join(there.id)
        one.talk(HubWay(there.hub, XH, one.role))

    def quiet(self) -> None:
        """Let everybody talk until nothing is new: three rounds are always enough."""
        for _ in range(3):
            for desk in range(3):
                self.talk(desk, desk)
            for venue in (1, 2):
                self.hubs[venue].relay()

    def close(self) -> None:
        for one in (*self.desks, *self.folders):
            one.close()


@pytest.fixture
def network(tmp_path: Path):
    made = Network(tmp_path)
    yield made
    made.close()


def test_what_a_venue_records_is_at_the_centre_and_the_other_way_round(network: Network) -> None:
    centre, venue, _ = network.hubs
    network.desks[1].enter("someone")
    network.talk(1, 1)
    give_roster(centre.hub, cells_of(TICKETS[0]), XH)
    centre.hub.put_doc(XH, Doc("layout", "badge", "{}"), "hub")
    venue.relay()
    network.talk(1, 1)

    assert network.desks[1].rows("select code from roster") == [("CODE-0",)]
    assert len(centre.hub.heads(XH).heads) == 1
    assert venue.lists() == centre.lists()


def test_a_change_at_the_centre_is_not_undone_by_what_the_venue_held(network: Network) -> None:
    centre, venue, _ = network.hubs
    give_roster(centre.hub, cells_of(a_ticket(code="CODE-0", note="first")), XH)
    venue.relay()
    give_roster(centre.hub, cells_of(a_ticket(code="CODE-0", note="second")), XH)
    give_roster(venue.hub, cells_of(TICKETS[1]), XH)
    venue.relay()

    assert centre.lists()[1][TICKETS[0].id].cells[-1] == "second"
    assert venue.lists() == centre.lists()


def test_of_equal_documents_the_newer_ones_version_is_at_the_centre_too(network: Network) -> None:
    """Else a change of between the two would stand there, and not at the venue."""
    centre, venue, _ = network.hubs
    centre.hub.put_doc(XH, Doc("layout", "badge", "{}", version=1), "hub")
    venue.hub.put_doc(XH, Doc("layout", "badge", "{}", version=3), "hub")
    venue.relay()
    centre.hub.put_doc(XH, Doc("layout", "badge", "[]", version=2), "hub")
    venue.relay()

    assert venue.lists() == centre.lists()


def test_a_desk_at_venue_and_centre_counts_once(network: Network) -> None:
    network.desks[1].enter("someone")
    network.talk(1, 1)
    network.talk(1, 0)
    network.hubs[1].relay()
    network.quiet()

    assert [desk.rows("select n from occ") for desk in network.desks] == [[(1,)]] * 3


def test_two_hubs_that_relay_to_each_other_come_to_rest(network: Network) -> None:
    one, other, _ = network.hubs
    one.relay_to(other.hub)
    give_roster(one.hub, cells_of(TICKETS[0]), XH)
    give_roster(other.hub, cells_of(TICKETS[1]), XH)
    network.desks[1].enter("someone")
    network.talk(1, 1)
    for _ in range(2):
        one.relay()
        other.relay()
    heads = one.hub.hello().head, other.hub.hello().head
    for _ in range(3):
        one.relay()
        other.relay()

    assert one.lists() == other.lists()
    assert (one.hub.hello().head, other.hub.hello().head) == heads


def test_a_log_that_two_computers_wrote_settles_on_every_hub(network: Network) -> None:
    here, twin = network.desks[1], network.desks[2]
    here.enter("someone")
    network.talk(1, 1)
    [(log,)] = here.rows("select log from log_head")
    twin.clone_log(here, log)
    here.enter("left")
    twin.enter("right")
    network.talk(1, 1)
    network.talk(2, 2)
    network.quiet()
    network.quiet()

    lists = [hub.lists() for hub in network.hubs]
    assert lists[0] == lists[1] == lists[2]
    subjects = {
        event.envelope.partition('"subject":"')[2].partition('"')[0]
        for run in lists[0][0].values()
        for event in run
    }
    assert {"left", "right"} <= subjects


def test_what_hubs_alone_still_hold_is_set_aside_when_they_give_way_to_the_hub_above(
    network: Network,
) -> None:
    """Its computer was put back, and wrote the same numbers again at another hub."""
    centre, venue, _ = network.hubs
    lost, again = (a_run("log", 1, 2, gate=gate) for gate in ("entrance", "exit"))
    HubDesk(venue.hub).push(lost)
    HubDesk(centre.hub).push(again)

    venue.relay()

    assert venue.lists() == centre.lists()
    assert venue.hub.log(XH, "log", 0, 9).events == again.events
    assert set_aside(network.folders[1]) == [
        (XH, "log", seq, event.envelope, event.body) for seq, event in enumerate(lost.events, 1)
    ]


def test_a_hub_gives_way_to_no_event_that_the_hub_above_lost_before_it_came(
    network: Network,
) -> None:
    venue = network.hubs[1]
    held, other = (a_run("log", 1, 2, gate=gate) for gate in ("entrance", "exit"))
    centre = RelayHub(network.folders[0].back_up(), XH, network.clock)
    venue.relay_to(centre.hub)
    venue.relay()
    HubDesk(venue.hub).push(held)
    HubDesk(centre.hub).push(other)
    told = venue.relay_once()
    centre = RelayHub(network.folders[0].put_back(), XH, network.clock)
    venue.relay_to(centre.hub)

    venue.relay()

    assert told is Heard.FORKED
    assert centre.hub.log(XH, "log", 0, 9).events == held.events
    assert venue.lists() == centre.lists()


def test_a_centre_back_from_an_older_copy_is_healed_by_the_venue(network: Network) -> None:
    network.folders[0].back_up()
    network.hubs[0] = RelayHub(network.folders[0].store, XH, network.clock)
    network.hubs[1].relay_to(network.hubs[0].hub)
    network.desks[1].enter("someone")
    give_roster(network.hubs[1].hub, cells_of(TICKETS[0]), XH)
    network.talk(1, 1)
    network.hubs[1].relay()
    network.hubs[0] = RelayHub(network.folders[0].put_back(), XH, network.clock)
    network.hubs[1].relay_to(network.hubs[0].hub)

    network.hubs[1].relay()

    assert network.hubs[0].lists() == network.hubs[1].lists()
    assert TICKETS[0].id in network.hubs[0].lists()[1]


def test_two_hubs_by_mistake_become_one_list(network: Network) -> None:
    """Two desks took the list over; one of the hubs is then told to relay to the other."""
    for desk in (0, 1):
        network.desks[desk].enter(f"visitor {desk}")
        network.desks[desk].store.give_everything()
    network.talk(0, 1)
    network.talk(1, 2)
    network.hubs[1].relay_to(network.hubs[2].hub)

    network.hubs[1].relay()

    assert network.hubs[1].lists()[0] == network.hubs[2].lists()[0]
    assert len(network.hubs[2].lists()[0]) == 2


steps = st.lists(
    st.one_of(
        st.tuples(st.just("enter"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("talk"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("relay"), st.integers(1, 2), st.just(0)),
        st.tuples(st.just("import"), st.integers(0, 2), st.integers(0, 3)),
        st.tuples(st.just("erase"), st.integers(0, 2), st.integers(0, 3)),
    ),
    max_size=25,
)


@settings(max_examples=15)
@given(story=steps)
def test_whatever_the_way_all_end_up_equal(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[str, int, int]]
) -> None:
    network = Network(tmp_path_factory.mktemp("network"))
    for count, (what, number, told) in enumerate(story):
        desk = network.desks[number]
        match what:
            case "enter":
                desk.enter(f"visitor {told}")
            case "talk":
                network.talk(number, told)
            case "relay":
                network.hubs[number].relay()
            case "import":
                note = cells_of(a_ticket(code=f"CODE-{told}", note=f"{count}"))
                give_roster(network.hubs[number].hub, note, XH)
            case _:
                desk.enter(TICKETS[told].id, dir=0, type=EventType.ERASE)
    network.quiet()
    lists = [hub.lists() for hub in network.hubs]
    derived = [
        {table: desk.rows(DERIVED[table]) for table in ("adm", "occ", "alert", "erased")}
        for desk in network.desks
    ]
    rosters = [desk.rows("select id, code, note from roster order by 1") for desk in network.desks]
    network.close()

    assert lists[0] == lists[1] == lists[2]
    assert derived[0] == derived[1] == derived[2]
    assert rosters[0] == rosters[1] == rosters[2]
