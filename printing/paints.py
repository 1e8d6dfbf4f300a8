"""Mixes the colours of one badge: its category's on a colour printer, black on any other."""

from printing.colours import (
    BLACK,
    GREY,
    INK,
    WHITE,
    Palette,
    Rgb,
    contrast,
    ink_on,
    parse_colour,
    readable_on_white,
)
from printing.layout import Colour, Paint


class Paints:
    """The colours of one badge."""

    def __init__(self, category_colour: str, palette: Palette) -> None:
        self._palette = palette
        self.warnings: tuple[str, ...] = ()
        try:
            self._category = parse_colour(category_colour)
        except ValueError:
            self._category = INK
            self.warnings = ("The category has no valid colour, so black was taken.",)

    def area(self, colour: Colour) -> Rgb:
        """Return the colour of a filled area."""
        return self._for_printer(self._mixed(colour))

    def text(self, colour: Colour) -> Rgb:
        """Return the colour of text: the category's is made readable on white paper."""
        mixed = self._mixed(colour)
        return self._for_printer(readable_on_white(mixed) if colour is Paint.CATEGORY else mixed)

    def _mixed(self, colour: Colour) -> Rgb:
        match colour:
            case Paint.INK:
                return INK
            case Paint.GREY:
                return GREY
            case Paint.CATEGORY:
                return self._category
            case Paint.ON_CATEGORY:
                return ink_on(self._for_printer(self._category))
            case _:
                return colour

    def _for_printer(self, colour: Rgb) -> Rgb:
        match self._palette:
            case Palette.COLOUR:
                return colour
            case Palette.BLACK:
                # A pale grey would come out as a scatter of dots or as nothing at all.
                return WHITE if contrast(colour, WHITE) < 1.2 else BLACK
