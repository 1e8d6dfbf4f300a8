"""Records by USB stick, where no network goes: one file out, any file in."""

from collections.abc import Callable

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressBar, QPushButton

from kiosk.desk.carriage import Carried
from kiosk.errors import Trouble, TroubleError
from ui.fitted_label import plain_label
from ui.page_card import PageCard, wrapped_label
from ui.status_wording import trouble_text
from ui.theme import rem, target
from ui.translation import number


class StickCard(PageCard):
    """Asks for the file; tells what became of it."""

    export_wanted = Signal(str, str)  # file, passphrase or nothing
    import_wanted = Signal(str, str)
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._outcome: Carried | TroubleError | None = None
        self._is_carrying = False
        self._why = wrapped_label("page_hint")
        self._secret_name = plain_label("page_label")
        self.secret = QLineEdit()
        self.secret.setObjectName("page_field")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setMinimumHeight(target())
        self.secret.setFixedWidth(rem(10))
        self.give, self.take = QPushButton(), QPushButton()
        for button in (self.give, self.take):
            button.setProperty("look", "plain")
            button.setMinimumHeight(target())
        self.give.clicked.connect(self._on_give)
        self.take.clicked.connect(self._on_take)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(rem(0.6))
        self.progress.setMaximum(1000)
        self.stop = QPushButton()
        self.stop.setProperty("look", "plain")
        self.stop.setMinimumHeight(target())
        self.stop.clicked.connect(self.stop_wanted)
        self.outcome = wrapped_label("check_text")
        self.add(self._why)
        self.add(self.outcome)  # in the hint's place: below the buttons it would be off the screen
        self.add(self._secret_name, self.secret, stretch=True)
        self.add(self.give, self.take)
        self.add(self.progress, self.stop)  # in the buttons' place, likewise
        self.retranslate()

    def show_share(self, share: float) -> None:
        """Follow a file that is being written or read."""
        self.progress.setValue(round(share * 1000))
        if not self._is_carrying:
            self._is_carrying, self._outcome = True, None
            self._render()

    def show_outcome(self, outcome: Carried | TroubleError) -> None:
        """Tell what was written or read, or why it could not be."""
        self._is_carrying, self._outcome = False, outcome
        self._render()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.title.setText(self.tr("By USB stick"))
        self._why.setText(self.tr("For a desk without network. Reading a file twice does no harm."))
        self._secret_name.setText(self.tr("Passphrase, if wanted"))
        self.secret.setAccessibleName(self._secret_name.text())
        self.give.setText(self.tr("Write to a file…"))
        self.take.setText(self.tr("Read a file…"))
        self.stop.setText(self.tr("Stop"))
        self._render()

    def _render(self) -> None:
        had_focus = any(each.hasFocus() for each in (self.give, self.take, self.stop))
        for button in (self.give, self.take):
            button.setVisible(not self._is_carrying)
        self.progress.setVisible(self._is_carrying)
        self.stop.setVisible(self._is_carrying)
        if had_focus:
            (self.stop if self._is_carrying else self.take).setFocus()
        match self._outcome:
            case None:
                text = ""
            case TroubleError(trouble=Trouble.PARCEL_KEYLESS):  # its words are a command’s
                text = self.tr(
                    "This computer shares no key with others yet: enter a passphrase here, and the "
                    "same one where the file is read; or join a list first."
                )
            case TroubleError():
                text = trouble_text(self._outcome)
            case Carried():
                text = self._told(self._outcome)
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))
        self._why.setVisible(not text)

    def _told(self, carried: Carried) -> str:
        count, new, whole = (number(n or 0) for n in (carried.events, carried.new, carried.of))
        if carried.new is None and carried.of is None:
            return self.tr("Written, records: {count}").format(count=count)
        if carried.new is None:
            return self.tr("Stopped: nothing was written.")
        if carried.of is None:
            return self.tr("Read, records: {count}, new ones: {new}").format(count=count, new=new)
        text = self.tr(
            "Stopped. Read, records: {count} of {whole}, new ones: {new}. To go on, read the file "
            "again."
        )
        return text.format(count=count, whole=whole, new=new)

    def _on_give(self) -> None:
        dialog = self._dialog(self.give.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ofec")
        _ask(dialog, lambda file: self.export_wanted.emit(file, self.secret.text()))

    def _on_take(self) -> None:
        dialog = self._dialog(self.take.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        _ask(dialog, lambda file: self.import_wanted.emit(file, self.secret.text()))

    def _dialog(self, title: str) -> QFileDialog:
        """Return the dialog of the system; where that has none, Qt's with all its words."""
        kind, any_kind = self.tr("Records for a stick"), self.tr("All files")
        dialog = QFileDialog(self, title, QDir.homePath(), f"{kind} (*.ofec);;{any_kind} (*)")
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Folder"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Kind"))
        return dialog


def _ask(dialog: QFileDialog, then: Callable[[str], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()
