"""What each address of the hub does, as a table: who may, what comes in, what goes out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, get_args

from kiosk.hub.bodies import RefusedError
from kiosk.hub.devices import Device
from kiosk.hub.hub import EDITORS, Hub
from kiosk.hub.pairing import NotPaired, Pairing
from kiosk.hub.snapshots import MEDIA_TYPE, SnapshotFile, Snapshots
from kiosk.protocol.api import (
    CodeAnswer,
    CodeAsk,
    DeskStatus,
    Done,
    ErasureStatus,
    FlawStatus,
    Holder,
    LogAsk,
    PairAnswer,
    PairAsk,
    PullAsk,
    Refused,
    Status,
)
from kiosk.protocol.messages import (
    Changes,
    Doc,
    Fork,
    Gap,
    Heads,
    Hello,
    Push,
    Pushed,
    Reset,
    Role,
    SnapshotNeeded,
)
from kiosk.protocol.pairing import Invitation, desk_proof, hub_proof, is_proof
from kiosk.protocol.sealed import Run

ANYBODY: frozenset[Role] = frozenset()
EVERY_ROLE: frozenset[Role] = frozenset(get_args(Role))
SUPERVISORS: frozenset[Role] = frozenset({"supervisor"})
_ISSUED: frozenset[Role] = frozenset({"desk", "hall", "supervisor"})

_NOT_PAIRED = {
    NotPaired.WRONG: (403, Refused.WRONG_CODE, "no computer is expected with that code"),
    NotPaired.RUN_OUT: (403, Refused.RUN_OUT, "that code has run out: show a new one"),
    NotPaired.OTHER_FAIR: (403, Refused.OTHER_FAIR, "that code is for another exhibition's list"),
    NotPaired.TOO_MANY_TRIES: (429, Refused.TOO_MANY_TRIES, "too many wrong codes: wait a minute"),
}


@dataclass(frozen=True, slots=True)
class Service:
    """What the endpoints work with. `invitation` stands for this hub, its code left empty."""

    hub: Hub
    pairing: Pairing
    invitation: Invitation
    snapshots: Snapshots | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One request, decoded.

    Args:
        device: who asks; None where nobody has to say.
        path: the blanks of the route's address.
        message: the body, or the parameters of the address, as the route wants them.
        source: the IP address it came from.
    """

    device: Device | None
    path: dict[str, str]
    message: Any
    source: str

    @property
    def xh(self) -> str:
        """The exhibition of the address."""
        return self.path["xh"]

    @property
    def role(self) -> Role:
        """What the device may do."""
        assert self.device is not None  # noqa: S101 - only routes with roles ask
        return self.device.role


@dataclass(frozen=True, slots=True)
class Route:
    """One address.

    Args:
        roles: who may ask; empty for anybody, paired or not.
        body: the message that is sent; `query` the one that the address's parameters make.
        answers: the HTTP status of each message that may be answered.
        file: the media type where a file is answered, as a whole or in ranges.
    """

    method: str
    path: str
    about: str
    run: Callable[[Service, Call], object]
    answers: dict[type, int]
    roles: frozenset[Role] = field(default=EVERY_ROLE)
    body: type | None = None
    query: type | None = None
    file: str = ""


def pair(service: Service, call: Call) -> PairAnswer:
    """Give a token for the proof of a code."""
    ask: PairAsk = call.message
    fingerprint = service.invitation.fingerprint
    paired = service.pairing.pair(
        lambda key: is_proof(ask.proof, desk_proof(key, fingerprint, ask.nonce)),
        ask.name,
        source=call.source,
        device=ask.device,
        xh=ask.xh,
        known_by=ask.known_by,
    )
    if isinstance(paired, NotPaired):
        raise RefusedError(*_NOT_PAIRED[paired])
    device, hub = paired.device, service.hub.hello()
    service.pairing.announce(device, ask.heir)
    _prepare(service, device.xh)
    names = {known.xh: known.name for known in service.pairing.exhibitions()}
    proof = hub_proof(paired.key, fingerprint, ask.nonce, hub.hub, device.id, paired.token)
    return PairAnswer(
        device.id, paired.token, hub.hub, hub.name, device.xh, names.get(device.xh, ""),
        device.role, proof,
    )  # fmt: skip


def hello(service: Service, _call: Call) -> Hello:
    """Tell who this hub is."""
    return service.hub.hello()


def push(service: Service, call: Call) -> object:
    """Take in what a desk holds."""
    return service.hub.push(call.xh, call.message, call.role)


def changes(service: Service, call: Call) -> object:
    """Return the next page of the feed."""
    return service.hub.pull(call.xh, call.message)


def heads(service: Service, call: Call) -> Heads:
    """Return how far each log is held."""
    return service.hub.heads(call.xh)


def log(service: Service, call: Call) -> Run:
    """Return events of one log."""
    ask: LogAsk = call.message
    return service.hub.log(call.xh, call.path["log"], ask.after, ask.limit)


def doc(service: Service, call: Call) -> Doc:
    """Return a document."""
    found = service.hub.doc(call.xh, call.path["kind"], call.path["key"])
    if found is None:
        raise RefusedError(404, Refused.NOT_FOUND, "there is no such document")
    return found


def put_doc(service: Service, call: Call) -> Doc:
    """Write a document over the one its sender had read; return what stands then."""
    return service.hub.put_doc(call.xh, call.message, call.role)


def snapshot(service: Service, call: Call) -> SnapshotFile:
    """Return everything at once: the database of a desk, without its identity."""
    service.hub.must_keep(call.xh)
    if service.snapshots is None:
        raise RefusedError(404, Refused.NOT_FOUND, "this hub makes no snapshots: pull the feed")
    return service.snapshots.latest(call.xh)


def status(service: Service, call: Call) -> Status:
    """Return how the desks of an exhibition do."""
    service.hub.must_keep(call.xh)
    now = service.hub.hello()
    desks = tuple(
        DeskStatus(one.id, one.name, one.role, one.paired_ms, one.seen_ms,
                   max(0, now.head - one.holds), bool(one.revoked_ms))
        for one in service.pairing.devices(call.xh)
    )  # fmt: skip
    flaws = tuple(FlawStatus(f.log, f.seq, f.flaw) for f in service.pairing.flaws(call.xh))
    trouble = service.snapshots.trouble(call.xh) if service.snapshots is not None else None
    return Status(
        now.head, now.time_ms, desks, flaws, now.name, trouble.name.lower() if trouble else ""
    )


def erasure(service: Service, call: Call) -> ErasureStatus:
    """Return who knows that somebody was erased, by the id of the ticket."""
    pos, now = service.hub.erased_at(call.xh, call.path["ticket"]), service.hub.hello().time_ms
    holders = tuple(
        Holder(one.id, one.name, one.role, pos is not None and one.holds >= pos, one.seen_ms)
        for one in service.pairing.devices(call.xh)
        if not one.revoked_ms
    )
    return ErasureStatus(pos is not None, now, holders)


def new_code(service: Service, call: Call) -> CodeAnswer:
    """Make a code that pairs one more computer."""
    service.hub.must_keep(call.xh)
    ask: CodeAsk = call.message
    if ask.role not in _ISSUED:  # a hub that stands above this one is paired at its own screen
        raise RefusedError(403, Refused.NOT_ALLOWED, "only the hub's own screen lets hubs in")
    return invite(service, call.xh, ask.role)


def revoke(service: Service, call: Call) -> Done:
    """Let a computer's token open nothing any more."""
    service.hub.must_keep(call.xh)
    device = call.path["device"]
    if device not in (known.id for known in service.pairing.devices(call.xh)):
        raise RefusedError(404, Refused.NOT_FOUND, "no such computer was paired here")
    service.pairing.revoke(device)
    return Done()


def invite(service: Service, xh: str, role: Role) -> CodeAnswer:
    """Return a fresh code with the text of its QR."""
    made, hub = service.pairing.new_code(xh, role), service.invitation
    _prepare(service, xh)
    shown = Invitation(hub.addresses, hub.port, made.code, hub.fingerprint)
    return CodeAnswer(made.code, made.until_ms, shown.as_text())


def _prepare(service: Service, xh: str) -> None:
    """Make the newcomer's snapshot while the code is typed."""
    if service.snapshots is not None:
        service.snapshots.prepare(xh)


_X = "/v1/x/{xh}"

ROUTES: tuple[Route, ...] = (
    Route("POST", "/v1/pair", "Pair a computer", pair, {PairAnswer: 200}, ANYBODY, PairAsk),
    Route("GET", "/v1/hello", "Who the hub is", hello, {Hello: 200}),
    Route("POST", f"{_X}/events", "Push", push,
          {Pushed: 200, Reset: 409, Gap: 409, Fork: 409}, body=Push),
    Route("GET", f"{_X}/changes", "Pull, and wait for news", changes,
          {Changes: 200, Reset: 409, SnapshotNeeded: 410}, query=PullAsk),
    Route("GET", f"{_X}/heads", "How far each log is held", heads, {Heads: 200}),
    Route("GET", f"{_X}/log/{{log}}", "Events of one log", log, {Run: 200}, query=LogAsk),
    Route("GET", f"{_X}/docs/{{kind}}/{{key}}", "Read a document", doc, {Doc: 200}),
    Route("PUT", f"{_X}/docs", "Write a document", put_doc, {Doc: 200}, EDITORS, Doc),
    Route("GET", f"{_X}/snapshot", "Everything at once", snapshot, {}, file=MEDIA_TYPE),
    Route("GET", f"{_X}/status", "How the desks do", status, {Status: 200}),
    Route("GET", f"{_X}/erasures/{{ticket}}", "Who knows of an erasure", erasure,
          {ErasureStatus: 200}),
    Route("POST", f"{_X}/codes", "Make a pairing code", new_code, {CodeAnswer: 200},
          SUPERVISORS, CodeAsk),
    Route("POST", f"{_X}/devices/{{device}}/revoke", "Stop a computer", revoke, {Done: 200},
          SUPERVISORS),
)  # fmt: skip
