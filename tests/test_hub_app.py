"""The hub's addresses: what goes in and out of them, and for whom."""

import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import zstandard

from hub_builders import XH, a_roster, a_run
from hub_web import FINGERPRINT, OTHER_XH, Web, bearer, hub_web, quick
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.snapshots import SnapshotFile
from kiosk.hub.store import LogEnd
from kiosk.protocol.api import CodeAnswer, PairAnswer, PairAsk, Status
from kiosk.protocol.messages import Changes, Fork, Gap, Hello, Pull, Push, Pushed, Reset
from kiosk.protocol.pairing import desk_proof, hub_proof, read_invitation
from kiosk.sync.lights import forked_of

PUSHED = msgspec.json.Decoder(Pushed | Reset | Gap | Fork)
JSON = {"content-type": "application/json"}
NONCE = "cd" * 32


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    with hub_web(tmp_path) as made:
        yield made


def push(web: Web, token: dict[str, str], **more: object) -> Pushed:
    message = Push(web.hub.hello().timeline, 0, **more)
    answer = web.http.post(
        f"/v1/x/{XH}/events", content=msgspec.json.encode(message), headers=token | JSON
    )
    assert answer.status_code == 200, answer.text
    return PUSHED.decode(answer.content)


def pull(web: Web, token: dict[str, str], **more: object) -> Changes:
    asked = {"timeline": web.hub.hello().timeline, "seen": 0, "after": 0, **more}
    answer = web.http.get(f"/v1/x/{XH}/changes", params=asked, headers=token)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=Changes)


def asked_with(code: str, **more: str) -> bytes:
    proof = desk_proof(quick(code), FINGERPRINT, NONCE)
    return msgspec.json.encode(PairAsk(**{"nonce": NONCE, "proof": proof, "name": "A", **more}))


def test_what_one_desk_pushes_another_pulls(web: Web) -> None:
    run = a_run("a", 1, 3)

    answer = push(web, web.token(), runs=(run,))
    page = pull(web, web.token("hall"))

    assert answer.heads == {"a": 3}
    assert page.runs == (run,)
    assert page.upto == page.head


def test_a_desk_that_waits_hears_at_once_of_what_another_pushed(web: Web) -> None:
    waiting, pushing, heard = web.token(), web.token(), []
    end = web.hub.hello().head
    waiter = threading.Thread(target=lambda: heard.append(pull(web, waiting, after=end, wait=30)))
    waiter.start()

    push(web, pushing, runs=(a_run("a", 1, 1),))
    waiter.join(25)

    assert [page.runs for page in heard] == [(a_run("a", 1, 1),)]


def test_what_came_by_another_hub_process_wakes_those_who_wait(web: Web) -> None:
    waiting, heard = web.token(), []
    hello = web.hub.hello()
    asked = {"after": hello.head, "wait": 30}
    waiter = threading.Thread(target=lambda: heard.append(pull(web, waiting, **asked)))
    waiter.start()

    web.hub.push(XH, Push(hello.timeline, 0, (a_run("a", 1, 1),)), "desk")  # past the addresses
    waiter.join(10)

    assert [page.runs for page in heard] == [(a_run("a", 1, 1),)]


def test_a_push_wakes_the_desks_of_its_own_exhibition_only(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, pushing, heard = web.token(xh=OTHER_XH), web.token(), []
    looks, has_looked, pulled = [], threading.Event(), web.hub.pull

    def counted(xh: str, ask: Pull) -> object:
        looks.append(xh)
        has_looked.set()
        return pulled(xh, ask)

    monkeypatch.setattr(web.hub, "pull", counted)
    hello = web.hub.hello()
    asked = {"timeline": hello.timeline, "seen": 0, "after": hello.head, "wait": 30}
    path = f"/v1/x/{OTHER_XH}/changes"
    waiter = threading.Thread(
        target=lambda: heard.append(web.http.get(path, params=asked, headers=waiting).json())
    )
    waiter.start()
    assert has_looked.wait(10)
    for n in range(1, 100):
        push(web, pushing, runs=(a_run("a", n, n),))
    assert looks.count(OTHER_XH) <= 2  # once more when the feed is looked at first

    web.hub.push(OTHER_XH, Push(hello.timeline, 0, (a_run("b", 1, 1),)), "desk")
    waiter.join(10)

    assert [page["runs"][0]["log"] for page in heard] == ["b"]


def test_a_desk_that_waited_in_vain_gets_an_empty_page(web: Web) -> None:
    token, end = web.token(), web.hub.hello().head
    page = pull(web, token, after=end, wait=1)

    assert (page.runs, page.upto, page.more) == ((), end, False)


def test_a_desk_shut_out_while_it_waits_hears_no_more(web: Web) -> None:
    stopped, pushing, heard = web.paired(), web.token(), []
    asked = {"timeline": web.hub.hello().timeline, "seen": 0, "after": 0, "wait": 30}

    def wait() -> None:
        heard.append(
            web.http.get(f"/v1/x/{XH}/changes", params=asked, headers=bearer(stopped.token))
        )

    waiter = threading.Thread(target=wait)
    waiter.start()
    web.pairing.revoke(stopped.device.id)
    push(web, pushing, runs=(a_run("a", 1, 1),))
    waiter.join(25)

    assert [answer.json()["error"] for answer in heard] == ["revoked"]


def test_long_bodies_travel_packed_both_ways(web: Web) -> None:
    runs = (a_run("a", 1, 200),)
    body = zstandard.compress(msgspec.json.encode(Push(web.hub.hello().timeline, 0, runs)))
    headers = web.token() | JSON | {"content-encoding": "zstd"}

    pushed = web.http.post(f"/v1/x/{XH}/events", content=body, headers=headers)
    pulled = web.http.get(
        f"/v1/x/{XH}/changes",
        params={"timeline": web.hub.hello().timeline, "seen": 0, "after": 0},
        headers=web.token() | {"accept-encoding": "zstd"},
    )

    assert pushed.status_code == 200
    assert pulled.headers["content-encoding"] == "zstd"
    assert int(pulled.headers["content-length"]) < 10_000
    assert msgspec.json.decode(pulled.content, type=Changes).runs == runs


def test_answers_that_send_a_desk_back_say_so_by_their_status(web: Web) -> None:
    token = web.token()
    stranger = msgspec.json.encode(Push("elsewhere", 0))

    answer = web.http.post(f"/v1/x/{XH}/events", content=stranger, headers=token | JSON)

    assert answer.status_code == 409
    assert isinstance(PUSHED.decode(answer.content), Reset)


def test_a_code_lets_one_computer_in_and_proves_the_hub_to_it(web: Web) -> None:
    code = web.pairing.new_code(XH, "hall").code

    answer = web.http.post("/v1/pair", content=asked_with(code), headers=JSON)
    told = msgspec.json.decode(answer.content, type=PairAnswer)
    again = web.http.post("/v1/pair", content=asked_with(code), headers=JSON)

    assert (told.xh, told.xh_name, told.role) == (XH, "Salon", "hall")
    assert told.proof == hub_proof(
        quick(code), FINGERPRINT, NONCE, told.hub, told.device, told.token
    )
    assert web.http.get("/v1/hello", headers=bearer(told.token)).status_code == 200
    assert (again.status_code, again.json()["error"]) == (403, "wrong_code")


def test_a_man_in_the_middle_cannot_pass_a_proof_on(web: Web) -> None:
    code = web.pairing.new_code(XH, "desk").code
    shown_to_the_desk = desk_proof(quick(code), "ee" * 32, NONCE)

    answer = web.http.post(
        "/v1/pair", content=asked_with(code, proof=shown_to_the_desk), headers=JSON
    )

    assert answer.json()["error"] == "wrong_code"


def test_codes_run_out_and_guessing_is_stopped(web: Web) -> None:
    code = web.pairing.new_code(XH, "desk").code
    web.clock.pass_time(minutes=11)

    answers = [web.http.post("/v1/pair", content=asked_with(code), headers=JSON) for _ in range(7)]

    assert [answer.json()["error"] for answer in answers] == [
        "run_out", *["wrong_code"] * 5, "too_many_tries"]  # fmt: skip
    assert answers[-1].status_code == 429


def test_a_supervisor_lets_computers_in_and_shuts_them_out(web: Web) -> None:
    supervisor, desk = web.token("supervisor"), web.paired()

    made = web.http.post(f"/v1/x/{XH}/codes", content=b'{"role":"hall"}', headers=supervisor | JSON)
    stopped = web.http.post(f"/v1/x/{XH}/devices/{desk.device.id}/revoke", headers=supervisor)

    code = msgspec.json.decode(made.content, type=CodeAnswer)
    assert read_invitation(code.qr).code == code.code
    assert read_invitation(code.qr).fingerprint == FINGERPRINT
    assert stopped.status_code == 200
    assert web.http.get("/v1/hello", headers=bearer(desk.token)).json()["error"] == "revoked"


def test_a_supervisor_cannot_let_hubs_in(web: Web) -> None:
    answer = web.http.post(
        f"/v1/x/{XH}/codes", content=b'{"role":"hub"}', headers=web.token("supervisor") | JSON
    )

    assert answer.status_code == 403


def test_the_status_tells_who_is_behind(web: Web) -> None:
    supervisor = web.token("supervisor")
    push(web, supervisor, roster=a_roster(("t1", "C1", "Salma", 1)))

    answer = web.http.get(f"/v1/x/{XH}/status", headers=supervisor)

    status = msgspec.json.decode(answer.content, type=Status)
    head = web.hub.hello().head
    assert [(desk.name, desk.behind) for desk in status.desks] == [("Porte A", head)]
    assert status.head == head


def test_the_status_tells_what_gave_way_to_another_computers_events(web: Web) -> None:
    supervisor = web.token("supervisor")
    push(web, supervisor, runs=(a_run("a", 1, 2), a_run("b", 1, 1, xh="elsewhere")))
    web.hub._store.write(lambda tx: tx.cut_log(XH, "a", LogEnd(1)))

    answer = web.http.get(f"/v1/x/{XH}/status", headers=supervisor)

    assert forked_of(msgspec.json.decode(answer.content, type=Status)) == {("a", 2)}


def test_who_speaks_of_another_history_holds_nothing_of_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.hub.presence.WRITE_SECONDS", 0.01)
    with hub_web(tmp_path) as web:
        desk = web.token()
        push(web, web.token("supervisor"), roster=a_roster(("t1", "C1", "Salma", 1)))
        asked = {"timeline": "yesterday's", "seen": 9, "after": 9}
        web.http.get(f"/v1/x/{XH}/changes", params=asked, headers=desk)
        while not (spoke := [one for one in web.pairing.devices(XH) if one.seen_ms]):
            threading.Event().wait(0.01)

    assert [one.holds for one in spoke] == [0]


def test_documents_are_written_by_those_who_read_them(web: Web) -> None:
    token = web.token("supervisor")
    first = web.http.put(
        f"/v1/x/{XH}/docs", content=b'{"kind":"fair","key":"f","data":"1"}', headers=token | JSON
    ).json()
    blind = web.http.put(
        f"/v1/x/{XH}/docs", content=b'{"kind":"fair","key":"f","data":"2"}', headers=token | JSON
    ).json()

    assert blind == first == web.http.get(f"/v1/x/{XH}/docs/fair/f", headers=token).json()


def test_another_protocol_version_is_told_to_update(web: Web) -> None:
    answer = web.http.get("/v1/hello", headers=web.token() | {"OFEC-Protocol": "9"})

    assert (answer.status_code, answer.json()["error"]) == (426, "other_version")


def test_hello_tells_who_the_hub_is(web: Web) -> None:
    answer = web.http.get("/v1/hello", headers=web.token())

    assert msgspec.json.decode(answer.content, type=Hello).hub == web.hub.hello().hub


class Unlucky:
    """Snapshots that a database out of reach keeps from being made, twice."""

    def __init__(self) -> None:
        self.tries = 0
        self.is_fresh = threading.Event()
        self.is_ended = False

    def latest(self, xh: str) -> SnapshotFile:
        raise NotImplementedError

    def prepare(self, xh: str) -> None:
        raise NotImplementedError

    def refresh(self) -> None:
        self.tries += 1
        if self.tries < 3:
            raise TroubleError(Trouble.DATABASE_AWAY)
        self.is_fresh.set()

    def trouble(self, xh: str) -> Trouble | None:
        return Trouble.DISK_FULL if xh == XH else None

    def end(self) -> None:
        self.is_ended = True


@pytest.mark.parametrize(("xh", "told"), [(XH, "disk_full"), (OTHER_XH, "")])
def test_the_status_tells_what_keeps_snapshots_from_being_made(
    tmp_path: Path, xh: str, told: str
) -> None:
    with hub_web(tmp_path, Unlucky()) as web:
        answer = web.http.get(f"/v1/x/{xh}/status", headers=web.token(xh=xh))

    assert answer.json()["snapshot"] == told


def test_snapshots_are_made_anew_once_the_database_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.hub.app._REFRESH_SECONDS", 0.01)
    snapshots = Unlucky()

    with hub_web(tmp_path, snapshots):
        assert snapshots.is_fresh.wait(60)

    assert snapshots.is_ended
