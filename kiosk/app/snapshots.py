"""Makes a hub's snapshots: a desk of nobody follows the feed, and is copied when asked for."""

import hashlib
import logging
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar

import zstandard

from kiosk.clock import Clock
from kiosk.domain.attendance import Attendance
from kiosk.domain.fair import Fair
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.hub.hub import Hub
from kiosk.hub.refusals import HubError, NothingYetError
from kiosk.hub.snapshots import SnapshotFile
from kiosk.protocol.messages import AskHeads, Pull, Push, Role
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.store.attendance import attendance
from kiosk.store.docs import FAIR_DOC
from kiosk.store.snapshot import write_snapshot
from kiosk.store.sqlite import FILE_NAME, FairCodec, SqliteRecords
from kiosk.store.sync_store import DeskSync
from kiosk.sync.exchange import Answer, Exchange, Heard, Request

FOLDER = "snapshots"
MOST_SECONDS = 600.0
MOST_CHANGES = 5_000  # what the feed would bring as fast, see `kiosk.app.first_load`
_LEVEL = 3
_ROLE: Role = "hub"  # of the desk of nobody: it gives back rows and documents, too
_USELESS = (Trouble.DATA_DAMAGED, Trouble.DATA_FOREIGN, Trouble.DATA_TOO_NEW)

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Made:
    file: SnapshotFile
    at: float
    erased: int


class SnapshotMaker:
    """See `kiosk.hub.snapshots.Snapshots`.

    The desk of nobody is an ordinary one: it takes the feed by the same exchange and folds by the
    same code, so a snapshot is what any desk would hold. It lies beside the hub and only takes
    what is new since the last snapshot. It is begun when a computer is about to pair.

    Where its database cannot be used, another is made at once, of what stands at the hub. The old
    one is set aside as `aside-….db` for as long as it names nobody who was erased.
    """

    def __init__(self, hub: Hub, folder: Path, *, clock: Clock) -> None:
        self._hub = hub
        self._folder = folder / FOLDER
        self._clock = clock
        self._turn = Lock()
        self._made: dict[str, _Made] = {}
        self._troubles: dict[str, Trouble] = {}
        self._ahead = ThreadPoolExecutor(1, "snapshot")

    def latest(self, xh: str) -> SnapshotFile:
        with self._turn:
            return self._fresh(xh).file

    def prepare(self, xh: str) -> None:
        def make() -> None:
            with suppress(TroubleError, HubError):  # the one who asks is told
                self.latest(xh)

        self._ahead.submit(make)

    def counted(self, xh: str) -> Attendance:
        """Return what an audit asks of an exhibition. HubError, TroubleError as `latest`."""
        with self._turn:
            return self._of_nobody(xh, lambda records: attendance(records.db, records.fair))

    def trouble(self, xh: str) -> Trouble | None:
        return self._troubles.get(xh)

    def refresh(self) -> None:
        with self._turn:
            self._drop_retired()
            for xh in self._hub.exhibitions():
                if self._place(xh).exists():
                    with suppress(TroubleError, HubError):  # the next one who asks is told
                        self._fresh(xh)

    def end(self) -> None:
        with self._turn, suppress(TroubleError):
            self._drop_retired()
            for xh, made in self._made.items():
                if made.erased != self._hub.erased(xh):
                    shutil.rmtree(self._place(xh), ignore_errors=True)

    def _fresh(self, xh: str) -> _Made:
        made = self._made.get(xh)
        if made is not None and not self._is_old(xh, made):
            return made
        try:
            made = self._make(xh)
        except TroubleError as error:
            if self._troubles.get(xh) is not error.trouble:  # it is tried every few seconds
                log.warning("snapshot.not_made", extra={"trouble": error.trouble.name})
            self._troubles[xh] = error.trouble
            raise
        self._troubles.pop(xh, None)
        return made

    def _is_old(self, xh: str, made: _Made) -> bool:
        hello, age = self._hub.hello(), self._clock.monotonic() - made.at
        if hello.timeline != made.file.timeline or self._hub.erased(xh) != made.erased:
            return True
        behind = hello.head - made.file.upto
        return behind >= MOST_CHANGES or (behind > 0 and age >= MOST_SECONDS)

    def _drop_retired(self) -> None:
        """Forget exhibitions whose data were removed, here or by another hub process."""
        for over in self._hub.retired():
            self._made.pop(over.xh, None)
            shutil.rmtree(self._place(over.xh), ignore_errors=True)

    def _of_nobody(self, xh: str, work: Callable[[SqliteRecords], T]) -> T:
        """Return what `work` makes of the records of the desk of nobody, made anew if need be."""
        place = self._place(xh)
        try:
            with self._followed(xh) as records:
                return work(records)
        except TroubleError as error:
            is_ours = Path(error.where) in (place, place / FILE_NAME)  # not the hub's own
            if error.trouble not in _USELESS or not is_ours:
                raise
            log.warning("snapshot.set_aside", extra={"trouble": error.trouble.name})
        self._set_aside(xh)
        with self._followed(xh) as records:
            return work(records)

    @contextmanager
    def _followed(self, xh: str) -> Iterator[SqliteRecords]:
        """Yield the records of the desk of nobody, once they hold all that the hub does."""
        records = SqliteRecords(
            self._place(xh), clock=self._clock, codec=FairCodec(fair_to_json, fair_from_json)
        )
        records.open(lambda: self._fair(xh))
        try:
            records.relax()
            store, hub = DeskSync(records, role=_ROLE), self._hub.hello().hub
            self._follow(xh, Exchange(store, hub=hub, clock=self._clock))
            with records.transaction() as tx:  # nobody's desk has no files to remove
                tx.files_removed(tx.files_of_erased().people)
            yield records
        finally:
            records.close()

    def _make(self, xh: str) -> _Made:
        place, erased = self._place(xh), self._hub.erased(xh)
        self._drop_aside(place, erased)

        def write(records: SqliteRecords) -> SnapshotFile:
            link = DeskSync(records).link(self._hub.hello().hub)
            packed, digest = _written(records, place / "snapshot.db")
            return SnapshotFile(packed, digest, link.timeline, link.cursor)

        file = self._of_nobody(xh, write)
        self._keep_only(place, file.path)
        self._made[xh] = _Made(file, self._clock.monotonic(), erased)
        return self._made[xh]

    def _follow(self, xh: str, exchange: Exchange) -> None:
        heard = Heard.PROGRESS
        while heard is not Heard.IDLE:
            request = exchange.next()
            heard = exchange.heard(request, self._answer(xh, request))

    def _answer(self, xh: str, request: Request) -> Answer:
        match request:
            case Push():  # the hub came back from an older copy: here is what it forgot
                return self._hub.push(xh, request, _ROLE)
            case Pull():
                return self._hub.feed(xh, request)
            case AskHeads():
                return self._hub.heads(xh)

    def _fair(self, xh: str) -> Fair:
        doc = self._hub.doc(xh, FAIR_DOC, FAIR_DOC)
        if doc is None:
            raise NothingYetError("no desk brought the fair yet: pull the feed")
        return fair_from_json(doc.data, FAIR_DOC)

    def _place(self, xh: str) -> Path:
        return self._folder / hashlib.sha256(xh.encode()).hexdigest()[:16]

    def _set_aside(self, xh: str) -> None:
        """Keep a database that cannot be used, named by how many it knew to be erased at least."""
        place, made = self._place(xh), self._made.get(xh)
        aside = _aside(made.erased if made is not None else 0)
        try:
            (place / FILE_NAME).replace(place / aside)
            log_ = place / f"{FILE_NAME}-wal"
            if log_.exists():
                log_.replace(place / f"{aside}-wal")
        except OSError as error:
            raise trouble_of_os_error(error, place / FILE_NAME) from error
        self._drop_aside(place, self._hub.erased(xh))

    def _drop_aside(self, place: Path, erased: int) -> None:
        """Remove what was set aside and may name somebody who is erased by now."""
        for old in place.glob("aside-*"):
            if not old.name.startswith(_aside(erased)):
                with suppress(OSError):  # likely the disk that damaged it: at the next look, then
                    old.unlink()

    def _keep_only(self, place: Path, packed: Path) -> None:
        for old in place.glob("*.zst"):
            if old != packed:
                with suppress(OSError):  # Windows: a desk still reads it
                    old.unlink()


def _aside(erased: int) -> str:
    return f"aside-{erased}.db"


def _written(records: SqliteRecords, file: Path) -> tuple[Path, str]:
    try:
        write_snapshot(records, file)
        return _packed(file)
    except OSError as error:
        raise trouble_of_os_error(error, file) from error


def _packed(file: Path) -> tuple[Path, str]:
    """Pack a file and remove it; return where the packed one lies, and its sha256."""
    fresh = file.with_suffix(".new")
    digest = hashlib.sha256()
    with file.open("rb") as plain, fresh.open("wb") as packed:
        packer = zstandard.ZstdCompressor(level=_LEVEL, threads=-1)
        for piece in packer.read_to_iter(plain, size=file.stat().st_size):
            digest.update(piece)
            packed.write(piece)
    target = file.with_name(f"{digest.hexdigest()[:32]}.zst")
    fresh.replace(target)
    file.unlink()
    return target, digest.hexdigest()
