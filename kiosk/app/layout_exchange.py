"""Layouts from elsewhere and to elsewhere: our own as JSON or ZIP, those of pretix as JSON."""

import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kiosk.app.layout_store import MOST_BYTES, LayoutStore, files_of, read_bounded
from kiosk.desk.layout_items import Json
from kiosk.errors import Trouble, TroubleError
from kiosk.whole_file import write_whole
from printing.fields import LayoutError, parse_json
from printing.layout_file import parse_layout
from printing.pretix import Sheet, import_pretix
from printing.raster import page_size

_INSIDE = "layout.json"

_ENDINGS = {".png", ".jpg", ".jpeg", ".pdf"}
# What a hostile archive gives; the last: a packing that this Python lacks, or a password.
_UNREADABLE = (
    LayoutError,
    ValueError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
)

ReadFile = Callable[[str], bytes]  # of a file beside the layout


@dataclass(frozen=True, slots=True)
class Brought:
    """A layout that was brought in: its key, and what of it could not be mapped."""

    key: str
    unmapped: tuple[str, ...] = ()


def bring_layout(file: Path, store: LayoutStore) -> Brought:
    """Take a layout over under a free name, with its pictures; a PDF beside pretix's as background.

    Raises:
        TroubleError: NO_SUCH_FILE; LAYOUT_UNREADABLE; or why nothing can be written.
    """
    data = read_bounded(file)
    try:
        if file.suffix.casefold() == ".zip":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return _taken(_from_zip(archive, _INSIDE), lambda n: _from_zip(archive, n), store)
        return _taken(data, lambda name: read_bounded(file.parent / name), store, file)
    except _UNREADABLE as error:
        raise TroubleError(Trouble.LAYOUT_UNREADABLE, where=file, why=str(error)) from error


def export_layout(document: Json, store: LayoutStore, file: Path) -> None:
    """Write a layout with its pictures as one ZIP, to be brought in elsewhere.

    Raises:
        TroubleError: why the file cannot be written; NO_SUCH_FILE for a picture that is gone.
    """
    write_whole(file, packed(document, store))


def packed(document: Json, store: LayoutStore) -> bytes:
    """Return a layout with its pictures as a ZIP, the same bytes for the same layout.

    Raises:
        TroubleError: NO_SUCH_FILE for a picture that is gone.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(document, ensure_ascii=False, indent=1)
        archive.writestr(zipfile.ZipInfo(_INSIDE), text, zipfile.ZIP_DEFLATED)
        for name in sorted(set(files_of(document))):
            data = read_bounded(store.folder / name)
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def take_over(data: bytes, key: str, store: LayoutStore) -> bool:
    """Keep what `packed` made at another desk in the place of what is here; False: it is the same.

    Raises:
        TroubleError: LAYOUT_UNREADABLE; LAYOUT_NAME_TAKEN; or why nothing can be written.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
                raise LayoutError("it is too large unpacked")
            document = _document(
                _from_zip(archive, _INSIDE), lambda n: _from_zip(archive, n), store
            )
            return store.replace(key, document)
    except _UNREADABLE as error:
        raise TroubleError(Trouble.LAYOUT_UNREADABLE, where=key, why=str(error)) from error


def _taken(data: bytes, read: ReadFile, store: LayoutStore, file: Path | None = None) -> Brought:
    text = data.decode("utf-8-sig")
    raw = parse_json(text)
    if file is not None and not (isinstance(raw, dict) and "width" in raw):
        return _from_pretix(text, file.with_suffix(".pdf"), store)
    return Brought(store.save_as_new(_document(data, read, store)))


def _document(data: bytes, read: ReadFile, store: LayoutStore) -> Json:
    """Return the layout in a file, once its pictures are kept under their names in the store."""
    text = data.decode("utf-8-sig")
    document: Json = parse_json(text)
    parse_layout(text)
    names: dict[str, str] = {}
    for name in set(files_of(document)):
        ending = PurePosixPath(name).suffix.lower()
        if ending not in _ENDINGS:
            raise LayoutError(f"{name} is neither PNG nor JPEG nor PDF")
        names[name] = store.keep(read(name), ending)
    return _renamed(document, names)


def _from_pretix(text: str, background: Path, store: LayoutStore) -> Brought:
    sheet, name = None, ""
    if background.is_file():
        pdf = read_bounded(background)
        sheet, name = Sheet(*page_size(pdf)), store.keep(pdf, ".pdf")
    found = import_pretix(text, sheet=sheet, background=name)
    return Brought(store.save_as_new(parse_json(found.layout)), found.unmapped)


def _from_zip(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        info = archive.getinfo(name)
    except KeyError as error:
        raise LayoutError(f"the archive holds no {name}") from error
    if info.file_size > MOST_BYTES:
        raise LayoutError(f"{name} is too large")
    with archive.open(info) as opened:
        return opened.read(MOST_BYTES)


def _renamed(document: Json, names: dict[str, str]) -> Json:
    """Return the layout with its files under other names."""
    panels = [document, *document.get("panels", [])]
    for element in (one for panel in panels for one in panel.get("elements", [])):
        if "images" in element:
            element["images"] = [names[name] for name in element["images"]]
        if element.get("image") in names:
            element["image"] = names[element["image"]]
    if "background" in document:
        document["background"] = names[document["background"]]
    return document
