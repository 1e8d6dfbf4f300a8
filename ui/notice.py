"""One trouble at a time, with what to do; keyboard hints in the same place while all is well."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QToolButton

from kiosk.errors import Trouble, TroubleError
from ui.bridge import Incident
from ui.fitted_label import FittedLabel
from ui.icons import icon, icon_pixmap
from ui.status_wording import trouble_text
from ui.theme import rem, target


class Notice(QStackedWidget):
    """Its room is always kept, so that no trouble ever moves a button.

    What stands for longer comes back once a trouble that covered it was closed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._words: Callable[[], str] | None = None
        self._met: TroubleError | Incident | None = None
        self._standing: TroubleError | None = None
        self.hint = FittedLabel("hint", lines=2, rows=2.2)
        self.sentence = FittedLabel("notice_sentence", lines=3, rows=3.1, floor=0.75)
        self.dismiss = QToolButton()
        self.dismiss.setObjectName("dismiss")
        self.dismiss.setIcon(icon("close", "amber", rem(1.2)))
        self.dismiss.setIconSize(QSize(rem(1.2), rem(1.2)))
        self.dismiss.setFixedSize(target(), target())
        self.dismiss.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dismiss.clicked.connect(self._on_dismissed)
        self.addWidget(self.hint)
        self.addWidget(self._page())
        self.setFixedHeight(rem(4.6))
        self.retranslate()

    def show_trouble(self, met: TroubleError | Incident) -> None:
        """Say what is wrong; the next trouble takes the place of this one."""
        self.show_words(lambda: trouble_text(met))
        self._met = met

    def stand(self, met: TroubleError | None) -> None:
        """Say what is wrong until it was read, or is over: None."""
        before, self._standing = self._standing, met
        if met is not None:
            self.show_trouble(met)
        elif before is not None and self._met is before:
            self.clear()

    def show_words(self, words: Callable[[], str]) -> None:
        """Say anything else that staff should know; asked again whenever the language changes."""
        self._words, self._met = words, None
        self.sentence.setText(words())
        self.setCurrentIndex(1)

    def forget(self, *troubles: Trouble) -> None:
        """Say no more of these: they are over."""
        if isinstance(self._met, TroubleError) and self._met.trouble in troubles:
            self.clear()

    def forget_words(self, words: Callable[[], str] | None) -> None:
        """Say no more what `show_words()` was given, if it is still said."""
        if words is not None and self._words is words:
            self.clear()

    def clear(self) -> None:
        """Go back to what stands, or else to the hints."""
        if self._standing is not None:
            self.show_trouble(self._standing)
            return
        self._words, self._met = None, None
        self.setCurrentIndex(0)

    def _on_dismissed(self) -> None:
        if self._met is self._standing:
            self._standing = None
        self.clear()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.hint.setText(
            self.tr("F2: type a code · F8: let in · F10: settings · F11: full screen")
        )
        self.dismiss.setAccessibleName(self.tr("Close this message"))
        if self._words is not None:
            self.sentence.setText(self._words())

    def _page(self) -> QFrame:
        sign = QLabel()
        sign.setPixmap(icon_pixmap("look", "amber", rem(1.6)))
        page = QFrame()
        page.setObjectName("notice_page")
        row = QHBoxLayout(page)
        row.setContentsMargins(rem(0.6), rem(0.3), rem(0.6), rem(0.3))
        row.setSpacing(rem(0.7))
        row.addWidget(sign)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.dismiss)
        return page
