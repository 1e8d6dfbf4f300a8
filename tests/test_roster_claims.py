"""Several tickets want one code or badge id: every desk gives it to the same one."""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from pathlib import Path

import pytest

from kiosk.domain.badge_ids import badge_id_of
from kiosk.protocol.messages import RosterPart, RosterRow
from kiosk.store.roster_feed import SENT
from sync_builders import MORNING_MS, Desk, a_run, take

Step = Callable[[Desk], object]


@pytest.fixture
def a_desk(tmp_path: Path) -> Iterator[Callable[[Sequence[Step]], Desk]]:
    made: list[Desk] = []

    def told(steps: Sequence[Step]) -> Desk:
        made.append(Desk(tmp_path, f"desk-{len(made)}"))
        for step in steps:
            step(made[-1])
        return made[-1]

    yield told
    for desk in made:
        desk.close()


def corrects(who: str, at_s: int, *, log: str = "", **body: object) -> Step:
    event = {"type": "attendee.patch", "subject": who, "dir": 0, "body": body}
    run = a_run(log or f"log {who} {at_s}", [event | {"hlc": (MORNING_MS + at_s * 1000) << 16}])
    return lambda desk: take(desk, run)


def erases(who: str) -> Step:
    run = a_run(f"log erase {who}", [{"type": "erase", "subject": who, "dir": 0, "body": {}}])
    return lambda desk: take(desk, run)


def writes(who: str, code: str, pos: int, badge: str = "", *, version: int | None = None) -> Step:
    """A row at a position of the feed; its version is the same number, or what is told."""
    cells = (code, badge or f"badge of {who}", "visitor", "A", "B", *7 * ("",), "fr", *4 * ("",),
             "valid", 1, "")  # fmt: skip
    part = RosterPart(SENT, (RosterRow(who, cells),), positions=(pos,),
                      versions=(pos if version is None else version,))  # fmt: skip

    def step(desk: Desk) -> None:
        for _ in range(pos):  # pages of nothing, up to where this row lies
            take(desk)
        take(desk, roster=part)

    return step


def revokes(who: str, badge: str, following: str) -> Step:
    body = {"badge": badge, "next": following}
    run = a_run(
        f"log revoke {who}", [{"type": "badge.revoked", "subject": who, "dir": 0, "body": body}]
    )
    return lambda desk: take(desk, run)


def codes(desk: Desk) -> dict[object, object]:
    return dict(desk.rows("select id, code from roster order by id"))


ONE_CODE = [corrects("b", 1, code="X"), corrects("a", 2, code="X"), corrects("c", 3, code="X")]
TAKEN = [writes("a", "A", 1), writes("b", "B", 2), corrects("a", 1, code="B")]
MOVED = [writes("a", "X", 1), writes("b", "X", 2), corrects("c", 0, code="X")]
LEFT = [*ONE_CODE[:2], corrects("b", 4, code="Y")]
NONSENSE = [corrects("a", 1, code="X"), corrects("a", 2, code=7), corrects("a", 3, paid="X")]
STAND_IN = [*ONE_CODE[:2], corrects("c", 0, code="~a")]
ERASED = [*ONE_CODE[:2], erases("b")]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param(ONE_CODE, {"a": "~a", "b": "X", "c": "~c"}, id="the earlier correction"),
        pytest.param(TAKEN, {"a": "~a", "b": "B"}, id="the roster before a correction"),
        pytest.param(MOVED, {"a": "~a", "b": "X", "c": "~c"}, id="the newer row"),
        pytest.param(LEFT, {"a": "X", "b": "Y"}, id="the next when it is given up"),
        pytest.param(ERASED, {"a": "X"}, id="the next when the first is erased"),
        pytest.param(NONSENSE, {"a": "X"}, id="what makes no sense changes nothing"),
        pytest.param(STAND_IN, {"a": "~a", "b": "X", "c": "~c"}, id="nobody takes a stand-in"),
    ],
)
def test_in_any_order_the_same_ticket_has_the_code(
    a_desk: Callable[[Sequence[Step]], Desk], steps: list[Step], expected: dict[str, str]
) -> None:
    whole = "select id, code, badge_id, last_name, paid from roster order by id"
    for order in permutations(steps):
        desk = a_desk(order)
        assert codes(desk) == expected
        rows = desk.rows(whole)
        with desk.records.transaction() as tx:
            tx.derived.rebuild()
        assert desk.rows(whole) == rows
        assert rows == a_desk(steps).rows(whole)


def test_of_two_tickets_with_one_badge_id_the_newer_row_has_it(
    a_desk: Callable[[Sequence[Step]], Desk],
) -> None:
    steps = [writes("a", "A", 1, "one badge"), writes("b", "B", 2, "one badge")]

    desks = [a_desk(order) for order in permutations(steps)]

    stand_in = badge_id_of("fair-1", "~a")
    for desk in desks:
        told = desk.rows("select id, badge_id from roster order by id")
        assert told == [("a", stand_in), ("b", "one badge")]
        writes("b", "B", 3, "another")(desk)
        assert desk.rows("select badge_id from roster where id = 'a'") == [("one badge",)]


def test_a_badge_id_that_was_given_up_is_free_for_the_other_ticket_in_any_order(
    a_desk: Callable[[Sequence[Step]], Desk],
) -> None:
    steps = [
        writes("a", "A", 1, "one badge"),
        writes("b", "B", 2, "one badge"),
        revokes("b", "one badge", "next badge"),
    ]

    for order in permutations(steps):
        told = a_desk(order).rows("select id, badge_id from roster order by id")
        assert told == [("a", "one badge"), ("b", "next badge")]


def test_rows_of_one_version_share_out_a_badge_id_alike_wherever_a_hub_lists_them(
    a_desk: Callable[[Sequence[Step]], Desk],
) -> None:
    for version in (0, 7):
        two = [("a", 1), ("b", 2)], [("b", 1), ("a", 2)]
        desks = [
            a_desk([writes(who, who, pos, "one badge", version=version) for who, pos in rows])
            for rows in two
        ]

        for desk in desks:
            told = desk.rows("select id, badge_id from roster order by id")
            assert told == [("a", "one badge"), ("b", badge_id_of("fair-1", "~b"))]


def test_a_ticket_that_waits_for_its_code_is_pushed_with_it(
    a_desk: Callable[[Sequence[Step]], Desk],
) -> None:
    desk = a_desk([writes("a", "X", 1), writes("b", "X", 2)])
    assert codes(desk)["a"] == "~a"

    desk.store.give_everything()
    with desk.records.transaction() as tx:
        pushed = tx.roster_feed.outgoing(10, 10_000).rows

    assert [(row.id, row.cells[0]) for row in pushed] == [("a", "X"), ("b", "X")]
