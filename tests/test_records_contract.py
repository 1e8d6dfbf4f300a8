"""What every kind of records promises: SQLite on the desk, plain lists in tests."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import FIRST_DAY, a_fair, a_ticket, an_attendee, passed
from fakes import ManualClock
from kiosk.desk.double_entries import DoubleEntries
from kiosk.desk.records import PersonalFiles, Records
from kiosk.domain.admission import Reason, Waiver
from kiosk.domain.attendees import PersonName
from kiosk.domain.barring import Bar, barring, mark_of_code, mark_of_issue, mark_of_ticket
from kiosk.domain.codes import BadgeCode, OpaqueCode
from kiosk.domain.events import EventKey, EventType, Fact, Hlc, override_body


def test_a_ticket_is_found_by_its_code_and_by_its_badge(records: Records) -> None:
    ticket = a_ticket(
        code="Ünï-1",
        attendee=an_attendee(first="ⴰⵎⴰⵣⵉⵖ", name_ar=PersonName("فاطمة", "العلوي")),
        days={FIRST_DAY},
        areas={"fair", "conferences"},
        paid=False,
        note="Voir le superviseur",
    )

    with records.transaction() as tx:
        tx.import_roster([ticket])
        by_code = tx.find(OpaqueCode("Ünï-1"))
        by_badge = tx.find(BadgeCode(ticket.badge_id))

    assert by_code.ticket == ticket
    assert by_badge.ticket == ticket
    assert not by_badge.revoked


def test_an_unknown_code_finds_nothing(records: Records) -> None:
    with records.transaction() as tx:
        assert tx.find(OpaqueCode("nobody")).ticket is None
        assert tx.find(BadgeCode("000000000000")).ticket is None


def test_history_counts_entries_and_knows_who_left(records: Records, clock: ManualClock) -> None:
    with records.transaction() as tx:
        tx.name_desk("Poste 4")
        tx.record(passed("someone", +1))
        clock.pass_time(minutes=5)
        inside = tx.history("someone", "fair")
        tx.record(passed("someone", -1))
        outside = tx.history("someone", "fair")

    assert inside.entries == 1
    assert inside.last_entry is not None
    assert inside.last_entry.desk == "Poste 4"
    assert not inside.has_left
    assert outside.has_left


def test_an_entry_right_after_an_exit_at_the_same_instant_is_an_entry(records: Records) -> None:
    with records.transaction() as tx:
        tx.record(passed("someone", +1))
        tx.record(passed("someone", -1))
        tx.record(passed("someone", +1))
        history = tx.history("someone", "fair")

    assert history.entries == 2
    assert not history.has_left


def test_areas_keep_histories_apart(records: Records) -> None:
    with records.transaction() as tx:
        tx.record(passed("someone", +1, zone="conferences"))

        assert tx.history("someone", "fair").entries == 0
        assert tx.history("someone", "conferences").entries == 1


def test_what_staff_answered_is_remembered_for_that_attendee(records: Records) -> None:
    answer = Fact(
        EventType.OVERRIDE, zone="fair", subject="someone", dir=1,
        body=override_body(Waiver(Reason.UNPAID), "scan"),
    )  # fmt: skip
    with records.transaction() as tx:
        tx.record(answer)

        assert tx.history("someone", "conferences").waived == {Waiver(Reason.UNPAID)}
        assert tx.history("another", "fair").waived == frozenset()


def test_people_inside_are_counted_by_day(records: Records, clock: ManualClock) -> None:
    with records.transaction() as tx:
        for who in ("a", "b", "c"):
            tx.record(passed(who, +1))
        tx.record(passed("a", -1))
        first = tx.occupancy("fair", FIRST_DAY)
        clock.pass_time(days=1)
        tx.record(passed("d", -1))
        second = tx.occupancy("fair", FIRST_DAY + timedelta(days=1))

    assert (first.inside, first.capacity) == (2, 4000)
    assert second.inside == 0


def test_a_badge_shown_twice_at_an_exit_takes_out_one_person(records: Records) -> None:
    with records.transaction() as tx:
        for who in ("a", "b", "c"):
            tx.record(passed(who, +1))
        for who in ("a", "a", "never came in"):
            tx.record(passed(who, -1))

        assert tx.occupancy("fair", FIRST_DAY).inside == 2


def test_a_clock_that_was_a_day_ahead_does_not_open_the_door_for_ever(
    records: Records, clock: ManualClock
) -> None:
    clock.pass_time(days=1)
    with records.transaction() as tx:
        tx.record(passed("early", +1))
    clock.pass_time(days=-1)
    with records.transaction() as tx:
        tx.record(passed("someone", +1))
        history = tx.history("someone", "fair")

        assert history.last_entry is not None
        assert history.last_entry.at == clock.now()
        assert tx.occupancy("fair", FIRST_DAY).inside == 1
        assert len(tx.passages("someone", FIRST_DAY)) == 1


def test_passages_are_those_of_the_day_in_order(records: Records, clock: ManualClock) -> None:
    with records.transaction() as tx:
        tx.record(passed("someone", +1))
        clock.pass_time(days=1)
        tx.record(passed("someone", +1))
        clock.pass_time(hours=2)
        tx.record(passed("someone", -1, zone="conferences"))
        found = tx.passages("someone", FIRST_DAY + timedelta(days=1))

    assert [passage.direction.value for passage in found] == ["entry", "exit"]


def test_events_of_a_log_follow_each_other_without_a_gap(records: Records) -> None:
    with records.transaction() as tx:
        first = tx.record(passed("a", +1))
        second = tx.record(passed("b", +1))
    with records.transaction() as tx:
        third = tx.record(passed("c", +1))

    assert [event.seq for event in (first, second, third)] == [2, 3, 4]  # 1 opens the log
    assert first.order < second.order < third.order


def test_nothing_of_a_failed_transaction_stays(records: Records) -> None:
    def fail() -> None:
        with records.transaction() as tx:
            tx.import_roster([a_ticket()])
            tx.record(passed("someone", +1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with records.transaction() as tx:
        event = tx.record(passed("another", +1))
        assert event.seq == 2
        assert tx.find(OpaqueCode("CODE-1")).ticket is None
        assert tx.occupancy("fair", FIRST_DAY).inside == 1


def test_the_fair_can_be_replaced(records: Records) -> None:
    with records.transaction() as tx:
        tx.set_fair(a_fair(day_count=1))
    with records.transaction() as tx:
        assert len(tx.fair().days) == 1


def test_documents_are_kept_by_kind_and_key(records: Records) -> None:
    with records.transaction() as tx:
        for key, data in (("b", "1"), ("a", "1"), ("b", "")):
            tx.keep_document("layout", key, data)
        tx.keep_document("other", "c", "1")
    with records.transaction() as tx:
        assert list(tx.documents("layout").items()) == [("a", "1"), ("b", "")]


def test_the_list_of_barred_codes_tells_the_strictest_bar(records: Records) -> None:
    ticket, issue, code = mark_of_ticket("t"), mark_of_issue("t", 7), mark_of_code("SECRET")
    with records.transaction() as tx:
        tx.bar_codes([issue, code], Bar.WITHDRAWN)
        tx.bar_codes([ticket], Bar.BLOCKED)
    with records.transaction() as tx:
        assert tx.bar_of([issue, ticket]) is Bar.BLOCKED
        assert tx.bar_of([mark_of_code(" SECRET\n")]) is Bar.WITHDRAWN
        assert tx.bar_of([mark_of_issue("t", 8), mark_of_code("t/7")]) is None

        tx.bar_codes([ticket], Bar.WITHDRAWN)
        tx.unbar_codes([issue, mark_of_issue("t", 8)])
        assert (tx.bar_of([ticket]), tx.bar_of([issue])) == (Bar.WITHDRAWN, None)
        assert tx.barred_codes() == {ticket: Bar.WITHDRAWN, code: Bar.WITHDRAWN}


def test_barring_is_a_fact_and_only_where_it_changes_something(records: Records) -> None:
    mark = mark_of_code("SECRET")
    with records.transaction() as tx:
        start = tx.record(Fact(EventType.RESOLVE)).seq
        for _ in range(2):
            tx.bar_codes([mark], Bar.BLOCKED)
        for _ in range(2):
            tx.unbar_codes([mark])
        tx.record(barring(mark, Bar.WITHDRAWN))

        assert tx.record(Fact(EventType.RESOLVE)).seq == start + 4
        assert tx.bar_of([mark]) is Bar.WITHDRAWN


def test_what_is_voided_counts_no_more(records: Records) -> None:
    with records.transaction() as tx:
        tx.record(passed("someone", +1))
        mistaken = tx.record(passed("another", +1))
    entries = DoubleEntries(records=records)

    assert entries.void(mistaken.key)
    assert not entries.void(EventKey("another", Hlc(1), mistaken.id))
    with records.transaction() as tx:
        assert tx.occupancy("fair", FIRST_DAY).inside == 1
        assert tx.history("another", "fair").entries == 0
        assert tx.passages("another", FIRST_DAY) == ()


def test_one_desk_alone_makes_no_double_entry(records: Records) -> None:
    with records.transaction() as tx:
        tx.record(passed("someone", +1))
        tx.record(passed("someone", +1))

        assert tx.double_entries() == ()


def test_an_erased_ticket_does_not_come_back(records: Records) -> None:
    ticket = a_ticket()
    with records.transaction() as tx:
        tx.import_roster([ticket])
        tx.record(passed(ticket.id, +1))
        tx.erase(ticket.id)
        tx.import_roster([ticket, a_ticket(code="CODE-2")])

        assert tx.ticket(ticket.id) is None
        assert tx.find(OpaqueCode(ticket.code)).ticket is None
        assert tx.roster_uses().tickets == 1
        assert tx.history(ticket.id, "fair").entries == 1


def test_files_of_an_erased_person_are_named_until_they_are_gone(records: Records) -> None:
    ticket = a_ticket()
    with records.transaction() as tx:
        tx.import_roster([ticket])
        job = tx.queue_badge(ticket)
        tx.keep_badge(replace(job, printer="ipp://printer/ipp/print"))
        tx.erase(ticket.id)
        named = tx.files_of_erased()
        tx.files_removed([ticket.id], pages=False)
        left = tx.files_of_erased()
        tx.files_removed([ticket.id])

        printed = ("ipp://printer/ipp/print",)
        assert named == PersonalFiles((job.id,), (ticket.id, ticket.code), printed, (ticket.id,))
        assert left == PersonalFiles((job.id,), (), printed, (ticket.id,))
        assert tx.files_of_erased() == PersonalFiles(outlets=printed)
        assert list(tx.all_tickets()) == []
        assert tx.open_badges() == ()
