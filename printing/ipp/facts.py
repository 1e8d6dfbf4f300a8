"""What a printer and its jobs say of themselves, read out of IPP attributes."""

from dataclasses import dataclass
from enum import IntEnum

from printing.ipp.wire import Attribute, Group, Resolution, Span, Value

PRINTER_ATTRIBUTES = (
    "printer-name", "printer-info", "printer-state", "printer-state-reasons",
    "printer-is-accepting-jobs", "printer-up-time", "printer-state-change-time",
    "document-format-supported", "media-col-ready", "media-size-supported", "device-uri",
    "printer-resolution-default", "printer-uri-supported", "media-ready",
    "pwg-raster-document-type-supported", "pwg-raster-document-resolution-supported",
    "printer-resolution-supported", "print-color-mode-supported", "finishings-supported",
    "copies-supported", "urf-supported", "job-creation-attributes-supported", "printer-location",
)  # fmt: skip
JOB_ATTRIBUTES = ("job-id", "job-name", "job-state", "job-state-reasons", "time-at-processing")


class PrinterState(IntEnum):
    """RFC 8011 §5.4.11."""

    IDLE = 3
    PROCESSING = 4
    STOPPED = 5


class IppJobState(IntEnum):
    """RFC 8011 §5.3.7."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass(frozen=True, slots=True)
class MediaSize:
    """A size, or a range of them, in hundredths of a millimetre."""

    width: Span
    height: Span

    def fits(self, width: int, height: int, *, slack: int = 100) -> bool:
        """Tell whether a page lies within this size, upright, give or take `slack`."""
        return (
            self.width.low - slack <= width <= self.width.high + slack
            and self.height.low - slack <= height <= self.height.high + slack
        )


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """A printer or a queue, as it was when asked.

    Args:
        state: 3 idle, 4 printing, 5 stopped.
        media: what is loaded; what it could take, when it does not tell; empty when unknown.
        place: where people say it stands.
        device_uri: what a CUPS queue prints to; empty for a printer itself.
        dpis: what a job may ask for, the usual one first; `dpi` is that of a PWG raster.
        urf: words of AirPrint such as 'SRGB24' or 'RS300-600'.
        most_copies: 0 when it does not tell.
        job_attributes: what a job may name; empty when it does not tell.
        for_s: seconds since its state last changed.
    """

    name: str
    state: int
    reasons: frozenset[str]
    accepts: bool
    formats: frozenset[str]
    media: tuple[MediaSize, ...]
    media_names: tuple[str, ...]
    dpi: int
    raster_types: frozenset[str]
    uri: str = ""
    place: str = ""
    device_uri: str = ""
    for_s: int | None = None
    dpis: tuple[int, ...] = ()
    colour_modes: frozenset[str] = frozenset()
    finishings: frozenset[int] = frozenset()
    most_copies: int = 0
    urf: frozenset[str] = frozenset()
    job_attributes: frozenset[str] = frozenset()

    @property
    def urf_dpi(self) -> int:
        """The resolution of a URF raster."""
        told = (word[2:].partition("-")[0] for word in sorted(self.urf) if word.startswith("RS"))
        return next((int(each) for each in told if each.isdecimal()), self.dpi)


@dataclass(frozen=True, slots=True)
class JobFacts:
    """A job, as it was when asked. `started`: the printer has begun to work on it."""

    number: int
    name: str
    state: int
    reasons: frozenset[str]
    started: bool

    @property
    def is_over(self) -> bool:
        """Whether nothing will happen to it any more."""
        return self.state >= IppJobState.CANCELED


def printer_facts(group: Group) -> PrinterFacts:
    """Read one printer's attributes; what is missing or of a wrong type gets a plain value."""
    up, changed = _number(group, "printer-up-time"), _number(group, "printer-state-change-time")
    sizes = _sizes(group, "media-col-ready") or _sizes(group, "media-size-supported")
    return PrinterFacts(
        name=_text(group, "printer-info") or _text(group, "printer-name"),
        state=_number(group, "printer-state"),
        reasons=_texts(group, "printer-state-reasons") - {"none"},
        accepts=group.get("printer-is-accepting-jobs") != (False,),
        formats=_texts(group, "document-format-supported"),
        media=sizes,
        media_names=tuple(sorted(_texts(group, "media-ready"))),
        dpi=_dpi(group),
        raster_types=_texts(group, "pwg-raster-document-type-supported"),
        uri=_text(group, "printer-uri-supported"),
        place=_text(group, "printer-location"),
        device_uri=_text(group, "device-uri"),
        for_s=max(0, up - changed) if up and changed else None,
        dpis=_choosable_dpis(group),
        job_attributes=_texts(group, "job-creation-attributes-supported"),
        colour_modes=_texts(group, "print-color-mode-supported"),
        finishings=frozenset(
            each for each in group.get("finishings-supported") if type(each) is int
        ),
        most_copies=max(
            [each.high for each in group.get("copies-supported") if isinstance(each, Span)] or [0]
        ),
        urf=_texts(group, "urf-supported"),
    )


def job_facts(group: Group) -> JobFacts:
    """Read one job's attributes."""
    return JobFacts(
        number=_number(group, "job-id"),
        name=_text(group, "job-name"),
        state=_number(group, "job-state"),
        reasons=_texts(group, "job-state-reasons") - {"none"},
        started=any(isinstance(value, int) for value in group.get("time-at-processing")),
    )


def _text(group: Group, name: str) -> str:
    return next((value for value in group.get(name) if isinstance(value, str)), "")


def _texts(group: Group, name: str) -> frozenset[str]:
    return frozenset(value for value in group.get(name) if isinstance(value, str))


def _number(group: Group, name: str) -> int:
    return next((value for value in group.get(name) if isinstance(value, int)), 0)


def _dpi(group: Group) -> int:
    names = ("pwg-raster-document-resolution-supported", "printer-resolution-default")
    return next(iter(_dpis(group, *names)), 300)


def _choosable_dpis(group: Group) -> tuple[int, ...]:
    able = _dpis(group, "printer-resolution-supported")
    usual = _dpis(group, "printer-resolution-default")
    return tuple(sorted(able, key=lambda dpi: dpi not in usual))


def _dpis(group: Group, *names: str) -> tuple[int, ...]:
    told = (value for name in names for value in group.get(name))
    return tuple(dict.fromkeys(each.across for each in told if isinstance(each, Resolution)))


def _sizes(group: Group, name: str) -> tuple[MediaSize, ...]:
    """Return sizes given as such, or as the member `media-size` of media collections."""
    found = []
    for value in group.get(name):
        inner = _member(value, "media-size") or value
        width, height = _span(_member(inner, "x-dimension")), _span(_member(inner, "y-dimension"))
        if width and height:
            found.append(MediaSize(width, height))
    return tuple(found)


def _member(collection: Value | None, name: str) -> Value | None:
    if not isinstance(collection, tuple):
        return None
    return next((each.values[0] for each in collection if _is(each, name)), None)


def _is(attribute: Attribute, name: str) -> bool:
    return attribute.name == name and bool(attribute.values)


def _span(value: Value | None) -> Span | None:
    if isinstance(value, Span):
        return value
    return Span(value, value) if isinstance(value, int) else None
