"""`kiosk layout import`: a badge layout of pretix becomes one of ours."""

from pathlib import Path

from kiosk.errors import Trouble, TroubleError
from printing.fields import LayoutError
from printing.layout_file import parse_layout
from printing.pretix import Sheet, import_pretix
from printing.raster import page_size


def import_layout(file: Path, background: Path | None, output: Path) -> tuple[str, ...]:
    """Write the layout in `file` to `output`, its background beside it; return what was lost.

    Raises:
        TroubleError: NO_SUCH_FILE; LAYOUT_UNREADABLE; FOLDER_READ_ONLY.
    """
    base = output.with_suffix(".pdf")
    sheet, pdf = None, b""
    if background is not None:
        pdf = _read(background)
        try:
            sheet = Sheet(*page_size(pdf))
        except ValueError as error:
            raise _unreadable(background, error) from error
    try:
        text = _read(file).decode("utf-8-sig")
        found = import_pretix(text, sheet=sheet, background=base.name if pdf else "")
        parse_layout(found.layout, folder=output.parent)
    except (LayoutError, UnicodeDecodeError) as error:
        raise _unreadable(file, error) from error
    try:
        if pdf:
            base.write_bytes(pdf)
        output.write_text(found.layout, encoding="utf-8")
    except OSError as error:
        raise TroubleError(Trouble.FOLDER_READ_ONLY, where=output.parent) from error
    return found.unmapped


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=file) from error


def _unreadable(file: Path, error: Exception) -> TroubleError:
    return TroubleError(Trouble.LAYOUT_UNREADABLE, where=file, why=str(error))
