"""Prints badges over IPP: on a printer itself, or through a queue of CUPS."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event

from kiosk.clock import Clock
from kiosk.domain.print_options import Offer, PrintOptions
from kiosk.ports import NotPrinted, PrinterStatus, PrintOutcome, PrintTrouble, ToCheck, unheard
from printing.ipp.client import IppClient, StatusError
from printing.ipp.documents import Document, NoFormatError, NoMediaError, document_for
from printing.ipp.facts import JobFacts, PrinterFacts
from printing.ipp.route import Route, route_of
from printing.ipp.ticket import offer_of, ticket
from printing.ipp.transport import (
    Address,
    BrokenOffError,
    HttpError,
    UnreachableError,
)
from printing.ipp.troubles import ordered, outcome_of, trouble_of_status, troubles_of
from printing.ipp.wire import Attribute
from printing.options import without_password

_PLAIN = PrintOptions()
_FAILURES = (UnreachableError, BrokenOffError, HttpError, StatusError)


class IppPrinter:
    """A network printer (ipp://host/ipp/print) or a CUPS queue; a BadgePrinter of kiosk.ports.

    A printer that is in trouble is sent nothing. A job that saw trouble on its way, or that the
    printer does not know any more, ends as ToCheck; one that does not end is taken back.

    Args:
        patience_s: how long a badge may take before it is taken back.
        timeout_s: how long one request, or confirming that a job was taken back, may take.
        poll_s: between two looks at a job.
    """

    def __init__(
        self,
        address: Address,
        *,
        clock: Clock,
        options: PrintOptions = _PLAIN,
        patience_s: float = 60.0,
        timeout_s: float = 5.0,
        poll_s: float = 0.25,
    ) -> None:
        self._client = IppClient(address, timeout_s=timeout_s)
        self._clock = clock
        self.options = options
        self._patience_s = patience_s
        self._timeout_s = timeout_s
        self._poll_s = poll_s
        self._pause = Event()  # never set: it only waits

    @property
    def name(self) -> str:
        """The printer's URI, without password."""
        return without_password(self._client.address.uri)

    def print(self, job: str, pdf: bytes, on_sent: Callable[[], None] = unheard) -> PrintOutcome:
        """Send one badge and follow it to its end."""
        try:
            facts = self._client.printer()
            route = route_of(self._client, facts)
            before = route.troubles()
            if route.is_certain and before:
                return NotPrinted(before[0])
            queue_troubles = troubles_of_queue(facts)
            if queue_troubles:
                return NotPrinted(queue_troubles[0])
            document = document_for(facts, pdf, self.options)
        except (*_FAILURES, NoMediaError, NoFormatError, ValueError) as error:
            return NotPrinted(_trouble_of(error))
        wanted = ticket(facts, document, self.options)
        return self._send((job, document, wanted), route, before, on_sent)

    def follow(self, job: str) -> PrintOutcome:
        """Look the job up by its name and follow it; ToCheck when the printer knows no such job."""
        try:
            route = route_of(self._client, self._client.printer())
            known = self._client.job_named(job)
        except _FAILURES as error:
            return ToCheck(_trouble_of(error))
        if known is None:
            return ToCheck(PrintTrouble.FORGOTTEN)
        return self._to_the_end(known, route, ())

    def cancel(self, job: str) -> PrintOutcome:
        """Cancel the job of that name and wait until the printer confirms what became of it."""
        try:
            known = self._client.job_named(job)
            if known is None:
                return ToCheck(PrintTrouble.FORGOTTEN)
            route = route_of(self._client, self._client.printer())
            return self._take_back(known, route, ())
        except _FAILURES as error:
            return ToCheck(_trouble_of(error))

    def status(self) -> PrinterStatus:
        """Ask the queue, and the printer behind it where it can be asked."""
        try:
            facts = self._client.printer()
            troubles = (*troubles_of(facts), *route_of(self._client, facts).troubles())
        except _FAILURES as error:
            return PrinterStatus((_trouble_of(error),))
        return PrinterStatus(ordered(troubles), facts.for_s)

    def offer(self) -> Offer:
        """Ask the printer what it has; an empty offer when it does not answer."""
        try:
            return offer_of(self._client.printer())
        except _FAILURES:
            return Offer()

    def _send(
        self,
        order: tuple[str, Document, tuple[Attribute, ...]],
        route: Route,
        before: tuple[PrintTrouble, ...],
        on_sent: Callable[[], None],
    ) -> PrintOutcome:
        job = order[0]
        try:
            number = self._client.print(*order)
        except (UnreachableError, StatusError, HttpError) as error:
            return NotPrinted(_trouble_of(error))
        except BrokenOffError:
            return self.follow(job)
        on_sent()
        return self._to_the_end(JobFacts(number, job, 0, frozenset(), started=False), route, before)

    def _to_the_end(
        self, job: JobFacts, route: Route, before: tuple[PrintTrouble, ...]
    ) -> PrintOutcome:
        """Watch a job until it is over or has had its time.

        Troubles of `before` that were gone in the end were stale: CUPS keeps what its last job met.
        """
        seen: set[PrintTrouble] = set()
        failure = PrintTrouble.TOO_SLOW
        for _ in self._looks(self._patience_s):
            try:
                now = self._client.job(job.number)
                route.look(job.name)
                last = route.troubles()
            except _FAILURES as error:
                failure = _trouble_of(error)
                continue
            failure = PrintTrouble.TOO_SLOW
            seen.update(last)
            if now is None:
                return ToCheck(PrintTrouble.FORGOTTEN)
            if now.is_over:
                met = {each for each in seen if each in last or each not in before}
                return route.judged(outcome_of(now, met), met)
        met = seen - set(before)
        with suppress(*_FAILURES):
            return self._take_back(job, route, (*met, failure))
        return ToCheck(failure)

    def _take_back(
        self, job: JobFacts, route: Route, met: tuple[PrintTrouble, ...]
    ) -> PrintOutcome:
        with suppress(StatusError):  # over already: the next look tells how
            self._client.cancel(job.number)
        for _ in self._looks(self._timeout_s):
            now = self._client.job(job.number)
            if now is None:
                return ToCheck(PrintTrouble.FORGOTTEN)
            if now.is_over:
                return outcome_of(now, met)
        return ToCheck(next(iter(ordered(met)), PrintTrouble.TOO_SLOW))

    def _looks(self, seconds: float) -> Iterator[None]:
        end = self._clock.monotonic() + seconds
        yield
        while self._clock.monotonic() < end:
            self._pause.wait(self._poll_s)
            yield


def troubles_of_queue(facts: PrinterFacts) -> tuple[PrintTrouble, ...]:
    """Return what the queue itself will not do, whatever the printer behind it says."""
    own = (PrintTrouble.PAUSED, PrintTrouble.REJECTING)
    return tuple(each for each in troubles_of(facts) if each in own)


def _trouble_of(error: Exception) -> PrintTrouble:
    match error:
        case UnreachableError() | BrokenOffError():
            return PrintTrouble.UNREACHABLE
        case HttpError() | NoFormatError():
            return PrintTrouble.REFUSED
        case NoMediaError():
            return PrintTrouble.WRONG_MEDIA
        case StatusError(status=status):
            return trouble_of_status(status)
        case _:
            return PrintTrouble.OTHER
