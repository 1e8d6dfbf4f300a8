"""Desks that reach for a hub: pairing, and every way in which something else may answer."""

import asyncio
import gc
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import a_ticket
from kiosk.app.desk import open_records
from kiosk.app.hub import Shown
from kiosk.app.hub_process import HubProcess
from kiosk.app.pairing import (
    membership_of,
    note_exhibition,
    pair_closed_folder,
    pair_folder,
    pair_hub,
)
from kiosk.cli import main
from kiosk.clock import SystemClock
from kiosk.desk.roster_import import import_roster
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.certificate import certificate_in
from kiosk.protocol.api import PairAnswer, Refusal, Refused
from kiosk.protocol.messages import AskHeads, Changes, Heads, Hello, Pull, Push, Reset
from kiosk.protocol.pairing import (
    ALPHABET,
    Invitation,
    key_of,
    plain_code,
    read_invitation,
)
from kiosk.store.sync_store import DeskSync
from kiosk.sync.http import HubHttp, read_answer
from kiosk.sync.membership import FILE_NAME, Membership
from kiosk.sync.pairing import Computer, invitation_of, pair
from web_servers import LOGIN_PAGE, answering

JSON = "application/json"
HELLO = Hello("hub-1", "t", 0, 0)


@dataclass
class RunningHub:
    process: HubProcess
    first: Shown

    def paired(self, folder: Path, role: str = "desk") -> Membership:
        return pair_folder(folder, self.process.new_code(role).qr)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    process = HubProcess(
        tmp_path_factory.mktemp("hub"), xh="fair-1", name="Entrée", port=0, listen="127.0.0.1"
    )
    yield RunningHub(process, process.start())
    process.stop()


def ask(membership: Membership, *requests: object) -> list[object]:
    """Say hello, then send requests."""

    async def talk() -> list[object]:
        way = HubHttp(membership)
        try:
            return [await way.hello(), *[await way.answer(request) for request in requests]]
        finally:
            await way.close()

    return asyncio.run(talk())


def trouble_of(membership: Membership, *requests: object) -> Trouble:
    with pytest.raises(TroubleError) as met:
        ask(membership, *requests)
    return met.value.trouble


def a_member(port: int, folder: Path, **more: object) -> Membership:
    """Return a pairing with a server that has the certificate of `folder`."""
    pem = certificate_in(folder).certificate.read_text()
    kept = Membership("hub-1", "", ("127.0.0.1",), port, pem, "d", "x", "", "desk", "t")
    return msgspec.structs.replace(kept, **more)


def test_a_desk_pairs_by_the_qr_and_keeps_its_token_to_itself(
    hub: RunningHub, tmp_path: Path
) -> None:
    paired = hub.paired(tmp_path, "hall")

    kept = membership_of(tmp_path)
    assert kept == paired
    assert (kept.hub_name, kept.xh, kept.role) == ("Entrée", "fair-1", "hall")
    assert kept.token not in repr(kept)
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_a_desk_pairs_by_address_and_code_as_people_type_them(
    hub: RunningHub, tmp_path: Path
) -> None:
    shown = hub.process.new_code("desk")

    paired = pair_folder(tmp_path, shown.address, f"{shown.code[:4].lower()} {shown.code[4:]}")
    hello, reset, refused = ask(paired, Pull("t", 0, 0), Push("t", 0))
    assert isinstance(hello, Hello)
    _, page, heads = ask(paired, Pull(hello.timeline, 0, 0), AskHeads(hello.timeline))

    assert hello.hub == paired.hub
    assert isinstance(reset, Reset)
    assert isinstance(refused, Reset)
    assert isinstance(page, Changes)
    assert isinstance(heads, Heads)
    assert page.timeline == heads.timeline == hello.timeline


def test_a_wrong_code_and_a_used_one_are_told(hub: RunningHub, tmp_path: Path) -> None:
    shown = hub.process.new_code("desk")
    pair_folder(tmp_path, shown.qr)

    with pytest.raises(TroubleError) as met:
        pair_folder(tmp_path, shown.qr)

    assert met.value.trouble is Trouble.PAIR_CODE_WRONG


def test_the_command_pairs_under_the_id_that_the_desk_writes_by(
    hub: RunningHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"
    assert main(["pair", "nonsense", "--data", str(folder)]) == 1
    assert not folder.exists()

    assert main(["pair", hub.process.new_code("desk").qr, "--data", str(folder)]) == 0

    assert "Paired with Entrée" in capsys.readouterr().out
    records = open_records(folder, SystemClock())
    assert DeskSync(records).device() == membership_of(folder).device
    records.close()


def test_a_computer_of_another_fair_is_refused_and_the_code_stays_good(
    hub: RunningHub, tmp_path: Path
) -> None:
    held, fresh, venue = (tmp_path / name for name in ("held", "fresh", "venue"))
    records = open_records(held, SystemClock())
    import_roster(records, [a_ticket()])
    records.close()
    (venue / "hub").mkdir(parents=True)
    note_exhibition(venue, "another fair")
    desk, above = hub.process.new_code("desk").qr, hub.process.new_code("hub").qr

    for refused in (
        lambda: pair_closed_folder(held, SystemClock(), desk),
        lambda: pair_hub(venue, above),
    ):
        with pytest.raises(TroubleError) as met:
            refused()
        assert met.value.trouble is Trouble.PAIR_OTHER_FAIR
    assert not list(tmp_path.rglob(FILE_NAME))

    assert pair_closed_folder(fresh, SystemClock(), desk).xh == "fair-1"


def test_a_desk_that_was_shut_out_is_told_to_pair_again(hub: RunningHub, tmp_path: Path) -> None:
    paired = hub.paired(tmp_path)
    hub.paired(tmp_path)  # its older token is void

    assert trouble_of(paired) is Trouble.HUB_REVOKED


def test_another_hub_at_the_address_is_not_believed(hub: RunningHub, tmp_path: Path) -> None:
    paired = hub.paired(tmp_path)

    assert trouble_of(msgspec.structs.replace(paired, hub="another")) is Trouble.HUB_OTHER
    with answering(LOGIN_PAGE, tmp_path / "impostor") as port:
        assert trouble_of(msgspec.structs.replace(paired, port=port)) is Trouble.HUB_OTHER


def test_a_qr_pairs_with_the_hub_that_showed_it_and_no_other(
    hub: RunningHub, tmp_path: Path
) -> None:
    invitation = read_invitation(hub.process.new_code("desk").qr)

    with answering(LOGIN_PAGE, tmp_path) as port, pytest.raises(TroubleError) as met:
        pair(Invitation(("127.0.0.1",), port, invitation.code, invitation.fingerprint),
             Computer("A"))  # fmt: skip

    assert met.value.trouble is Trouble.HUB_OTHER


def test_a_server_that_does_not_know_the_code_is_found_out(tmp_path: Path) -> None:
    told = PairAnswer("d", "t", "hub-1", "", "x", "", "desk", "0" * 64)

    with (
        answering((200, JSON, msgspec.json.encode(told)), tmp_path) as port,
        pytest.raises(TroubleError) as met,
    ):
        pair(invitation_of(f"127.0.0.1:{port}", "ABCD2345"), Computer("A"))

    assert met.value.trouble is Trouble.PAIR_NOT_PROVEN


def test_a_login_page_is_told_from_a_hub(tmp_path: Path) -> None:
    with answering(LOGIN_PAGE) as port:
        assert trouble_of(a_member(port, tmp_path)) is Trouble.HUB_PORTAL
        with pytest.raises(TroubleError) as met:
            pair(invitation_of(f"127.0.0.1:{port}", "ABCD2345"), Computer("A"))
    assert met.value.trouble is Trouble.HUB_PORTAL


@pytest.mark.parametrize(
    ("hello", "trouble"),
    [
        (Hello("hub-2", "t", 0, 0), Trouble.HUB_OTHER),
        (Hello("hub-1", "t", 0, 0, oldest=0, newest=0), Trouble.HUB_OLDER),
        (Hello("hub-1", "t", 0, 0, oldest=2, newest=3), Trouble.HUB_NEWER),
    ],
)
def test_a_hub_of_another_kind_is_told(tmp_path: Path, hello: Hello, trouble: Trouble) -> None:
    with answering((200, JSON, msgspec.json.encode(hello)), tmp_path) as port:
        assert trouble_of(a_member(port, tmp_path)) is trouble


def test_nobody_at_the_address_means_the_next_one_is_tried(tmp_path: Path) -> None:
    with answering((200, JSON, msgspec.json.encode(HELLO)), tmp_path) as port:
        member = a_member(port, tmp_path, addresses=("127.0.0.9", "127.0.0.1"))
        assert ask(member) == [HELLO]
    assert trouble_of(member) is Trouble.HUB_AWAY


@pytest.mark.parametrize(
    ("refused", "trouble"),
    [
        (Refused.REVOKED, Trouble.HUB_REVOKED),
        (Refused.NO_TOKEN, Trouble.HUB_REVOKED),
        (Refused.NOT_ALLOWED, Trouble.HUB_FORBIDS),
        (Refused.OTHER_VERSION, Trouble.HUB_OLDER),
        (Refused.UNAVAILABLE, Trouble.HUB_FAILING),
    ],
)
def test_a_refusal_is_told_by_its_reason(refused: Refused, trouble: Trouble) -> None:
    body = msgspec.json.encode(Refusal(refused, "…"))

    with pytest.raises(TroubleError) as met:
        read_answer((403, JSON, body), Hello, "hub")

    assert met.value.trouble is trouble


@given(st.integers(100, 599), st.sampled_from([JSON, "text/html", ""]), st.binary(max_size=80))
def test_whatever_answers_nothing_but_troubles_come_out(status: int, kind: str, raw: bytes) -> None:
    with pytest.raises(TroubleError):
        read_answer((status, kind, raw), Hello, "hub")


@given(st.text())
def test_whatever_is_typed_is_no_code_unless_it_has_eight_of_its_signs(text: str) -> None:
    assume(len("".join(text.replace("-", " ").split())) != 8)

    for words in ((text,), (text, text), (f"OFECPAIR1:{text}",), ("10.0.0.1", text)):
        with pytest.raises(TroubleError, match="no pairing code"):
            invitation_of(*words)


@given(
    st.lists(st.from_regex(r"[a-z0-9]([a-z0-9.-]{0,20})", fullmatch=True), min_size=1, max_size=4),
    st.integers(1, 65535),
    st.text(ALPHABET, min_size=8, max_size=8),
    st.text("0123456789abcdef", min_size=64, max_size=64),
)
def test_a_qr_says_what_it_was_made_of(
    names: list[str], port: int, code: str, fingerprint: str
) -> None:
    made = Invitation(tuple(names), port, code, fingerprint)

    assert read_invitation(made.as_text()) == made


def test_guessing_a_code_costs_32_megabytes_each_time() -> None:
    cheap = hashlib.scrypt(b"ABCD2345", salt=b"ofec-kiosk pairing 1", n=2, r=8, p=1, dklen=32)
    dear = hashlib.scrypt(b"ABCD2345", salt=b"ofec-kiosk pairing 1", n=1 << 15, r=8, p=1,
                          maxmem=64 << 20, dklen=32)  # fmt: skip

    assert key_of(plain_code("abcd-2345")) == dear != cheap


def test_a_desk_that_stops_while_it_connects_hangs_up(tmp_path: Path) -> None:
    async def stop_while_connecting() -> None:
        calls: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
        mute = await asyncio.start_server(lambda *call: calls.put_nowait(call), "127.0.0.1", 0)
        way = HubHttp(a_member(mute.sockets[0].getsockname()[1], tmp_path))
        hello = asyncio.create_task(way.hello())
        heard, answer = await calls.get()
        await heard.readexactly(1)  # it has begun to speak TLS
        hello.cancel()
        await asyncio.wait((hello,))
        async with asyncio.timeout(20):
            await heard.read()
        answer.close()
        mute.close()
        await way.close()

    asyncio.run(stop_while_connecting())


def test_a_way_cancelled_while_it_closes_leaves_no_connection_open(
    hub: RunningHub, tmp_path: Path
) -> None:
    """As when a busy computer's window is closed; a connection left open is a warning here."""
    paired = hub.paired(tmp_path)

    async def close_interrupted(steps: int) -> None:
        way = HubHttp(paired)
        await asyncio.gather(*(way.hello() for _ in range(3)))
        closing = asyncio.create_task(way.close())
        for _ in range(steps):
            await asyncio.sleep(0)
            closing.cancel()
        with suppress(asyncio.CancelledError):
            await closing
        del way, closing
        gc.collect()

    for steps in range(1, 5):
        asyncio.run(close_interrupted(steps))
