"""The printers of a desk at a glance: a report of each, and one light for all."""

import threading
from collections.abc import Callable, Mapping, Sequence

from kiosk.clock import Clock
from kiosk.desk.badge_press import Outlet
from kiosk.desk.printer_watch import PrinterWatch
from kiosk.desk.reports import Level, Light, PrinterReport, Topic
from kiosk.ports import PrintTrouble

FEW_LABELS = 30


class PrinterBoard:
    """Watches the printers in use and tells what changed; nothing more once it was stopped.

    Args:
        on_change: called when a printer does otherwise than before, on the thread of its watch.
        on_light: told of the light whenever it changes, on whatever thread saw it.
        on_printers: likewise of all printers, in order.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        on_change: Callable[[], None],
        on_light: Callable[[Light], None],
        on_printers: Callable[[tuple[PrinterReport, ...]], None],
    ) -> None:
        self._clock = clock
        self._on_change = on_change
        self._on_light = on_light
        self._on_printers = on_printers
        self._watches: tuple[PrinterWatch, ...] = ()
        self._labels: Mapping[str, int | None] = {}
        self._told: tuple[PrinterReport, ...] = ()
        self._light: Light | None = None
        self.few_labels = FEW_LABELS
        self._telling = threading.Lock()

    def use(self, outlets: Sequence[Outlet]) -> None:
        """Watch these printers from now on, and no others."""
        self.stop()
        with self._telling:
            self._watches = tuple(
                PrinterWatch(outlet, clock=self._clock, on_change=self._see) for outlet in outlets
            )
            for watch in self._watches:
                watch.start()

    def stop(self) -> None:
        """Watch none any more."""
        with self._telling:
            for watch in self._watches:
                watch.stop()
            self._watches = ()

    def count_labels(self, left: Mapping[str, int | None]) -> None:
        """Take over how many labels each printer has left, by address."""
        self._labels = left
        self._tell()

    def show(self, trouble: PrintTrouble) -> None:
        """Put the light on a trouble that no printer tells of, until one of them tells more."""
        with self._telling:
            self._light = Light(Topic.PRINTER, Level.BAD, trouble.value)
            self._on_light(self._light)

    def troubles(self) -> dict[str, PrintTrouble]:
        """Return the worst trouble of each printer that is in any, by address."""
        states = ((watch.outlet.address, watch.state[0]) for watch in self._watches)
        return {address: troubles[0] for address, troubles in states if troubles}

    def _see(self) -> None:
        self._tell()
        self._on_change()

    def _tell(self) -> None:
        with self._telling:
            reports = tuple(self._report(watch) for watch in self._watches)
            if reports and reports != self._told:
                self._told = reports
                self._on_printers(reports)
            light = light_of(reports, self.few_labels)
            if light is not None and light != self._light:
                self._light = light
                self._on_light(light)

    def _report(self, watch: PrinterWatch) -> PrinterReport:
        troubles, since = watch.state
        outlet = watch.outlet
        left = self._labels.get(outlet.address)
        return PrinterReport(outlet.address, outlet.printer.name, troubles, since, left)


def light_of(printers: Sequence[PrinterReport], few_labels: int = FEW_LABELS) -> Light | None:
    """Return one light for the printers of a desk, the first being the one it prints on.

    None while nothing is known of the first. Its trouble is a warning while another is well.
    """
    if not printers or printers[0].troubles is None:
        return None
    first = printers[0]
    if first.troubles:
        is_spared = any(each.troubles == () for each in printers)
        level = Level.WARNING if is_spared else Level.BAD
        return Light(Topic.PRINTER, level, first.troubles[0].value, first.name, first.since)
    if first.labels_left is not None and first.labels_left <= few_labels:
        return Light(Topic.PRINTER, Level.WARNING, "labels_low", str(first.labels_left))
    return Light(Topic.PRINTER, Level.GOOD, "ready", first.name)
