"""What every kind of records promises of the roster, its codes and its badges."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import a_ticket, an_attendee, passed
from fakes import ManualClock
from kiosk.desk.records import Records, RosterChanges
from kiosk.domain.attendees import TicketStatus
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import JobState, PrintReason
from kiosk.domain.codes import BadgeCode, OpaqueCode
from kiosk.domain.events import EventType, Fact, revocation
from kiosk.domain.folds import moment


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
