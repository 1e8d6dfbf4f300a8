"""What this laptop remembers between starts: small choices, in one JSON file."""

import json
import logging
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TypeGuard

from kiosk.domain.fair import Language

FILE_NAME = "settings.json"
LONGEST_NAME = 40

log = logging.getLogger(__name__)


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
        printer: an address as docs/printers.md lists them; empty for the folder of PDFs.
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
    chosen = Settings(**{key: value for key, value in kept.items() if _is_text(value)})
    language = chosen.language if chosen.language in tuple(Language) else Settings().language
    return replace(chosen, language=language, desk=chosen.desk[:LONGEST_NAME])


def save(folder: Path, settings: Settings) -> None:
    """Write the choices, whole or not at all. Failing to is no reason to stop the desk."""
    target = folder / FILE_NAME
    try:
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        fresh.replace(target)
    except OSError:
        log.warning("settings.not_saved")


def _is_text(value: object) -> TypeGuard[str]:
    """Tell whether `value` can be stored and shown: half of a surrogate pair cannot."""
    return isinstance(value, str) and not any("\ud800" <= sign <= "\udfff" for sign in value)
