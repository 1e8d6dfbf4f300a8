"""What every kind of records promises: SQLite on the desk, plain lists in tests."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders import FIRST_DAY, a_fair, a_ticket, an_attendee
from fakes import ManualClock, MemoryRecords
from kiosk.desk.double_entries import DoubleEntries
from kiosk.desk.records import PersonalFiles, Records, RosterChanges
from kiosk.domain.admission import Reason, Waiver
from kiosk.domain.attendees import PersonName, TicketStatus
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import JobState, PrintReason
from kiosk.domain.barring import Bar, barring, mark_of_code, mark_of_issue, mark_of_ticket
from kiosk.domain.codes import BadgeCode, OpaqueCode
from kiosk.domain.events import EventKey, EventType, Fact, Hlc, override_body, revocation
from kiosk.domain.folds import moment
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.sqlite import FairCodec, SqliteRecords


@pytest.fixture(params=["memory", "sqlite"])
def records(
    request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock
) -> Iterator[Records]:
    if request.param == "memory":
        yield MemoryRecords(a_fair(), clock)
        return
    made = SqliteRecords(tmp_path, clock=clock, codec=FairCodec(fair_to_json, fair_from_json))
    made.open(a_fair)
    yield made
    made.close()


def passed(ticket_id: str, direction: int, zone: str = "fair") -> Fact:
    return Fact(EventType.SCAN, gate="entrance", zone=zone, subject=ticket_id, dir=direction)


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


def test_a_revoked_badge_is_told_apart_and_the_ticket_gets_another(records: Records) -> None:
    ticket = a_ticket()
    with records.transaction() as tx:
        tx.import_roster([ticket])
        tx.revoke_badge(ticket.badge_id)
        old, renewed = tx.find(BadgeCode(ticket.badge_id)), tx.ticket(ticket.id)

    assert old.revoked
    assert old.ticket == renewed
    assert renewed is not None
    assert renewed.badge_id == badge_id_of("fair-1", ticket.code, 1)


def test_a_revocation_that_another_desk_tells_counts_here_however_often(records: Records) -> None:
    ticket = a_ticket()
    fact = revocation(ticket.id, ticket.badge_id, "123456789012")
    with records.transaction() as tx:
        tx.import_roster([ticket])
        tx.record(fact)
        tx.record(fact)

        assert tx.find(BadgeCode(ticket.badge_id)).revoked
        assert tx.find(BadgeCode("123456789012")).ticket == tx.ticket(ticket.id)
        assert tx.revoke_badge(ticket.badge_id) is None  # nobody's any more


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


def test_what_a_source_does_not_tell_is_kept(records: Records) -> None:
    blocked = a_ticket(status=TicketStatus.BLOCKED, note="Sécurité", areas={"conferences"})
    with records.transaction() as tx:
        tx.import_roster([blocked])
        mail = a_ticket(attendee=an_attendee(email="neu@example.example"))
        tx.import_roster([mail], {"code", "email"})
        stored = tx.ticket(blocked.id)

    assert stored is not None
    assert (stored.status, stored.note, stored.areas) == (
        TicketStatus.BLOCKED, "Sécurité", {"conferences"}
    )  # fmt: skip
    assert stored.attendee.email == "neu@example.example"


def test_a_roster_tells_what_it_needs_of_its_fair(records: Records) -> None:
    with records.transaction() as tx:
        assert not tx.has_tickets()
        tx.import_roster([a_ticket(areas={"conferences"}), a_ticket(code="B", category="staff")])
        uses = tx.roster_uses()
        assert tx.has_tickets()

    assert (uses.tickets, uses.categories, uses.areas) == (
        2, {"visitor", "staff"}, {"conferences"}
    )  # fmt: skip


def test_the_latest_import_is_dated(records: Records, clock: ManualClock) -> None:
    with records.transaction() as tx:
        assert tx.roster_imported_at() is None
        tx.record(Fact(EventType.ROSTER_IMPORTED))
        clock.pass_time(hours=1)
        event = tx.record(Fact(EventType.ROSTER_IMPORTED))
        tx.record(passed("someone", +1))

        assert tx.roster_imported_at() == moment(event.at_ms)


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


def test_a_second_import_updates_and_keeps_what_happened(records: Records) -> None:
    ticket = a_ticket()
    with records.transaction() as tx:
        tx.import_roster([ticket, a_ticket(code="CODE-2")])
        tx.record(passed(ticket.id, +1))
    changed = a_ticket(status=TicketStatus.CANCELLED, badge_id="123456789012")
    with records.transaction() as tx:
        announced = tx.compare_roster([changed, a_ticket(code="CODE-3")])
        done = tx.import_roster([changed, a_ticket(code="CODE-3")])
        stored = tx.ticket(ticket.id)

    assert announced == done == RosterChanges(new=1, changed=1, unchanged=0, missing=1)
    assert stored is not None
    assert stored.status is TicketStatus.CANCELLED
    assert stored.badge_id == ticket.badge_id  # a printed badge goes on opening doors
    with records.transaction() as tx:
        assert tx.history(ticket.id, "fair").entries == 1
        assert tx.find(OpaqueCode("CODE-2")).ticket is not None


def test_comparing_changes_nothing(records: Records) -> None:
    with records.transaction() as tx:
        tx.compare_roster([a_ticket()])
        assert tx.find(OpaqueCode("CODE-1")).ticket is None


def test_a_badge_goes_from_queued_to_printed(records: Records, clock: ManualClock) -> None:
    ticket = a_ticket()
    with records.transaction() as tx:
        tx.import_roster([ticket])
        assert not tx.has_badge(ticket.id)
        queued = tx.queue_badge(ticket, PrintReason.LOST)
        clock.pass_time(seconds=5)
        sending = tx.keep_badge(
            replace(queued, state=JobState.SENDING, attempt=1, printer="p", wanted="w")
        )
        assert tx.open_badges() == (sending,)
        tx.keep_badge(replace(sending, state=JobState.PRINTED))

        assert (queued.queued_at, queued.reason) == (sending.queued_at, PrintReason.LOST)
        assert sending.changed_at - queued.changed_at == timedelta(seconds=5)
        assert tx.keep_badge(sending) != tx.keep_badge(replace(sending, trouble="jam"))
        assert tx.has_badge(ticket.id)


@pytest.mark.parametrize("closed", [JobState.PRINTED, JobState.CANCELLED])
def test_badges_are_open_until_they_are_out_or_dropped(records: Records, closed: JobState) -> None:
    tickets = [a_ticket(code=f"CODE-{n}") for n in range(6)]
    with records.transaction() as tx:
        tx.import_roster(tickets)
        jobs = [tx.queue_badge(ticket) for ticket in tickets]
        states = (JobState.QUEUED, JobState.SENDING, JobState.SENT, JobState.FAILED,
                  JobState.TO_CHECK, closed)  # fmt: skip
        kept = [
            tx.keep_badge(replace(job, state=state))
            for job, state in zip(jobs, states, strict=True)
        ]

        assert tx.open_badges() == tuple(kept[:-1])


FIRST, SECOND = {"job": "1"}, {"job": "2"}
QUEUED, DROPPED, PRINTED = (
    EventType.BADGE_QUEUED, EventType.BADGE_DROPPED, EventType.BADGE_PRINTED
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ([(QUEUED, FIRST)], "has one"),
        ([(QUEUED, FIRST), (DROPPED, FIRST)], "none"),
        ([(PRINTED, FIRST), (QUEUED, SECOND), (DROPPED, SECOND)], "has one"),
        ([(DROPPED, FIRST), (PRINTED, FIRST)], "has one"),
    ],
)
def test_what_any_desk_told_of_a_badge_counts_in_whatever_order(
    records: Records, told: list[tuple[EventType, dict[str, str | int]]], standing: str
) -> None:
    facts = [Fact(kind, subject="someone", body=body) for kind, body in told]
    with records.transaction() as tx:
        for fact in facts:
            tx.record(fact)
        for fact in reversed(facts):
            tx.record(replace(fact, subject="another"))

        assert tx.has_badge("someone") is (standing == "has one")
        assert tx.has_badge("another") is (standing == "has one")
        assert not tx.has_badge("nobody")


def test_labels_are_counted_by_printer(records: Records) -> None:
    with records.transaction() as tx:
        assert tx.labels_left("a") is None
        tx.set_labels_left("a", 500)
        tx.set_labels_left("a", 499)
    with records.transaction() as tx:
        assert (tx.labels_left("a"), tx.labels_left("b")) == (499, None)


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


def test_a_ticket_s_roster_position_is_that_of_its_last_change(records: Records) -> None:
    one, two = a_ticket(), a_ticket(code="CODE-2")
    with records.transaction() as tx:
        assert tx.roster_version(one.id) == 0
        tx.import_roster([one, two])
        first = tx.roster_version(one.id)
        tx.import_roster([one, a_ticket(code="CODE-2", paid=False)])

        assert tx.roster_version(one.id) == first > 0
        assert tx.roster_version(two.id) > first
        assert (tx.hub_version(one.id), tx.hub_version("gone")) == (0, 0)
        assert tx.ticket_ids() == (one.id, two.id)


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
