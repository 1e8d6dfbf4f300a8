"""Since when a person has a computer keep the list: of two hubs of one list the later holds."""

from contextlib import suppress
from pathlib import Path

from kiosk.whole_file import write_whole

_FILE = "since"  # in the hub's folder: a millisecond since 1970


def since_in(folder: Path) -> int:
    """Return it for the hub of a folder, which is the hub's own; 0 where nobody noted it."""
    with suppress(OSError, ValueError):  # a hub without a window, or somebody wrote into the file
        return max(0, int((folder / _FILE).read_text("ascii")))
    return 0


def note_since(folder: Path, at_ms: int) -> None:
    """Remember it, later than it was: the laptop's clock may have been put back.

    Raises:
        TroubleError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / _FILE, str(max(at_ms, since_in(folder) + 1)).encode())
