"""What is remarked below the desks of the page about synchronisation, and with what advice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.desk.reports import Level
from kiosk.desk.sync_facts import Alarm, Missing, Quarantined
from kiosk.desk.sync_view import Remark, RemarkLine, sync_view
from kiosk.domain.fair import Language
from sync_ui_builders import a_company, a_desk, a_hub, a_peer, facts
from ui.sync_page import SyncPage
from ui.sync_page_wording import desk_line, remark_line
from ui.translation import span, speak
from ui_builders import FAIR, NOON


@pytest.fixture
def page(qtbot):
    speak(Language.FR)
    made = SyncPage(FAIR)
    qtbot.addWidget(made)
    made.resize(1040, 700)
    made.show()
    yield made
    speak(Language.FR)


def test_alarms_and_what_was_set_aside_are_remarked_with_the_worst_of_them_in_red():
    known = facts(
        a_desk(alarms=frozenset({Alarm.CLONED, Alarm.RESTORED}), missing=(Missing("l", 2, 4),)),
        a_desk("ahead", "Poste 5", offset_ms=24 * 3600 * 1000),
        bad=(
            Quarantined("clock", "l", 1),
            Quarantined("unreadable", "l", 2),
            Quarantined("fork", "l", 3),
        ),
    )
    at_the_hub = frozenset({("l", 3), ("l", 4)})
    company = a_company(begun_again_at=NOON - timedelta(minutes=5), forked=at_the_hub)

    found = sync_view(known, company, tickets=0, now=NOON).remarks

    assert found == (
        RemarkLine(Remark.CLONED, "Poste 2"),
        RemarkLine(Remark.RESTORED, "Poste 2"),
        RemarkLine(Remark.MISSING, "Poste 2", 3),
        RemarkLine(Remark.CLOCK_OFF, "Poste 5", 1440),
        RemarkLine(Remark.HUB_RESTORED),
        RemarkLine(Remark.CLOCK, count=1),
        RemarkLine(Remark.FORK, count=2),
        RemarkLine(Remark.UNREADABLE, count=1),
    )
    assert {line.remark for line in found if line.level is Level.BAD} == {
        Remark.CLONED, Remark.CLOCK_OFF,
    }  # fmt: skip


def test_a_clock_a_day_off_is_told_at_the_desk_itself_and_in_hours_and_days(page):
    assert [span(minutes) for minutes in (25, 65, 120, 2880)] == [
        "25 min",
        "1 h 5 min",
        "2 h",
        "2 j",
    ]
    hub = replace(a_hub(), offset_ms=25 * 3600 * 1000)  # heard since the last event here
    view = sync_view(facts(hub=hub), a_company(a_peer()), tickets=0, now=NOON)

    [remark] = view.remarks
    assert remark_line(remark).text.startswith("L’horloge de Poste 1 se trompe de 1 j 1 h\u202f:")
    ours = next(line for line in view.desks if line.is_ours)
    assert "Horloge en retard de 1 j 1 h (corrigée)" in desk_line(ours, FAIR, view).figures


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("remark", list(Remark))
def test_every_remark_says_what_to_do(page, language, remark):
    speak(language)

    text = remark_line(RemarkLine(remark, "Poste 2", 3)).text

    assert len(text) > 30
    assert "{" not in text


def test_of_two_events_in_one_place_it_is_not_claimed_that_both_count_already(page):
    told = remark_line(RemarkLine(Remark.FORK, count=2)).text

    assert "Tous sont gardés" in told
    assert "une fois que leur ordinateur les renvoie" in told


@pytest.mark.parametrize(
    ("role", "remarks"),
    [("supervisor", (RemarkLine(Remark.SNAPSHOT),)), ("desk", ()), ("hall", ())],
)
def test_whoever_can_mend_it_is_told_that_the_hub_prepares_no_list(role, remarks):
    company = a_company(a_peer(), role=role, lacks_snapshot=True)

    assert sync_view(facts(), company, tickets=0, now=NOON).remarks == remarks
