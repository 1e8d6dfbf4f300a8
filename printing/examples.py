"""People to try a layout with: the usual one, and those whose names are hard to set."""

import io
from functools import cache

from PIL import Image, ImageDraw

from kiosk.domain.attendees import Attendee, PersonName
from kiosk.domain.badge_ids import badge_id_of
from kiosk.domain.badges import Badge
from kiosk.domain.fair import Fair, Language

_PHOTO = "photo"  # the ticket id of the example that has one
_LONG = PersonName("Moulay Abdelhafid", "El Fassi Fihri Ben Abdeljalil")

PEOPLE: dict[str, Attendee] = {
    "usual": Attendee(
        PersonName("Fatima-Zahra", "Benjelloun"),
        company="Royal Air Maroc",
        function="Directrice marketing",
    ),
    "two_scripts": Attendee(
        PersonName("Youssef", "El Amrani"),
        name_ar=PersonName("يوسف", "العمراني"),
        company="Office national · المكتب الوطني",
        function="Ingénieur",
    ),
    "arabic": Attendee(
        PersonName("Fatima Zahra", "Bint Mohamed"),
        name_ar=PersonName("فَاطِمَةُ الزَّهْرَاءِ", "بِنْتُ مُحَمَّدٍ"),
        company="مؤسسة محمد السادس (ONMT)",
        function="أستاذة",
        language=Language.AR,
    ),
    "long": Attendee(
        _LONG,
        company="Société Marocaine d’Ingénierie Touristique et d’Aménagement",
        function="Président du conseil de surveillance et administrateur délégué",
    ),
    "accents": Attendee(
        PersonName("Nguyễn Thị Ánh", "Żółć-Yıldız"),
        company="Łękołody Şükrü Ẓayyan",
        function="Giám đốc",
        language=Language.EN,
    ),
    "tifinagh": Attendee(
        PersonName("ⴰⵎⴰⵣⵉⵖ Amaẓiɣ", "ⵓⵃⵎⴰⵏ Aït Ouaḥmane"),
        company="ⴰⵙⵉⵏⴰⴳ ⴰⴳⵍⴷⴰⵏ · IRCAM",
        function="Chercheur",
    ),
    "chinese": Attendee(
        PersonName("小明", "欧阳"),
        company="中国国际贸易促进委员会",
        function="总经理",
        language=Language.EN,
    ),
    "short": Attendee(PersonName("Jo", "Wu")),
    _PHOTO: Attendee(PersonName("Salma", "Idrissi"), company="OFEC", function="Accueil"),
}


def example_badge(person: str, fair: Fair, category: str) -> Badge:
    """Return the badge that one of PEOPLE would get at `fair`."""
    return Badge(
        badge_id_of(fair.id, person),
        PEOPLE[person],
        fair.category(category),
        fair.days,
        fair,
        person,
    )


class ExamplePhotos:
    """A drawn face for the one example that has a photo; a PhotoSource of kiosk.ports."""

    def photo(self, ticket_id: str) -> bytes | None:
        """Return the drawing, or None."""
        return _face() if ticket_id == _PHOTO else None


@cache
def _face() -> bytes:
    image = Image.new("RGB", (480, 600), "#d8e2ec")
    draw = ImageDraw.Draw(image)
    draw.ellipse((150, 110, 330, 330), fill="#8fa3b8")
    draw.ellipse((60, 360, 420, 820), fill="#5e7690")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()
