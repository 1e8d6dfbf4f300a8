"""Makes the PDFs of badges."""

import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import assets
from kiosk.domain.badges import Badge
from kiosk.domain.print_options import Medium
from kiosk.ports import MadeBadge, PhotoSource
from printing.colours import Palette
from printing.layout_file import load_layout

if TYPE_CHECKING:
    from printing.layout import Layout
    from printing.placing import Placed, Placer

LAYOUTS = assets.FOLDER / "layouts"
A6 = LAYOUTS / "a6.json"
OFFICE_DPI = 300  # its dots are every second dot of a 600 dpi printer


def ready_layouts() -> dict[str, Path]:
    """Return the layouts that come with the program, by name."""
    return {path.stem: path for path in sorted(LAYOUTS.glob("*.json"))}


def layout_for(media: Medium | None, *, usual: str = "a6") -> Path:
    """Return the largest ready layout that these labels hold; the usual one when none is known."""
    ready = ready_layouts()
    if media is None:
        return ready[usual]
    sides = {name: (layout.width, layout.height) for name, layout in _loaded(ready)}
    held = [name for name, size in sides.items() if media.holds(*size)]
    return ready[max(held, key=lambda name: math.prod(sides[name]), default=usual)]


def _loaded(paths: Mapping[str, Path]) -> Iterator[tuple[str, "Layout"]]:
    return ((name, load_layout(path)) for name, path in paths.items())


class LayoutBadgeMaker:
    """Turns badges into PDFs by a layout; a BadgeMaker of kiosk.ports.

    The same badge gives the same bytes. Fonts and codes are loaded at the first badge, so that a
    window need not wait for them. One thread at a time.

    Args:
        dpi: of the printer, to whose dots the codes are snapped.
        palette: BLACK for printers that have no colours.
        photos: of the attendees, for layouts that show them.
    """

    def __init__(
        self,
        layout: "Layout",
        *,
        dpi: int = OFFICE_DPI,
        palette: Palette = Palette.COLOUR,
        photos: PhotoSource | None = None,
    ) -> None:
        self.layout = layout
        self._dpi = dpi
        self._palette = palette
        self._photos = photos
        self._placer: Placer | None = None

    @classmethod
    def from_file(
        cls, path: Path = A6, *, dpi: int = OFFICE_DPI, palette: Palette = Palette.COLOUR
    ) -> "LayoutBadgeMaker":
        """Read the layout at `path`; LayoutError or OSError when that fails."""
        return cls(load_layout(path), dpi=dpi, palette=palette)

    def make(self, badge: Badge) -> MadeBadge:
        """Return the badge as PDF, its back as second page; any text at all gives a page."""
        return self._made([badge], title=f"Badge {badge.badge_id}")

    def make_book(self, badges: Iterable[Badge], *, title: str = "Badges") -> MadeBadge:
        """Return all badges as one PDF, whose pages share fonts and pictures."""
        return self._made(badges, title=title)

    def place(self, badge: Badge) -> "Placed":
        """Return every mark of `badge`, before any PDF is made."""
        from printing.placing import Placer

        if self._placer is None:
            self._placer = Placer(self.layout, self._palette, dpi=self._dpi, photos=self._photos)
        return self._placer.place(badge)

    def _made(self, badges: Iterable[Badge], *, title: str) -> MadeBadge:
        from printing.pdf import PdfBook

        book = PdfBook(title=title)
        warnings: dict[str, None] = {}
        for badge in badges:
            placed = self.place(badge)
            warnings |= dict.fromkeys(placed.warnings)
            for marks in placed.pages:
                book.add_page(marks, width=self.layout.width, height=self.layout.height)
        return MadeBadge(book.finish(), tuple(warnings))
