"""Worker threads: the desk's, on which every use case runs, and one for chores beside it."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)


class DeskThread:
    """Runs jobs one at a time and hands each result on, still on its own thread.

    A job that fails is logged and given to `on_failure`; the jobs behind it go on. After `stop`
    nothing more is taken, and what was taken before is done.

    `behind` is the same thread for work that nobody at the desk waits for: of such jobs only one
    at a time stands in line, so that a scan waits for one of them at most, however many there are.
    """

    def __init__(self, on_failure: Callable[[BaseException], None], *, name: str = "desk") -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._on_failure = on_failure
        self.behind: DeskThread = _Behind(self, on_failure, name)

    def run(self, job: Callable[[], T], *, then: Callable[[T], None]) -> None:
        """Queue a job and return at once; after `stop` it is dropped.

        A window that closes may still be sent a word, and want something because of it.
        """

        def deliver() -> None:
            then(job())

        try:
            begun = self.begin(deliver)
        except RuntimeError:
            log.info("desk.job_too_late")
        else:
            begun.add_done_callback(self._report)

    def ask(self, job: Callable[[], T]) -> T:
        """Run a job and wait for its result; raises what the job raises. Never from the GUI."""
        return self.begin(job).result()

    def begin(self, job: Callable[[], T]) -> Future[T]:
        """Queue a job and return what will hold its result; for threads that wait for more."""
        return self._pool.submit(job)

    def beside(self, name: str) -> "DeskThread":
        """Return another thread whose failures are told the same way."""
        return DeskThread(self._on_failure, name=name)

    def stop(self) -> None:
        """Finish what was taken, also behind, and end the thread."""
        self.behind.stop()
        self._pool.shutdown(wait=True)

    def _report(self, done: Future[None]) -> None:
        error = done.exception()
        if error is not None:
            log.error("desk.job_failed", exc_info=error)
            self._on_failure(error)


class _Behind(DeskThread):
    """A line of jobs of its own, whose first alone joins the line of the desk."""

    def __init__(
        self, desk: DeskThread, on_failure: Callable[[BaseException], None], name: str
    ) -> None:
        self._desk = desk
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"{name}-behind")
        self._on_failure = on_failure
        self.behind = self

    def begin(self, job: Callable[[], T]) -> Future[T]:
        return self._pool.submit(self._desk.ask, job)

    def stop(self) -> None:
        """Finish what was taken here; the desk goes on."""
        self._pool.shutdown(wait=True)
