"""Photos of attendees, from a folder of files named by ticket."""

from collections.abc import Callable, Iterator
from pathlib import Path

MOST_BYTES = 20_000_000  # of one photo: more comes from no camera
_ENDINGS = {".jpg", ".jpeg", ".png"}


class PhotoFolder:
    """A PhotoSource of kiosk.ports: `<ticket id>.jpg` or `<ticket code>.png`, in any letter case.

    The folder may be missing, and may change while the desk is open: it is listed again whenever
    it did. What cannot be read is no photo; the maker tells of what is none.

    Args:
        code_of: the code of a ticket by its id, or None; called from the thread that makes badges.
    """

    def __init__(self, folder: Path, code_of: Callable[[str], str | None] = lambda _: None) -> None:
        self._folder = folder
        self._code_of = code_of
        self._listed_at = -1
        self._files: dict[str, Path] = {}

    def photo(self, ticket_id: str) -> bytes | None:
        """Return the file of a ticket's holder, cut off at MOST_BYTES; None where there is none."""
        try:
            self._list_again()
            file = self._file_of(ticket_id)
            if file is None:
                return None
            with file.open("rb") as opened:
                return opened.read(MOST_BYTES)
        except OSError:
            return None

    def _file_of(self, ticket_id: str) -> Path | None:
        if not self._files:
            return None
        found = self._files.get(ticket_id.casefold())
        if found is not None:
            return found
        code = self._code_of(ticket_id)
        return self._files.get(code.casefold()) if code else None

    def _list_again(self) -> None:
        changed_at = self._folder.stat().st_mtime_ns
        if changed_at != self._listed_at:
            self._files = {path.stem.casefold(): path for path in self._pictures()}
            self._listed_at = changed_at

    def _pictures(self) -> Iterator[Path]:
        for path in sorted(self._folder.iterdir()):
            if path.suffix.casefold() in _ENDINGS:
                yield path
