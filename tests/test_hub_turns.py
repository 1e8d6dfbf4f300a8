"""Pushes that come together: one commit for all, and nobody pays for a neighbour."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from hub_builders import XH, Tally, a_run, an_event
from hub_web import OTHER_XH, hub_web
from kiosk.errors import TroubleError
from kiosk.hub.group_commit import GroupCommit
from kiosk.hub.refusals import HubError
from kiosk.hub.turns import Turns
from kiosk.protocol.api import VERSION_HEADER
from kiosk.protocol.messages import Doc, Push
from kiosk.protocol.sealed import Run

Work = Callable[[list[int]], int]


def adding(number: int) -> Work:
    def add(fresh: list[int]) -> int:
        if number == 7:
            raise KeyError(number)  # a bug, of nobody's making
        fresh.append(number)
        return number

    return add


def written(*numbers: int) -> tuple[Tally, dict[int, object]]:
    """Write numbers that come in one turn of the event loop; return what became of each."""
    tally = Tally()
    commits = GroupCommit(tally.transaction, faults=(), outage=(TroubleError,))

    def write_all(works: Sequence[Work]) -> list[int | Exception]:
        return commits.write_all(works)

    async def write() -> list[object]:
        turns: Turns[Work, int] = Turns(write_all, threads)
        works = [turns.write(adding(number)) for number in numbers]
        return list(await asyncio.gather(*works, return_exceptions=True))

    with ThreadPoolExecutor(4) as threads:
        ends = asyncio.run(write())
    return tally, dict(zip(numbers, ends, strict=True))


def test_what_comes_in_one_turn_shares_a_commit() -> None:
    tally, ends = written(1, 2, 3, 4)

    assert tally.kept == [[1, 2, 3, 4]]
    assert ends == {1: 1, 2: 2, 3: 3, 4: 4}


def test_more_than_one_commit_can_hold_goes_in_several() -> None:
    tally, ends = written(*range(100, 350))

    assert [len(kept) for kept in tally.kept] == [100, 100, 50]
    assert all(ends[number] == number for number in range(100, 350))


def test_a_poisoned_push_fails_alone() -> None:
    tally, ends = written(1, 13, 3)

    assert isinstance(ends.pop(13), HubError)
    assert ends == {1: 1, 3: 3}
    assert tally.kept == [[1], [3]]


def test_a_bug_fails_alone() -> None:
    tally, ends = written(1, 7, 3)

    assert isinstance(ends.pop(7), KeyError)
    assert ends == {1: 1, 3: 3}
    assert sorted(tally.kept) == [[1], [3]]


def test_an_outage_is_told_to_all_of_a_turn() -> None:
    tally, ends = written(1, 99, 3)

    assert all(isinstance(error, TroubleError) for error in ends.values())
    assert tally.kept == []


ROUTED = {"content-type": "application/json; charset=utf-8"}
SHORT = {"content-type": "application/json"}
FORKED = Run("a", 1, (an_event("a", 1, body='{"reason":"else"}'),))


@pytest.mark.parametrize(
    ("push", "xh"),
    [
        (Push("", 0, (a_run("b", 1, 2),)), XH),
        (Push("elsewhere", 0), XH),
        (Push("", 0, (a_run("a", 9, 1),)), XH),
        (Push("", 0, (FORKED,)), XH),
        (Push("", 0, (Run("", 1, ()),)), XH),
        (Push("", 0, docs=(Doc("fair", "", "{}"),)), XH),
        ("no push", XH),
        (Push("", 0), OTHER_XH),
    ],
    ids=["taken", "reset", "gap", "fork", "nameless", "not_allowed", "malformed", "other_fair"],
)
def test_the_short_way_answers_as_the_router_does(
    tmp_path: Path, push: Push | str, xh: str
) -> None:
    with hub_web(tmp_path) as web:
        timeline = web.hub.hello().timeline
        web.hub.push(XH, Push(timeline, 0, (a_run("a", 1, 1),)), "desk")
        if isinstance(push, Push) and not push.timeline:
            push = msgspec.structs.replace(push, timeline=timeline)
        answers = [
            web.http.post(
                f"/v1/x/{xh}/events",
                content=msgspec.json.encode(push),
                headers=web.token("desk") | kind,
            )
            for kind in (ROUTED, SHORT, ROUTED)
        ]

    assert len({answer.status_code for answer in answers}) == 1
    assert answers[0].json() == answers[1].json() == answers[2].json()


@pytest.mark.parametrize(
    ("name", "first"),
    [(VERSION_HEADER, "9"), ("authorization", "Bearer nobody"), ("content-type", "text/plain")],
)
def test_a_header_that_comes_twice_counts_as_it_does_for_the_router(
    tmp_path: Path, name: str, first: str
) -> None:
    with hub_web(tmp_path) as web:
        good = SHORT | {VERSION_HEADER: "1"} | web.token("desk")
        others = {key: value for key, value in good.items() if key != name}
        answer = web.http.post(
            f"/v1/x/{XH}/events",
            content=msgspec.json.encode(Push(web.hub.hello().timeline, 0)),
            headers=[*others.items(), (name, first), (name, good[name])],
        )

    assert answer.status_code in (426, 401, 415)
