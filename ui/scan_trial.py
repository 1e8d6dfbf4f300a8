"""A field to try a hand scanner in: what arrived, what it was read as, on which keyboard."""

from dataclasses import dataclass

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.fitted_label import FittedLabel, plain_label
from ui.icons import icon_pixmap
from ui.theme import rem, target
from ui.translation import isolated

_KEYBOARDS = {
    "us": "QWERTY (US)",
    "fr": "AZERTY (FR)",
    "be": "AZERTY (BE)",
    "de": "QWERTZ (DE)",
    "ch-de": "QWERTZ (CH)",
    "ch-fr": "QWERTZ (CH)",
    "es": "QWERTY (ES)",
    "gb": "QWERTY (UK)",
    "ar": "العربية (101)",
    "ar-azerty": "العربية (AZERTY)",
}
_MOST_KEYBOARDS = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Trial:
    """What one press of the trigger came to.

    Args:
        arrived: the characters that the computer made of the keys.
        read: the code that the kiosk takes them for; empty where part of it was lost.
        keyboards: the layouts that the computer may have, by the names of scanner/keyboards.py;
            empty where none explains the keys, and for a scanner at a port.
        is_known: whether a ticket of the roster has that code.
    """

    arrived: str
    read: str
    keyboards: tuple[str, ...] = ()
    is_known: bool = False


class ScanTrial(QWidget):
    """While its field has the focus, scans are shown here and let nobody in."""

    def __init__(self) -> None:
        super().__init__()
        self._trial: Trial | None = None
        self.field = _TrialField()
        self.field.setObjectName("page_field")
        self.field.setMinimumHeight(target())
        self.field.textChanged.connect(self._on_typed)
        self._sign = QLabel()
        self._sign.setFixedSize(rem(1.6), rem(1.6))
        self.outcome = FittedLabel("trial_outcome", lines=2, rows=2.2)
        self._names = tuple(plain_label("page_label") for _ in range(3))
        self.values = tuple(FittedLabel("trial_value", rows=1.4, floor=0.7) for _ in range(3))
        self._lay_out()
        self.retranslate()

    @property
    def is_armed(self) -> bool:
        """Whether the next scan is meant for this field. May be asked on any thread."""
        return self.field.is_armed

    def show_trial(self, trial: Trial) -> None:
        """Show what a scan came to, until the next one."""
        self._trial = trial
        self.field.clear()
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.field.setPlaceholderText(self.tr("Click here, then press the scanner’s trigger"))
        self.field.setAccessibleName(self.tr("Try the hand scanner"))
        names = (self.tr("Arrived"), self.tr("Read as"), self.tr("Keyboard"))
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self._render()

    def _on_typed(self, text: str) -> None:
        if text:
            self._trial = None
            self._render()

    def _render(self) -> None:
        trial = self._trial
        values = ("", "", "") if trial is None else (trial.arrived, trial.read, _keyboards(trial))
        for label, value in zip(self.values, values, strict=True):
            label.setText(isolated(_visible(value)) or "–")
        sign, colour, words = self._judged(trial)
        self._sign.setPixmap(icon_pixmap(sign, colour, rem(1.6)))
        self.outcome.setText(words)

    def _judged(self, trial: Trial | None) -> tuple[str, str, str]:
        if trial is None and self.field.text():
            words = self.tr("Typed by hand, or the scanner is too slow: give it a prefix.")
            return "look", "amber", words
        if trial is None:
            return "scanner", "muted", self.tr("What is scanned in this field lets nobody in.")
        if not trial.read:
            return "look", "amber", self.tr("Part of the code was lost: scan it again.")
        if trial.is_known:
            return "admitted", "green", self.tr("The scanner works: this ticket is in the roster.")
        return "admitted", "green", self.tr("The scanner works; no ticket here has this code.")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(rem(0.9))
        grid.setVerticalSpacing(rem(0.3))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.field, 0, 0, 1, 2)
        for row, (name, value) in enumerate(zip(self._names, self.values, strict=True), start=2):
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        said = QHBoxLayout()
        said.setSpacing(rem(0.6))
        said.addWidget(self._sign)
        said.addWidget(self.outcome, 1)
        grid.addLayout(said, 1, 0, 1, 2)


class _TrialField(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.is_armed = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.is_armed = True
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.is_armed = False
        super().focusOutEvent(event)


def _keyboards(trial: Trial) -> str:
    named = dict.fromkeys(_KEYBOARDS.get(name, name) for name in trial.keyboards)
    return " / ".join(list(named)[:_MOST_KEYBOARDS])


def _visible(text: str) -> str:
    """Return `text` with what does not print replaced, and not longer than a line."""
    shown = "".join(sign if sign.isprintable() else "␣" for sign in text)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
