"""What commands say, in the language that the window of the same data folder was turned to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import settings
from kiosk.desk.erasure import ErasureReport
from kiosk.desk.erasures import Retention, Spread
from kiosk.desk.notes import Note
from kiosk.desk.reports import Level, Light, Topic
from kiosk.desk.sync_view import RemarkLine
from kiosk.domain.fair import Fair, Language
from kiosk.errors import TroubleError


def language_of(folder: Path) -> Language:
    """Return the language chosen at a desk; English, as all help is, where no window ever was."""
    if not (folder / settings.FILE_NAME).exists():
        return Language.EN
    return Language(settings.load(folder).language)


@contextmanager
def speaking_as(folder: Path) -> Iterator[None]:
    """Let the sentences below be said from any thread meanwhile. Main thread."""
    try:
        from ui.translation import speaking
    except ImportError:  # a server without the libraries of a screen
        yield
        return
    with speaking(language_of(folder)):
        yield


def trouble_sentence(error: TroubleError, folder: Path) -> str:
    """Return a trouble's sentence as the window of that folder would say it."""

    def word() -> str:
        from ui.status_wording import trouble_text

        return trouble_text(error)

    if language_of(folder) is Language.EN:  # as it is: nothing slow is loaded
        return str(error)
    return _said(word, folder, str(error))


def remark_sentence(line: RemarkLine, folder: Path) -> str:
    """Return what is remarked of a computer, as the page Synchronisation of that folder says it."""

    def word() -> str:
        from ui.sync_page_wording import remark_line

        return remark_line(line).text

    return _said(word, folder, f"{line.remark}: {line.desk} {line.count}")


def sync_sentence(facts: dict[str, object]) -> str:
    """Return for people what `kiosk sync` tells scripts; inside `speaking_as`, any thread."""
    code, detail = str(facts["sync"]), str(facts.get("detail", ""))
    if "warning" in facts:
        return str(facts["warning"])
    try:
        from ui.command_wording import note_text
        from ui.status_wording import light_text
    except ImportError:
        return f"{code} {detail}".strip()
    if code == "done":
        return note_text(Note.SYNCED)
    return light_text(Light(Topic.SYNC, Level.WARNING, code, detail))


def erasure_sentences(report: ErasureReport, folder: Path, *, applied: bool) -> str:
    """Return what was erased where, or what would be, line by line."""

    def word() -> str:
        from ui.command_wording import erased_text, preview_text

        return erased_text(report) if applied else preview_text(report)

    return _said(word, folder, repr(report))


def spread_sentences(spread: Spread, fair: Fair, folder: Path) -> str:
    """Return how far an erasure has come, line by line."""

    def word() -> str:
        from ui.command_wording import spread_text

        return spread_text(spread, fair)

    return _said(word, folder, repr(spread))


def retention_sentence(retention: Retention, folder: Path) -> str:
    """Return until when personal data are kept."""

    def word() -> str:
        from ui.privacy_wording import retention_text

        return retention_text(retention)[1]

    return _said(word, folder, repr(retention))


def note_sentence(note: Note, folder: Path) -> str:
    """Return what a command has to say of itself."""

    def word() -> str:
        from ui.command_wording import note_text

        return note_text(note)

    return _said(word, folder, note.value)


def _said(word: Callable[[], str], folder: Path, otherwise: str) -> str:
    try:
        from ui.translation import speaking
    except ImportError:  # a server without the libraries of a screen
        return otherwise
    with speaking(language_of(folder)):
        return word()
