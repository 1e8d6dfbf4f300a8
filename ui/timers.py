"""The one place timers are made, each with a name that shows in a debugger."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


def every(ms: int, parent: QObject, name: str, slot: Callable[[], None]) -> QTimer:
    """Return a repeating timer, not yet started, that lives as long as `parent`."""
    timer = QTimer(parent)
    timer.setObjectName(name)
    timer.setInterval(ms)
    timer.setTimerType(Qt.TimerType.CoarseTimer)
    timer.timeout.connect(slot)
    return timer
