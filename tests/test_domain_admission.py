"""The admission rules, one by one and together."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import FIRST_DAY, a_fair, a_gate, a_ticket
from kiosk.domain.admission import (
    Admit,
    AskStaff,
    Credential,
    History,
    Passage,
    Reason,
    Refuse,
    Verdict,
    decide,
    settled,
    waiver_of,
)
from kiosk.domain.attendees import Ticket, TicketStatus
from kiosk.domain.fair import Direction, Fair, Gate, Hours, Policy

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)  # 12:00 in Casablanca
ENTRANCE = a_gate()
EXIT = a_gate(gate_id="exit", direction=Direction.EXIT)
CONFERENCES = a_gate(gate_id="conferences-in", area="conferences")


def entered(at: datetime = NOON - timedelta(hours=2)) -> Passage:
    return Passage(at, Direction.ENTRY, "entrance", "Poste 1")


def decided(
    ticket: Ticket | None,
    *,
    history: History = History(),  # noqa: B008 - frozen
    gate: Gate = ENTRANCE,
    fair: Fair | None = None,
    now: datetime = NOON,
) -> Verdict:
    return decide(Credential(ticket), history, gate=gate, fair=fair or a_fair(), now=now)


def test_a_good_ticket_opens_the_door() -> None:
    assert decided(a_ticket()) == Admit(a_ticket(), Direction.ENTRY)


def test_an_unknown_code_is_refused() -> None:
    assert decided(None) == Refuse(Reason.UNKNOWN_CODE)


@pytest.mark.parametrize(
    ("ticket", "reason"),
    [
        (a_ticket(status=TicketStatus.CANCELLED), Reason.CANCELLED),
        (a_ticket(status=TicketStatus.BLOCKED), Reason.BLOCKED),
        (a_ticket(areas={"conferences"}), Reason.WRONG_AREA),
        (a_ticket(days={FIRST_DAY + timedelta(days=1)}), Reason.WRONG_DAY),
        (a_ticket(valid_from=NOON + timedelta(seconds=1)), Reason.TOO_EARLY),
        (a_ticket(valid_until=NOON), Reason.TOO_LATE),
    ],
)
def test_what_keeps_a_ticket_out(ticket: Ticket, reason: Reason) -> None:
    assert decided(ticket) == Refuse(reason, ticket)


def test_a_revoked_badge_is_refused_though_its_ticket_is_good() -> None:
    credential = Credential(a_ticket(), revoked=True)

    verdict = decide(credential, History(), gate=ENTRANCE, fair=a_fair(), now=NOON)

    assert verdict == Refuse(Reason.REVOKED, a_ticket())


def test_a_ticket_without_areas_opens_the_fair_and_no_hall() -> None:
    assert decided(a_ticket(), gate=CONFERENCES) == Refuse(Reason.WRONG_AREA, a_ticket())


def test_a_ticket_opens_the_halls_it_names() -> None:
    ticket = a_ticket(areas={"fair", "conferences"})

    assert decided(ticket, gate=CONFERENCES) == Admit(ticket, Direction.ENTRY)


def test_the_window_of_a_ticket_begins_sharp_and_ends_sharp() -> None:
    ticket = a_ticket(valid_from=NOON, valid_until=NOON + timedelta(hours=1))

    assert isinstance(decided(ticket, now=NOON), Admit)
    assert isinstance(decided(ticket, now=NOON + timedelta(minutes=59)), Admit)
    assert decided(ticket, now=NOON + timedelta(hours=1)) == Refuse(Reason.TOO_LATE, ticket)


def test_opening_hours_are_on_the_clock_of_the_fair() -> None:
    fair = a_fair(hours=Hours(time(9), time(18)))
    at_half_past_eight = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
    at_six = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)

    assert decided(a_ticket(), fair=fair, now=at_half_past_eight) == Refuse(
        Reason.TOO_EARLY, a_ticket()
    )
    assert decided(a_ticket(), fair=fair, now=at_six) == Refuse(Reason.TOO_LATE, a_ticket())
    assert isinstance(decided(a_ticket(), fair=fair), Admit)


def test_the_hours_of_a_category_replace_those_of_the_area() -> None:
    fair = a_fair(hours=Hours(time(9), time(18)), visitor_hours=Hours(time(7), time(22)))
    at_half_past_eight = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)

    assert isinstance(decided(a_ticket(), fair=fair, now=at_half_past_eight), Admit)


def test_the_day_turns_at_midnight_in_casablanca_and_follows_ramadan() -> None:
    # Morocco stands at UTC+1, and at UTC+0 during Ramadan (18 February to 19 March 2026).
    normal = a_fair(first_day=date(2026, 11, 24), day_count=1)
    ramadan = a_fair(first_day=date(2026, 3, 1), day_count=1)

    assert isinstance(
        decided(a_ticket(), fair=normal, now=datetime(2026, 11, 23, 23, 0, tzinfo=UTC)), Admit
    )
    assert isinstance(
        decided(a_ticket(), fair=ramadan, now=datetime(2026, 2, 28, 23, 30, tzinfo=UTC)), Refuse
    )
    assert isinstance(
        decided(a_ticket(), fair=ramadan, now=datetime(2026, 3, 1, 0, 0, tzinfo=UTC)), Admit
    )


@pytest.mark.parametrize("policy", [Policy.SINGLE, Policy.REENTRY, Policy.ONCE_PER_DAY])
def test_who_is_inside_already_is_for_staff_to_look_at(policy: Policy) -> None:
    history = History(entries=1, last_entry=entered())

    verdict = decided(a_ticket(), history=history, fair=a_fair(policy=policy))

    assert verdict == AskStaff(a_ticket(), Reason.ALREADY_INSIDE, earlier=entered())


def test_an_unlimited_area_asks_nobody() -> None:
    history = History(entries=3, last_entry=entered())

    verdict = decided(a_ticket(), history=history, fair=a_fair(policy=Policy.UNLIMITED))

    assert isinstance(verdict, Admit)


@pytest.mark.parametrize(
    ("policy", "today", "tomorrow"),
    [
        (Policy.SINGLE, Reason.ALREADY_USED, Reason.ALREADY_USED),
        (Policy.REENTRY, None, None),
        (Policy.ONCE_PER_DAY, Reason.ALREADY_TODAY, None),
        (Policy.UNLIMITED, None, None),
    ],
)
def test_coming_back_after_leaving(
    policy: Policy, today: Reason | None, tomorrow: Reason | None
) -> None:
    history = History(entries=1, last_entry=entered(), has_left=True)
    fair = a_fair(policy=policy)

    def reason_at(now: datetime) -> Reason | None:
        verdict = decided(a_ticket(), history=history, fair=fair, now=now)
        return verdict.reason if isinstance(verdict, Refuse) else None

    assert reason_at(NOON) == today
    assert reason_at(NOON + timedelta(days=1)) == tomorrow


def test_nobody_stays_overnight() -> None:
    history = History(entries=1, last_entry=entered())

    assert isinstance(decided(a_ticket(), history=history, now=NOON + timedelta(days=1)), Admit)


@pytest.mark.parametrize(
    ("ticket", "reason"),
    [(a_ticket(paid=False), Reason.UNPAID), (a_ticket(note="Photo"), Reason.NOTE)],
)
def test_staff_are_asked_once(ticket: Ticket, reason: Reason) -> None:
    asked = decided(ticket)
    answered = decided(ticket, history=settled(ticket, History(), reason))

    assert asked == AskStaff(ticket, reason)
    assert answered == Admit(ticket, Direction.ENTRY)


def test_another_note_is_asked_about_again() -> None:
    settled_before = settled(a_ticket(note="Photo"), History(), Reason.NOTE)

    verdict = decided(a_ticket(note="Appeler la sécurité"), history=settled_before)

    assert isinstance(verdict, AskStaff)


def test_a_day_that_only_the_ticket_knows_is_no_day_of_the_fair() -> None:
    later = FIRST_DAY + timedelta(days=30)

    verdict = decided(a_ticket(days={later}), now=NOON + timedelta(days=30))

    assert isinstance(verdict, Refuse)
    assert verdict.reason is Reason.WRONG_DAY


def test_letting_in_who_is_inside_still_asks_what_else_there_is_to_ask() -> None:
    ticket = a_ticket(note="Photo")
    inside = History(entries=1, last_entry=entered())

    verdict = decided(ticket, history=settled(ticket, inside, Reason.ALREADY_INSIDE))

    assert verdict == AskStaff(ticket, Reason.NOTE)


def test_a_known_ticket_may_always_leave() -> None:
    banned = a_ticket(status=TicketStatus.BLOCKED, paid=False, areas={"conferences"})

    assert decided(banned, gate=EXIT) == Admit(banned, Direction.EXIT)
    assert decided(None, gate=EXIT) == Refuse(Reason.UNKNOWN_CODE)


moments = st.datetimes(datetime(2026, 11, 20), datetime(2026, 12, 1), timezones=st.just(UTC))
days = st.frozensets(st.dates(date(2026, 11, 22), date(2026, 11, 29)), max_size=3)
histories = st.builds(
    History,
    entries=st.integers(0, 3),
    last_entry=st.none() | st.builds(entered, moments),
    has_left=st.booleans(),
    waived=st.frozensets(st.sampled_from([waiver_of(a_ticket(note="Photo"), r) for r in Reason])),
)
tickets = st.builds(
    lambda **kw: replace(a_ticket(), **kw),
    status=st.sampled_from(TicketStatus),
    paid=st.booleans(),
    note=st.sampled_from(["", "Photo"]),
    days=days,
    areas=st.frozensets(st.sampled_from(["fair", "conferences"])),
    valid_from=st.none() | moments,
    valid_until=st.none() | moments,
)
gates = st.sampled_from([ENTRANCE, EXIT, CONFERENCES])
policies = st.sampled_from(Policy)


@given(tickets, histories, gates, policies, moments)
def test_only_a_ticket_that_is_good_here_and_now_ever_enters(
    ticket: Ticket, history: History, gate: Gate, policy: Policy, now: datetime
) -> None:
    fair = a_fair(policy=policy)

    verdict = decided(ticket, history=history, gate=gate, fair=fair, now=now)

    if isinstance(verdict, Admit) and verdict.direction is Direction.ENTRY:
        assert ticket.status is TicketStatus.VALID
        assert fair.day_of(now) in fair.days
        assert not ticket.days or fair.day_of(now) in ticket.days
        assert gate.area in (ticket.areas or {"fair"})
        assert ticket.paid or waiver_of(ticket, Reason.UNPAID) in history.waived
        assert ticket.valid_from is None or ticket.valid_from <= now
        assert ticket.valid_until is None or now < ticket.valid_until


@given(tickets, histories, policies, moments)
def test_a_revoked_badge_never_enters(
    ticket: Ticket, history: History, policy: Policy, now: datetime
) -> None:
    credential = Credential(ticket, revoked=True)

    verdict = decide(credential, history, gate=ENTRANCE, fair=a_fair(policy=policy), now=now)

    assert isinstance(verdict, Refuse)
