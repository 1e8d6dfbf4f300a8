"""The way of a job: to the printer itself, or through a queue whose word does not suffice."""

from collections.abc import Collection
from urllib.parse import urlsplit

from kiosk.ports import NotPrinted, PrintOutcome, PrintTrouble, ToCheck
from printing.ipp.client import IppClient
from printing.ipp.facts import JobFacts, PrinterFacts
from printing.ipp.transport import Address
from printing.ipp.troubles import outcome_of, troubles_of

_LOCAL = ("localhost", "127.0.0.1", "::1")


class Route:
    """Who is asked how the paper does.

    CUPS calls a job completed that the printer aborted. A queue hands its jobs on under their
    names, so the printer behind it is asked by name, where it speaks IPP.

    Args:
        mouth: takes the jobs.
        device: the printer behind a queue; None when there is none, or it cannot be asked.
        is_queue: whether `mouth` only hands on.
    """

    def __init__(self, mouth: IppClient, device: IppClient | None, *, is_queue: bool) -> None:
        self._mouth = mouth
        self._device = device
        self._is_queue = is_queue
        self._at_device: JobFacts | None = None

    @property
    def device(self) -> IppClient | None:
        """The printer behind a queue, where it can be asked."""
        return self._device

    @property
    def is_certain(self) -> bool:
        """Whether troubles are those of this moment; those of a queue may be of its last job."""
        return not self._is_queue or self._device is not None

    def troubles(self) -> tuple[PrintTrouble, ...]:
        """Return the troubles of whoever holds the paper. Raises as IppClient does."""
        return troubles_of((self._device or self._mouth).printer())

    def look(self, name: str) -> None:
        """See how a job stands at the device. Raises as IppClient does."""
        if self._device is not None:
            self._at_device = self._device.job_named(name) or self._at_device

    def judged(self, outcome: PrintOutcome, met: Collection[PrintTrouble]) -> PrintOutcome:
        """Return the device's word on a job that the queue handed on to it."""
        if self._device is None or isinstance(outcome, NotPrinted):
            return outcome
        if self._at_device is None or not self._at_device.is_over:
            return ToCheck(PrintTrouble.FORGOTTEN)
        return outcome_of(self._at_device, met)


def route_of(mouth: IppClient, facts: PrinterFacts) -> Route:
    """Return the way of a job that is given to `mouth`."""
    is_local = mouth.address.unix_socket is not None or mouth.address.host in _LOCAL
    device = _device(facts.device_uri) if is_local else None
    return Route(mouth, device, is_queue=bool(facts.device_uri))


def _device(uri: str) -> IppClient | None:
    """Return the printer at a device URI; None for other protocols and DNS-SD service names."""
    parts = urlsplit(uri)
    is_host = "._tcp" not in uri and "%20" not in parts.netloc
    if parts.scheme not in ("ipp", "ipps") or not is_host:
        return None
    return IppClient(Address(uri))
