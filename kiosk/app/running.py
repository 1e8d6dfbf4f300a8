"""The desk behind one window: which thread does what, and who hears of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kiosk import settings
from kiosk.app.sight_tap import SightTap
from kiosk.clock import Clock
from kiosk.desk.checkin import CheckIn
from kiosk.desk.records import Records
from kiosk.desk.reports import BadgeReport, ScanReport, Tone, tone_of
from kiosk.desk.thread import DeskThread
from kiosk.domain.badges import PrintPolicy
from kiosk.domain.fair import Fair, Gate, Language
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.pairing import is_invitation
from kiosk.settings import Settings
from ui.badge_panel import BadgePicture
from ui.bridge import Bridge, Mailbox
from ui.main_window import MainWindow
from ui.preview import PreviewFrame

if TYPE_CHECKING:  # slow libraries come with them, and the window must not wait for those
    import numpy as np
    import numpy.typing as npt

    from kiosk.app.printing import Printing
    from scanner.watch import Sight

Rasterise: TypeAlias = "Callable[[bytes], npt.NDArray[np.uint8]]"


@dataclass(slots=True)
class Memory:
    """The choices of this laptop, written down as soon as one changes. Desk thread only."""

    folder: Path
    chosen: Settings

    def keep(self, chosen: Settings) -> None:
        """Remember new choices."""
        self.chosen = chosen
        settings.save(self.folder, chosen)


class RunningDesk:
    """Joins what staff and camera bring to the use cases, and the answers to the bridge.

    Use cases run on the desk thread; `see` and `show_badge` are called on the camera's and the
    badge thread. Only the bridge and the mailbox reach the window.
    """

    def __init__(
        self,
        *,
        records: Records,
        check_in: CheckIn,
        desk: DeskThread,
        bridge: Bridge,
        memory: Memory,
        clock: Clock,
    ) -> None:
        self.records = records
        self._check_in = check_in
        self.desk = desk
        self.bridge = bridge
        self.memory = memory
        self.clock = clock
        self._latest: tuple[bytes, Tone] | None = None
        self.mailbox: Mailbox[PreviewFrame] = Mailbox()
        self.tap = SightTap()
        self.on_badge_queued: Callable[[], None] = lambda: None
        self.on_recorded: Callable[[], None] = lambda: None
        self.on_invitation: Callable[[str], bool] = lambda _: False
        self.on_camera_chosen: Callable[[str], None] = lambda _: None
        self.on_cameras_wanted: Callable[[], None] = lambda: None
        self.printing: Printing | None = None  # once it is loaded, behind the window
        self.lacks_roster = False  # and staff were told so
        self._shown: Fair | None = None  # the fair of the window, until another came
        self._has_served = False

    def serve(self, window: MainWindow, fair: Fair) -> None:
        """Do what staff want at `window`, which shows `fair`."""
        self._shown = fair
        window.code_typed.connect(self._on_code_typed)
        window.admit_requested.connect(self._on_admit_requested)
        window.gate_chosen.connect(self._on_gate_chosen)
        window.language_chosen.connect(self._on_language_chosen)
        window.camera_chosen.connect(self._on_camera_chosen)
        window.cameras_wanted.connect(self._on_cameras_wanted)

    def refresh(self) -> None:
        """Tell the window how many people are inside, and that there is a roster at last."""
        self.desk.run(self._tell_occupancy, then=lambda _: None)
        if self.lacks_roster:
            self.desk.run(self._look_for_roster, then=lambda _: None)

    def scan(self, code: ScannedCode) -> None:
        """Have one shown code decided; the verdict comes over the bridge."""
        self.scan_as(lambda: code)

    def scan_as(self, read: Callable[[], ScannedCode]) -> None:
        """Have the code decided that `read` returns on the desk thread."""

        def decide() -> ScanReport | None:
            code = read()
            if self._is_invitation(code):
                return None
            return self._check_in.scan_newcomer(code)

        self.desk.run(decide, then=self._tell)

    def knows(self, text: str) -> bool:
        """Tell, on the desk thread, whether a text is a code of this fair."""
        with self.records.transaction() as tx:
            return self._check_in.knows(tx, text)

    def see(self, sight: "Sight", source_name: str) -> None:
        """Put one frame before the clerk, its codes outlined in the colour of their verdict."""
        self.tap.see(sight)
        self.mailbox.put(
            PreviewFrame(
                pixels=sight.frame.pixels,
                outlines=tuple(code.corners for code in sight.codes if code.corners),
                tone=self._tone_of(sight),
                decode_ms=sight.decode_ms,
                source_name=source_name,
            )
        )

    def print_by(self, policy: PrintPolicy) -> None:
        """Print by a policy from the next scan on, and remember it. Desk thread only."""
        self._check_in.policy = policy
        self.memory.keep(replace(self.memory.chosen, prints=policy.value))

    def name_desk(self, name: str) -> None:
        """Call this desk by a name, as `plain_name` returns it; the others hear of it at once."""

        def keep() -> None:
            with self.records.transaction() as tx:
                tx.name_desk(name)
            self.memory.keep(replace(self.memory.chosen, desk=name))

        self.desk.run(keep, then=lambda _: self.on_recorded())

    def choose(self, change: Callable[[Settings], Settings]) -> None:
        """Change what printing goes by: it counts from the next badge on, and is remembered."""

        def keep() -> None:
            self.memory.keep(change(self.memory.chosen))
            if self.printing is not None:
                self.printing.reload()

        self.desk.run(keep, then=lambda _: None)

    def show_badge(self, report: BadgeReport, rasterise: Rasterise) -> None:
        """Tell what became of a badge, with its picture as soon as there is a page."""
        self.on_recorded()
        self.bridge.badge_changed.emit(report)
        if report.pdf is not None:
            self.bridge.badge_pictured.emit(BadgePicture(report.job.id, rasterise(report.pdf)))

    def _tell(self, report: ScanReport | None) -> None:
        if report is None:
            return
        self._latest = (report.code.payload, tone_of(report.verdict))
        self._has_served = self._has_served or report.ticket is not None
        self.bridge.decided.emit(report)
        self.on_recorded()
        if report.badge is not None:
            self.on_badge_queued()

    def _tell_occupancy(self) -> None:
        """Count, or have the window opened anew for another fair: its gate may be no more."""
        with self.records.transaction() as tx:
            fair = tx.fair()
        if self._check_in.gate.area in {area.id for area in fair.areas}:
            self.bridge.occupancy_changed.emit(self._check_in.occupancy())
        if self._shown in (None, fair):
            return
        self._shown = None  # told once
        if self._has_served:  # never under the clerk's hand
            self.bridge.trouble_met.emit(TroubleError(Trouble.FAIR_CAME))
        else:
            self.bridge.fair_came.emit()

    def _look_for_roster(self) -> None:
        with self.records.transaction() as tx:
            self.lacks_roster = not (tx.has_tickets() or tx.fair().keys)
        if not self.lacks_roster:
            for trouble in (Trouble.ROSTER_EMPTY, Trouble.LIST_COMING):
                self.bridge.trouble_over.emit(trouble)

    def _is_invitation(self, code: ScannedCode) -> bool:
        """Keep the QR of a hub's screen from being decided as a ticket."""
        if not is_invitation(code.text):
            return False
        if not self.on_invitation(code.text):
            self.bridge.trouble_met.emit(TroubleError(Trouble.PAIR_NOT_ASKED))
        return True

    def _tone_of(self, sight: "Sight") -> Tone | None:
        latest = self._latest
        if latest is None or latest[0] not in (code.payload for code in sight.codes):
            return None
        return latest[1]

    def _on_code_typed(self, text: str) -> None:
        now = self.clock.monotonic()
        code = ScannedCode(text.encode(), Symbology.TYPED, seen_at=now)
        self.desk.run(
            lambda: None if self._is_invitation(code) else self._check_in.scan(code),
            then=self._tell,
        )

    def _on_admit_requested(self, event_id: str) -> None:
        self.desk.run(lambda: self._check_in.admit_by_staff(event_id), then=self._tell)

    def _on_gate_chosen(self, gate_id: str) -> None:
        self.desk.run(lambda: self._change_gate(gate_id), then=self.bridge.gate_changed.emit)
        self.refresh()

    def _change_gate(self, gate_id: str) -> Gate:
        with self.records.transaction() as tx:
            gate = tx.fair().gate(gate_id)
        self._check_in.gate = gate
        self.memory.keep(replace(self.memory.chosen, gate=gate_id))
        return gate

    def _on_camera_chosen(self, spec: str) -> None:
        def keep() -> None:
            self.memory.keep(replace(self.memory.chosen, camera=spec))
            self.on_camera_chosen(spec)

        self.desk.run(keep, then=lambda _: None)

    def _on_cameras_wanted(self) -> None:
        self.on_cameras_wanted()

    def _on_language_chosen(self, language: Language) -> None:
        def keep() -> None:
            self.memory.keep(replace(self.memory.chosen, language=language.value))

        self.desk.run(keep, then=lambda _: None)
