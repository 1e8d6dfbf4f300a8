"""Reads layouts written as JSON, naming the field that is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from kiosk.domain.fair import Trilingual
from printing.fields import Fields, LayoutError, parse_json
from printing.layout import (
    NO_TEXT,
    Align,
    Axis,
    Band,
    BarCode,
    Box,
    Case,
    Content,
    Element,
    Entry,
    Fold,
    Layout,
    Logo,
    Paint,
    Panel,
    Part,
    Photo,
    Pictures,
    QrCode,
    Rise,
    TextBlock,
    Weight,
)

__all__ = ["LayoutError", "load_layout", "parse_layout"]

_HAIR = 1e-6
_MOST_PAGES = 2


def load_layout(path: Path) -> Layout:
    """Read a layout; LayoutError when it is not one, OSError when there is no such file."""
    try:
        return parse_layout(path.read_text("utf-8"), folder=path.parent)
    except UnicodeDecodeError as error:
        raise LayoutError("the file is not UTF-8 text") from error


def parse_layout(text: str, *, folder: Path = Path()) -> Layout:
    """Return the layout written as JSON in `text`; LayoutError names what is wrong.

    Args:
        folder: where the pictures it names are.
    """
    fields = Fields(parse_json(text), "layout")
    sheet = Box(0, 0, fields.length("width"), fields.length("height"))
    pages: tuple[list[Panel], list[Panel]] = ([], [])
    if fields.has("elements") or not fields.has("panels"):
        for page, panel in _plain_panels(fields, sheet, folder).items():
            pages[page].append(panel)
    if fields.has("panels"):
        pages[0].extend(_panel(item, sheet, folder) for item in fields.items("panels"))
    layout = Layout(
        name=_name(fields),
        width=sheet.width,
        height=sheet.height,
        pages=(tuple(pages[0]), tuple(pages[1])) if pages[1] else (tuple(pages[0]),),
        folds=_folds(fields, sheet),
        background=folder / fields.file("background") if fields.has("background") else None,
    )
    fields.finish()
    return layout


def _name(fields: Fields) -> str:
    fields.text("based_on", "")  # the ready layout it was made from: a note for editors
    return fields.text("name")


def _plain_panels(fields: Fields, sheet: Box, folder: Path) -> dict[int, Panel]:
    """Return the elements that stand on the sheet itself, by the number of their page."""
    entries: dict[int, list[Entry]] = {}
    for item in fields.items("elements"):
        page = item.count("page", 1)
        if page > _MOST_PAGES:
            raise item.wrong("page", "should be 1 or 2: a sheet has two sides")
        entries.setdefault(page - 1, []).extend(_entries(item, sheet, folder))
    return {page: Panel(tuple(found)) for page, found in sorted(entries.items())}


def _panel(fields: Fields, sheet: Box, folder: Path) -> Panel:
    box = fields.box()
    _check_inside(fields, box, sheet)
    centre = (box.left + box.width / 2, box.bottom + box.height / 2)
    is_turned = fields.flag("turned")
    entries = [entry for item in fields.items("elements") for entry in _entries(item, box, folder)]
    fields.finish()
    return Panel(tuple(entries), centre if is_turned else None)


def _folds(fields: Fields, sheet: Box) -> tuple[Fold, ...]:
    folds: list[Fold] = []
    for item in fields.items("folds") if fields.has("folds") else ():
        fold = Fold(item.one_of(Axis, "axis"), item.length("at"))
        if fold.at >= (sheet.height if fold.axis is Axis.HORIZONTAL else sheet.width):
            raise item.wrong("at", "should lie on the sheet")
        item.finish()
        folds.append(fold)
    return tuple(folds)


def _entries(fields: Fields, within: Box, folder: Path) -> list[Entry]:
    """Return the element, or nothing while it is hidden."""
    is_hidden = fields.flag("hidden")
    entry = _entry(fields, within, folder)
    return [] if is_hidden else [entry]


def _entry(fields: Fields, within: Box, folder: Path) -> Entry:
    """Return an element whose box counts from the corner of `within`."""
    kind = fields.text("type")
    parse = _KINDS.get(kind)
    if parse is None:
        raise fields.wrong("type", f"should be one of {', '.join(_KINDS)}")
    only, never = frozenset(fields.texts("categories")), frozenset(fields.texts("not_categories"))
    element = parse(fields, folder)
    fields.finish()
    box = element.box
    moved = replace(box, left=box.left + within.left, bottom=box.bottom + within.bottom)
    _check_inside(fields, moved, within)
    return Entry(replace(element, box=moved), only, never)


def _check_inside(fields: Fields, box: Box, around: Box) -> None:
    right, top = around.left + around.width, around.bottom + around.height
    if box.left + box.width > right + _HAIR:
        raise fields.wrong("width", f"reaches beyond the {around.width:g} mm there are")
    if box.bottom + box.height > top + _HAIR:
        raise fields.wrong("height", f"reaches beyond the {around.height:g} mm there are")


def _textarea(fields: Fields, _folder: Path) -> TextBlock:
    return _block(fields, (_part(fields),))


def _stack(fields: Fields, _folder: Path) -> TextBlock:
    parts: list[Part] = []
    for item in fields.items("parts"):
        is_hidden = item.flag("hidden")
        part = _part(item)
        item.finish()
        if not is_hidden:
            parts.append(part)
    return _block(fields, tuple(parts))


def _block(fields: Fields, parts: tuple[Part, ...]) -> TextBlock:
    return TextBlock(
        fields.box(),
        parts,
        fields.one_of(Align, "align", Align.LEFT),
        fields.one_of(Rise, "valign", Rise.MIDDLE),
    )


def _part(fields: Fields) -> Part:
    size = fields.length("fontsize")
    smallest = fields.number("minsize", size)
    if not 0 < smallest <= size:
        raise fields.wrong("minsize", "should be more than 0 and at most fontsize")
    content = fields.one_of(Content, "content")
    return Part(
        content=content,
        size=size,
        smallest=smallest,
        text=_own_text(fields, content),
        weight=fields.one_of(Weight, "weight", Weight.REGULAR),
        colour=fields.colour("color", Paint.INK),
        case=fields.one_of(Case, "case", Case.AS_IS),
        most_lines=fields.count("lines", 1),
        gap=fields.number("gap", 0.0),
        priority=fields.count("priority", 1),
    )


def _own_text(fields: Fields, content: Content) -> Trilingual:
    """Take `text`, or `text_i18n` with one text for each language."""
    if content is not Content.FIXED:
        return NO_TEXT
    if fields.has("text_i18n"):
        return fields.trilingual("text_i18n")
    text = fields.text("text")
    return Trilingual(text, text, text)


def _band(fields: Fields, _folder: Path) -> Band:
    return Band(fields.box(), fields.colour("color", Paint.CATEGORY))


def _barcodearea(fields: Fields, _folder: Path) -> QrCode | BarCode:
    match fields.text("symbology", "qr"):
        case "qr":
            return QrCode(fields.square())
        case "code128":
            return BarCode(fields.box())
        case _:
            raise fields.wrong("symbology", "should be qr or code128")


def _imagearea(fields: Fields, folder: Path) -> Logo | Photo | Pictures:
    match fields.text("image"):
        case "mark":
            return Logo(
                fields.square(),
                fields.colour("color", Paint.ON_CATEGORY),
                fields.colour("hole", Paint.CATEGORY),
            )
        case "photo":
            return Photo(fields.box())
        case name:
            return Pictures(fields.box(), (folder / fields.file_name("image", name),))


def _imagestrip(fields: Fields, folder: Path) -> Pictures:
    files = tuple(folder / fields.file_name("images", name) for name in fields.texts("images"))
    if not files:
        raise fields.wrong("images", "should be a list with something in it")
    return Pictures(fields.box(), files, fields.number("gap", 4.0))


_KINDS: Mapping[str, Callable[[Fields, Path], Element]] = {
    "band": _band,
    "textarea": _textarea,
    "stack": _stack,
    "barcodearea": _barcodearea,
    "imagearea": _imagearea,
    "imagestrip": _imagestrip,
}
