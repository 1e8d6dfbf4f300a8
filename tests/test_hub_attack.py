"""The hub's addresses under attack: whatever comes, no bug shows, nothing leaks, nobody waits.

Bugs reach these tests as exceptions: the client raises what a server would answer with 500.
"""

import json
import re
from collections.abc import Iterator
from urllib.parse import quote

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub_builders import XH, a_run, an_event
from hub_web import FINGERPRINT, OTHER_XH, Web, bearer, hub_web, quick
from kiosk.hub.endpoints import EVERY_ROLE, ROUTES, Route
from kiosk.protocol.api import MOST_BODY, Refusal
from kiosk.protocol.messages import Push
from kiosk.protocol.pairing import desk_proof
from kiosk.protocol.sealed import Run, Sealed

JSON = {"content-type": "application/json"}
CLOSED = [route for route in ROUTES if route.roles]
WITH_BODY = [route for route in ROUTES if route.body]


def named(route: Route) -> str:
    return f"{route.method} {route.path}"


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    with hub_web(tmp_path_factory.mktemp("hub")) as made:
        yield made


def ask(web: Web, route: Route, xh: str = XH, **more: object) -> tuple[int, str]:
    """Return status and reason of a refusal; fail for anything that is none."""
    path = re.sub(r"{\w+}", "x", route.path.replace("{xh}", xh))
    answer = web.http.request(route.method, path, **more)
    refusal = msgspec.json.decode(answer.content, type=Refusal)
    assert refusal.message
    assert not re.search(r"kiosk/|\.py|sqlite|Traceback|File \"", answer.text)
    return answer.status_code, refusal.error.value


def test_only_pairing_is_open_to_strangers() -> None:
    assert [route.path for route in ROUTES if not route.roles] == ["/v1/pair"]


@pytest.mark.parametrize("route", CLOSED, ids=named)
@pytest.mark.parametrize(
    "headers",
    [{}, {"authorization": "Bearer wrong"}, {"authorization": "Basic eDp5"},
     {"authorization": "Bearer"}, {"authorization": "Bearer " + "x" * 9000}],
    ids=["none", "wrong", "other scheme", "empty", "endless"],
)  # fmt: skip
def test_no_address_opens_without_a_token(web: Web, route: Route, headers: dict[str, str]) -> None:
    assert ask(web, route, headers=headers | JSON, content=b"{}") == (401, "no_token")


@pytest.mark.parametrize("route", CLOSED, ids=named)
def test_no_address_opens_to_who_was_shut_out(web: Web, route: Route) -> None:
    stopped = web.paired(min(route.roles))
    web.pairing.revoke(stopped.device.id)

    assert ask(web, route, headers=bearer(stopped.token) | JSON) == (401, "revoked")


@pytest.mark.parametrize(
    ("route", "role"),
    [(route, role) for route in CLOSED for role in sorted(EVERY_ROLE - route.roles)],
    ids=lambda value: value if isinstance(value, str) else named(value),
)
def test_no_address_opens_to_another_role(web: Web, route: Route, role: str) -> None:
    headers = web.token(role) | JSON

    assert ask(web, route, headers=headers) == (403, "not_allowed")


@pytest.mark.parametrize("route", [one for one in CLOSED if "{xh}" in one.path], ids=named)
@pytest.mark.parametrize("xh", [OTHER_XH, "fair-9", "%00", "..%2f"])
def test_no_address_opens_for_another_exhibition(web: Web, route: Route, xh: str) -> None:
    headers = web.token(min(route.roles)) | JSON

    assert ask(web, route, xh, headers=headers)[0] in (403, 404)


@pytest.mark.parametrize("part", ["roster", "docs"])
def test_a_desk_cannot_slip_list_or_documents_into_a_push(web: Web, part: str) -> None:
    content = {"roster": {"columns": ["name"], "rows": [["t1", ["x"]]]},
               "docs": [{"kind": "fair", "key": "f", "data": "{}"}]}[part]  # fmt: skip
    body = json.dumps({"timeline": web.hub.hello().timeline, "seen": 0, part: content})

    answer = web.http.post(f"/v1/x/{XH}/events", content=body, headers=web.token() | JSON)

    assert (answer.status_code, answer.json()["error"]) == (403, "not_allowed")


HOSTILE = {
    "nothing": b"",
    "no object": b"[1,2,3]",
    "truncated": b'{"timeline":"t","seen":',
    "deep": b'{"x":' * 100_000 + b"1" + b"}" * 100_000,
    "deep list": b'{"roster":' + b"[" * 500_000,
    "huge number": b'{"timeline":"t","seen":' + b"9" * 4000 + b"}",
    "huge exponent": b'{"timeline":"t","seen":1e999999}',
    "not a number": b'{"timeline":"t","seen":NaN}',
    "no UTF-8": b'{"timeline":"\xff\xfe","seen":0}',
    "half a surrogate": b'{"timeline":"\\ud800","seen":0}',
    "wrong types": b'{"timeline":1,"seen":"0","runs":{},"name":[],"role":"king","kind":null}',
}


@pytest.mark.parametrize("route", WITH_BODY, ids=named)
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bodies_are_refused(web: Web, route: Route, body: bytes) -> None:
    headers = web.token("supervisor") | JSON

    assert ask(web, route, headers=headers, content=body) == (400, "malformed")


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {"content-length": str(MOST_BODY + 1)}, 413),
        (b"{}", {"content-length": "9" * 40}, 413),
        (b" " * (MOST_BODY + 1), {}, 413),
        (zstandard.compress(b" " * (200 << 20)), {"content-encoding": "zstd"}, 413),
        (zstandard.compress(b"{}")[:-2], {"content-encoding": "zstd"}, 400),
        (b"\x00\x01", {"content-encoding": "zstd"}, 400),
        (b"{}", {"content-encoding": "gzip"}, 415),
        (b"a=1", {"content-type": "application/x-www-form-urlencoded"}, 415),
        (b"{}", {"content-type": ""}, 415),
    ],
    ids=["announced", "endless", "sent", "zstd bomb", "cut", "no zstd", "gzip", "form", "no type"],
)
def test_a_body_is_bounded_before_it_is_understood(
    web: Web, body: bytes, headers: dict[str, str], status: int
) -> None:
    route = next(one for one in ROUTES if one.body is Push)

    assert ask(web, route, content=body, headers=web.token() | JSON | headers)[0] == status


def test_a_body_sent_in_pieces_without_end_is_cut(web: Web) -> None:
    route = next(one for one in ROUTES if one.body is Push)

    assert (
        ask(web, route, content=(b" " * 65536 for _ in range(1000)), headers=web.token() | JSON)[0]
        == 413
    )


@pytest.mark.parametrize(
    "query",
    [{}, {"seen": "x"}, {"seen": "-1"}, {"after": "9" * 30}, {"limit": "1e9"}, {"wait": "3600"},
     {"wait": "nan"}, {"timeline": ""}],
)  # fmt: skip
def test_hostile_parameters_are_refused_or_mean_nothing(web: Web, query: dict[str, str]) -> None:
    asked = {"timeline": "t", "seen": "0", "after": "0", **query} if query else {}

    answer = web.http.get(f"/v1/x/{XH}/changes", params=asked, headers=web.token())

    assert answer.status_code in (400, 409)


@pytest.mark.parametrize("path", ["/", "/v1", "/v2/hello", "/v1/hello/", "/v1/x//heads", "/%00"])
def test_other_addresses_are_not_there(web: Web, path: str) -> None:
    assert web.http.get(path, follow_redirects=False).status_code in (307, 404)


def test_a_replayed_pairing_opens_nothing_and_ends_in_silence(web: Web) -> None:
    code, nonce = web.pairing.new_code(XH, "desk").code, "0" * 64
    proof = desk_proof(quick(code), FINGERPRINT, nonce)
    body = msgspec.json.encode({"nonce": nonce, "proof": proof, "name": "A"})

    answers = [web.http.post("/v1/pair", content=body, headers=JSON) for _ in range(8)]

    assert [answer.status_code for answer in answers] == [200, *[403] * 5, 429, 429]


def test_one_bad_event_blocks_no_queue(web: Web) -> None:
    salt, bh = "ab" * 16, "cd" * 32
    bad = [Sealed("{}", bh=bh), Sealed("\x00", "\x00", salt), Sealed("[" * 9000, "x", salt),
           an_event("other", 9)]  # fmt: skip
    runs = [Run(f"bad{n}", 1, (event, an_event(f"bad{n}", 2))) for n, event in enumerate(bad)]
    body = msgspec.json.encode(Push(web.hub.hello().timeline, 0, (*runs, a_run("good", 1, 2))))

    answer = web.http.post(f"/v1/x/{XH}/events", content=body, headers=web.token() | JSON)

    assert answer.json()["heads"] == {"bad0": 2, "bad1": 2, "bad2": 2, "bad3": 2, "good": 2}


def test_the_description_names_every_address(web: Web) -> None:
    described = web.http.get("/v1/openapi.json").json()

    assert {(method.upper(), path) for path, found in described["paths"].items()
            for method in found} == {(route.method, route.path) for route in ROUTES}  # fmt: skip
    asked = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(described)))
    assert asked <= set(described["components"]["schemas"])


ATOMS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
    | st.sampled_from(["scan", XH, "desk", "t1", "0" * 64])
)  # fmt: skip


def made_by(schema: dict, known: dict) -> st.SearchStrategy:
    """Return what fits a schema of the description, more or less: every part may be wrong."""
    fitting = _fitting(schema, known)
    return st.one_of(fitting, fitting, fitting, ATOMS)


def _fitting(schema: dict, known: dict) -> st.SearchStrategy:
    match schema:
        case {"$ref": name}:
            return _fitting(known[name.rpartition("/")[2]], known)
        case {"anyOf": choices}:
            return st.one_of([_fitting(one, known) for one in choices])
        case {"enum": choices}:
            return st.sampled_from(choices)
        case {"properties": found}:
            fields = {name: made_by(one, known) for name, one in found.items()}
            optional = {name: fields.pop(name) for name in found.keys() - set(schema["required"])}
            return st.fixed_dictionaries(fields, optional=optional)
        case {"prefixItems": found}:
            return st.tuples(*(made_by(one, known) for one in found)).map(list)
        case {"type": "array", "items": items}:
            return st.lists(made_by(items, known), max_size=4)
    if "pattern" in schema:
        return st.text("0123456789abcdef", min_size=64, max_size=64)
    return st.integers() if schema.get("type") == "integer" else st.text(max_size=120)


@pytest.mark.parametrize("route", WITH_BODY, ids=named)
@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_bodies_made_from_the_description_are_all_answered(
    web: Web, route: Route, data: st.DataObject
) -> None:
    described = web.http.get("/v1/openapi.json").json()
    operation = described["paths"][route.path][route.method.lower()]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    message = data.draw(made_by(schema, described["components"]["schemas"]))
    if isinstance(message, dict) and data.draw(st.booleans()):
        message["timeline"] = web.hub.hello().timeline
    path = re.sub(r"{\w+}", "x", route.path.replace("{xh}", XH))
    token = web.token("supervisor")

    body = json.dumps(message).encode()
    answer = web.http.request(route.method, path, content=body, headers=token | JSON)

    assert str(answer.status_code) in operation["responses"]


@pytest.mark.parametrize("route", [one for one in ROUTES if one.method == "GET"], ids=named)
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_addresses_of_any_letters_are_all_answered(
    web: Web, route: Route, data: st.DataObject
) -> None:
    blank = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120)
    path = re.sub(r"{\w+}", lambda _: quote(data.draw(blank), safe=""),
                  route.path.replace("{xh}", XH))  # fmt: skip
    query = data.draw(st.dictionaries(
        st.sampled_from(["after", "limit", "timeline", "seen"]), blank | st.integers().map(str)
    ))  # fmt: skip

    answer = web.http.get(path, params=query, headers=web.token())

    assert answer.status_code in (200, 400, 404, 409, 410)
