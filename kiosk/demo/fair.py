"""The demo fair: a four-day industrial show with five halls inside."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from kiosk.clock import Clock
from kiosk.domain.fair import Area, Category, Direction, Fair, Gate, Policy, Trilingual

_FAIR = "fair"
_HALLS = (
    Area(
        "conferences",
        Trilingual("Salle de conférences", "قاعة المؤتمرات", "Conference room"),
        Policy.REENTRY,
        250,
    ),
    Area(
        "b2b", Trilingual("Rencontres B2B", "لقاءات الأعمال", "B2B meetings"), Policy.REENTRY, 120
    ),
    Area(
        "demos",
        Trilingual("Démonstrations techniques", "العروض التقنية", "Technical demonstrations"),
        Policy.REENTRY,
        180,
    ),
    Area(
        "safety",
        Trilingual(
            "Espace sécurité industrielle", "فضاء السلامة الصناعية", "Industrial safety area"
        ),
        Policy.REENTRY,
        90,
    ),
    Area(
        "startups",
        Trilingual("Espace start-ups", "فضاء الشركات الناشئة", "Start-up area"),
        Policy.REENTRY,
        150,
    ),
)
_ENTRANCES = (
    Gate(
        "entrance",
        Trilingual("Entrée principale", "المدخل الرئيسي", "Main entrance"),
        _FAIR,
        Direction.ENTRY,
        prints_badges=True,
    ),
    Gate(
        "entrance-b",
        Trilingual("Porte B", "الباب ب", "Gate B"),
        _FAIR,
        Direction.ENTRY,
        prints_badges=True,
    ),
    Gate(
        "exit",
        Trilingual("Sortie principale", "المخرج الرئيسي", "Main exit"),
        _FAIR,
        Direction.EXIT,
    ),
)
_CATEGORIES = (
    Category("visitor", Trilingual("Visiteur", "زائر", "Visitor"), "#2e7d32"),
    Category("exhibitor", Trilingual("Exposant", "عارض", "Exhibitor"), "#0b5e8a"),
    Category("speaker", Trilingual("Conférencier", "متحدث", "Speaker"), "#6a1b9a"),
    Category("press", Trilingual("Presse", "صحافة", "Press"), "#ef6c00"),
    Category("vip", Trilingual("VIP", "كبار الزوار", "VIP"), "#b8860b"),
    Category("organiser", Trilingual("Organisateur", "منظم", "Organizer"), "#b71c1c"),
    Category("staff", Trilingual("Staff", "طاقم", "Staff"), "#37474f"),
)


TIMEZONE = "Africa/Casablanca"


def first_day_from(clock: Clock) -> date:
    """Return today on the fair's own calendar, whatever the laptop's time zone."""
    return clock.now().astimezone(ZoneInfo(TIMEZONE)).date()


def demo_fair(first_day: date) -> Fair:
    """Return the demo fair, its four days beginning with `first_day`.

    It keeps no opening hours, so that a demonstration works at any time of the day.
    """
    the_fair = Area(
        _FAIR, Trilingual("Le salon", "المعرض", "The fair"), Policy.REENTRY, capacity=4000
    )
    return Fair(
        id="sistep-13",
        name="SISTEP Industriel",
        edition=Trilingual("13e édition", "الدورة 13", "13th edition"),
        venue="OFEC Casablanca",
        timezone=TIMEZONE,
        days=tuple(first_day + timedelta(days=later) for later in range(4)),
        areas=(the_fair, *_HALLS),
        gates=(*_ENTRANCES, *(door for hall in _HALLS for door in _doors_of(hall))),
        categories=_CATEGORIES,
    )


def _doors_of(hall: Area) -> tuple[Gate, Gate]:
    name = hall.name
    return (
        Gate(
            f"{hall.id}-in",
            Trilingual(f"{name.fr} – entrée", f"{name.ar} – الدخول", f"{name.en} – entry"),
            hall.id,
            Direction.ENTRY,
        ),
        Gate(
            f"{hall.id}-out",
            Trilingual(f"{name.fr} – sortie", f"{name.ar} – الخروج", f"{name.en} – exit"),
            hall.id,
            Direction.EXIT,
        ),
    )
