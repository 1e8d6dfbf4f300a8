"""Signed codes of our own and of pretix: what is read of them, and that nothing forged passes."""

import base64
import string
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.admission import Reason
from kiosk.domain.pretix_codes import (
    PretixClaims,
    PretixCode,
    parse_pretix,
    pretix_claims_of,
    product_of,
)
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.domain.signed_codes import (
    Claims,
    SignedCode,
    claims_of,
    key_id_of,
    parse_signed,
    signed_message,
)
from kiosk.domain.trust import PretixProduct, Scheme
from kiosk.signing.check import is_signed
from kiosk.signing.issuing import issue
from scanner.keyboards import OTHERS
from scanner.wedge_reading import WedgeReader
from signing_builders import (
    KEY,
    PRETIX_KEY,
    VECTORS,
    a_code,
    a_key,
    a_secret,
    a_signing_fair,
    claims,
)
from wedge_builders import us_scanner, without_places

FAIR = a_signing_fair()

ids = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True)
moments = st.none() | st.integers(0, 4_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))
days = st.frozensets(
    st.integers(0, 365).map(lambda later: date(2026, 11, 24) + timedelta(days=later)), max_size=6
)
any_claims = st.builds(
    Claims,
    ticket_id=st.integers(0, 2**128 - 1).map(lambda number: str(UUID(int=number))),
    serial=st.integers(0, 2**63),
    category=ids,
    areas=st.frozensets(ids, max_size=5),
    days=days,
    valid_from=moments,
    valid_until=moments,
)


def accepted(text: str) -> Claims | None:
    """What a desk believes of a text."""
    code = parse_signed(text)
    if not isinstance(code, SignedCode) or code.key_id != key_id_of(KEY.trusted.public):
        return None
    message = signed_message(FAIR.id, code.body)
    return claims_of(code) if is_signed(KEY.trusted.public, code.signature, message) else None


def believed(text: str) -> PretixClaims | None:
    """What a desk believes of a pretix secret."""
    code = parse_pretix(text)
    keys = [key.public for key in FAIR.keys if key.scheme is Scheme.PRETIX_SIG1]
    if not isinstance(code, PretixCode):
        return None
    good = any(is_signed(public, code.signature, code.payload) for public in keys)
    return pretix_claims_of(code) if good else None


@given(any_claims)
def test_a_code_says_what_it_was_issued_for(said: Claims) -> None:
    assert accepted(issue(said, fair_id=FAIR.id, key=KEY)) == said


_MUTATIONS = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, 149), st.just("")),
    st.tuples(st.just("put"), st.integers(0, 149), st.characters(codec="utf-8")),
    st.tuples(st.just("set"), st.integers(0, 149), st.sampled_from("0189AMZ.*$:-=+/aé ")),
)


def mutated(text: str, how: str, place: int, sign: str) -> str:
    place %= len(text)
    match how:
        case "cut":
            return text[:place]
        case "put":
            return text[:place] + sign + text[place:]
        case _:
            return text[:place] + sign + text[place + 1 :]


@settings(max_examples=300)
@given(_MUTATIONS)
def test_no_changed_code_is_believed(mutation: tuple[str, int, str]) -> None:
    good = a_code(areas=frozenset({"fair", "conferences"}))
    changed = mutated(good, *mutation)

    assert changed == good or accepted(changed) is None


@settings(max_examples=300)
@given(_MUTATIONS)
def test_no_changed_secret_of_pretix_is_believed(mutation: tuple[str, int, str]) -> None:
    good = VECTORS["signed"][0]["secret"]
    changed = mutated(good, *mutation)

    assert changed == good or believed(changed) is None


@given(st.binary(max_size=4096), st.sampled_from(["", "OFEC1.", "OFEC2.", "OFEC1.AA.0.0.VISITOR."]))
def test_any_bytes_from_any_phone_are_read_without_a_fault(payload: bytes, start: str) -> None:
    text = ScannedCode(start.encode() + payload, Symbology.QR).text

    assert accepted(text) is None
    assert believed(text + "AQA") is None


@given(st.text("0189AMZ.*$:-", max_size=60))
def test_whatever_a_key_signed_is_read_or_refused(rest: str) -> None:
    body = f"OFEC1.{key_id_of(KEY.trusted.public)}.{rest}"

    claims_of(SignedCode(body, "", b""))


def test_a_code_of_another_key_or_another_fair_is_not_believed() -> None:
    assert accepted(a_code()) == claims()
    assert accepted(a_code(key=a_key(2))) is None
    assert accepted(a_code(fair_id="fair-2")) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("OFEC2.ANYTHING", Reason.NEWER_CODE),
        ("OFEC99.", Reason.NEWER_CODE),
        ("OFEC1.", Reason.SIGNATURE),
        (a_code()[:-1], Reason.SIGNATURE),
        ("OFEC01" + a_code()[5:], Reason.SIGNATURE),
        (a_code().rpartition(".")[0] + "." + "Y" * 100, Reason.SIGNATURE),
        ("OFEC-2026-77", None),
        ("ofec1.", None),
    ],
)
def test_what_claims_to_be_ours_and_is_not_is_told_apart(text: str, read: object) -> None:
    assert parse_signed(text) is read


@pytest.mark.parametrize(
    "said",
    [
        {"ticket_id": "5B1F7A52-7D2E-8C11-9F00-6D0C5A3B9E77"},
        {"serial": -1},
        {"category": "Visitor"},
        {"valid_from": datetime(2026, 11, 24, 9, 0, 0, 1, tzinfo=UTC)},
        {"days": frozenset({date(2026, 1, 1), date(2027, 6, 1)})},
        {"areas": frozenset(f"{'x' * 60}-{n}" for n in range(9))},
    ],
    ids=lambda said: next(iter(said)),
)
def test_what_no_code_can_say_is_not_issued(said: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        a_code(**said)


def test_a_code_fits_a_small_qr_in_alphanumeric_mode() -> None:
    plain = segno.make(a_code(serial=2_200_000_000_000), error="m", boost_error=False)
    full = segno.make(
        a_code(
            areas=frozenset({"fair", "conferences"}),
            days=frozenset({date(2026, 11, 24)}),
            serial=2_200_000_000_000,  # a row's version in 2039
        ),
        error="m",
        boost_error=False,
    )

    assert (plain.mode, plain.version) == ("alphanumeric", 6)
    assert (full.mode, full.version) == ("alphanumeric", 7)


@pytest.mark.parametrize("has_places", [True, False], ids=["scan codes", "texts alone"])
@pytest.mark.parametrize("computer", [keyboard.name for keyboard in OTHERS])
def test_a_us_hand_scanner_types_it_on_every_keyboard(computer: str, has_places: bool) -> None:  # noqa: FBT001
    code = a_code(category="main_team", areas=frozenset({"fair", "start-ups"}))
    keys = us_scanner(code, computer)

    found = WedgeReader().resolve(
        keys if has_places else without_places(keys), lambda text: accepted(text) is not None
    )

    assert (found.text, found.is_known, found.is_sure) == (code, True, True)


@pytest.mark.parametrize("vector", VECTORS["signed"], ids=lambda vector: vector["secret"][1:9])
def test_every_secret_of_a_real_pretix_server_is_believed(vector: dict[str, object]) -> None:
    found = believed(str(vector["secret"]))

    assert found is not None
    assert found.item == vector["item"]
    assert found.valid_from == _moment(vector["valid_from"])
    assert found.valid_until == _moment(vector["valid_until"])


@pytest.mark.parametrize("text", [*VECTORS["unsigned"], *VECTORS["tampered"]])
def test_no_other_text_passes_for_one(text: str) -> None:
    assert believed(text) is None


def _moment(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) else None


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        (b"\x10\x01\x18\x07\x20\x09", PretixClaims(1, 7, 9)),
        (b"\x10\xac\x02\x18\x00\x28\x00", PretixClaims(300)),
        (b"\x10\x01\x7a\x01x\x79" + bytes(8) + b"\x7d" + bytes(4), PretixClaims(1)),  # from later
        (b"\x0a\x01x", None),  # no product
        (b"\x10\x01\x0a\x09x", None),  # cut off
        (b"\x10\xff", None),
        (b"\x10" + b"\xff" * 9 + b"\x7f", None),
        (b"\x10\x01\x28" + b"\xff" * 9 + b"\x01", None),  # a time before 1970
        (b"\x13\x01", None),  # groups: none in this message
    ],
)
def test_the_payload_is_read_field_by_field(payload: bytes, said: PretixClaims | None) -> None:
    assert believed(a_secret(payload)) == said


@given(st.binary(max_size=255))
def test_any_payload_a_server_signs_is_read_or_refused(payload: bytes) -> None:
    assert pretix_claims_of(PretixCode(payload, b"")) == believed(a_secret(payload))


def test_the_first_product_that_fits_tells_what_a_secret_opens() -> None:
    table = (
        PretixProduct(1, "exhibitor", variation=7),
        PretixProduct(1, "press", subevent=4),
        PretixProduct(1, "visitor"),
    )

    found = [
        product_of(said, table)
        for said in (PretixClaims(1, 7, 4), PretixClaims(1, 8, 4), PretixClaims(1), PretixClaims(2))
    ]

    assert [each and each.category for each in found] == ["exhibitor", "press", "visitor", None]


def test_one_text_stands_for_one_secret() -> None:
    good = next(each["secret"] for each in VECTORS["signed"] if each["secret"][0] == "=")
    signs = string.ascii_letters + string.digits + "+/"
    twins = [f"={sign}{good[2:]}" for sign in signs]
    raw = base64.b64decode(good[::-1])

    assert sum(base64.b64decode(twin[::-1]) == raw for twin in twins) == 4
    assert [twin for twin in twins if believed(twin)] == [good]


def test_keys_of_one_kind_prove_nothing_of_the_other() -> None:
    assert believed(a_secret(b"\x10\x01", key=KEY)) is None
    assert accepted(a_code(key=PRETIX_KEY)) is None
