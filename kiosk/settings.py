"""What this laptop remembers between starts: small choices, in one JSON file."""

import json
import logging
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeGuard

from kiosk.domain.badges import PrintPolicy
from kiosk.domain.desk_names import LONGEST_NAME, plain_name
from kiosk.domain.fair import Language
from kiosk.errors import TroubleError
from kiosk.whole_file import write_whole

FILE_NAME = "settings.json"
MOST_LABELS = 9999

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """One printer and what it prints.

    Args:
        address: as docs/printers.md lists them; empty for the folder of PDFs.
        layout: name of a layout file or of a ready one; empty for what suits the printer.
        layouts: the same for one category each, as (id, name).
    """

    address: str = ""
    layout: str = ""
    layouts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of this desk. Empty means: not chosen yet.

    Args:
        desk: what people call this laptop; it stands beside its passages.
        gate: id of the gate it serves.
        camera: a source as `scanner.sources.open_source` takes it.
        scanner: the port of a serial hand scanner.
        scanner_prefix: what hand scanners that type send before each code; `scanner_suffix` after.
        formats: the symbologies that cameras look for, of kiosk.domain.scanned, with spaces.
        printer: address of the printer; `layout` and `layouts` are what it prints: see
            PrinterChoice.
        spare_printers: used in this order while those before are in trouble.
        few_labels: from how many labels left on the light warns.
        prints: what the station prints by itself: a kiosk.domain.badges.PrintPolicy.
        own_hub: id of the hub that was ever started on this computer.
        keeps_list: whether that hub runs with the window; not empty for yes.
    """

    language: str = Language.FR.value
    desk: str = "Poste 1"
    gate: str = ""
    camera: str = ""
    scanner: str = ""
    scanner_prefix: str = ""
    scanner_suffix: str = ""
    formats: str = "QRCode Code128"
    printer: str = ""
    layout: str = ""
    layouts: tuple[tuple[str, str], ...] = ()
    spare_printers: tuple[PrinterChoice, ...] = ()
    few_labels: int = 30
    prints: str = PrintPolicy.FIRST_ENTRY.value
    own_hub: str = ""
    keeps_list: str = ""

    @property
    def printers(self) -> tuple[PrinterChoice, ...]:
        """Every printer of the desk, in order; an address that comes again is left out."""
        chosen = (PrinterChoice(self.printer, self.layout, self.layouts), *self.spare_printers)
        known: dict[str, PrinterChoice] = {}
        for each in chosen:
            known.setdefault(each.address, each)
        return tuple(known.values())


def with_printers(chosen: Settings, printers: tuple[PrinterChoice, ...]) -> Settings:
    """Return the choices with these printers, in order; none is the folder of PDFs."""
    first, *spares = printers or (PrinterChoice(),)
    return replace(
        chosen,
        printer=first.address,
        layout=first.layout,
        layouts=first.layouts,
        spare_printers=tuple(spares),
    )


def load(folder: Path) -> Settings:
    """Return what was saved; what is missing, damaged or unknown is taken afresh."""
    try:
        saved = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        known = {field.name for field in fields(Settings)}
        kept = {key: value for key, value in saved.items() if key in known}
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, AttributeError, RecursionError):
        log.warning("settings.unreadable")
        return Settings()
    texts: dict[str, Any] = {key: value for key, value in kept.items() if _is_text(value)}
    chosen = replace(Settings(), **texts)
    language = chosen.language if chosen.language in tuple(Language) else Settings().language
    prints = chosen.prints if chosen.prints in tuple(PrintPolicy) else Settings().prints
    return replace(
        chosen,
        language=language,
        desk=_name(chosen.desk),
        prints=prints,
        layouts=_pairs(kept.get("layouts")),
        spare_printers=_spares(kept.get("spare_printers")),
        few_labels=_count(kept.get("few_labels"), Settings().few_labels),
    )


def save(folder: Path, settings: Settings) -> None:
    """Write the choices, whole or not at all. Failing to is no reason to stop the desk."""
    try:
        write_whole(folder / FILE_NAME, json.dumps(asdict(settings), indent=1).encode())
    except TroubleError:
        log.warning("settings.not_saved")


def _spares(saved: object) -> tuple[PrinterChoice, ...]:
    """Return the printers of a list of objects; what is none is left out."""
    listed = [each for each in saved if isinstance(each, dict)] if isinstance(saved, list) else []
    found = [
        (each.get("address"), each.get("layout", ""), _pairs(each.get("layouts")))
        for each in listed
    ]
    return tuple(
        PrinterChoice(address, layout, layouts)
        for address, layout, layouts in found
        if _is_text(address) and _is_text(layout)
    )


def _pairs(saved: object) -> tuple[tuple[str, str], ...]:
    """Return the pairs of texts in a list of lists; what is none is left out."""
    listed = [each for each in saved if isinstance(each, list)] if isinstance(saved, list) else []
    pairs = [each for each in listed if len(each) == 2 and all(map(_is_text, each))]
    return tuple((key, value) for key, value in pairs)


def _count(saved: object, usual: int) -> int:
    return saved if type(saved) is int and 0 <= saved <= MOST_LABELS else usual


def _name(saved: str) -> str:
    try:
        return plain_name(saved[:LONGEST_NAME])
    except ValueError:
        return Settings().desk


def _is_text(value: object) -> TypeGuard[str]:
    """Tell whether `value` can be stored and shown: half of a surrogate pair cannot."""
    return isinstance(value, str) and not any("\ud800" <= sign <= "\udfff" for sign in value)
