"""Has printers and queues forget the jobs of people who were erased."""

from collections.abc import Collection
from contextlib import suppress

from kiosk.desk.erasure import SpoolAnswer, SpoolCleaned
from printing.ipp.client import IppClient, StatusError
from printing.ipp.facts import JobFacts
from printing.ipp.route import route_of
from printing.ipp.transport import Address, BrokenOffError, HttpError, UnreachableError
from printing.options import split_options, without_password

_FAILURES = (UnreachableError, BrokenOffError, HttpError, StatusError)
_SECONDS = 3.0


def forget(address: str, jobs: Collection[str]) -> list[SpoolCleaned]:
    """Cancel and purge the attempts of badge jobs at a printer, and at the one behind a queue.

    What a printer still knows afterwards is told as KEPT: most keep the names of jobs, which name
    nobody, and throw away their pages. CUPS gives up both.

    Args:
        address: ipp or ipps URI, with or without options.
        jobs: ids; their attempts are called by these and a number.
    """
    mouth = IppClient(Address(split_options(address)[0]), timeout_s=_SECONDS)
    try:
        device = route_of(mouth, mouth.printer()).device
    except _FAILURES:
        device = None
    wanted = frozenset(jobs)
    return [_forgotten(each, wanted) for each in (mouth, device) if each is not None]


def _forgotten(client: IppClient, jobs: frozenset[str]) -> SpoolCleaned:
    name = without_password(client.address.uri)
    try:
        found = _of(client, jobs)
        for job in found:
            with suppress(StatusError):  # done long since: the next look tells
                client.purge(job.number)
        left = _of(client, jobs) if found else []
    except _FAILURES:
        return SpoolCleaned(name, SpoolAnswer.AWAY)
    answer = SpoolAnswer.FORGOTTEN if found else SpoolAnswer.NOTHING
    return SpoolCleaned(
        name, SpoolAnswer.KEPT if left else answer, len(found), len(found) - len(left)
    )


def _of(client: IppClient, jobs: frozenset[str]) -> list[JobFacts]:
    return [job for job in client.jobs() if job.name.rpartition("-")[0] in jobs]
