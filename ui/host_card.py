"""The hub on this computer: the switch, the code for one more desk, and taking the list over."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.desk.own_hub import HubState, OwnHub, ShownCode
from ui.confirm_button import ConfirmButton
from ui.fitted_label import FittedLabel, plain_label
from ui.menu_button import MenuButton
from ui.page_card import PageCard, wrapped_label
from ui.qr_picture import QrPicture
from ui.status_wording import trouble_text
from ui.sync_page_wording import role_name
from ui.theme import rem, target
from ui.translation import isolated, listed, together

_ROLES = ("desk", "hall", "supervisor")


class HostCard(PageCard):
    """Tells what staff want; shows what became of it."""

    kept_here = Signal(bool)  # whether this computer is to keep the list
    taken_over = Signal()  # the list of another computer's hub
    followed = Signal()  # the computer that took over the list kept here
    code_wanted = Signal(str)  # role of the computer to let in

    def __init__(self) -> None:
        super().__init__()
        self._own = OwnHub()
        self._heirs: tuple[str, ...] = ()
        self._role = _ROLES[0]
        self._now: datetime | None = None
        self._computers: frozenset[str] = frozenset()
        self._spent: ShownCode | None = None
        self.switch = QCheckBox()
        self.switch.setObjectName("page_switch")
        self.switch.setMinimumHeight(target())
        self.switch.clicked.connect(self.kept_here)
        self._why = wrapped_label("page_hint")
        self.take_over = ConfirmButton()
        self.take_over.setProperty("look", "plain")
        self.take_over.confirmed.connect(self.taken_over)
        self.follow = QPushButton()
        self.follow.setObjectName("page_action")
        self.follow.setMinimumHeight(target())
        self.follow.clicked.connect(self.followed)
        self.trouble = wrapped_label("check_text")
        self.invite = _Invite()
        self.invite.roles.chosen.connect(self._on_role)
        self.invite.make.clicked.connect(lambda: self.code_wanted.emit(self._role))
        for part in (
            self.switch, self._why, self.follow, self.take_over, self.trouble, self.invite
        ):  # fmt: skip
            self.add(part)
        self.retranslate()

    @property
    def is_starting(self) -> bool:
        """Whether the hub here is about to answer."""
        return self._own.state is HubState.STARTING

    def show_own(self, own: OwnHub) -> None:
        """Show how the hub here does."""
        self._own = own
        self._render()

    def show_heirs(self, heirs: tuple[str, ...]) -> None:
        """Show which other desks all would follow."""
        if heirs != self._heirs:
            self._heirs = heirs
            self._render()

    def show_computers(self, computers: frozenset[str]) -> None:
        """Take the code off the screen once one more computer joined: it lets in one only."""
        if self._computers and computers - self._computers:
            self._spent = self._own.shown
            self._render()
        self._computers |= computers

    def show_time(self, now: datetime) -> None:
        """Count the code's minutes down; once they are over it is gone from the screen."""
        self._now = now
        self.invite.show_code(self._own.shown, self._spent, now)

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self.title.setText(self.tr("The list on this computer"))
        self.switch.setText(self.tr("This computer keeps the list"))
        self.invite.retranslate()
        self._render()

    def _render(self) -> None:
        own = self._own
        is_on = own.state is not HubState.OFF
        self.switch.setVisible(own.is_home or is_on)
        self.switch.setChecked(is_on)
        self.switch.setEnabled(own.state is not HubState.STARTING)
        self.take_over.setVisible(not own.is_home and not is_on and not own.successor)
        self.take_over.word(*self._offer(own))
        self.follow.setVisible(bool(own.successor))
        self.follow.setText(self.tr("Follow {name}").format(name=isolated(own.successor)))
        self._why.setText(self._reason(own))
        has_trouble = own.trouble is not None
        # The code's room is the more needed, and a trouble's more than the reason's.
        self.trouble.setVisible(has_trouble and own.shown is None)
        is_plain = is_on and not own.successor
        self._why.setVisible(own.shown is None and not (has_trouble and is_plain))
        self.trouble.setText("" if own.trouble is None else trouble_text(own.trouble))
        self.invite.setVisible(own.state is HubState.ON)
        self.invite.offer_roles(self._role)
        if self._now is not None:
            self.invite.show_code(own.shown, self._spent, self._now)

    def _reason(self, own: OwnHub) -> str:
        match own.state:
            case HubState.STARTING:
                return self.tr("The hub is starting…")
            case _ if own.successor:
                return self._succession(own)
            case HubState.ON:
                return self.tr("The other desks join this computer: leave it on, and on their net.")
            case HubState.OFF if own.is_home:
                return self.tr("Then other desks can join it, with or without the Internet.")
            case HubState.OFF if own.is_heir:
                return self.tr(
                    "Only when the computer that keeps the list is lost. This desk hands over all "
                    "it knows; the others follow by themselves, or join here with a new code, and "
                    "add what is missing."
                )
            case HubState.OFF if self._heirs:
                text = self.tr(
                    "When the computer that keeps the list is lost, take it over at a supervisor’s "
                    "desk: the others then follow by themselves. Such desks: {names}."
                )
                return text.format(names=listed(self._heirs))
            case HubState.OFF:
                return self.tr(
                    "When the computer that keeps the list is lost, a supervisor’s desk takes it "
                    "over, but none is known here. Without one, take it over here; each other "
                    "desk then joins here with a new code."
                )

    def _succession(self, own: OwnHub) -> str:
        if own.state is HubState.ON:
            return self.tr(
                "{name} keeps a second list. Switch it off there: that desk then comes back here "
                "by itself. Or follow it, if the other desks are there."
            ).format(name=isolated(own.successor))
        text = self.tr(
            "{name} has taken the list over. Follow it: what only this computer has goes there by "
            "itself."
        ).format(name=isolated(own.successor))
        if own.is_home:
            text += " " + self.tr("To keep the list here again, switch it off there first.")
        return text

    def _offer(self, own: OwnHub) -> tuple[str, str]:
        """Return what the button says, and what it asks back."""
        if own.is_heir:
            return self.tr("Take the list over here"), self.tr("Yes, take it over: press again")
        return (
            self.tr("No such desk is left: take it over here"),
            self.tr("All others join by code: press again"),
        )

    def _on_role(self, role: str) -> None:
        self._role = role
        self.invite.offer_roles(role)


class _Invite(QWidget):
    """The QR, the address and the code for one more computer; their room is always kept."""

    def __init__(self) -> None:
        super().__init__()
        self._what = plain_label("page_label")
        self.roles = MenuButton("page_button")
        self.make = QPushButton()
        self.make.setObjectName("page_action")
        self.make.setMinimumHeight(target())
        self.picture = QrPicture()
        self.code = FittedLabel("pair_code", rows=1.2)
        self.place = FittedLabel("page_label", rows=1.3)
        for label in (self.code, self.place):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.setSpacing(rem(0.8))
        line.addWidget(self._what)
        line.addWidget(self.roles)
        line.addWidget(self.make)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(rem(0.4))
        column.addLayout(line)
        column.addWidget(self.code)
        column.addWidget(self.place)
        column.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignHCenter)

    def show_code(self, shown: ShownCode | None, spent: ShownCode | None, now: datetime) -> None:
        """Show a code for as long as it is good; `spent` has let its computer in."""
        seconds = 0 if shown is None else int((shown.until - now).total_seconds())
        is_good = shown is not None and shown != spent and seconds > 0
        self.picture.setVisible(is_good)
        self.code.setVisible(is_good)
        self.place.setVisible(shown is not None)
        self.make.setText(self.tr("New code") if shown is not None else self.tr("Show a code"))
        if shown is None:
            return
        if shown == spent:
            self.place.setText(self.tr("A computer has joined: show a new code for the next."))
            return
        if not is_good:
            self.place.setText(self.tr("The code has run out: show a new one."))
            return
        if self.picture.modules != shown.qr:
            self.picture.show_modules(shown.qr)
        # Isolated from left to right: signs of both must not change places on an Arabic screen.
        self.code.setText(f"\u2066{shown.code[:4]}-{shown.code[4:]}\u2069")
        clock = f"\u2066{seconds // 60}:{seconds % 60:02}\u2069"
        left = self.tr("still {left}").format(left=clock)
        self.place.setText(together(f"\u2066{shown.address}\u2069", role_name(shown.role), left))

    def offer_roles(self, chosen: str) -> None:
        """Let staff choose what the next computer may do."""
        self.roles.offer([(role, role_name(role)) for role in _ROLES])
        self.roles.show_choice(chosen, role_name(chosen))

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        self._what.setText(self.tr("Let in"))
        self.roles.setAccessibleName(self.tr("What the next computer may do"))
