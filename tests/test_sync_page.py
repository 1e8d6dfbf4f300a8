"""The page about synchronisation, as a supervisor meets it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from kiosk.desk.company import Company
from kiosk.desk.own_hub import HubState, OwnHub, ShownCode
from kiosk.desk.sync_facts import Missing, SyncFacts
from kiosk.desk.sync_view import is_read_elsewhere, sync_view
from kiosk.domain.fair import Language
from kiosk.errors import Trouble, TroubleError
from sync_ui_builders import a_company, a_desk, a_double, a_hub, a_peer, facts
from ui.bridge import Bridge, Mailbox, SyncBridge
from ui.main_window import MainWindow
from ui.sync_page import SyncPage
from ui.sync_page_wording import desk_line
from ui.theme import target
from ui.translation import speak
from ui_builders import FAIR, NOON, ManualClock, a_report


@pytest.fixture
def page(qtbot):
    speak(Language.FR)
    made = SyncPage(FAIR)
    qtbot.addWidget(made)
    made.resize(1040, 700)
    made.show()
    yield made
    speak(Language.FR)


@pytest.fixture
def window(qtbot):
    speak(Language.FR)
    made = MainWindow(
        fair=FAIR, gate=FAIR.gate("entrance"), bridge=Bridge(), mailbox=Mailbox(),
        clock=ManualClock(),
    )  # fmt: skip
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def show(page, known, company=None):
    page.show_view(sync_view(known, company or a_company(a_peer()), tickets=9, now=NOON))


def test_one_look_tells_the_hub_since_when_and_that_all_is_copied(page):
    show(page, facts(a_desk()))

    assert page.summary.headline.text() == "Ensemble\u202f: postes entendus, 1 sur 1"
    assert page.summary.hub.text().startswith("Hub Entrée · rejoint le 24/11 à 13:00 · entendu")
    assert page.summary.copied.text() == "Tout ce qui est enregistré ici est copié ailleurs."


@pytest.mark.parametrize("hubs", [(), (a_hub(),)])
@pytest.mark.parametrize("desks", [(), (a_desk("me", is_ours=True, events=0), a_desk())])
def test_a_desk_that_recorded_nothing_claims_no_copies(page, hubs, desks):
    show(page, SyncFacts(hubs, desks, ()), Company())

    assert page.summary.copied.text() == "Rien n’a encore été enregistré ici."


def test_a_hub_that_starts_here_is_not_called_silent(page):
    silent = a_company(a_peer(), trouble=TroubleError(Trouble.HUB_AWAY, where="Entrée"))
    page.host.show_own(OwnHub(HubState.STARTING))
    show(page, facts(), silent)
    assert page.summary.headline.text() == "Le hub démarre sur cet ordinateur…"
    assert not page.summary.trouble.isVisible()

    page.host.show_own(OwnHub())
    show(page, facts(), silent)
    assert "ne répond pas" in page.summary.trouble.text()


def test_what_is_nowhere_else_is_counted(page):
    show(page, facts(hub=a_hub(own=3)))

    assert page.summary.copied.text().endswith("pas encore copiés ailleurs\u202f: 3")
    assert "à envoyer\u202f: 3" in page.desks.rows.rows["me"].text.text()


def test_a_desk_paired_with_none_is_told_what_it_could_do(page):
    show(page, SyncFacts((), (a_desk("me", is_ours=True, events=4),), ()), Company())

    assert page.summary.headline.text() == "Ce poste travaille seul"
    assert page.summary.copied.text().endswith("\u202f: 4")


def test_a_trouble_is_said_with_what_to_do_until_it_is_over(page):
    trouble = TroubleError(Trouble.HUB_PORTAL, where="Entrée")
    show(page, facts(), a_company(alone_since=NOON, trouble=trouble))
    assert "page de connexion" in page.summary.trouble.text()
    assert page.summary.headline.text() == "Seul depuis 13:00"

    show(page, facts())
    assert not page.summary.trouble.isVisible()


def test_the_list_coming_in_is_followed(page):
    for left in (100, 40):
        show(page, facts(hub=a_hub(behind=left)), a_company(behind=left))

    assert page.summary.progress.isVisible()
    assert (page.summary.progress.value(), page.summary.progress.maximum()) == (60, 100)
    show(page, facts())
    assert not page.summary.progress.isVisible()


def test_each_desk_says_how_it_does(page):
    late, lost = a_peer("late", "Poste 3", behind=8), a_peer("lost", "Poste 4", silent_s=600)
    gap = (Missing("log", 5, 9),)
    show(
        page,
        facts(a_desk("late", "Poste 3", offset_ms=-90_000), a_desk("lost", "Poste 4", missing=gap)),
        a_company(late, lost),
    )
    rows = page.desks.rows.rows

    assert rows["late"].text.text().endswith("pas encore lus\u202f: 8")  # and not "up to date"
    assert rows["late"].figures.text() == "Horloge en avance de 2 min (corrigée)"
    assert "il manque 5" in rows["lost"].text.text()
    assert "muet depuis 12:50" in rows["lost"].text.text()


def test_desks_of_one_name_are_told_apart_by_the_end_of_their_ids(page):
    twins = tuple(
        replace(a_peer(), device=f"dev-000{n}", name="Poste 9", heard_at=None) for n in "78"
    )
    view = sync_view(facts(), a_company(*twins), tickets=0, now=NOON)

    assert [line.name for line in view.desks if "Poste 9" in line.name] == [
        "Poste 9 (0007)",
        "Poste 9 (0008)",
    ]
    assert all(
        "pas encore entendu" in str(desk_line(line, FAIR, view))
        for line in view.desks
        if "9" in line.name
    )


def test_while_this_desk_is_alone_nobody_else_is_said_to_be_up_to_date(page):
    show(page, facts(a_desk()), a_company(a_peer(), alone_since=NOON))

    assert page.desks.rows.rows["other"].text.text().startswith("sans nouvelles depuis")


def test_a_desk_is_revoked_by_two_presses_and_by_supervisors_only(qtbot, page):
    show(page, facts(a_desk()))
    button = page.desks.rows.rows["other"].buttons["revoke"]
    width = button.width()
    with qtbot.assertNotEmitted(page.revoked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Oui, révoquer"
    assert button.width() == width

    with qtbot.waitSignal(page.revoked) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["other"]
    show(page, facts(a_desk()), a_company(a_peer(), role="desk"))
    assert page.desks.rows.rows["other"].buttons == {}


def test_leaving_the_button_takes_the_first_press_back(qtbot, page):
    show(page, facts(a_desk()))
    button = page.desks.rows.rows["other"].buttons["revoke"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page.join.address.setFocus()

    page.hide()
    page.show()
    with qtbot.assertNotEmitted(page.revoked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_double_entry_names_both_passages_and_is_settled_or_cancelled(qtbot, page):
    page.show_doubles((a_double(is_sure=False),))
    row = page.doubles.rows.rows["event 7"]

    assert row.name.text() == "F. Benjelloun"
    assert row.text.text() == (
        "≈\u202f12:56:05 · Porte entrance · Poste 1, puis ≈\u202f12:58:05 · Porte exit · Poste 2"
    )
    with qtbot.waitSignal(page.resolved) as told:
        qtbot.mouseClick(row.buttons["resolve"], Qt.MouseButton.LeftButton)
    assert told.args == [a_double().later]
    qtbot.mouseClick(row.buttons["void"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.voided) as told:
        qtbot.mouseClick(row.buttons["void"], Qt.MouseButton.LeftButton)
    assert told.args == [a_double().later]
    page.show_doubles(())
    assert not page.doubles.isVisible()


def test_the_switch_and_the_code_for_one_more_desk(qtbot, page):
    code = ShownCode("192.168.1.5:4750", "ABCD2345", "desk", NOON + timedelta(minutes=9),
                     ((True, False), (False, True)))  # fmt: skip
    with qtbot.waitSignal(page.host.kept_here) as told:
        qtbot.mouseClick(page.host.switch, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    page.host.show_own(OwnHub(HubState.ON, shown=code))
    page.host.show_time(NOON)
    invite = page.host.invite

    assert "ABCD-2345" in invite.code.text()
    assert "192.168.1.5:4750" in invite.place.text()
    assert "9:00" in invite.place.text()
    assert invite.picture.modules == code.qr
    page.host.show_time(NOON + timedelta(minutes=10))
    assert not invite.picture.isVisible()
    assert not invite.code.isVisible()
    assert "expiré" in invite.place.text()


def test_another_hub_s_list_is_taken_over_after_one_question(qtbot, page):
    page.host.show_own(OwnHub(is_home=False))
    assert not page.host.switch.isVisible()

    button = page.host.take_over
    with qtbot.assertNotEmitted(page.host.taken_over):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.host.taken_over):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_desks_nobody_would_follow_are_told_who_can_take_the_list_over(qtbot, page):
    page.host.show_own(OwnHub(is_home=False, is_heir=False))
    page.host.show_heirs(("Poste 2", "Poste 5"))
    assert "Poste 2, Poste 5" in page.host._why.text()
    assert page.host.take_over.text().startswith("Il n’en reste aucun")

    qtbot.mouseClick(page.host.take_over, Qt.MouseButton.LeftButton)
    assert "par code" in page.host.take_over.text()
    with qtbot.waitSignal(page.host.taken_over):
        qtbot.mouseClick(page.host.take_over, Qt.MouseButton.LeftButton)
    page.host.show_heirs(())
    assert "aucun n’est connu" in page.host._why.text()


@pytest.mark.parametrize(("age", "free"), [(-5, "Poste 3"), (5, "")])
def test_of_two_desks_of_one_name_the_newcomer_is_offered_another(age, free):
    twin = replace(a_peer("twin", "Poste 1"), paired_at=NOON + timedelta(minutes=age))
    company = a_company(twin, a_peer(), replace(a_peer("gone", "Poste 1"), is_revoked=True))

    assert sync_view(facts(), company, tickets=0, now=NOON, name="Poste 1").free_name == free


def test_joining_by_address_and_code_tells_what_became_of_it(qtbot, page):
    join = page.join
    join.show_hubs((("192.168.1.5:4750", "Entrée"), ("192.168.1.6:4750", "Entrée")))
    assert "192.168.1.6" in join.found.menu().actions()[1].text()  # told from its namesake
    join.found.chosen.emit("192.168.1.5:4750")
    qtbot.keyClicks(join.code, "abcd2345")
    with qtbot.waitSignal(join.join_wanted) as told:
        qtbot.keyClick(join.code, Qt.Key.Key_Return)
    assert told.args == ["192.168.1.5:4750", "abcd2345"]
    join.show_joining()
    assert not join.join.isEnabled()

    join.show_joined(TroubleError(Trouble.PAIR_CODE_RUN_OUT, where="Entrée"))
    assert "expiré" in join.outcome.text()
    assert join.code.text()
    join.show_joined(None)
    assert not join.code.text()


def test_the_camera_is_armed_on_this_page_only(qtbot, page):
    with qtbot.waitSignal(page.join.armed):
        qtbot.mouseClick(page.join.camera, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(page.join.armed) as told:
        page.hide()
    assert told.args == [False]


@pytest.mark.parametrize(("state", "word"), [(HubState.OFF, "a repris"), (HubState.ON, "Arrêtez")])
def test_another_list_can_be_followed_whether_or_not_this_computer_keeps_one(
    qtbot, page, state, word
):
    page.host.show_own(OwnHub(state, successor="Porte B"))

    assert word in page.host._why.text()
    with qtbot.waitSignal(page.host.followed):
        qtbot.mouseClick(page.host.follow, Qt.MouseButton.LeftButton)


def test_everything_on_the_page_is_as_high_as_a_finger(page):
    page.show_doubles((a_double(),))
    show(page, facts(a_desk()))
    page.host.show_own(OwnHub(HubState.ON))
    pressed = [page.host.switch, page.host.invite.make, page.host.invite.roles, page.join.camera,
               page.join.join, page.join.code, page.join.address,
               *page.doubles.rows.rows["event 7"].buttons.values()]  # fmt: skip

    assert min(widget.height() for widget in pressed) >= target()


def test_the_light_opens_the_page_and_counts_double_entries(qtbot, window):
    page = SyncPage(FAIR)
    window.pages.add("sync", page.title, page)
    news = SyncBridge()
    window.follow(news)
    news.doubles_changed.emit((a_double(), a_double(seq=8)))

    assert window.bar.sync.count.text() == "2"
    qtbot.mouseClick(window.bar.sync, Qt.MouseButton.LeftButton)
    assert page.isVisible()
    assert window.bar.sync.height() >= target()


def test_a_double_entry_is_noticed_beside_the_verdict_and_takes_no_focus(qtbot, window):
    news = SyncBridge()
    window.follow(news)
    window.desk.show_report(a_report())
    window.desk.entry.field.setFocus()
    before = window.desk.card.head.word.text(), window.desk.card.geometry()

    news.double_found.emit((a_double(),))

    notice = window.desk.notice
    assert notice.sentence.text().startswith("Double entrée de F. Benjelloun")
    assert (window.desk.card.head.word.text(), window.desk.card.geometry()) == before
    assert window.focusWidget() is window.desk.entry.field
    window.choose_language(Language.EN)
    qtbot.waitUntil(lambda: notice.sentence.text().startswith("Double entry of"))
    speak(Language.FR)
    news.doubles_changed.emit((a_double(),))
    assert notice.currentIndex() == 1
    news.doubles_changed.emit(())  # settled, here or elsewhere
    assert notice.currentIndex() == 0


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_code_and_its_qr_fit_on_one_screen(window, size):
    page = SyncPage(FAIR)
    window.pages.add("sync", page.title, page)
    window.resize(*size)
    window.show_page("sync")
    code = ShownCode("192.168.1.5:4750", "ABCD2345", "desk", NOON + timedelta(minutes=9),
                     ((True,) * 33,) * 33)  # fmt: skip
    moved = TroubleError(Trouble.HUB_MOVED, where="192.168.1.5:41233", why="4750")
    page.host.show_own(OwnHub(HubState.ON, trouble=moved))
    assert "41233" in page.host.trouble.text()
    assert page.host.trouble.isVisible()
    page.host.show_own(OwnHub(HubState.ON, shown=code, trouble=moved))
    page.host.show_time(NOON)
    page.layout().activate()
    picture = page.host.invite.picture

    assert not page.host.trouble.isVisible()  # it would cut the QR off
    below = picture.mapTo(window, picture.rect().bottomLeft()).y()
    assert 0 < below < window.height()


def test_a_list_kept_here_alone_is_not_called_copied(page):
    view = sync_view(facts(), a_company(), tickets=1, now=NOON)
    assert not is_read_elsewhere(a_company())
    assert not is_read_elsewhere(a_company(a_peer(behind=3)))
    assert is_read_elsewhere(a_company(a_peer()))

    page.show_view(view)
    assert "copié ailleurs" in page.summary.copied.text()
    page.show_view(replace(view, is_only_here=True))
    assert "Pas encore copié" in page.summary.copied.text()
