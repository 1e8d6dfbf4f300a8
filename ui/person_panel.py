"""Whose ticket it is: name in both scripts, function, company, category, validity, areas."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.domain.attendees import Attendee, Ticket
from kiosk.domain.fair import Fair, Language
from ui.chips import Chip
from ui.fitted_label import FittedLabel
from ui.theme import rem
from ui.translation import country, isolated, language, together
from ui.wording import areas_text, code_text, days_text, new_ticket_texts


class PersonPanel(QWidget):
    """Every line has a box of fixed height: a long name shrinks, and nothing else moves."""

    def __init__(self, fair: Fair) -> None:
        super().__init__()
        self._fair = fair
        self.name = FittedLabel("person_name", lines=2, rows=1.2, floor=0.42)
        self.other_name = FittedLabel("person_other_name", lines=2, rows=1.4, floor=0.5)
        self.function = FittedLabel("person_function", lines=2, rows=1.5, floor=0.7)
        self.company = FittedLabel("person_company", lines=2, rows=1.15, floor=0.55)
        self.category = Chip("chip_category", least=14)
        self.days = Chip("chip", least=12)
        self.areas = Chip("chip", least=5)
        self._lay_out()

    def show_ticket(self, ticket: Ticket) -> None:
        """Show the holder of `ticket`, in the scripts and language on screen."""
        attendee = ticket.attendee
        name, other = new_ticket_texts() if ticket.is_new else names_of(attendee)
        self.name.setText(name)
        _show_line(self.other_name, other)
        _show_line(self.function, attendee.function)
        _show_line(self.company, together(attendee.company, country(attendee.country)))
        category = self._fair.category(ticket.category)
        self.category.show_text(category.name.spoken(language()), category.colour)
        self.days.show_text(days_text(ticket.days or self._fair.days))
        self.areas.show_text(areas_text(ticket, self._fair))

    def show_code(self, text: str) -> None:
        """Show what little may be shown of a code that nobody knows."""
        self.name.setText(self.tr("Code {start}").format(start=isolated(code_text(text))))
        for line in (self.other_name, self.function, self.company):
            _show_line(line, "")
        for chip in (self.category, self.days, self.areas):
            chip.show_text("")

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(rem(0.6))
        for chip in (self.category, self.days, self.areas):
            chips.addWidget(chip)
        chips.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(rem(0.15))
        for line in (self.name, self.other_name, self.function, self.company):
            column.addWidget(line)
        column.addSpacing(rem(0.7))
        column.addLayout(chips)


def _show_line(line: FittedLabel, text: str) -> None:
    line.setText(text)
    line.setVisible(bool(text))


def names_of(attendee: Attendee) -> tuple[str, str]:
    """Return the name to read first, and the one in the other script, perhaps empty."""
    latin = attendee.name.full
    arabic = attendee.name_ar.full if attendee.name_ar is not None else ""
    if arabic and (language() is Language.AR or not latin):
        return arabic, latin
    return latin, "" if arabic == latin else arabic
