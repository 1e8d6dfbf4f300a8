"""Since when a person has a computer keep the list: of two hubs of one list the later holds."""

from contextlib import suppress
from pathlib import Path

from kiosk.errors import trouble_of_os_error
from kiosk.whole_file import write_whole

_FILE = "since"  # in the hub's own folder


def since_in(folder: Path) -> int:
    """Return it in milliseconds since 1970 for the hub of a folder; 0 where nobody noted it."""
    with suppress(OSError, ValueError):  # a hub without a window, or somebody wrote into the file
        return max(0, int((folder / _FILE).read_text("ascii")))
    return 0


def note_since(folder: Path, at_ms: int) -> None:
    """Remember it, later than it was: the laptop's clock may have been put back.

    Args:
        at_ms: milliseconds since 1970, by the corrected clock.

    Raises:
        TroubleError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of_os_error(error, folder) from error
    write_whole(folder / _FILE, str(max(at_ms, since_in(folder) + 1)).encode())
