"""Signed codes at a desk: who is let in unseen, and who is not whatever the signature says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import FAIR_ID, FIRST_DAY, a_ticket
from fake_records import MemoryRecords
from fakes import ManualClock
from kiosk.desk.checkin import CheckIn
from kiosk.desk.lookup import look_up
from kiosk.desk.records import Records
from kiosk.desk.reports import ScanReport
from kiosk.desk.roster_import import import_roster
from kiosk.domain.admission import Admit, AskStaff, Reason, Refuse, Verdict
from kiosk.domain.attendees import Ticket, TicketStatus
from kiosk.domain.badge_ids import ticket_id_of
from kiosk.domain.barring import Bar, mark_of_code, mark_of_issue, mark_of_ticket
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.domain.trust import Scheme
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.signing.check import is_signed
from kiosk.store.sqlite import FairCodec, SqliteRecords
from signing_builders import (
    PRETIX_KEY,
    TICKET_ID,
    VECTORS,
    a_code,
    a_key,
    a_secret,
    a_signing_fair,
)

SECRET = next(each["secret"] for each in VECTORS["signed"] if each["item"] == 1)
LATER_KEY = a_key(2)


class Desk:
    """A desk at one gate of a fair that signs its codes."""

    def __init__(self, records: Records, clock: ManualClock) -> None:
        self.clock, self.records = clock, records
        self.check_in = CheckIn(
            records=records,
            gate=a_signing_fair().gate("entrance"),
            clock=clock,
            signatures=is_signed,
        )

    def scan(self, text: str, symbology: Symbology = Symbology.QR) -> ScanReport:
        return self.check_in.scan(ScannedCode(text.encode(), symbology))

    def verdict(self, text: str) -> Verdict:
        return self.scan(text).verdict

    def at(self, gate: str) -> "Desk":
        self.check_in.gate = a_signing_fair().gate(gate)
        return self

    def enrol(self, **said: object) -> Ticket:
        ticket = replace(a_ticket(), id=TICKET_ID, **said)
        import_roster(self.records, [ticket])
        return ticket


@pytest.fixture(params=["memory", "sqlite"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    clock = ManualClock()
    if request.param == "memory":
        yield Desk(MemoryRecords(a_signing_fair(), clock), clock)
        return
    records = SqliteRecords(tmp_path, clock=clock, codec=FairCodec(fair_to_json, fair_from_json))
    records.open(a_signing_fair)
    yield Desk(records, clock)
    records.close()


@pytest.fixture
def plain() -> Desk:
    clock = ManualClock()
    return Desk(MemoryRecords(a_signing_fair(), clock), clock)


def test_someone_registered_after_the_last_sync_is_let_in_once(desk: Desk) -> None:
    first, second = desk.scan(a_code()), desk.scan(a_code())

    assert isinstance(first.verdict, Admit)
    assert first.ticket is not None
    assert (first.ticket.id, first.ticket.category, first.ticket.is_new) == (
        TICKET_ID, "visitor", True,
    )  # fmt: skip
    assert first.badge is None  # a badge without a name serves nobody
    assert isinstance(second.verdict, AskStaff)
    assert second.verdict.reason is Reason.ALREADY_INSIDE


def test_what_was_recorded_joins_up_when_the_roster_comes(desk: Desk) -> None:
    desk.scan(a_code())
    enrolled = desk.enrol()
    asked = desk.scan("CODE-1")
    let_in = desk.check_in.admit_by_staff(asked.event_id)

    assert asked.verdict == AskStaff(enrolled, Reason.ALREADY_INSIDE, earlier=asked.history[0])
    assert let_in is not None
    assert let_in.badge is not None  # now that there is a name
    assert let_in.occupancy.inside == 1


def test_a_code_opens_what_it_names_and_no_more(plain: Desk) -> None:
    halls = a_code(areas=frozenset({"fair", "conferences"}))
    plain.at("conferences-in")

    assert isinstance(plain.verdict(halls), Admit)
    assert _reason(plain.verdict(a_code())) is Reason.WRONG_AREA


def test_days_and_times_of_a_code_are_judged_like_a_ticket_s(plain: Desk) -> None:
    hour = timedelta(hours=1)
    other_day = a_code(days=frozenset({FIRST_DAY + timedelta(days=1)}))
    expired = a_code(valid_until=plain.clock.now())
    early = a_code(valid_from=plain.clock.now() + hour)

    assert _reason(plain.verdict(other_day)) is Reason.WRONG_DAY
    assert _reason(plain.verdict(expired)) is Reason.TOO_LATE
    assert _reason(plain.verdict(early)) is Reason.TOO_EARLY
    assert isinstance(plain.verdict(a_code(valid_until=plain.clock.now() + hour)), Admit)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (a_code()[:-3], Reason.SIGNATURE),
        (a_code(fair_id="fair-2"), Reason.SIGNATURE),
        (a_code().replace("VISITOR", "STAFF"), Reason.SIGNATURE),
        (a_code(key=a_key(7)), Reason.UNKNOWN_KEY),
        ("OFEC2.SOMETHING.NEW", Reason.NEWER_CODE),
        (VECTORS["tampered"][0], Reason.SIGNATURE),
        (a_secret(b"\x10\x01", key=a_key(7)), Reason.SIGNATURE),
        (a_secret(b"\x10\x03"), Reason.WRONG_AREA),  # a product the fair does not list
        (VECTORS["unsigned"][0], Reason.UNKNOWN_CODE),
    ],
)
def test_what_is_no_good_code_is_refused_for_its_own_reason(
    plain: Desk, text: str, reason: Reason
) -> None:
    assert plain.verdict(text) == Refuse(reason)
    assert plain.at("exit").verdict(text) == Refuse(reason)


@given(st.integers(0, 148), st.sampled_from("0189ANZ.*$:-"))
def test_a_forged_code_opens_nothing(place: int, sign: str) -> None:
    clock = ManualClock()
    desk = Desk(MemoryRecords(a_signing_fair(), clock), clock)
    good = a_code()
    forged = good[:place] + sign + good[place + 1 :]

    assert forged == good or isinstance(desk.verdict(forged), Refuse)


@pytest.mark.parametrize("status", [TicketStatus.BLOCKED, TicketStatus.CANCELLED])
def test_the_roster_s_no_wins_over_any_signature(desk: Desk, status: TicketStatus) -> None:
    enrolled = desk.enrol(status=status)

    found = desk.scan(a_code(serial=10_000))

    assert _reason(found.verdict) is Reason(status.value)
    assert found.ticket == enrolled


def test_a_roster_row_that_is_newer_than_the_code_wins(desk: Desk) -> None:
    desk.enrol()
    halls = a_code(serial=1, areas=frozenset({"fair", "conferences"}))

    assert _reason(desk.at("conferences-in").verdict(halls)) is Reason.WRONG_AREA


def test_a_code_that_is_newer_than_the_roster_row_opens_more_under_the_same_name(
    desk: Desk,
) -> None:
    enrolled = desk.enrol(paid=False)
    with desk.records.transaction() as tx:
        newer = tx.roster_version(TICKET_ID) + 1
    halls = a_code(serial=newer, areas=frozenset({"fair", "conferences"}))

    found = desk.at("conferences-in").scan(halls)

    assert found.ticket is not None
    assert found.ticket.attendee == enrolled.attendee
    assert _reason(found.verdict) is Reason.UNPAID  # what a code cannot know


@pytest.mark.parametrize(("bar", "reason"), [
    (Bar.BLOCKED, Reason.BLOCKED), (Bar.WITHDRAWN, Reason.WITHDRAWN),
])  # fmt: skip
@pytest.mark.parametrize("mark", [
    mark_of_ticket(TICKET_ID), mark_of_issue(TICKET_ID, 500), mark_of_code(a_code()),
], ids=["ticket", "serial", "code"])  # fmt: skip
def test_the_list_of_barred_codes_wins_over_a_good_signature(
    desk: Desk, mark: object, bar: Bar, reason: Reason
) -> None:
    with desk.records.transaction() as tx:
        tx.bar_codes([mark], bar)
    barred = desk.verdict(a_code())
    with desk.records.transaction() as tx:
        tx.unbar_codes([mark])

    assert _reason(barred) is reason
    assert isinstance(desk.verdict(a_code()), Admit)


def test_a_withdrawn_code_leaves_the_reissued_one_good(plain: Desk) -> None:
    with plain.records.transaction() as tx:
        tx.bar_codes([mark_of_issue(TICKET_ID, 500)], Bar.WITHDRAWN)

    assert _reason(plain.verdict(a_code(serial=500))) is Reason.WITHDRAWN
    assert isinstance(plain.verdict(a_code(serial=501)), Admit)


def test_a_barred_ticket_is_refused_by_roster_code_and_badge_too(desk: Desk) -> None:
    ticket = desk.enrol()
    with desk.records.transaction() as tx:
        tx.bar_codes([mark_of_ticket(TICKET_ID)], Bar.BLOCKED)

    assert desk.verdict("CODE-1") == Refuse(Reason.BLOCKED, ticket)
    assert desk.verdict(ticket.badge_id) == Refuse(Reason.BLOCKED, ticket)


def test_a_secret_that_pretix_revoked_is_refused_in_a_link_and_unknown_to_the_roster(
    plain: Desk,
) -> None:
    revoked = VECTORS["unsigned"][0]
    with plain.records.transaction() as tx:
        tx.bar_codes([mark_of_code(SECRET), mark_of_code(revoked)], Bar.WITHDRAWN)

    assert _reason(plain.verdict(SECRET)) is Reason.WITHDRAWN
    assert plain.verdict(f"https://tickets.example/{revoked}") == Refuse(Reason.WITHDRAWN)


def test_a_pretix_secret_opens_what_its_product_opens(plain: Desk) -> None:
    plain.at("conferences-in")

    assert _reason(plain.verdict(a_secret(b"\x10\x01"))) is Reason.WRONG_AREA
    assert isinstance(plain.verdict(a_secret(b"\x10\x01\x18\x07")), Admit)


def test_a_pretix_secret_keeps_its_own_hours(plain: Desk) -> None:
    timed = {
        each["valid_from"] or each["valid_until"]: each["secret"]
        for each in VECTORS["signed"]
        if each["valid_from"] or each["valid_until"]
    }
    until, start = sorted(timed)
    plain.clock.pass_time(seconds=start - 1 - plain.clock.now().timestamp())
    day = plain.clock.now().astimezone(UTC).date()
    _hold_the_fair_on(plain, day)

    assert _reason(plain.verdict(timed[until])) is Reason.TOO_LATE
    assert _reason(plain.verdict(timed[start])) is Reason.TOO_EARLY
    plain.clock.pass_time(seconds=1)
    assert isinstance(plain.verdict(timed[start]), Admit)


def test_a_roster_made_of_pretix_secrets_tells_more_than_they_do(desk: Desk) -> None:
    unseen = desk.scan(SECRET)
    known = a_ticket(code=SECRET, paid=False)
    import_roster(desk.records, [known])
    desk.clock.pass_time(days=1)

    assert unseen.ticket is not None
    assert unseen.ticket.id == known.id == ticket_id_of(FAIR_ID, SECRET)
    assert desk.scan(SECRET).verdict == AskStaff(known, Reason.UNPAID)


def test_while_keys_are_changed_codes_of_both_are_good(plain: Desk) -> None:
    fair = a_signing_fair()
    with plain.records.transaction() as tx:
        tx.set_fair(replace(fair, keys=(*fair.keys, LATER_KEY.trusted)))

    assert isinstance(plain.verdict(a_code()), Admit)
    assert isinstance(
        plain.verdict(a_code(key=LATER_KEY, ticket_id="0" * 8 + TICKET_ID[8:])), Admit
    )


def test_a_fair_that_trusts_no_pretix_takes_its_secrets_for_any_other_text(plain: Desk) -> None:
    fair = a_signing_fair()
    ours = tuple(key for key in fair.keys if key.scheme is Scheme.OFEC)
    with plain.records.transaction() as tx:
        tx.set_fair(replace(fair, keys=ours))

    assert plain.verdict(SECRET) == Refuse(Reason.UNKNOWN_CODE)


def test_a_code_is_found_in_a_link_and_when_typed_in_small_letters(plain: Desk) -> None:
    code = a_code()

    assert plain.scan(f"https://sistep.example/t/{code}").ticket is not None
    assert plain.scan(code.lower(), Symbology.TYPED).ticket is not None
    assert plain.verdict(code.lower()) == Refuse(Reason.UNKNOWN_CODE)


def test_a_code_that_looks_signed_is_good_if_the_roster_has_it(plain: Desk) -> None:
    import_roster(plain.records, [a_ticket(code="OFEC2.77")])

    assert isinstance(plain.verdict("OFEC2.77"), Admit)


def test_opaque_codes_are_never_checked_for_a_signature(plain: Desk) -> None:
    asked: list[bytes] = []

    def counting(public: bytes, signature: bytes, message: bytes) -> bool:
        asked.append(message)
        return is_signed(public, signature, message)

    with plain.records.transaction() as tx:
        look_up(tx, "CODE-1", counting)
        look_up(tx, "https://sistep.example/t/AB12CD34EF?lang=fr", counting)
        assert asked == []
        look_up(tx, a_code(), counting)
    assert len(asked) == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(payload: bytes) -> None:
    clock = ManualClock()
    desk = Desk(MemoryRecords(a_signing_fair(), clock), clock)

    for whole in (
        payload,
        b"OFEC1." + payload,
        payload + b"AQA",
        a_code().encode() + b"." + payload,
    ):
        report = desk.check_in.scan(ScannedCode(whole, Symbology.QR))
        assert isinstance(report.verdict, Refuse)


def test_no_key_signs_for_another_kind_of_code(plain: Desk) -> None:
    code = a_code(key=PRETIX_KEY)

    assert _reason(plain.verdict(code)) in (Reason.UNKNOWN_KEY, Reason.SIGNATURE)


def _hold_the_fair_on(desk: Desk, day: date) -> None:
    with desk.records.transaction() as tx:
        tx.set_fair(a_signing_fair(first_day=day - timedelta(days=1)))


def _reason(verdict: Verdict) -> Reason | None:
    return None if isinstance(verdict, Admit) else verdict.reason
