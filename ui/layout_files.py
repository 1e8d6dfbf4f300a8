"""Asks for files of the layout page; the answer comes later, if at all."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[str], None]


def ask_for_picture(parent: QWidget, then: Then) -> None:
    """Ask for a logo."""
    title = QCoreApplication.translate("LayoutFiles", "Choose a picture")
    kinds = QCoreApplication.translate("LayoutFiles", "Pictures")
    _ask(QFileDialog(parent, title, "", f"{kinds} (*.png *.jpg *.jpeg)"), then)


def ask_for_layout(parent: QWidget, then: Then) -> None:
    """Ask for a layout of pretix, or one that was exported."""
    title = QCoreApplication.translate("LayoutFiles", "Import a layout")
    kinds = QCoreApplication.translate("LayoutFiles", "Layouts, also of pretix")
    _ask(QFileDialog(parent, title, "", f"{kinds} (*.json *.zip)"), then)


def ask_for_export(parent: QWidget, name: str, then: Then) -> None:
    """Ask where a layout called `name` shall go."""
    title = QCoreApplication.translate("LayoutFiles", "Export the layout")
    dialog = QFileDialog(parent, title, "", "ZIP (*.zip)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("zip")
    dialog.selectFile("".join(char if char.isalnum() else "-" for char in name))
    _ask(dialog, then)


def _ask(dialog: QFileDialog, then: Then) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()
