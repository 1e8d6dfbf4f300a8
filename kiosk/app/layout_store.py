"""The badge layouts of a desk: the ready ones, and its own in the data folder."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kiosk.desk.layout_items import Json
from kiosk.desk.layout_reports import StoredLayout
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.whole_file import write_whole
from printing.fields import LayoutError, parse_json
from printing.layout import Layout
from printing.layout_file import load_layout, parse_layout
from printing.maker import ready_layouts
from printing.pictures import PictureError, prepared

FOLDER = "layouts"
MOST_BYTES = 20_000_000  # of a file to bring in
_LONGEST_KEY = 60  # bytes
# Names that Windows keeps for itself, with any ending.
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789"),
}


class LayoutStore:
    """Layouts by key. Ready ones are never written to; own ones are whole or not there at all.

    Pictures and backgrounds lie beside the own layouts under the hash of what is in them, so that
    layouts share them and none can spoil another's. One thread at a time.
    """

    def __init__(self, data_folder: Path) -> None:
        self.folder = data_folder / FOLDER

    def layouts(self) -> tuple[StoredLayout, ...]:
        """Return the ready layouts, then the own ones by name; damaged ones under their key."""
        ready = [_stored(path, is_ready=True) for path in ready_layouts().values()]
        own = [
            _stored(path, is_ready=False)
            for path in self.folder.glob("*.json")
            if path.stem not in ready_layouts()
        ]
        return (*ready, *sorted(own, key=lambda one: one.name.casefold()))

    def load(self, key: str) -> Layout:
        """Return a layout to make badges by.

        Raises:
            TroubleError: LAYOUT_MISSING; LAYOUT_UNREADABLE, with what is wrong.
        """
        path = self._path(key)
        try:
            return load_layout(path)
        except LayoutError as error:
            raise TroubleError(Trouble.LAYOUT_UNREADABLE, where=path, why=str(error)) from error
        except OSError as error:
            raise TroubleError(Trouble.LAYOUT_MISSING, where=key) from error

    def document(self, key: str) -> Json:
        """Return a layout to be edited. Raises as `load`."""
        self.load(key)
        document: Json = parse_json(self._path(key).read_text("utf-8"))
        return document

    def save(self, document: Json, *, replacing: str = "") -> str:
        """Keep a layout under its name and return its key.

        Args:
            replacing: the key it was opened under; no other layout is written over.

        Raises:
            TroubleError: LAYOUT_UNNAMED; LAYOUT_NAME_TAKEN; LAYOUT_UNREADABLE; or why nothing can
                be written.
        """
        name = str(document.get("name", "")).strip()
        key = key_of(name)
        path = self.folder / f"{key}.json"
        if key in self._ready_keys() or (key != replacing and path.exists()):
            raise TroubleError(Trouble.LAYOUT_NAME_TAKEN, where=name)
        text = _text(document | {"name": name})
        try:
            parse_layout(text, folder=self.folder)
        except LayoutError as error:
            raise TroubleError(Trouble.LAYOUT_UNREADABLE, where=name, why=str(error)) from error
        self._write(path, text.encode("utf-8", "replace"))
        return key

    def save_as_new(self, document: Json) -> str:
        """Keep a layout under its name, with a number behind it where that is taken. Raises so."""
        name = str(document.get("name", "")).strip()
        taken = {one.key for one in self.layouts()} | self._ready_keys()
        names = (f"{name} {number}" if number > 1 else name for number in range(1, len(taken) + 2))
        free = next((one for one in names if key_of(one) not in taken), name)
        return self.save(document | {"name": free})

    def replace(self, key: str, document: Json) -> bool:
        """Keep a layout of another desk under its key; False, and nothing is done, if it is here.

        What stood there is set aside as `<key>.replaced`. Raises as `save`, and LAYOUT_UNREADABLE
        where the key is not that of its name.
        """
        if key_of(str(document.get("name", "")).strip()) != key:
            raise TroubleError(Trouble.LAYOUT_UNREADABLE, where=key, why="its name is another.")
        path = self.folder / f"{key}.json"
        if key in self.own_keys():
            before = read_bounded(path)
            if before == _text(document).encode("utf-8", "replace"):
                return False
            self._write(path.with_suffix(".replaced"), before)
        self.save(document, replacing=key)
        return True

    def own_keys(self) -> frozenset[str]:
        """Return the keys of the own layouts, damaged ones too."""
        stems = {path.stem for path in self.folder.glob("*.json")}
        return frozenset(stems - ready_layouts().keys())

    def delete(self, key: str) -> None:
        """Set an own layout aside as `<key>.deleted`; a ready one, or none, stays as it is."""
        path = self._path(key)
        if path.parent == self.folder and path.exists():
            try:
                path.replace(path.with_suffix(".deleted"))
            except OSError as error:
                raise trouble_of_os_error(error, path) from error

    def keep_picture(self, file: Path) -> str:
        """Scale a logo once, keep it beside the layouts, and return its name there.

        Raises:
            TroubleError: NO_SUCH_FILE; PICTURE_UNREADABLE; or why nothing can be written.
        """
        try:
            return self.keep(prepared(read_bounded(file)), ".png")
        except PictureError as error:
            raise TroubleError(Trouble.PICTURE_UNREADABLE, where=file) from error

    def keep(self, data: bytes, ending: str) -> str:
        """Keep a file beside the layouts and return its name there. Raises when it cannot."""
        name = hashlib.sha256(data).hexdigest()[:16] + ending
        path = self.folder / name
        if not path.exists():
            self._write(path, data)
        return name

    def _ready_keys(self) -> set[str]:
        """Return the keys that would be mistaken for a ready layout."""
        ready = [one for one in self.layouts() if one.is_ready]
        return {one.key for one in ready} | {key_of(one.name) for one in ready}

    def _path(self, key: str) -> Path:
        ready = ready_layouts().get(key)
        if ready is not None:
            return ready
        if PurePosixPath(key).name != key or "\\" in key or "\0" in key:
            raise TroubleError(Trouble.LAYOUT_MISSING, where=key)
        return self.folder / f"{key}.json"

    def _write(self, path: Path, data: bytes) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise trouble_of_os_error(error, self.folder) from error
        write_whole(path, data)


def key_of(name: str) -> str:
    """Return the file name for a layout's name: letters, digits and dashes of any script.

    Raises:
        TroubleError: LAYOUT_UNNAMED.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    words = "".join(char if char.isalnum() else " " for char in folded).split()
    key = "-".join(words).encode()[:_LONGEST_KEY].decode("utf-8", "ignore").strip("-")
    if not key or key in _RESERVED:
        raise TroubleError(Trouble.LAYOUT_UNNAMED)
    return key


def _text(document: Json) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def files_of(document: Json) -> Iterator[str]:
    """Yield the files beside it that a layout shows."""
    if "background" in document:
        yield str(document["background"])
    panels = [document, *document.get("panels", [])]
    for element in (one for panel in panels for one in panel.get("elements", [])):
        yield from element.get("images", [])
        if element.get("image", "mark") not in {"mark", "photo"}:
            yield element["image"]


def read_bounded(file: Path) -> bytes:
    """Return what a file holds; TroubleError NO_SUCH_FILE, or PICTURE_UNREADABLE where too much."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES)
    except OSError as error:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=file) from error


def _stored(path: Path, *, is_ready: bool) -> StoredLayout:
    return StoredLayout(path.stem, _name_in(path), is_ready)


def _name_in(path: Path) -> str:
    """Return the name a layout file gives itself, or that of the file where it is damaged."""
    try:
        name = parse_json(path.read_text("utf-8"))["name"]
    except (OSError, UnicodeDecodeError, LayoutError, TypeError, KeyError):
        return path.stem
    return name if isinstance(name, str) and name else path.stem
