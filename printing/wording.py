"""The words of a badge: which text each content of a layout stands for."""

from collections.abc import Mapping

from kiosk.domain.attendees import Attendee, PersonName
from kiosk.domain.badges import Badge
from kiosk.domain.fair import Language
from printing.dates import period, valid_days
from printing.layout import Case, Content, Part

Wording = Mapping[Content, str]


def text_of(part: Part, wording: Wording, language: Language) -> str:
    """Return what `part` says in these words; empty when there is nothing to say."""
    is_own = part.content is Content.FIXED
    text = part.text.spoken(language) if is_own else wording[part.content]
    match part.case:
        case Case.AS_IS:
            return text
        case Case.UPPER:
            return text.upper()


def name_of(content: Content) -> str:
    """Return what `content` is called in a warning."""
    return _NAMES.get(content, content.value.replace(".", " ").replace("_", " "))


_NAMES = {
    Content.FIRST_NAME: "first name",
    Content.LAST_NAME: "last name",
    Content.SECOND_NAME: "name in the second script",
    Content.FIXED: "fixed text",
    Content.CATEGORY_FR: "category",
    Content.CATEGORY_AR: "category",
    Content.CATEGORY_EN: "category",
}


def wording_of(badge: Badge) -> Wording:
    """Return what each content is on this badge."""
    fair, attendee = badge.fair, badge.attendee
    lead, second = _names(attendee)
    dates = period(fair.days)
    return {
        Content.FAIR_NAME: fair.name,
        Content.FAIR_EDITION: fair.edition.spoken(attendee.language),
        Content.VENUE: fair.venue,
        Content.DATES: dates,
        Content.FULL_NAME: lead.full,
        Content.CATEGORY: badge.category.name.spoken(attendee.language),
        Content.VENUE_AND_DATES: " · ".join(filter(None, (fair.venue, dates))),
        Content.FIRST_NAME: lead.first,
        Content.LAST_NAME: lead.last,
        Content.SECOND_NAME: second,
        Content.COMPANY: attendee.company,
        Content.FUNCTION: attendee.function,
        Content.DAYS: valid_days(badge.days, fair_days=fair.days, language=attendee.language),
        Content.CATEGORY_FR: badge.category.name.fr,
        Content.CATEGORY_AR: badge.category.name.ar,
        Content.CATEGORY_EN: badge.category.name.en,
        Content.BADGE_ID: badge.badge_id,
    }


def _names(attendee: Attendee) -> tuple[PersonName, str]:
    """Return the name that leads and the other one whole: an Arabic speaker's Arabic name leads."""
    latin, arabic = attendee.name, attendee.name_ar
    if arabic is None or not arabic.full or arabic.full == latin.full:
        return latin, ""
    if attendee.language is Language.AR or not latin.full:
        return arabic, latin.full
    return latin, arabic.full
