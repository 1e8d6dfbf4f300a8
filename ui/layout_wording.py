"""What the layout page calls elements, fields, looks and example people; what its warnings say."""

import re
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from kiosk.desk.layout_items import Item
from kiosk.desk.layout_reports import LayoutOpened, StoredLayout
from ui.translation import isolated


def item_text(item: Item, words: str = "") -> str:
    """Return what an element is called; `words` are those of a fixed text."""
    if item.is_text:
        return words or contents().get(item.shows, item.shows)
    kinds = {
        "stack": QCoreApplication.translate("Layout", "Block of texts"),
        "band": QCoreApplication.translate("Layout", "Coloured band"),
        "imagestrip": QCoreApplication.translate("Layout", "Sponsors"),
        "qr": QCoreApplication.translate("Layout", "QR code"),
        "code128": QCoreApplication.translate("Layout", "Bar code"),
        "mark": QCoreApplication.translate("Layout", "Logo (drawn sign)"),
        "photo": QCoreApplication.translate("Layout", "Photo"),
    }
    shown = "qr" if item.kind == "barcodearea" and not item.shows else item.shows
    picture = QCoreApplication.translate("Layout", "Picture")
    return kinds.get(item.kind) or kinds.get(shown, picture)


def layout_name(stored: StoredLayout) -> str:
    """Return what a layout is called: ready ones in the language on screen, others as written."""
    ready = {
        "a6": QCoreApplication.translate("Layout", "A6 portrait"),
        "a4-fold-2": QCoreApplication.translate("Layout", "A4 folded once"),
        "a4-fold-4": QCoreApplication.translate("Layout", "A4 folded twice"),
        "card": QCoreApplication.translate("Layout", "Card 86 × 54 mm"),
        "label-62": QCoreApplication.translate("Layout", "Label 62 mm"),
    }
    return ready.get(stored.key, stored.name) if stored.is_ready else stored.name


def named(opened: LayoutOpened) -> LayoutOpened:
    """Return what was opened under that name, by which a copy of a ready layout will go."""
    name = layout_name(opened.stored)
    return replace(opened, document=opened.document | {"name": name})


def contents() -> dict[str, str]:
    """Return what each field of a badge is called, in the order they are offered."""
    return {
        "name.first": QCoreApplication.translate("Layout", "First name"),
        "name.last": QCoreApplication.translate("Layout", "Last name"),
        "name": QCoreApplication.translate("Layout", "Whole name"),
        "name.second": QCoreApplication.translate("Layout", "Name in the other script"),
        "company": QCoreApplication.translate("Layout", "Company"),
        "function": QCoreApplication.translate("Layout", "Job title"),
        "category": QCoreApplication.translate("Layout", "Category, holder’s language"),
        "category.fr": QCoreApplication.translate("Layout", "Category in French"),
        "category.ar": QCoreApplication.translate("Layout", "Category in Arabic"),
        "category.en": QCoreApplication.translate("Layout", "Category in English"),
        "days": QCoreApplication.translate("Layout", "Valid days"),
        "badge_id": QCoreApplication.translate("Layout", "Badge number"),
        "fair.name": QCoreApplication.translate("Layout", "Fair"),
        "fair.edition": QCoreApplication.translate("Layout", "Edition"),
        "fair.venue": QCoreApplication.translate("Layout", "Venue"),
        "fair.dates": QCoreApplication.translate("Layout", "Dates"),
        "fair.venue_and_dates": QCoreApplication.translate("Layout", "Venue and dates"),
        "other": QCoreApplication.translate("Layout", "Text of your own"),
    }


def people() -> dict[str, str]:
    """Return what the examples of `printing/examples.py` are called."""
    return {
        "usual": QCoreApplication.translate("Layout", "Usual name"),
        "two_scripts": QCoreApplication.translate("Layout", "Name in two scripts"),
        "arabic": QCoreApplication.translate("Layout", "Arabic, with vowel marks"),
        "long": QCoreApplication.translate("Layout", "Very long name"),
        "accents": QCoreApplication.translate("Layout", "Rare accents"),
        "tifinagh": QCoreApplication.translate("Layout", "Tifinagh"),
        "chinese": QCoreApplication.translate("Layout", "Chinese"),
        "short": QCoreApplication.translate("Layout", "Without company"),
        "photo": QCoreApplication.translate("Layout", "With a photo"),
    }


def new_kinds() -> dict[str, str]:
    """Return what can be added."""
    return {
        "text": QCoreApplication.translate("Layout", "Text"),
        "picture": QCoreApplication.translate("Layout", "Logo or picture…"),
        "sponsors": QCoreApplication.translate("Layout", "Strip of sponsors…"),
        "photo": QCoreApplication.translate("Layout", "Photo of the attendee"),
        "band": QCoreApplication.translate("Layout", "Coloured band"),
        "qr": QCoreApplication.translate("Layout", "QR code"),
        "code128": QCoreApplication.translate("Layout", "Bar code"),
    }


def weights() -> dict[str, str]:
    """Return how heavy letters can be."""
    return {
        "Regular": QCoreApplication.translate("Layout", "Regular"),
        "SemiBold": QCoreApplication.translate("Layout", "Semi-bold"),
        "Bold": QCoreApplication.translate("Layout", "Bold"),
        "ExtraBold": QCoreApplication.translate("Layout", "Extra-bold"),
    }


def colours() -> dict[str, str]:
    """Return the colours that are offered by name."""
    return {
        "ink": QCoreApplication.translate("Layout", "Black"),
        "grey": QCoreApplication.translate("Layout", "Grey"),
        "category": QCoreApplication.translate("Layout", "As the category"),
        "on_category": QCoreApplication.translate("Layout", "Readable on the band"),
        "#ffffff": QCoreApplication.translate("Layout", "White"),
    }


def sides() -> dict[str, str]:
    """Return where lines can stand in a box, from side to side."""
    return {
        "left": QCoreApplication.translate("Layout", "Left"),
        "center": QCoreApplication.translate("Layout", "Centred"),
        "right": QCoreApplication.translate("Layout", "Right"),
    }


def rises() -> dict[str, str]:
    """Return where lines can stand in a box, from top to bottom."""
    return {
        "top": QCoreApplication.translate("Layout", "At the top"),
        "middle": QCoreApplication.translate("Layout", "In the middle"),
        "bottom": QCoreApplication.translate("Layout", "At the bottom"),
    }


def warning_text(warning: str) -> str:
    """Return a warning of the badge maker in the language on screen."""
    for source, text in _warnings().items():
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(source))
        found = re.fullmatch(pattern, warning)
        if found is not None:
            blanks = found.groupdict()
            what, why = blanks.get("what", ""), blanks.get("why", "")
            return text.format(what=isolated(_thing(what)), why=_reasons().get(why, why))
    return warning


def unmapped_text(note: str) -> str:
    """Return what could not be taken over from pretix in the language on screen."""
    where, _, why = note.partition(": ")
    said = _unmapped().get(why)
    return f"{where}: {said}" if said else note


def _thing(english: str) -> str:
    names = contents()
    keys = {
        "first name": "name.first",
        "last name": "name.last",
        "name in the second script": "name.second",
        "fixed text": "other",
    }
    key = keys.get(english, english.replace(" ", "_"))
    dotted = key.replace("fair_", "fair.")
    return names.get(key) or names.get(dotted, english)


def _warnings() -> dict[str, str]:
    # The sources repeat what printing/ says (a test compares): lupdate reads literals.
    return {
        "The {what} is too long for the badge and was cut.": QCoreApplication.translate(
            "BadgeWarning", "The {what} is too long for the badge and was cut."
        ),
        "The {what} has characters that no font has.": QCoreApplication.translate(
            "BadgeWarning", "The {what} has characters that no font has."
        ),
        "There is no room for the {what} on the badge.": QCoreApplication.translate(
            "BadgeWarning", "There is no room for the {what} on the badge."
        ),
        "The picture {what} was left out: {why}.": QCoreApplication.translate(
            "BadgeWarning", "The picture {what} was left out: {why}."
        ),
        "The photo was left out: {why}.": QCoreApplication.translate(
            "BadgeWarning", "The photo was left out: {why}."
        ),
        "The background was left out: {why}.": QCoreApplication.translate(
            "BadgeWarning", "The background was left out: {why}."
        ),
        "A code was left out: {why}.": QCoreApplication.translate(
            "BadgeWarning", "A code was left out: {why}."
        ),
        "The category has no valid colour, so black was taken.": QCoreApplication.translate(
            "BadgeWarning", "The category has no valid colour, so black was taken."
        ),
    }


def _reasons() -> dict[str, str]:
    return {
        "the file is missing": QCoreApplication.translate("BadgeWarning", "the file is missing"),
        "the file cannot be read": QCoreApplication.translate(
            "BadgeWarning", "the file cannot be read"
        ),
        "it cannot be read": QCoreApplication.translate("BadgeWarning", "it cannot be read"),
        "it is neither PNG nor JPEG": QCoreApplication.translate(
            "BadgeWarning", "it is neither PNG nor JPEG"
        ),
        "it has too many pixels": QCoreApplication.translate(
            "BadgeWarning", "it has too many pixels"
        ),
        "the PDF has no such page": QCoreApplication.translate(
            "BadgeWarning", "the PDF has no such page"
        ),
        "the QR code is too long for its box": QCoreApplication.translate(
            "BadgeWarning", "the QR code is too long for its box"
        ),
        "the bar code is too long for its box": QCoreApplication.translate(
            "BadgeWarning", "the bar code is too long for its box"
        ),
    }


def _unmapped() -> dict[str, str]:
    return {
        "turned elements cannot be mapped": QCoreApplication.translate(
            "Unmapped", "turned elements cannot be mapped"
        ),
        "a badge has two sides only": QCoreApplication.translate(
            "Unmapped", "a badge has two sides only"
        ),
        "there is no room for a line": QCoreApplication.translate(
            "Unmapped", "there is no room for a line"
        ),
        "the fonts here have no italics": QCoreApplication.translate(
            "Unmapped", "the fonts here have no italics"
        ),
        "words around a variable cannot be mapped": QCoreApplication.translate(
            "Unmapped", "words around a variable cannot be mapped"
        ),
        "the badge id is printed, not the secret of the ticket": QCoreApplication.translate(
            "Unmapped", "the badge id is printed, not the secret of the ticket"
        ),
        "it lies outside the page": QCoreApplication.translate(
            "Unmapped", "it lies outside the page"
        ),
    }
