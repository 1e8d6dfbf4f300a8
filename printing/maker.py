"""Makes the PDF of a badge."""

from pathlib import Path
from typing import TYPE_CHECKING

import assets
from kiosk.domain.badges import Badge
from kiosk.ports import MadeBadge
from printing.colours import Palette
from printing.layout_file import load_layout

if TYPE_CHECKING:
    from printing.layout import Layout

A6 = assets.FOLDER / "layouts" / "a6.json"
OFFICE_DPI = 300  # its dots are every second dot of a 600 dpi printer


class LayoutBadgeMaker:
    """Turns badges into one-page PDFs by a layout; a BadgeMaker of kiosk.ports.

    The same badge gives the same bytes. Fonts and codes are loaded at the first badge, so that a
    window need not wait for them. One thread at a time.

    Args:
        dpi: of the printer, to whose dots the codes are snapped.
        palette: BLACK for printers that have no colours.
    """

    def __init__(
        self, layout: "Layout", *, dpi: int = OFFICE_DPI, palette: Palette = Palette.COLOUR
    ) -> None:
        self._layout = layout
        self._dpi = dpi
        self._palette = palette

    @classmethod
    def from_file(cls, path: Path = A6) -> "LayoutBadgeMaker":
        """Read the layout at `path`; LayoutError or OSError when that fails."""
        return cls(load_layout(path))

    def make(self, badge: Badge) -> MadeBadge:
        """Return the badge as PDF; any text at all gives a page, never an error."""
        from printing.paints import Paints
        from printing.pdf import PdfBook
        from printing.placing import place

        layout = self._layout
        paints = Paints(badge.category.colour, self._palette)
        placed = place(badge, layout, paints, dpi=self._dpi)
        book = PdfBook(title=f"Badge {badge.badge_id}")
        book.add_page(placed.marks, width=layout.width, height=layout.height)
        return MadeBadge(book.finish(), placed.warnings)
