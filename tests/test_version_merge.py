"""How two versions of one row or document become one: the same in any order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hub.merge import merged_doc, merged_row
from kiosk.hub.store import KeptRow
from kiosk.protocol.messages import Doc, RosterRow
from kiosk.protocol.versions import next_version

rows = st.builds(
    lambda version, cell, paid: KeptRow(("code", "paid"), RosterRow("t", (cell, paid)), version),
    st.integers(1, 4), st.sampled_from("abc"), st.integers(0, 1),
)  # fmt: skip


docs = st.builds(
    lambda version, data: Doc("k", "d", data, f"rev of {data}", version),
    st.integers(1, 4), st.sampled_from("abc"),
)  # fmt: skip


def of_rows(one: KeptRow, other: KeptRow) -> KeptRow:
    return merged_row(one, other, now_ms=9)


def of_docs(one: Doc, other: Doc) -> Doc:
    return merged_doc(one, other, 9, f"rev of {other.data}")


@pytest.mark.parametrize(("states", "merge"), [(rows, of_rows), (docs, of_docs)])
@given(data=st.data())
def test_a_merge_gives_the_same_in_any_order_and_however_often(states, merge, data) -> None:
    a, b, c = (data.draw(states) for _ in range(3))

    assert merge(a, a) is a
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(merge(a, b), b) == merge(a, b)
    assert merge(a, b).version == max(a.version, b.version)


@given(seen=st.integers(0, 1 << 53), now_ms=st.integers(0, 1 << 53))
def test_a_change_is_later_than_all_its_maker_had_seen(seen: int, now_ms: int) -> None:
    version = next_version(seen, now_ms)

    assert version >= now_ms
    assert version > seen or version == 1 << 53  # which only a broken peer reaches


def test_who_knows_no_versions_is_believed_as_before() -> None:
    held = KeptRow(("code", "paid"), RosterRow("t", ("a", 1)), 50)
    same, other = (replace(held, version=None, row=RosterRow("t", (c, 1))) for c in "ab")

    assert merged_row(held, same, 9) is held
    assert merged_row(held, other, 9) == replace(other, version=51)
    assert merged_row(None, other, 9).version == 9
