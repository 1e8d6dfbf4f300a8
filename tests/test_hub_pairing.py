"""How computers come to speak to a hub, and how they are stopped."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from fakes import ManualClock
from hub_builders import XH, Database, SqliteFolder
from kiosk.hub.hub import Hub
from kiosk.hub.pairing import NotPaired, Paired, Pairing
from kiosk.hub.refusals import MalformedError, UnknownExhibitionError
from kiosk.protocol.messages import Role
from kiosk.protocol.pairing import ALPHABET


def quick(code: str) -> bytes:
    """Stretch a code in no time; the real way has its own test."""
    return hashlib.sha256(code.encode()).digest()


def knows(code: str) -> Callable[[bytes], bool]:
    """Stand for a proof that was made with a code."""
    return lambda key: key == quick(code)


@pytest.fixture
def pairing(database: Database, clock: ManualClock) -> Pairing:
    Hub(database.store, clock=clock).open_exhibition(XH)
    return Pairing(database.store, clock=clock, stretch=quick)


def test_a_code_gives_one_computer_a_token(pairing: Pairing) -> None:
    code = pairing.new_code(XH, "desk").code

    paired = pairing.pair(knows(code), "Porte A", source="10.0.0.2")

    assert len(code) == 8
    assert not set(code) - set(ALPHABET)
    assert isinstance(paired, Paired)
    assert pairing.device(paired.token) == paired.device
    assert (paired.device.xh, paired.device.role, paired.device.name) == (XH, "desk", "Porte A")
    assert pairing.pair(knows(code), "Porte B", source="10.0.0.3") is NotPaired.WRONG


def test_a_code_runs_out_after_ten_minutes(pairing: Pairing, clock: ManualClock) -> None:
    code = pairing.new_code(XH, "desk").code
    clock.pass_time(minutes=10)

    assert pairing.pair(knows(code), "Porte A", source="10.0.0.2") is NotPaired.RUN_OUT


def test_whoever_guesses_is_shut_out_for_a_minute_and_others_are_not(
    pairing: Pairing, clock: ManualClock
) -> None:
    code = pairing.new_code(XH, "desk").code

    tries = [pairing.pair(knows(f"WRONG{n}"), "x", source="10.0.0.9") for n in range(6)]

    assert tries == [NotPaired.WRONG] * 5 + [NotPaired.TOO_MANY_TRIES]
    assert pairing.pair(knows(code), "x", source="10.0.0.9") is NotPaired.TOO_MANY_TRIES
    clock.pass_time(seconds=61)
    assert isinstance(pairing.pair(knows(code), "x", source="10.0.0.9"), Paired)


def test_many_addresses_together_guess_no_faster(pairing: Pairing) -> None:
    tries = [pairing.pair(knows(f"WRONG{n}"), "x", source=f"10.0.1.{n}") for n in range(61)]

    assert tries[59:] == [NotPaired.WRONG, NotPaired.TOO_MANY_TRIES]


def test_a_revoked_token_opens_nothing(pairing: Pairing) -> None:
    paired = pairing.pair(knows(pairing.new_code(XH, "hall").code), "Salle", source="10.0.0.2")
    assert isinstance(paired, Paired)

    pairing.revoke(paired.device.id)

    stopped = pairing.device(paired.token)
    assert stopped is not None
    assert stopped.revoked_ms > 0
    assert pairing.device("anything") is None
    assert [device.revoked_ms > 0 for device in pairing.devices(XH)] == [True]


def test_a_token_is_looked_up_once_a_second_and_anew_after_a_change(
    pairing: Pairing, database: Database, clock: ManualClock
) -> None:
    paired = pairing.pair(knows(pairing.new_code(XH, "hall").code), "Salle", source="10.0.0.2")
    assert isinstance(paired, Paired)
    elsewhere = Pairing(database.store, clock=clock, stretch=quick)  # another hub process

    assert pairing.recent(paired.token) is None
    assert pairing.device(paired.token) == pairing.recent(paired.token) == paired.device
    elsewhere.device(paired.token)
    pairing.revoke(paired.device.id)
    assert pairing.recent(paired.token) is None
    assert elsewhere.recent(paired.token) == paired.device  # for a second at most
    clock.pass_time(seconds=1)
    assert elsewhere.recent(paired.token) is None


def test_a_computer_paired_again_keeps_its_id_and_loses_its_older_token(pairing: Pairing) -> None:
    older = pairing.pair(
        knows(pairing.new_code(XH, "desk").code), "A", source="s", device="laptop-1"
    )
    newer = pairing.pair(
        knows(pairing.new_code(XH, "desk").code), "A", source="s", device="laptop-1"
    )

    assert isinstance(older, Paired)
    assert isinstance(newer, Paired)
    assert pairing.device(older.token) is None
    assert pairing.device(newer.token) == newer.device
    assert len(pairing.devices(XH)) == 1


@pytest.mark.parametrize(
    ("xh", "role", "keeps"),
    [(XH, "desk", False), ("fair-2", "supervisor", True)],
)
def test_a_code_replaces_a_known_computer_of_its_own_exhibition_only(
    pairing: Pairing, database: Database, clock: ManualClock, xh: str, role: Role, *, keeps: bool
) -> None:
    Hub(database.store, clock=clock).open_exhibition("fair-2")
    code = pairing.new_code(XH, "supervisor").code
    boss = pairing.pair(knows(code), "Chef", source="s", device="laptop-1")
    code = pairing.new_code(xh, role).code
    other = pairing.pair(knows(code), "Porte A", source="s", device="laptop-1")

    assert isinstance(boss, Paired)
    assert isinstance(other, Paired)
    assert pairing.device(other.token) == other.device
    assert (other.device.xh, other.device.role, other.device.name) == (xh, role, "Porte A")
    assert (pairing.device(boss.token) == boss.device) is keeps
    assert (other.device.id != "laptop-1") is keeps


def test_a_supervisors_computer_that_was_shut_out_is_paired_again_as_a_desk(
    pairing: Pairing,
) -> None:
    code = pairing.new_code(XH, "supervisor").code
    pairing.pair(knows(code), "Chef", source="s", device="laptop-1")
    pairing.revoke("laptop-1")

    code = pairing.new_code(XH, "desk").code
    again = pairing.pair(knows(code), "Porte A", source="s", device="laptop-1")

    assert isinstance(again, Paired)
    assert pairing.devices(XH) == (again.device,)


def test_the_status_page_knows_when_a_desk_spoke_and_what_it_holds(
    pairing: Pairing, clock: ManualClock
) -> None:
    paired = pairing.pair(knows(pairing.new_code(XH, "desk").code), "A", source="s")
    assert isinstance(paired, Paired)
    clock.pass_time(seconds=5)

    pairing.saw({paired.device.id: 42})

    (device,) = pairing.devices(XH)
    assert (device.holds, device.seen_ms) == (42, int(clock.now().timestamp() * 1000))


def test_neither_codes_nor_tokens_lie_in_the_file(tmp_path: Path, clock: ManualClock) -> None:
    folder = SqliteFolder(tmp_path, clock)
    Hub(folder.store, clock=clock).open_exhibition(XH)
    pairing = Pairing(folder.store, clock=clock, stretch=quick)
    used, unused = pairing.new_code(XH, "desk").code, pairing.new_code(XH, "desk").code
    paired = pairing.pair(knows(used), "A", source="s")
    assert isinstance(paired, Paired)
    folder.close()

    kept = folder.store.path.read_bytes()

    assert b"pairing_code" in kept
    for secret in (used, unused, paired.token):
        assert secret.encode() not in kept
    assert bytes.fromhex(paired.token) not in kept


def test_nobody_pairs_for_an_exhibition_that_is_not_there(pairing: Pairing) -> None:
    with pytest.raises(UnknownExhibitionError):
        pairing.new_code("fair-9", "desk")
    with pytest.raises(MalformedError):
        pairing.pair(knows("X"), "name\x00", source="s")
