"""Asks one printer, or one queue, the few things that printing badges takes."""

from collections.abc import Sequence
from enum import IntEnum
from urllib.parse import urlsplit

from printing.ipp.documents import Document
from printing.ipp.facts import (
    JOB_ATTRIBUTES,
    PRINTER_ATTRIBUTES,
    JobFacts,
    PrinterFacts,
    job_facts,
    printer_facts,
)
from printing.ipp.transport import Address, BrokenOffError, post
from printing.ipp.wire import Attribute, Group, Message, Tag, WireError, decode, encode
from printing.options import without_password

_USER = "kiosk"
_NOT_FOUND = 0x0406
_FIRST_ERROR = 0x0400
_NEWEST_JOBS = 500
_ALL_JOBS = 1_000_000
_WHICH_JOBS = ("not-completed", "completed")  # "all" is not for every printer


class Operation(IntEnum):
    """What may be asked (RFC 8011 §5.4.15; the last is CUPS's own)."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_PRINTERS = 0x4002


class StatusError(Exception):
    """The printer turned a request down; `status` is that of IPP."""

    def __init__(self, status: int) -> None:
        super().__init__(f"IPP status {status:#06x}")
        self.status = status


class IppClient:
    """Requests to one address. It keeps no state, so any thread may use it.

    Every method raises UnreachableError, BrokenOffError, HttpError or StatusError, in time.
    """

    def __init__(self, address: Address, *, timeout_s: float = 5.0) -> None:
        self.address = address
        self._timeout_s = timeout_s

    def printer(self) -> PrinterFacts:
        """Return what the printer says of itself."""
        wanted = _keywords("requested-attributes", PRINTER_ATTRIBUTES)
        answer = self._ask(Operation.GET_PRINTER_ATTRIBUTES, wanted)
        return printer_facts(next(answer.of(Tag.PRINTER), Group(Tag.PRINTER, ())))

    def printers(self) -> list[PrinterFacts]:
        """Return every queue of a CUPS server."""
        wanted = _keywords("requested-attributes", PRINTER_ATTRIBUTES)
        answer = self._ask(Operation.CUPS_GET_PRINTERS, wanted)
        return [printer_facts(group) for group in answer.of(Tag.PRINTER)]

    def print(self, name: str, document: Document, ticket: tuple[Attribute, ...]) -> int:
        """Send a job; return its number. It is turned down when it cannot come out as asked."""
        answer = self._ask(
            Operation.PRINT_JOB,
            Attribute("job-name", Tag.NAME, (name,)),
            Attribute("ipp-attribute-fidelity", Tag.BOOLEAN, (True,)),
            Attribute("document-format", Tag.MIME_TYPE, (document.mime_type,)),
            job=ticket,
            document=document.data,
        )
        return job_facts(next(answer.of(Tag.JOB), Group(Tag.JOB, ()))).number

    def job(self, number: int) -> JobFacts | None:
        """Return how a job stands; None when the printer does not know it any more."""
        try:
            answer = self._ask(
                Operation.GET_JOB_ATTRIBUTES,
                Attribute("job-id", Tag.INTEGER, (number,)),
                _keywords("requested-attributes", JOB_ATTRIBUTES),
            )
        except StatusError as error:
            if error.status == _NOT_FOUND:
                return None
            raise
        return next((job_facts(group) for group in answer.of(Tag.JOB)), None)

    def job_named(self, name: str) -> JobFacts | None:
        """Return the newest job of a name; None when the printer knows none."""
        for which in _WHICH_JOBS:
            named = [job for job in self._jobs(which, _NEWEST_JOBS) if job.name == name]
            if named:
                return max(named, key=lambda job: job.number)
        return None

    def jobs(self) -> list[JobFacts]:
        """Return every job that the printer knows, done or not."""
        return [job for which in _WHICH_JOBS for job in self._jobs(which, _ALL_JOBS)]

    def cancel(self, number: int) -> None:
        """Ask for a job to be cancelled; whether it was, `job` tells."""
        self._ask(Operation.CANCEL_JOB, Attribute("job-id", Tag.INTEGER, (number,)))

    def purge(self, number: int) -> None:
        """Ask for a job to be forgotten with its pages: CUPS does, others at least cancel it."""
        self._ask(
            Operation.CANCEL_JOB,
            Attribute("job-id", Tag.INTEGER, (number,)),
            Attribute("purge-job", Tag.BOOLEAN, (True,)),
        )

    def _jobs(self, which: str, most: int) -> list[JobFacts]:
        answer = self._ask(
            Operation.GET_JOBS,
            Attribute("limit", Tag.INTEGER, (most,)),
            _keywords("requested-attributes", JOB_ATTRIBUTES),
            _keywords("which-jobs", (which,)),
        )
        return [job_facts(group) for group in answer.of(Tag.JOB)]

    def _ask(
        self,
        operation: Operation,
        *attributes: Attribute,
        job: tuple[Attribute, ...] = (),
        document: bytes = b"",
    ) -> Message:
        about = (
            Attribute("attributes-charset", Tag.CHARSET, ("utf-8",)),
            Attribute("attributes-natural-language", Tag.LANGUAGE, ("en",)),
            Attribute("printer-uri", Tag.URI, (_plain(self.address.uri),)),
        )
        # RFC 8011 wants the job's number right after the printer, and the user behind it.
        user = Attribute("requesting-user-name", Tag.NAME, (_USER,))
        numbers = tuple(each for each in attributes if each.name == "job-id")
        rest = tuple(each for each in attributes if each.name != "job-id")
        groups = [Group(Tag.OPERATION, (*about, *numbers, user, *rest))]
        if job:
            groups.append(Group(Tag.JOB, job))
        request = encode(Message(operation, 1, tuple(groups)))
        answer = post(self.address, request + document, timeout_s=self._timeout_s)
        try:
            message = decode(answer)
        except WireError as error:
            raise BrokenOffError(str(error)) from error
        if message.code >= _FIRST_ERROR:
            raise StatusError(message.code)
        return message


def _keywords(name: str, words: Sequence[str]) -> Attribute:
    return Attribute(name, Tag.KEYWORD, tuple(words))


def _plain(uri: str) -> str:
    """Return the URI as printers know themselves: http is only how one gets there."""
    parts = urlsplit(without_password(uri))
    scheme = {"http": "ipp", "https": "ipps"}.get(parts.scheme, parts.scheme)
    return parts._replace(scheme=scheme).geturl()
