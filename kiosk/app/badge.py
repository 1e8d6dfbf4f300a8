"""`kiosk badge`: one badge on paper, with nobody admitted by it; or the proof sheet."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.app.desk import PHOTOS, opened_to_look
from kiosk.app.layout_store import FOLDER
from kiosk.clock import Clock
from kiosk.desk.badges import badge_of
from kiosk.desk.lookup import look_up
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.ports import MadeBadge, PhotoSource
from kiosk.signing.check import is_signed
from printing.colours import Palette
from printing.fields import LayoutError
from printing.layout_file import load_layout
from printing.maker import LayoutBadgeMaker, ready_layouts
from printing.photo_folder import PhotoFolder


@dataclass(frozen=True, slots=True)
class BadgeOrder:
    """Where a badge goes, and for which printer. `layout` is a ready one's name, or a file."""

    output: Path
    layout: str = "a6"
    dpi: int = 300
    is_black: bool = False


def write_badge(code: str, order: BadgeOrder, folder: Path, clock: Clock) -> tuple[str, ...]:
    """Write the badge of a ticket as PDF and return what its maker had to give up.

    Raises:
        TroubleError: CODE_UNKNOWN; LAYOUT_UNREADABLE; or why the file cannot be written.
    """
    codes: dict[str, str] = {}
    photos = PhotoFolder(folder / PHOTOS, codes.get)
    maker = _maker(order, folder / FOLDER / f"{order.layout}.json", photos)
    with opened_to_look(folder, clock) as records, records.transaction() as tx:
        ticket = look_up(tx, code, is_signed).ticket
        if ticket is None or ticket.is_new:
            raise TroubleError(Trouble.CODE_UNKNOWN)
        codes[ticket.id] = ticket.code
        made = maker.make(badge_of(tx.fair(), ticket, ticket.badge_id))
    return _written(made, order)


def write_proof(order: BadgeOrder) -> tuple[str, ...]:
    """Write the names hardest to set, on A4 pages; needs no data folder. Raises as above."""
    from printing.proof import proof_sheet

    return _written(proof_sheet(_maker(order)), order)


def _maker(
    order: BadgeOrder, own: Path | None = None, photos: PhotoSource | None = None
) -> LayoutBadgeMaker:
    """Return a maker for a layout of the program, of the data folder (`own`), or of any file."""
    path = ready_layouts().get(order.layout, Path(order.layout))
    if own is not None and own.is_file():
        path = own
    palette = Palette.BLACK if order.is_black else Palette.COLOUR
    try:
        return LayoutBadgeMaker(load_layout(path), dpi=order.dpi, palette=palette, photos=photos)
    except LayoutError as error:
        raise TroubleError(Trouble.LAYOUT_UNREADABLE, where=path, why=str(error)) from error
    except OSError as error:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=path) from error


def _written(made: MadeBadge, order: BadgeOrder) -> tuple[str, ...]:
    try:
        order.output.write_bytes(made.pdf)
    except OSError as refused:
        raise trouble_of_os_error(refused, order.output) from refused
    return made.warnings
