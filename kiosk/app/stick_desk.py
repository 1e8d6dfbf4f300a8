"""Records by USB stick from the page "Synchronisation", on a thread of their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject

from kiosk.app.sync_link import SyncLink
from kiosk.desk.carriage import Carriage, Carried
from kiosk.desk.thread import DeskThread
from kiosk.errors import Trouble, TroubleError
from ui.stick_card import StickCard


class StickDesk(QObject):
    """Joins the card to the link. Belongs to the card.

    A day's events take minutes on a slow stick: scanning goes on meanwhile, and nothing else that
    staff want of other computers waits for it.
    """

    def __init__(self, card: StickCard, link: SyncLink, thread: DeskThread) -> None:
        """Args: thread: its own; `stop` ends it."""
        super().__init__(card)
        self._link = link
        self._thread = thread
        self._is_over = Event()
        card.export_wanted.connect(self._on_export)
        card.import_wanted.connect(self._on_import)
        card.stop_wanted.connect(self._is_over.set)
        link.news.carrying.connect(card.show_share)
        link.news.carried.connect(card.show_outcome)

    def stop(self) -> None:
        """Leave off what is under way, and wait until it is."""
        self._is_over.set()
        self._thread.stop()

    def _on_export(self, file: str, passphrase: str) -> None:
        job = partial(self._link.write_stick, Path(file), passphrase)
        self._carry(job, TroubleError(Trouble.FILE_UNWRITTEN, where=file))

    def _on_import(self, file: str, passphrase: str) -> None:
        job = partial(self._link.read_stick, Path(file), passphrase)
        self._carry(job, TroubleError(Trouble.PARCEL_CUT, where=file))

    def _carry(self, job: Callable[[Carriage], Carried], gone: TroubleError) -> None:
        """Do a job; where its file is missing, which staff had just chosen, the stick is gone."""
        self._is_over.clear()
        news = self._link.news
        news.carrying.emit(0.0)
        by = Carriage(self._link.desk.behind.ask, news.carrying.emit, self._is_over.is_set)

        def work() -> None:
            try:
                news.carried.emit(job(by))
            except TroubleError as error:
                news.carried.emit(gone if error.trouble is Trouble.NO_SUCH_FILE else error)

        self._thread.run(work, then=lambda _: None)
