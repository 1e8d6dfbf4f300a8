"""Files that are no roster, or a broken one: refused with a reason, and never a crash."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import a_fair
from kiosk.errors import Trouble, TroubleError
from kiosk.roster.reading import read_roster


def test_a_quotation_mark_left_open_is_found_in_a_long_file(roster_of):
    lines = "".join(f"C{number};Ziani\n" for number in range(20_000))

    with pytest.raises(TroubleError, match="opened on line 3 is never closed"):
        roster_of(f'code;nom\nA1;Tazi\nB2;"Alami\n{lines}')


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "it is empty"),
        ("\n \r\n", "it is empty"),
        ("nom;prénom\nTazi;Ali\n", 'no column "code"'),
        ("code;société\nA1;Tensift\n", 'no column "first_name" or "last_name"'),
        ("code;nom;Nom\nA1;a;b\n", 'several columns mean "last_name"'),
        ("code;nom\nA1;Tazi\nB2;Saïd\n".encode("latin-1"), "line 3 (byte 23) is not UTF-8"),
        ("code;nom\n".encode("utf-16"), "line 1 (byte 1) is not UTF-8"),
        ('code;nom\nA1;Tazi\nB2;"Alami\nC3;Ziani\n', "opened on line 3 is never closed"),
        ("sep=;\n\n", "it is empty"),
        ('""\n', 'no column "code"'),
        ('"', "opened on line 1 is never closed"),
        ('code;nom\nA1;Tazi\n"', "opened on line 3 is never closed"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_with_the_reason(roster_of, content, why):
    with pytest.raises(TroubleError) as caught:
        roster_of(content)

    assert caught.value.trouble is Trouble.ROSTER_UNREADABLE
    assert caught.value.where == "roster.csv"
    assert why in caught.value.why


def test_a_missing_file_is_called_missing(tmp_path):
    with pytest.raises(TroubleError) as caught:
        read_roster(tmp_path / "nowhere.csv", a_fair())

    assert caught.value.trouble is Trouble.NO_SUCH_FILE


def test_a_folder_is_no_roster(tmp_path):
    with pytest.raises(TroubleError) as caught:
        read_roster(tmp_path, a_fair())

    assert caught.value.trouble is Trouble.ROSTER_UNREADABLE


_ROWS = st.binary(max_size=300) | st.lists(
    st.sampled_from([b";", b",", b'"', b"\n", b"\r", b"\x00", b"A1", b"\xff", "é".encode(), b"'="])
    | st.binary(max_size=5),
    max_size=60,
).map(b"".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from([b"", b"code;nom\n", b"sep=,\rcode,nom,days,valid_from,pays\r"]), _ROWS)
def test_any_bytes_give_a_roster_or_a_trouble(tmp_path: Path, header: bytes, rows: bytes):
    path = tmp_path / "any.csv"
    path.write_bytes(header + rows)

    try:
        roster = read_roster(path, a_fair())
    except TroubleError:
        return

    assert all(ticket.code and ticket.attendee.name.full for ticket in roster.tickets)
