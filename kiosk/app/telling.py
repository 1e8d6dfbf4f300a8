"""What commands say, in the language that the window of the same data folder was turned to."""

from collections.abc import Callable
from pathlib import Path

from kiosk import settings
from kiosk.desk.sync_view import RemarkLine
from kiosk.domain.fair import Language
from kiosk.errors import TroubleError


def language_of(folder: Path) -> Language:
    """Return the language chosen at a desk; English, as all help is, where no window ever was."""
    if not (folder / settings.FILE_NAME).exists():
        return Language.EN
    return Language(settings.load(folder).language)


def trouble_sentence(error: TroubleError, folder: Path) -> str:
    """Return a trouble's sentence as the window of that folder would say it."""

    def word() -> str:
        from ui.status_wording import trouble_text

        return trouble_text(error)

    language = language_of(folder)
    if language is Language.EN:  # as it is: nothing slow is loaded
        return str(error)
    return _said(word, language, str(error))


def remark_sentence(line: RemarkLine, folder: Path) -> str:
    """Return what is remarked of a computer, as the page Synchronisation of that folder says it."""

    def word() -> str:
        from ui.sync_page_wording import remark_line

        return remark_line(line).text

    return _said(word, language_of(folder), f"{line.remark}: {line.desk} {line.count}")


def _said(word: Callable[[], str], language: Language, otherwise: str) -> str:
    try:
        from ui.translation import speaking
    except ImportError:  # a server without the libraries of a screen
        return otherwise
    with speaking(language):
        return word()
