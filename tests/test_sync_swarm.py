"""Three desks and a hub under faults: once it is quiet, all hold the same and nothing is lost."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_ticket
from fake_hub import FakeHub
from kiosk.sync.exchange import Answer, Request
from sync_builders import Desk

fates = st.sampled_from(["heard", "heard", "heard", "request lost", "answer lost", "late", "twice"])
who = st.integers(0, 2)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("enter"), who, st.integers(0, 3)),
        st.tuples(st.just("talk"), who, fates),
        st.tuples(st.just("talk"), who, fates),
        st.tuples(st.just("import"), st.just(0), st.integers(0, 3)),
        st.tuples(st.just("roll back"), st.just(0), st.integers(1, 9)),
    ),
    max_size=40,
)


class Swarm:
    """Plays one story; what is late is heard after a later answer."""

    def __init__(self, folder: Path) -> None:
        roles = ("supervisor", "desk", "desk")
        self.desks = [Desk(folder, f"desk-{n}", role=role) for n, role in enumerate(roles)]
        self.hub = FakeHub(page=3)
        self.late: list[tuple[Desk, Request, Answer]] = []
        self.rolled = 0
        self.entered = 0

    def play(self, what: str, number: int, told: int | str) -> None:
        desk = self.desks[number]
        match what:
            case "enter":
                desk.enter(f"visitor {told}")
                self.entered += 1
            case "import":
                with desk.records.transaction() as tx:
                    tx.import_roster([a_ticket(code=f"CODE-{told}", note=f"{self.entered}")])
            case "roll back":
                self.rolled += 1
                self.hub.forget_after(max(0, len(self.hub.feed) - int(told)), f"T{self.rolled}x")
            case _:
                self._talk(desk, str(told))

    def _talk(self, desk: Desk, fate: str) -> None:
        request = desk.exchange.next()
        if fate == "request lost":
            return
        answer = self.hub.answer(request)
        if fate == "late":
            self.late.append((desk, request, answer))
        elif fate != "answer lost":
            desk.exchange.heard(request, answer)
            self._hear_late(desk)
        if fate == "twice":
            desk.exchange.heard(request, answer)

    def _hear_late(self, desk: Desk) -> None:
        for late in [late for late in self.late if late[0] is desk][:1]:
            self.late.remove(late)
            desk.exchange.heard(*late[1:])

    def settle(self) -> None:
        for _ in range(3):
            for desk in self.desks:
                desk.talk(self.hub)
                self._hear_late(desk)
        for desk in (*self.desks, *self.desks):
            desk.talk(self.hub)


def held(desk: Desk) -> object:
    return (
        desk.rows("select log, seq, id, body, bh from event order by 1, 2"),
        desk.rows("select log, head, head_hash from log_head order by 1"),
        desk.rows("select * from adm order by 1, 2, 3"),
        desk.rows("select * from alert order by 1, 2, 3, 4, 5"),
        desk.rows("select id, note from roster order by 1"),
    )


@settings(max_examples=25)
@given(steps)
def test_desks_end_up_equal_and_nothing_is_lost(story: list[tuple[str, int, int | str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        swarm = Swarm(Path(folder))
        for step in story:
            swarm.play(*step)
        swarm.settle()
        seen = [held(desk) for desk in swarm.desks]
        passed = swarm.desks[1].rows("select count(*) from event where dir = 1")
        pending = [desk.store.facts().not_copied for desk in swarm.desks]
        for desk in swarm.desks:
            desk.close()

    assert seen[0] == seen[1] == seen[2]
    assert passed == [(swarm.entered,)]
    assert pending == [0, 0, 0]
