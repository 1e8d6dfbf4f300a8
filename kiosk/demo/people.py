"""Seeded people with tickets: realistic, varied, and hard on software that handles names badly."""

import random
import unicodedata
from datetime import datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from kiosk.demo.companies import (
    ARABIC_WORK,
    COMPANIES,
    ENGLISH_WORK,
    FAIR_WORK,
    FRENCH_WORK,
    ORGANISER,
    PRESS,
    PRESS_WORK,
    Company,
)
from kiosk.demo.moroccan_names import FAMILIES, MEN, WOMEN
from kiosk.demo.world_names import AMAZIGH, ODDITIES, WORLD, Origin
from kiosk.domain.attendees import Attendee, PersonName, Ticket, TicketStatus
from kiosk.domain.badge_ids import free_badge_id, ticket_id_of
from kiosk.domain.fair import Fair, Language

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0 and 1
_CODE_LENGTH = 10
_ODDITY_EVERY = 97

_CATEGORY_WEIGHTS = {
    "visitor": 65,
    "exhibitor": 25,
    "speaker": 2.5,
    "press": 2,
    "vip": 2,
    "organiser": 1,
    "staff": 2.5,
}
_EXTRA_AREAS = {
    "exhibitor": ("b2b",),
    "speaker": ("conferences",),
    "press": ("conferences", "demos"),
    "vip": ("conferences", "b2b"),
}
_CHOSEN_AREAS = ("conferences", "b2b", "demos", "safety", "startups")
_WORK = {Language.FR: FRENCH_WORK, Language.AR: ARABIC_WORK, Language.EN: ENGLISH_WORK}
_WORK_OF_CATEGORY = {"press": PRESS_WORK, "organiser": FAIR_WORK, "staff": FAIR_WORK}
_NOTES = (
    "Remettre la pochette VIP à l'accueil.",
    "Accompagner jusqu'à la salle de conférences.",
    "Fauteuil roulant : passer par la porte B.",
    "Facture à remettre en main propre.",
    "Prévenir le commissaire du salon de son arrivée.",
)
_ORIGIN_OF = {origin.country: origin for origin in WORLD}
_COMPANIES_OF = {
    country: [company for company in COMPANIES if company.country == country]
    for country in {company.country for company in COMPANIES}
}

_Person = tuple[PersonName, PersonName | None, str, Language]


def demo_people(fair: Fair, *, count: int = 2000, seed: int = 13) -> tuple[Ticket, ...]:
    """Return `count` tickets of the demo fair, codes and badge ids unique.

    The same seed gives the same people, of whom a smaller count gives the first.
    """
    crowd = _Crowd(fair, seed)
    return tuple(crowd.next_ticket(place) for place in range(count))


class _Crowd:
    """Draws one ticket after the other."""

    def __init__(self, fair: Fair, seed: int) -> None:
        self._fair = fair
        self._zone = ZoneInfo(fair.timezone)
        self._everywhere = frozenset(area.id for area in fair.areas)
        self._random = random.Random(seed)  # noqa: S311 (the same people every time)
        self._codes: set[str] = set()
        self._badge_ids: set[str] = set()

    def next_ticket(self, place: int) -> Ticket:
        code = self._code()
        (category,) = self._random.choices(
            tuple(_CATEGORY_WEIGHTS), tuple(_CATEGORY_WEIGHTS.values())
        )
        day = self._random.choice(self._fair.days) if self._happens(0.05) else None
        valid_from, valid_until = self._window() if self._happens(0.005) else (None, None)
        return Ticket(
            id=ticket_id_of(self._fair.id, code),
            code=code,
            badge_id=self._badge_id(code),
            attendee=self._attendee(category, place),
            category=category,
            areas=self._areas(category),
            days=frozenset({day} if day else ()),
            valid_from=valid_from,
            valid_until=valid_until,
            status=self._status(),
            paid=not self._happens(0.03),
            note=self._random.choice(_NOTES) if self._happens(0.01) else "",
        )

    def _happens(self, share: float) -> bool:
        return self._random.random() < share

    def _code(self) -> str:
        while True:
            code = "".join(self._random.choices(CODE_LETTERS, k=_CODE_LENGTH))
            if code not in self._codes:
                self._codes.add(code)
                return code

    def _badge_id(self, code: str) -> str:
        badge_id = free_badge_id(self._fair.id, code, self._badge_ids)
        self._badge_ids.add(badge_id)
        return badge_id

    def _window(self) -> tuple[datetime, datetime]:
        day = self._random.choice(self._fair.days)
        return (
            datetime.combine(day, time(14), self._zone),
            datetime.combine(day, time(18), self._zone),
        )

    def _areas(self, category: str) -> frozenset[str]:
        if category in ("organiser", "staff"):
            return self._everywhere
        extra = _EXTRA_AREAS.get(category, ())
        if category == "visitor" and self._happens(0.2):
            extra = tuple(self._random.sample(_CHOSEN_AREAS, k=self._random.randint(1, 3)))
        return frozenset({self._fair.areas[0].id, *extra}) if extra else frozenset()

    def _status(self) -> TicketStatus:
        roll = self._random.random()
        if roll < 0.02:
            return TicketStatus.CANCELLED
        return TicketStatus.BLOCKED if roll < 0.03 else TicketStatus.VALID

    def _attendee(self, category: str, place: int) -> Attendee:
        if place % _ODDITY_EVERY == _ODDITY_EVERY // 2:
            name, name_ar, country, language = _oddity(place // _ODDITY_EVERY)
            company = self._company(category, country)
        elif category == "exhibitor":
            company = self._random.choice(COMPANIES)
            name, name_ar, country, language = self._person_from(company.country)
        else:
            name, name_ar, country, language = self._person()
            company = self._company(category, country)
        return Attendee(
            name=name,
            name_ar=name_ar,
            company=company.name if company else "",
            function=self._random.choice(_WORK_OF_CATEGORY.get(category, _WORK[language])),
            country=country,
            email=f"{_mailbox(name)}@{company.domain if company else 'courriel'}.example",
            phone=self._phone(country),
            language=language,
        )

    def _company(self, category: str, country: str) -> Company | None:
        if category in ("organiser", "staff"):
            return ORGANISER
        if category == "press":
            return self._random.choice(PRESS)
        if category == "visitor" and self._happens(0.15):
            return None
        return self._random.choice(_COMPANIES_OF.get(country, COMPANIES))

    def _person(self) -> _Person:
        roll = self._random.random()
        if roll < 0.80:
            return self._moroccan("MA" if roll < 0.75 else "FR")
        return self._named(self._random.choice(AMAZIGH if roll < 0.86 else WORLD))

    def _person_from(self, country: str) -> _Person:
        origin = _ORIGIN_OF.get(country)
        return self._named(origin) if origin else self._moroccan(country)

    def _named(self, origin: Origin) -> _Person:
        name = PersonName(self._random.choice(origin.firsts), self._random.choice(origin.lasts))
        return name, None, origin.country, origin.language

    def _moroccan(self, country: str) -> _Person:
        first, first_ar = self._random.choice(self._random.choice((MEN, WOMEN)))
        last, last_ar = self._random.choice(FAMILIES)
        roll = self._random.random()
        if roll < 0.10:
            return PersonName(first_ar, last_ar), None, country, Language.AR
        name_ar = PersonName(first_ar, last_ar) if roll < 0.50 else None
        return PersonName(first, last), name_ar, country, Language.FR

    def _phone(self, country: str) -> str:
        tail = f"{self._random.randrange(100):02d} {self._random.randrange(100):02d}"
        # The French prefix is one kept for works of fiction.
        return {"MA": f"+212 600 00 {tail}", "FR": f"+33 1 99 00 {tail}"}.get(country, "")


def _oddity(turn: int) -> _Person:
    odd = ODDITIES[turn % len(ODDITIES)]
    return PersonName(odd.first, odd.last), None, odd.country, Language.FR


def _mailbox(name: PersonName) -> str:
    parts = (_ascii(name.first), _ascii(name.last))
    return ".".join(part for part in parts if part)[:60].strip(".") or "contact"


@cache
def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if char.isascii() and char.isalnum())
