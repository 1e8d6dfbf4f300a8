"""Rosters written and read back."""

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import FAIR_ID, a_fair, a_ticket, an_attendee
from kiosk.domain.attendees import Attendee, PersonName, Ticket, TicketStatus
from kiosk.domain.badge_ids import badge_id_of, ticket_id_of
from kiosk.domain.codes import clean_code
from kiosk.domain.fair import Language
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.roster.fair_file import write_fair
from kiosk.roster.reading import read_roster
from kiosk.roster.text import tidied
from kiosk.roster.writing import write_roster

_FAIR = a_fair()
_STARTS = st.sampled_from(["", "=", "+", "-", "@", "'", "'=", "''@", "+212 6", '"', ";"])
_TEXTS = st.builds(str.__add__, _STARTS, st.text(max_size=20)).map(tidied).map(lambda t: t[:40])
_SAID = _TEXTS.filter(bool)
_MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))
_WINDOWS = st.tuples(st.none() | _MOMENTS, st.none() | st.integers(1, 10**9))


@st.composite
def tickets(draw: st.DrawFn) -> Ticket:
    code = draw(st.builds(str.__add__, _STARTS, st.text(max_size=50)).map(clean_code).filter(bool))
    start, seconds = draw(_WINDOWS)
    end = (start or datetime(2026, 1, 1, tzinfo=UTC)) + timedelta(seconds=seconds or 0)
    name_ar = st.builds(PersonName, _SAID, _TEXTS) | st.builds(PersonName, _TEXTS, _SAID)
    return Ticket(
        id=ticket_id_of(FAIR_ID, code),
        code=code,
        badge_id=badge_id_of(FAIR_ID, code),
        attendee=Attendee(
            name=draw(name_ar),
            name_ar=draw(st.none() | name_ar),
            company=draw(_TEXTS),
            function=draw(_TEXTS),
            country=draw(st.sampled_from(["", "MA", "SN"])),
            email=draw(_TEXTS),
            phone=draw(_TEXTS),
            language=draw(st.sampled_from(Language)),
        ),
        category=draw(st.sampled_from([category.id for category in _FAIR.categories])),
        areas=draw(st.frozensets(st.sampled_from([area.id for area in _FAIR.areas]))),
        days=draw(st.frozensets(st.sampled_from(_FAIR.days))),
        valid_from=start,
        valid_until=end if seconds else None,
        status=draw(st.sampled_from(TicketStatus)),
        paid=draw(st.booleans()),
        note=draw(_TEXTS),
    )


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=60)
@given(st.lists(tickets(), max_size=4, unique_by=lambda ticket: ticket.code))
def test_what_is_written_is_read_back_the_same(tmp_path, written):
    path = tmp_path / "roster.csv"

    write_roster(path, written, _FAIR)

    roster = read_roster(path, _FAIR)
    assert roster.problems == ()
    assert list(roster.tickets) == written


@pytest.mark.parametrize("company", ['=HYPERLINK("http://x.example")', "@SUM(A1)", "+1+1", "-2-3"])
def test_no_cell_is_a_formula_to_a_spreadsheet(tmp_path, company):
    ticket = a_ticket(attendee=an_attendee(company=company, phone="+212 600"))

    write_roster(tmp_path / "roster.csv", [ticket], _FAIR)

    text = (tmp_path / "roster.csv").read_text(encoding="utf-8-sig")
    assert "'" + company.replace('"', '""') in text
    assert ";+212 600;" in text  # a phone number stays as it is


def test_a_spreadsheet_sees_that_the_file_is_utf8(tmp_path):
    write_roster(tmp_path / "roster.csv", [], _FAIR)

    assert (tmp_path / "roster.csv").read_bytes().startswith(b"\xef\xbb\xbfcode;category;")


def test_a_folder_that_is_missing_is_a_trouble_and_leaves_nothing(tmp_path):
    with pytest.raises(TroubleError) as caught:
        write_roster(tmp_path / "nowhere" / "roster.csv", [a_ticket()], _FAIR)

    assert caught.value.trouble is Trouble.NO_SUCH_FILE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["roster.csv", "fair.json"])
def test_a_full_disk_is_told_apart_and_leaves_the_old_file(tmp_path, name):
    write_roster(tmp_path / "roster.csv", [a_ticket()], _FAIR)
    write_fair(tmp_path / "fair.json", _FAIR)
    before = (tmp_path / name).read_bytes()
    (tmp_path / f"{name}.part").symlink_to("/dev/full")
    write = {
        "roster.csv": lambda path: write_roster(path, [a_ticket()], _FAIR),
        "fair.json": lambda path: write_fair(path, _FAIR),
    }[name]

    with pytest.raises(TroubleError) as caught:
        write(tmp_path / name)

    assert caught.value.trouble is Trouble.DISK_FULL
    assert (tmp_path / name).read_bytes() == before
    assert not (tmp_path / f"{name}.part").exists()


def test_a_folder_where_the_file_should_be_is_called_one(tmp_path):
    (tmp_path / "roster.csv").mkdir()

    with pytest.raises(TroubleError, match=r"roster\.csv is a folder: give the name of a file"):
        write_roster(tmp_path / "roster.csv", [a_ticket()], _FAIR)


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Trouble.DISK_FULL),
        (errno.EDQUOT, Trouble.DISK_FULL),
        (errno.EFBIG, Trouble.DISK_FULL),
        (errno.EISDIR, Trouble.IS_FOLDER),
        (errno.ENOENT, Trouble.NO_SUCH_FILE),
        (errno.ENOTDIR, Trouble.NO_SUCH_FILE),
        (errno.EIO, Trouble.FILE_UNWRITTEN),
        (errno.EACCES, Trouble.FOLDER_READ_ONLY),
        (errno.EROFS, Trouble.FOLDER_READ_ONLY),
    ],
)
def test_each_error_of_writing_has_its_trouble(number, trouble):
    assert trouble_of_os_error(OSError(number, ""), Path("x/y")).trouble is trouble
