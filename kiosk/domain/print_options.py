"""How badges come out of one printer: what is loaded, what is asked for, what it has to offer."""

from dataclasses import dataclass

_SLACK = 1.0  # mm


@dataclass(frozen=True, slots=True)
class Medium:
    """Labels or paper of one size in mm, upright; `name` is the printer's, if it has one."""

    width: float
    height: float
    name: str = ""

    def holds(self, width: float, height: float) -> bool:
        """Tell whether a page lies within it, upright, give or take a millimetre."""
        return width <= self.width + _SLACK and height <= self.height + _SLACK


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What the address of a printer asks for.

    Args:
        media: what is loaded; None leaves it to the page and the printer.
        dpi: of the print head; None is the printer's usual one.
        cuts: whether each badge is cut off.
        copies: of each badge, 1 to 9.
        darkness: of a Zebra, 0 to 30; None is as it is set there.
        is_black: whether everything is printed in black.
    """

    media: Medium | None = None
    dpi: int | None = None
    cuts: bool = False
    copies: int = 1
    darkness: int | None = None
    is_black: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What a printer says it has; what it does not tell is empty, or None.

    Args:
        media: what is loaded.
        dpis: its resolutions, the usual one first.
    """

    media: tuple[Medium, ...] = ()
    dpis: tuple[int, ...] = ()
    can_cut: bool | None = None
    has_colour: bool | None = None
    most_copies: int | None = None
