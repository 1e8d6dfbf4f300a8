"""The fair as a file."""

import base64
import json
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_fair
from kiosk.demo.fair import demo_fair
from kiosk.domain.fair import Direction, Hours
from kiosk.errors import Trouble, TroubleError
from kiosk.roster.fair_file import fair_from_json, fair_to_json, read_fair, write_fair
from signing_builders import KEY, VECTORS, a_signing_fair

_KEY = base64.b64encode(KEY.trusted.public).decode()


def _changed(path: str, value: object) -> str:
    hours = Hours(time(9), time(18, 30))
    signing = a_signing_fair() if path.startswith(("keys.", "pretix.")) else None
    fair = json.loads(fair_to_json(signing or a_fair(hours=hours)))
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place = fair
    for step in way:
        place = place[step]
    place[last] = value
    return json.dumps(fair)


@pytest.mark.parametrize(
    "fair",
    [
        a_fair(hours=Hours(time(9), time(18, 30, 5)), capacity=None),
        demo_fair(date(2026, 11, 24)),
        a_signing_fair(),
    ],
    ids=["with hours", "demo", "with keys"],
)
def test_a_fair_is_read_back_as_it_was_written(tmp_path: Path, fair):
    write_fair(tmp_path / "fair.json", fair)

    assert read_fair(tmp_path / "fair.json") == fair


def test_what_has_a_usual_value_may_be_left_out():
    fair = json.loads(fair_to_json(a_fair()))
    del fair["gates"][0]["direction"], fair["gates"][0]["prints_badges"]
    del fair["areas"][0]["capacity"], fair["areas"][0]["hours"]

    read = fair_from_json(json.dumps(fair), "fair.json")

    assert read.gates[0].direction is Direction.ENTRY
    assert not read.gates[0].prints_badges
    assert read.areas[0].capacity is None


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        ("gates.1.area", "roof", "gates[1].area must be an area of this fair: fair, conferences."),
        ("timezone", "Africa/Atlantis", "timezone must be a time zone"),
        ("timezone", "../../etc/passwd", "timezone must be a time zone"),
        ("days", ["2026-11-25", "2026-11-24"], "days must be in order"),
        ("days", ["2026-11-24", "2026-11-24"], "days must be in order"),
        ("days.0", "24/11/2026", "days[0] must be a day such as 2026-11-24."),
        ("days", [], "days must be a list of at least one."),
        ("areas", [], "areas must be a list of at least one."),
        ("categories.2.colour", "green", "categories[2].colour must be a colour"),
        ("categories.1.id", "visitor", "categories must not have the id visitor twice."),
        ("gates.1.id", "entrance", "gates must not have the id entrance twice."),
        ("id", "Salon 13", "id must be at most 64 of the characters"),
        ("name", "  ", "name must be a text that is not empty."),
        ("name", "a\nb", "name must be one line"),
        ("name", "\ud800", "name must be one line"),
        ("edition.ar", None, "edition.ar must be a text"),
        ("areas.0.policy", "often", "areas[0].policy must be one of single, reentry"),
        ("areas.0.capacity", 0, "areas[0].capacity must be a whole number above 0"),
        ("areas.0.capacity", True, "areas[0].capacity must be a whole number above 0"),
        ("areas.0.capcity", 9, "areas[0] has an unknown field; known are id, name"),
        ("areas.0.hours.opens", "25:00", "areas[0].hours.opens must be a time such as 09:30."),
        ("areas.0.hours.closes", "08:00", "areas[0].hours must open before it closes."),
        ("areas.0.hours.closes", "20:00+01:00", "areas[0].hours.closes must be without an offset"),
        ("gates.0.direction", "up", "gates[0].direction must be one of entry, exit."),
        ("gates.0.prints_badges", 1, "gates[0].prints_badges must be true or false."),
        ("edition", "13e", "edition must be an object."),
        ("keys", [{"scheme": "rsa"}], "keys[0].scheme must be one of ofec, pretix_sig1."),
        ("keys", [{"scheme": "ofec", "public": "abc"}], "keys[0].public must be base64."),
        ("keys", [{"scheme": "ofec", "public": "AAAA"}], "keys[0].public must be an Ed25519"),
        ("keys", [{"scheme": "ofec", "public": "A" * 43 + "="}], "public must be an Ed25519"),
        ("keys", [{"scheme": "ofec"}], "keys[0].public must be a text"),
        ("keys", "x", "keys must be a list"),
        ("keys", [{"scheme": "pretix_sig1", "public": _KEY}], "pretix must list the shop's"),
        ("pretix", [{"category": "visitor"}], "pretix[0].item must be pretix's number"),
        ("pretix", [{"item": 1, "category": "vip"}], "pretix[0].category must be one of visitor"),
        (
            "pretix",
            [{"item": 1, "category": "visitor", "areas": ["roof"]}],
            "pretix[0].areas[0] must be one of fair, conferences.",
        ),
        ("pretix", [{"item": True, "category": "visitor"}], "pretix[0].item must be a whole"),
        ("pretix", [{"item": 1, "categry": "visitor"}], "pretix[0] has an unknown field"),
    ],
)
def test_a_fault_is_named_with_its_place(path, value, why):
    with pytest.raises(TroubleError) as caught:
        fair_from_json(_changed(path, value), "fair.json")

    assert caught.value.trouble is Trouble.FAIR_UNREADABLE
    assert caught.value.where == "fair.json"
    assert why in caught.value.why


def test_a_key_is_read_as_pretix_gives_it():
    text = _changed("keys", [{"scheme": "pretix_sig1", "public": VECTORS["valid_keys"][0]}])
    text = json.dumps({**json.loads(text), "pretix": [{"item": 1, "category": "visitor"}]})

    assert fair_from_json(text, "fair.json").keys == (a_signing_fair().keys[1],)


def test_a_fair_that_is_no_json_says_on_which_line():
    with pytest.raises(TroubleError, match="line 2 is not JSON"):
        fair_from_json('{\n"id": }', "fair.json")


def test_a_fair_in_another_encoding_or_missing_is_a_trouble(tmp_path):
    (tmp_path / "fair.json").write_bytes('{"id": "é"}'.encode("latin-1"))

    with pytest.raises(TroubleError, match="byte 9 is not UTF-8"):
        read_fair(tmp_path / "fair.json")
    with pytest.raises(TroubleError) as caught:
        read_fair(tmp_path / "nowhere.json")
    assert caught.value.trouble is Trouble.NO_SUCH_FILE


@pytest.mark.parametrize("text", ["[" * 100_000, "1" * 5000, "null", "[]", '"x"', "NaN"])
def test_hostile_json_is_a_trouble(text):
    with pytest.raises(TroubleError):
        fair_from_json(text, "fair.json")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
_PATHS = st.sampled_from(
    [
        "id",
        "edition",
        "edition.fr",
        "days",
        "days.0",
        "timezone",
        "areas",
        "areas.0.hours",
        "areas.0.policy",
        "gates.0",
        "gates.0.direction",
        "gates.0.area",
        "categories.0.colour",
        "keys",
        "keys.0.public",
        "pretix.0.item",
        "pretix.0.areas",
        "pretix.0.days",
    ]
)


@given(_PATHS, _JSON)
def test_any_json_gives_a_fair_or_a_trouble(path, value):
    text = _changed(path, value)

    try:
        fair = fair_from_json(text, "fair.json")
    except TroubleError:
        return

    assert fair_from_json(fair_to_json(fair), "again") == fair
