"""Worker threads: the desk's, on which every use case runs, and one for chores beside it."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Condition
from typing import TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)


class DeskThread:
    """Runs jobs one at a time and hands each result on, still on its own thread.

    A job that fails is logged and given to `on_failure`; the jobs behind it go on. What was taken
    before `stop` is done, and so is what those jobs bring in turn. After it nothing more is taken:
    whoever waits for such a job gets a CancelledError.

    `behind` is the same thread for work that nobody at the desk waits for: of such jobs only one
    at a time stands in line, so that a scan waits for one of them at most, however many there are.
    """

    def __init__(self, on_failure: Callable[[BaseException], None], *, name: str = "desk") -> None:
        self._line = _Line()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._on_failure = on_failure
        self.behind: DeskThread = _Behind(self, on_failure, name)

    def run(self, job: Callable[[], T], *, then: Callable[[T], None]) -> None:
        """Queue a job and return at once."""

        def deliver() -> None:
            then(job())

        self.begin(deliver).add_done_callback(self._report)

    def ask(self, job: Callable[[], T]) -> T:
        """Run a job and wait for its result; raises what the job raises. Never from the GUI."""
        return self.begin(job).result()

    def begin(self, job: Callable[[], T]) -> Future[T]:
        """Queue a job and return what will hold its result; for threads that wait for more."""
        return self._line.taken(lambda: self._pool.submit(job))

    def beside(self, name: str) -> "DeskThread":
        """Return another thread whose failures are told the same way."""
        return DeskThread(self._on_failure, name=name)

    def stop(self) -> None:
        """Finish what was taken, also behind, and end the thread. Never from the thread itself."""
        self._line.close()
        self.behind._pool.shutdown()  # noqa: SLF001 - a part of this one
        self._pool.shutdown()

    def _report(self, done: Future[None]) -> None:
        error = None if done.cancelled() else done.exception()
        if error is not None:
            log.error("desk.job_failed", exc_info=error)
            self._on_failure(error)


class _Line:
    """Counts the jobs that were taken and are not done, until it is closed."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._jobs = 0
        self._is_closed = False

    def taken(self, submit: Callable[[], Future[T]]) -> Future[T]:
        """Return what `submit` does, or a cancelled future once the line is closed."""
        with self._changed:
            if self._is_closed:
                refused: Future[T] = Future()
                refused.cancel()
                return refused
            job = submit()
            self._jobs += 1
        job.add_done_callback(self._leave)
        return job

    def close(self) -> None:
        """Wait until no job is left, and take none from then on."""
        with self._changed:
            self._changed.wait_for(lambda: self._jobs == 0)
            self._is_closed = True

    def _leave(self, _: Future[T]) -> None:
        with self._changed:
            self._jobs -= 1
            self._changed.notify_all()


class _Behind(DeskThread):
    """A line of jobs of its own, whose first alone joins the line of the desk."""

    def __init__(
        self, desk: DeskThread, on_failure: Callable[[BaseException], None], name: str
    ) -> None:
        self._desk = desk
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"{name}-behind")
        self._on_failure = on_failure
        self._line = desk._line  # noqa: SLF001 - a part of it
        self.behind = self

    def begin(self, job: Callable[[], T]) -> Future[T]:
        return self._line.taken(lambda: self._pool.submit(self._desk.ask, job))


class OneAtATime:
    """Has a thread do a job, unless one that came this way before is not done yet.

    A job that fails makes way for the next like any other: what a page shows never freezes by it.
    """

    def __init__(self, thread: DeskThread) -> None:
        self._thread = thread
        self._is_busy = False

    def run(self, job: Callable[[], T], *, then: Callable[[T], None]) -> None:
        """Queue a job and return at once. From one thread only."""
        if self._is_busy:
            return
        self._is_busy = True

        def work() -> T:
            try:
                return job()
            finally:
                self._is_busy = False

        self._thread.run(work, then=then)
