"""Records by USB stick, where no network goes: one file out, any file in."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from kiosk.errors import TroubleError
from ui.fitted_label import plain_label
from ui.page_card import PageCard, wrapped_label
from ui.status_wording import trouble_text
from ui.theme import rem, target
from ui.translation import number


@dataclass(frozen=True, slots=True)
class Carried:
    """What a stick took or brought: `new` is None for what was written."""

    records: int
    new: int | None = None


class StickCard(PageCard):
    """Asks for the file; tells what became of it."""

    export_wanted = Signal(str, str)  # file, passphrase or nothing
    import_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._outcome: Carried | TroubleError | None = None
        self._why = wrapped_label("page_hint")
        self._secret_name = plain_label("page_label")
        self.secret = QLineEdit()
        self.secret.setObjectName("page_field")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setMinimumHeight(target())
        self.secret.setFixedWidth(rem(11))
        self.give, self.take = QPushButton(), QPushButton()
        for button in (self.give, self.take):
            button.setProperty("look", "plain")
            button.setMinimumHeight(target())
        self.give.clicked.connect(self._on_give)
        self.take.clicked.connect(self._on_take)
        self.outcome = wrapped_label("check_text")
        self.add(self._why)
        self.add(self._secret_name, self.secret, stretch=True)
        self.add(self.give, self.take)
        self.add(self.outcome)
        self.retranslate()

    def show_outcome(self, outcome: Carried | TroubleError) -> None:
        """Tell what was written or read, or why it could not be."""
        self._outcome = outcome
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.title.setText(self.tr("By USB stick"))
        self._why.setText(self.tr("For a desk without network. Reading a file twice does no harm."))
        self._secret_name.setText(self.tr("Passphrase, if wanted"))
        self.secret.setAccessibleName(self._secret_name.text())
        self.give.setText(self.tr("Write to a file…"))
        self.take.setText(self.tr("Read a file…"))
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _render(self) -> None:
        match self._outcome:
            case None:
                text = ""
            case TroubleError():
                text = trouble_text(self._outcome)
            case Carried(records=records, new=None):
                text = self.tr("Written, records: {count}").format(count=number(records))
            case Carried(records=records, new=new):
                text = self.tr("Read, records: {count}, new ones: {new}")
                text = text.format(count=number(records), new=number(new or 0))
        self.outcome.setText(text)

    def _on_give(self) -> None:
        dialog = QFileDialog(self, self.give.text(), "", "OFEC (*.ofec)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ofec")
        _ask(dialog, lambda file: self.export_wanted.emit(file, self.secret.text()))

    def _on_take(self) -> None:
        dialog = QFileDialog(self, self.take.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        _ask(dialog, lambda file: self.import_wanted.emit(file, self.secret.text()))


def _ask(dialog: QFileDialog, then: Callable[[str], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()
