"""Values of the domain with good defaults, so that a test names only what it is about."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from kiosk.domain.attendees import Attendee, PersonName, Ticket, TicketStatus
from kiosk.domain.badge_ids import badge_id_of, ticket_id_of
from kiosk.domain.events import EventType, Fact
from kiosk.domain.fair import (
    Area,
    Category,
    Direction,
    Fair,
    Gate,
    Hours,
    Language,
    Policy,
    Trilingual,
)

FAIR_ID = "fair-1"
FIRST_DAY = date(2026, 11, 24)


def a_fair(
    *,
    fair_id: str = FAIR_ID,
    first_day: date = FIRST_DAY,
    day_count: int = 4,
    policy: Policy = Policy.REENTRY,
    capacity: int | None = 4000,
    hours: Hours | None = None,
    visitor_hours: Hours | None = None,
) -> Fair:
    """A four-day fair in Casablanca.

    Areas: fair, conferences. Gates: entrance, exit, conferences-in, conferences-out. Categories:
    visitor, exhibitor, staff. `policy`, `capacity` and `hours` are those of the area "fair".
    """
    return Fair(
        id=fair_id,
        name="Salon d’essai",
        edition=Trilingual("2e édition", "الدورة 2", "2nd edition"),
        venue="OFEC Casablanca",
        timezone="Africa/Casablanca",
        days=tuple(first_day + timedelta(days=n) for n in range(day_count)),
        areas=(
            Area("fair", Trilingual("Le salon", "المعرض", "The fair"), policy, capacity, hours),
            Area(
                "conferences",
                Trilingual("Conférences", "المؤتمرات", "Conferences"),
                Policy.REENTRY,
                250,
            ),
        ),
        gates=(
            a_gate(),
            a_gate(gate_id="exit", direction=Direction.EXIT, prints_badges=False),
            a_gate(gate_id="conferences-in", area="conferences", prints_badges=False),
            a_gate(
                gate_id="conferences-out",
                area="conferences",
                direction=Direction.EXIT,
                prints_badges=False,
            ),
        ),
        categories=(
            Category(
                "visitor", Trilingual("Visiteur", "زائر", "Visitor"), "#2e7d32", visitor_hours
            ),
            Category("exhibitor", Trilingual("Exposant", "عارض", "Exhibitor"), "#0b5e8a"),
            Category("staff", Trilingual("Staff", "طاقم", "Staff"), "#37474f"),
        ),
    )


def a_gate(
    *,
    gate_id: str = "entrance",
    area: str = "fair",
    direction: Direction = Direction.ENTRY,
    prints_badges: bool = True,
) -> Gate:
    """The main entrance, which prints badges."""
    name = Trilingual(f"Porte {gate_id}", f"باب {gate_id}", f"Gate {gate_id}")
    return Gate(gate_id, name, area, direction, prints_badges)


def an_attendee(
    *,
    first: str = "Fatima-Zahra",
    last: str = "Benjelloun",
    name_ar: PersonName | None = None,
    company: str = "Atlas Mécanique",
    function: str = "Directrice technique",
    country: str = "MA",
    email: str = "fz.benjelloun@atlas-mecanique.example",
    phone: str = "+212 600 00 00 00",
    language: Language = Language.FR,
) -> Attendee:
    """A Moroccan engineer who gave her name in Latin script only."""
    return Attendee(
        PersonName(first, last), name_ar, company, function, country, email, phone, language
    )


def a_ticket(
    *,
    code: str = "CODE-1",
    fair_id: str = FAIR_ID,
    badge_id: str | None = None,
    attendee: Attendee | None = None,
    category: str = "visitor",
    areas: Iterable[str] = (),
    days: Iterable[date] = (),
    valid_from: datetime | None = None,
    valid_until: datetime | None = None,
    status: TicketStatus = TicketStatus.VALID,
    paid: bool = True,
    note: str = "",
) -> Ticket:
    """A valid, paid visitor's ticket for every day; its ids follow from fair and code."""
    return Ticket(
        id=ticket_id_of(fair_id, code),
        code=code,
        badge_id=badge_id or badge_id_of(fair_id, code),
        attendee=attendee or an_attendee(),
        category=category,
        areas=frozenset(areas),
        days=frozenset(days),
        valid_from=valid_from,
        valid_until=valid_until,
        status=status,
        paid=paid,
        note=note,
    )


def passed(ticket_id: str, direction: int, zone: str = "fair") -> Fact:
    """Somebody was scanned who went in (+1) or out (-1)."""
    return Fact(EventType.SCAN, gate="entrance", zone=zone, subject=ticket_id, dir=direction)
