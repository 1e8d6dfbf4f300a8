"""Two desks find together, part and meet again: real windows, a real hub process, sockets."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import a_fair, a_ticket
from kiosk import settings
from kiosk.app.desk import open_records
from kiosk.app.sync_desk import SyncDesk
from kiosk.app.window import WindowOrder, desk_window
from kiosk.clock import SystemClock
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.reports import Tone, tone_of
from kiosk.desk.roster_import import import_roster
from kiosk.settings import Settings
from ports import free_port
from ui.main_window import MainWindow
from ui.sync_page import SyncPage

pytestmark = pytest.mark.usefixtures("real_window")

PATIENCE_MS = 60_000
PLACE = HubPlace(port=0, listen="127.0.0.1")


def a_folder(home: Path, name: str, *, has_roster: bool = False) -> Path:
    home.mkdir()
    records = open_records(home, SystemClock())
    with records.transaction() as tx:
        tx.set_fair(a_fair(first_day=SystemClock().now().date()))
    if has_roster:
        import_roster(records, [a_ticket(), a_ticket(code="CODE-2")])
    records.close()
    settings.save(home, replace(Settings(), desk=name))
    return home


class Desk:
    """One laptop with its window, as staff use it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, photos: Path) -> None:
        self._qtbot = qtbot
        self.folder = photos
        self._taken = 0
        self.window = window
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted, timeout=PATIENCE_MS):
            window.show()
        window.show_page("sync")
        self.page: SyncPage = window.findChild(SyncPage)
        self.sync: SyncDesk = self.page.findChild(SyncDesk)
        self.reports = self.sync._running.bridge.decided

    def waits(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE_MS)

    def admits(self, code: str) -> None:
        with self._qtbot.waitSignal(self.reports, timeout=PATIENCE_MS) as told:
            self.window.code_typed.emit(code)
        assert tone_of(told.args[0].verdict) is Tone.ADMITTED

    def invites(self) -> Path:
        """Return a photo of the QR on the hub's screen."""
        shown = self.page.host.invite
        before = shown.picture.modules
        self.page.host.invite.make.click()
        self.waits(lambda: shown.picture.modules not in (before, ()))
        self._taken += 1
        photo = self.folder / f"{self._taken}.png"
        shown.picture.grab().save(str(photo))
        return photo

    def keeps_the_list(self) -> None:
        self.page.host.switch.click()
        self.waits(self.page.host.invite.isVisible)

    def is_together_with(self, count: int) -> None:
        words = f"Ensemble\u202f: postes entendus, {count} sur {count}"
        self.waits(lambda: self.page.summary.headline.text() == words)

    def sees(self, photo: Path) -> None:
        """Hold a picture before the camera."""
        self.window.camera_chosen.emit(str(photo))


@pytest.fixture
def desks(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    folders = (
        a_folder(tmp_path / "one", "Poste 1", has_roster=True),
        a_folder(tmp_path / "two", "Poste 2"),
    )
    with ExitStack() as closing:
        one, two = (
            closing.enter_context(
                desk_window(WindowOrder(home, camera="/dev/none",
                                        hub_place=HubPlace(free_port(), "127.0.0.1")),
                            SystemClock(), clip=None)
            )
            for home in folders
        )  # fmt: skip
        yield Desk(qtbot, one, tmp_path), Desk(qtbot, two, tmp_path)


def carry(one: Desk, two: Desk) -> None:
    """Take records from one desk to another by a stick; a wrong passphrase opens nothing."""
    parcel = str(one.folder / "records.ofec")
    one.page.stick.export_wanted.emit(parcel, "secret words")
    one.waits(lambda: one.page.stick.outcome.text().startswith("Enregistrements écrits"))
    outcome = two.page.stick.outcome
    two.page.stick.import_wanted.emit(f"{parcel}.gone", "secret words")
    two.waits(lambda: "la clé avait été retirée" in outcome.text())
    two.page.stick.import_wanted.emit(parcel, "wrong words")
    two.waits(lambda: "phrase secrète" in outcome.text())
    assert not outcome.text().startswith("Enregistrements lus")
    two.page.stick.import_wanted.emit(parcel, "secret words")
    two.waits(lambda: outcome.text().startswith("Enregistrements lus"))


def test_a_desk_joins_by_its_camera_and_both_find_out_who_came_in_twice(
    desks: tuple[Desk, Desk],
) -> None:
    one, two = desks
    one.keeps_the_list()
    notice = two.window.desk.notice.sentence
    two.sees(one.invites())
    two.waits(lambda: "code d’appairage" in notice.text())
    assert two.window.desk.card.currentIndex() == 0  # a pairing code is never decided as a ticket

    two.page.join.camera.click()
    two.sees(one.invites())
    for desk in desks:
        desk.is_together_with(1)
    two.waits(lambda: two.page.summary.reading.text() == "Billets ici\u202f: 2")
    two.admits("CODE-1")
    sure = two.window.desk.card.sureness
    assert sure.text().startswith("Vérifié avec 1 poste sur 1")

    two.sync._worker.ask(two.sync._link.stop)  # the cable is out
    one.admits("CODE-2")
    two.admits("CODE-2")
    carry(one, two)
    two.waits(lambda: two.window.bar.sync.count.text() == "1")
    two.sync._worker.ask(two.sync._link.start)
    for desk in desks:
        desk.waits(lambda: desk.window.bar.sync.count.text() == "1")  # noqa: B023 - asked at once
        assert "Double entrée" in desk.window.desk.notice.sentence.text()
    (row,) = one.page.doubles.rows.rows.values()
    row.buttons["resolve"].click()
    for desk in desks:
        desk.waits(lambda: not desk.page.doubles.isVisible())  # noqa: B023 - asked at once


def lose_the_hub(one: Desk, two: Desk) -> None:
    """Let `two` join the list that `one` keeps, and stay alone with it."""
    assert "est vide" in two.window.desk.notice.sentence.text()
    one.keeps_the_list()
    two.page.join.camera.click()
    two.sees(one.invites())
    two.is_together_with(1)
    two.waits(lambda: two.window.desk.notice.currentIndex() == 0)  # the list has come
    one.admits("CODE-1")
    two.waits(lambda: "1" in two.window.bar.inside.text.text())
    one.page.host.switch.click()  # its laptop is gone
    one.waits(lambda: "elle est arrêtée" in one.page.summary.trouble.text())
    two.waits(lambda: two.page.summary.headline.text().startswith("Seul depuis"))
    two.admits("CODE-2")
    assert two.window.desk.card.sureness.text().startswith("Seul depuis")
    two.waits(lambda: two.page.summary.copied.text().startswith("Enregistrés ici"))


def test_when_the_hub_s_laptop_is_lost_another_takes_the_list_over_in_one_click(
    desks: tuple[Desk, Desk],
) -> None:
    one, two = desks
    lose_the_hub(one, two)

    two.page.host.take_over.click()
    two.page.host.take_over.click()
    two.waits(two.page.host.invite.isVisible)
    two.waits(lambda: two.page.summary.copied.text().startswith("Pas encore copié"))
    # Nobody follows a desk unasked that is no supervisor's, but the list is kept by one only.
    host = one.page.host
    host.switch.click()
    one.waits(host.follow.isVisible)
    assert not host.switch.isChecked()
    assert host.follow.text() == "Suivre Poste 2"
    assert "a repris la liste" in one.window.desk.notice.sentence.text()
    one.waits(lambda: "a repris la liste" in one.page.summary.trouble.text())
    host.follow.click()

    one.is_together_with(1)
    one.waits(lambda: "2" in one.window.bar.inside.text.text())
    two.waits(lambda: two.page.summary.copied.text().startswith("Tout ce qui"))
    assert "tient maintenant la liste" in one.window.desk.notice.sentence.text()
    assert host.take_over.isVisible()


def test_the_list_is_kept_again_when_its_laptop_is_started_anew(
    qtbot: QtBot, tmp_path: Path
) -> None:
    order = WindowOrder(a_folder(tmp_path / "one", "Poste 1"), camera="/dev/none", hub_place=PLACE)
    with desk_window(order, SystemClock(), clip=None) as window:
        desk = Desk(qtbot, window, tmp_path)
        desk.keeps_the_list()
        hub = desk.sync._host._process
        hub._child.kill()
        desk.waits(lambda: desk.sync._host._process not in (None, hub))
        desk.waits(desk.page.host.invite.isVisible)

    with desk_window(order, SystemClock(), clip=None) as window:
        desk = Desk(qtbot, window, tmp_path)
        desk.waits(desk.page.host.invite.isVisible)
        words = "Avec le hub\u202f; pas encore d’autre poste"
        desk.waits(lambda: desk.page.summary.headline.text() == words)
