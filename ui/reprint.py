"""Printing a badge again, with the reason why."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from kiosk.desk.reports import ScanReport
from kiosk.domain.admission import Admit, AskStaff, HandOver, Reason, Refuse
from kiosk.domain.badges import PrintReason
from ui.queue_wording import reason_texts
from ui.theme import target

_LET_IN_BEFORE = (Reason.ALREADY_USED, Reason.ALREADY_TODAY, Reason.ALREADY_INSIDE)


def may_reprint(report: ScanReport) -> bool:
    """Tell whether a badge may be printed again for whoever was scanned.

    Who was let in may have one, and who was let in before; to nobody else is a badge given.
    """
    match report.verdict:
        case Admit(ticket) | HandOver(ticket):
            return not ticket.is_new
        case AskStaff(reason=reason) | Refuse(reason=reason):
            is_inside = reason in _LET_IN_BEFORE
            return is_inside and report.ticket is not None and not report.ticket.is_new


def add_reasons(menu: QMenu, choose: Callable[[PrintReason], None]) -> None:
    """Offer the reasons; each says what becomes of the old badge."""
    for why, text in reason_texts().items():
        menu.addAction(text).triggered.connect(lambda *_, why=why: choose(why))


class ReprintButton(QToolButton):
    """Opens the list of reasons, by click, F9, Space or Enter."""

    chosen = Signal(object)  # PrintReason

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reprint")
        self.setMinimumHeight(target())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._reasons = QMenu(self)
        self.setMenu(self._reasons)
        self.setShortcut("F9")
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.setText(self.tr("Print again (F9)"))
        self.setShortcut("F9")  # a new text drops it
        self._reasons.clear()
        add_reasons(self._reasons, self.chosen.emit)
