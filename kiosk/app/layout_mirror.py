"""Own layouts on every desk: the files of this one, and the documents that all hold."""

import base64
import logging
from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from kiosk.app.layout_exchange import packed, take_over
from kiosk.app.layout_store import LayoutStore, key_of
from kiosk.desk.records import Records
from kiosk.errors import Trouble, TroubleError

T = TypeVar("T")

KIND = "layout"
MOST_SIGNS = 2_000_000  # of a document: a layout with its pictures, packed, in base64

log = logging.getLogger(__name__)


class Desk(Protocol):
    """The thread that owns the records: `kiosk.desk.thread.DeskThread`."""

    def ask(self, job: Callable[[], T]) -> T:
        """Run a job there and wait for its result."""
        ...


class LayoutMirror:
    """Keeps the layouts of a data folder and the documents of its records equal.

    A document is the layout with its pictures as a ZIP, in base64; an empty one says that it was
    deleted. What a document tells holds for the files; files that no document tells of become
    documents. Ready layouts take no part. One that cannot be used is left out and logged.

    Both methods belong on the thread that works on the store, never on the desk's.

    Args:
        on_changed: told the keys of layouts that are other than before, or gone.
    """

    def __init__(
        self,
        records: Records,
        store: LayoutStore,
        *,
        desk: Desk,
        on_changed: Callable[[frozenset[str]], None] = lambda _: None,
    ) -> None:
        self._records = records
        self._store = store
        self._desk = desk
        self._on_changed = on_changed

    def refresh(self) -> None:
        """Bring files up to date with documents, and give other desks what they do not know of.

        Raises:
            TroubleError: the records are out of reach.
        """
        documents = self._desk.ask(self._documents)
        changed = frozenset(key for key, data in documents.items() if self._is_taken(key, data))
        for key in self._store.own_keys() - documents.keys():
            data = self._packed(key)
            if data and len(data) <= MOST_SIGNS:
                self._keep(key, data)
        if changed:
            self._on_changed(changed)

    def share(self, key: str) -> None:
        """Tell other desks of a layout that was saved or deleted here.

        Raises:
            TroubleError: LAYOUT_TOO_LARGE: they keep the one they have.
        """
        data = self._packed(key) if key in self._store.own_keys() else ""
        if data is not None and len(data) <= MOST_SIGNS:
            self._keep(key, data)
        self._on_changed(frozenset({key}))
        if data is not None and len(data) > MOST_SIGNS:
            raise TroubleError(Trouble.LAYOUT_TOO_LARGE, where=key)

    def _documents(self) -> Mapping[str, str]:
        with self._records.transaction() as tx:
            return tx.documents(KIND)

    def _keep(self, key: str, data: str) -> None:
        def keep() -> None:
            with self._records.transaction() as tx:
                tx.keep_document(KIND, key, data)

        self._desk.ask(keep)

    def _packed(self, key: str) -> str | None:
        """Return a layout as a document; None where it is damaged, or its file has another name."""
        try:
            document = self._store.document(key)
            if key_of(str(document.get("name", ""))) != key:
                return None
            return base64.b64encode(packed(document, self._store)).decode()
        except TroubleError as error:
            log.info("layout.not_shared", extra={"code": error.trouble.name})
            return None

    def _is_taken(self, key: str, data: str) -> bool:
        """Do what a document tells; return whether that made a difference."""
        try:
            if data:
                return take_over(base64.b64decode(data[:MOST_SIGNS]), key, self._store)
            is_here = key in self._store.own_keys()
            if is_here:
                self._store.delete(key)
        except (TroubleError, ValueError) as error:
            code = error.trouble.name if isinstance(error, TroubleError) else "BASE64"
            log.info("layout.not_taken", extra={"code": code})
            return False
        return is_here
