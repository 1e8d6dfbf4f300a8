"""A queue of Windows, its spooler played by hand."""

import pytest

from kiosk.clock import SystemClock
from kiosk.ports import NotPrinted, Printed, PrintTrouble, ToCheck
from printer_emulators import a_badge_pdf
from printing.windows_queue import SpooledJob, SpoolerError, Status, WindowsQueue

PDF = a_badge_pdf()


class FakeSpooler:
    """Keeps jobs; each look at a job shows its next state, the last one for good."""

    def __init__(self, *states: Status) -> None:
        self.states = list(states)
        self.names: list[str] = []
        self.deleted: list[int] = []
        self.queue_troubles: tuple[PrintTrouble, ...] = ()
        self.rejects = False

    def submit(self, name, page):
        if self.rejects:
            raise SpoolerError("rejected")
        assert page.shape == (1748, 1240, 3)
        self.names.append(name)

    def jobs(self):
        if not self.states:
            return []
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        return [SpooledJob(number, name, state) for number, name in enumerate(self.names)]

    def delete(self, number):
        self.deleted.append(number)

    def troubles(self):
        return self.queue_troubles


def outcome(spooler):
    queue = WindowsQueue("Badges", spooler, clock=SystemClock(), patience_s=0.1)
    return queue.print("job-1", PDF)


def test_a_job_that_windows_keeps_as_printed_is_printed_and_tidied_away():
    spooler = FakeSpooler(Status(0), Status.PRINTED)

    assert outcome(spooler) == Printed()
    assert spooler.deleted == [0]


@pytest.mark.parametrize(
    ("states", "trouble"),
    [
        ([], PrintTrouble.FORGOTTEN),
        ([Status.DELETING], PrintTrouble.FORGOTTEN),
        ([Status.PAPER_OUT, Status.PRINTED], PrintTrouble.OUT_OF_MEDIA),
        ([Status.ERROR | Status.OFFLINE, Status.COMPLETE], PrintTrouble.UNREACHABLE),
        ([Status(0)], PrintTrouble.TOO_SLOW),
    ],
)
def test_any_other_end_is_to_be_checked(states, trouble):
    assert outcome(FakeSpooler(*states)) == ToCheck(trouble)


def test_a_queue_in_trouble_is_sent_nothing():
    spooler = FakeSpooler(Status.PRINTED)
    spooler.queue_troubles = (PrintTrouble.PAUSED,)

    assert outcome(spooler) == NotPrinted(PrintTrouble.PAUSED)
    assert spooler.names == []


def test_what_windows_rejects_is_not_printed():
    spooler = FakeSpooler(Status.PRINTED)
    spooler.rejects = True

    assert outcome(spooler) == NotPrinted(PrintTrouble.OTHER)
