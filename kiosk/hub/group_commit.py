"""One commit for all who wait: a flush of the disk costs the same for one as for a hundred."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from threading import Event, Lock
from typing import Generic, TypeVar

from kiosk.hub.refusals import HubError

T = TypeVar("T")
Tx = TypeVar("Tx")

_MOST_JOBS = 100

# What one request may cause by its contents. Anything else is a bug and told to whoever meets it.
_OWN_FAULTS = (HubError, ValueError, ArithmeticError)


class _Job(Generic[Tx]):
    def __init__(self, work: Callable[[Tx], object]) -> None:
        self.work = work
        self.called = Event()  # its work is done, or it is its turn to serve
        self.is_taken = self.is_done = False
        self.result: object = None
        self.error: Exception | None = None

    def end(self, result: object, error: Exception | None = None) -> None:
        self.result, self.error, self.is_done = result, error, True
        self.called.set()


class GroupCommit(Generic[Tx]):
    """Runs works one after another in shared transactions, on the thread of one that waits.

    Whoever gets the turn serves all who wait. A work that spoils a commit fails alone: the others
    are done again one by one. `outage` errors are nobody's fault and told to all at once.
    """

    def __init__(
        self,
        transaction: Callable[[], AbstractContextManager[Tx]],
        *,
        faults: tuple[type[Exception], ...],
        outage: tuple[type[Exception], ...],
    ) -> None:
        self._transaction = transaction
        self._faults: tuple[type[Exception], ...] = (*_OWN_FAULTS, *faults)
        self._outage = outage
        self._lock = Lock()  # of the two below; held for no longer than a look
        self._waiting: deque[_Job[Tx]] = deque()
        self._is_serving = False
        self.turn = Lock()  # of the database; a reader may take it, too

    @property
    def waiting(self) -> int:
        """How many works wait for the next commit."""
        return len(self._waiting)

    def write(self, work: Callable[[Tx], T]) -> T:
        """Run `work` in a transaction and return its result once that is durable."""
        job = _Job[Tx](work)
        with self._lock:
            self._waiting.append(job)
            is_first, self._is_serving = not self._is_serving, True
        if not is_first:
            job.called.wait()
        if not job.is_taken:
            self._serve()
        if not job.is_done:  # a bug spoilt the commit it was in: it must not be ours
            with self.turn:
                self._run([job])
        if job.error is not None:
            raise job.error
        return job.result  # type: ignore[return-value]  # what `work` returned

    def write_all(self, works: Sequence[Callable[[Tx], T]]) -> list[T | Exception]:
        """Run several works in one commit; return what each returned, or why it was refused.

        What is raised is a bug of one of them: nothing is known of any of them then.
        """
        jobs = [_Job[Tx](work) for work in works]
        with self.turn:
            self._run(jobs)
        return [job.error or job.result for job in jobs]  # type: ignore[misc]  # as above

    def _serve(self) -> None:
        jobs: list[_Job[Tx]] = []
        try:
            with self.turn:
                jobs = self._taken()
                self._run(jobs)
        finally:
            self._call_next()
            for job in jobs:
                job.called.set()

    def _taken(self) -> list[_Job[Tx]]:
        with self._lock:
            count = min(len(self._waiting), _MOST_JOBS)
            jobs = [self._waiting.popleft() for _ in range(count)]
        for job in jobs:
            job.is_taken = True
        return jobs

    def _call_next(self) -> None:
        with self._lock:
            self._is_serving = bool(self._waiting)
            if self._waiting:
                self._waiting[0].called.set()

    def _run(self, jobs: list[_Job[Tx]]) -> None:
        try:
            with self._transaction() as tx:
                results = [job.work(tx) for job in jobs]
        except self._outage as error:
            for job in jobs:
                job.end(None, error)
        except self._faults as error:
            if len(jobs) == 1:
                jobs[0].end(None, error)
                return
            for job in jobs:
                self._run([job])
        else:
            for job, result in zip(jobs, results, strict=True):
                job.end(result)
