"""The badge of the scan on screen: its picture, and what becomes of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kiosk.desk.reports import BadgeReport
from kiosk.domain.badges import JobState
from ui.fitted_label import FittedLabel, plain_label
from ui.icons import icon_pixmap
from ui.status_wording import badge_text
from ui.theme import rem

if TYPE_CHECKING:  # a slow library: the window must not wait for it
    import numpy as np
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class BadgePicture:
    """A badge as it prints: RGB pixels, height × width × 3, of the job called `job_id`."""

    job_id: str
    pixels: "npt.NDArray[np.uint8]"


class BadgePanel(QWidget):
    """Shows one job; reports and pictures of other jobs pass it by."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("badge_panel")
        self.setFixedWidth(rem(14))
        self._report: BadgeReport | None = None
        self.picture = plain_label("badge_picture")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._sign = QLabel()
        self.state = FittedLabel("badge_state", lines=4, rows=3.4)
        self.state.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._lay_out()

    def show_job(self, report: BadgeReport) -> None:
        """Start on a new badge: a skeleton until its picture comes."""
        self._report = report
        self.picture.setPixmap(QPixmap())
        self.picture.setFixedSize(self._room())
        self.picture.setProperty("empty", "yes")
        self._render()

    def shows(self, report: BadgeReport) -> bool:
        """Tell whether the badge on screen is this one, or a later one."""
        return self._report is not None and report.job.id <= self._report.job.id

    def show_report(self, report: BadgeReport) -> None:
        """Follow the badge on screen."""
        if self._report is not None and report.job.id == self._report.job.id:
            self._report = report
            self._render()

    def show_picture(self, picture: BadgePicture) -> None:
        """Show the page of the badge on screen."""
        if self._report is None or picture.job_id != self._report.job.id:
            return
        ratio = self.devicePixelRatioF()
        height, width = picture.pixels.shape[:2]
        stride = picture.pixels.strides[0]
        form = QImage.Format.Format_RGB888
        image = QImage(picture.pixels.data, width, height, stride, form).scaled(
            self._room() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image.setDevicePixelRatio(ratio)
        self.picture.setProperty("empty", "no")
        self.picture.setPixmap(QPixmap.fromImage(image))
        self.picture.setFixedSize(image.deviceIndependentSize().toSize() + QSize(2, 2))
        self._polish()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        if self._report is not None:
            self._render()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(rem(0.5))
        line.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(rem(0.6))
        column.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(line)
        column.addStretch()

    def _room(self) -> QSize:
        """Return the size of the picture: what a low window leaves above the two lines of state."""
        height = min(rem(17.5), max(rem(6), self.height() - rem(4.4)))
        return QSize(height * 13 // 17, height)

    def _render(self) -> None:
        if self._report is None:
            return
        state = self._report.job.state
        words = badge_text(self._report)
        colour, sign = ("amber", "look") if self._report.warnings else looks_of_job(state)
        self._sign.setPixmap(icon_pixmap(sign, colour, rem(1.2)))
        self.state.setText(words)
        self.state.setProperty("state", state.value)
        self._polish()

    def _polish(self) -> None:
        for widget in (self.state, self.picture):
            widget.style().polish(widget)
            widget.update()


def looks_of_job(state: JobState) -> tuple[str, str]:
    """Return the colour of the palette and the sign of a state."""
    match state:
        case JobState.QUEUED | JobState.SENDING | JobState.SENT | JobState.CANCELLED:
            return "muted", "printer"
        case JobState.PRINTED:
            return "green", "admitted"
        case JobState.FAILED:
            return "red", "refused"
        case JobState.TO_CHECK:
            return "amber", "look"
