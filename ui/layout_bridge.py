"""From the layout thread to the layout page."""

from PySide6.QtCore import QObject, Signal


class LayoutBridge(QObject):
    """Emit from any thread: Qt queues the call into the thread of the page."""

    used_known = Signal(object)  # tuple[str, ...], keys of the layouts that are printed by
    listed = Signal(object)  # tuple[StoredLayout, ...]
    opened = Signal(object)  # LayoutOpened
    saved = Signal(object)  # LayoutOpened, under its new key
    proved = Signal(object)  # LayoutProof
    picture_kept = Signal(object)  # PictureKept
    exported = Signal(str)  # file
    trouble_met = Signal(object)  # TroubleError | Incident
