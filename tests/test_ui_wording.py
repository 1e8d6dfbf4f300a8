"""The words on screen: complete in three languages, and the catalogues true to the sources."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assets import TRANSLATIONS
from builders import a_fair, a_ticket
from kiosk.desk.reports import BadgeReport, Level, Light, Topic
from kiosk.domain.admission import Admit, Reason, Refuse
from kiosk.domain.badges import JobState
from kiosk.domain.fair import Direction, Hours, Language
from kiosk.errors import Trouble, TroubleError
from kiosk.ports import PrintTrouble
from ui.bridge import Incident
from ui.menu_button import MenuButton
from ui.passages import short_name
from ui.reasons import reason_words
from ui.status_wording import badge_text, light_text, trouble_text
from ui.translation import country, speak
from ui.wording import areas_text, code_text, days_text, passage_text, subline, todo
from ui_builders import FAIR, NOON, a_job, a_passage, a_report

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
CATALOGUES = ["kiosk_fr", "kiosk_ar"]
THIN = "\u202f"


@pytest.fixture(autouse=True)
def french(qapp):
    speak(Language.FR)
    yield
    speak(Language.FR)


def sentences(path: Path) -> dict[tuple[str, str], ET.Element]:
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.find("translation")
        for context in ET.parse(path).getroot().iter("context")  # noqa: S314  our own file
        for message in context.iter("message")
    }


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_sentence_is_translated(name):
    found = sentences(TRANSLATIONS / f"{name}.ts")

    assert [key for key, said in found.items() if said.get("type") or not said.text] == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_sentence_of_the_sources_is_in_the_catalogue(name, tmp_path):
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for path in (ROOT / "ui").glob("*.py"))
    subprocess.run([TOOLS / "pyside6-lupdate", *sources, "-ts", fresh], check=True, timeout=300)

    assert sentences(TRANSLATIONS / f"{name}.ts").keys() == sentences(fresh).keys()


@pytest.mark.parametrize("name", CATALOGUES)
def test_the_compiled_catalogue_is_up_to_date(name, tmp_path):
    fresh = tmp_path / "fresh.qm"
    source = TRANSLATIONS / f"{name}.ts"
    subprocess.run([TOOLS / "pyside6-lrelease", source, "-qm", fresh], check=True, timeout=300)

    assert fresh.read_bytes() == (TRANSLATIONS / f"{name}.qm").read_bytes()


def test_options_and_addresses_stand_apart_in_arabic_sentences():
    found = sentences(TRANSLATIONS / "kiosk_ar.ts").values()
    rest = [re.sub("\u2068[^\u2069]*\u2069", "", said.text or "") for said in found]

    # Without isolation their hyphens and slashes come out on the other side: "none/dev/".
    assert [text for text in rest if re.search(r"--\w|\w://|\bkiosk \w", text)] == []


def test_what_a_menu_offers_stands_apart_on_an_arabic_screen(qtbot):
    speak(Language.AR)
    button = MenuButton("page_button")
    qtbot.addWidget(button)
    button.offer([("a", "/dev/none")])
    button.show_choice("a", "/dev/none")

    assert button.text() == "\u2068/dev/none\u2069"
    assert [action.text() for action in button.menu().actions()] == [button.text()]


@pytest.mark.parametrize("name", CATALOGUES)
def test_translations_keep_the_blanks_of_their_sources(name):
    def blanks(text: str) -> set[str]:
        return {word for word in ("{time}", "{where}", "{why}", "{n}", "{day}") if word in text}

    found = sentences(TRANSLATIONS / f"{name}.ts")

    assert [
        source for (_, source), said in found.items() if blanks(source) != blanks(said.text)
    ] == []


def test_french_puts_a_thin_space_before_double_punctuation():
    found = sentences(TRANSLATIONS / "kiosk_fr.ts").values()

    assert [each.text for each in found for mark in "?!;:" if f" {mark}" in each.text] == []
    assert [each.text for each in found if "'" in each.text] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_short_word_and_something_to_do(reason, language):
    speak(language)
    words = reason_words(reason)

    assert 0 < len(words.word) <= 24
    assert words.meaning
    assert words.todo.endswith(".")


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_is_worded_on_screen(trouble):
    met = TroubleError(trouble, where="/here", why="because")
    speak(Language.EN)
    assert trouble_text(met) == str(met)

    speak(Language.FR)
    assert trouble_text(met) != str(met)


def test_a_bug_is_quoted_by_its_number():
    assert "a1b2c3" in trouble_text(Incident("a1b2c3"))


@pytest.mark.parametrize("trouble", PrintTrouble)
def test_every_print_trouble_has_words_for_bar_and_card(trouble):
    light = Light(Topic.PRINTER, Level.BAD, trouble.value)
    job = a_job(state=JobState.FAILED, trouble=trouble.value)

    assert light_text(light) != trouble.value
    assert badge_text(BadgeReport(job)).startswith(f"Non imprimé{THIN}:")


def test_a_shortened_badge_asks_to_be_read_over():
    text = badge_text(BadgeReport(a_job(state=JobState.PRINTED), warnings=("cut",)))

    assert "relisez" in text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ([date(2026, 12, 3)], "3 déc."),
        ([date(2026, 12, 3), date(2026, 12, 4)], "3 – 4 déc."),
        ([date(2026, 11, 30), date(2026, 12, 1)], "30 nov. – 1 déc."),
        ([date(2026, 12, 5), date(2026, 12, 3)], "3 déc., 5 déc."),
    ],
)
def test_days_are_drawn_together(days, text):
    assert days_text(days) == text


def test_the_fair_itself_goes_without_saying_beside_other_areas():
    assert areas_text(a_ticket(), FAIR) == "Le salon"
    assert areas_text(a_ticket(areas=["fair", "conferences"]), FAIR) == "Conférences"


def test_a_passage_of_an_earlier_day_names_the_day():
    passage = a_passage(minutes_ago=60 * 24)

    assert passage_text(passage, FAIR, NOON).startswith("Le 23 nov. à 13:00")


def test_someone_who_left_and_returns_is_told_apart_from_a_first_entry():
    report = a_report(history=(a_passage(minutes_ago=60), a_passage(minutes_ago=0)))

    assert subline(report, FAIR) == "Déjà entré à 12:00 · Porte entrance"


def test_too_early_says_when_the_door_opens():
    fair = a_fair(hours=Hours(datetime(2026, 1, 1, 9, tzinfo=UTC).time(), NOON.time()))
    report = a_report(Refuse(Reason.TOO_EARLY, a_ticket()))

    assert subline(report, fair) == "Ouverture à 09:00"


def test_too_early_prefers_the_ticket_s_own_start():
    ticket = a_ticket(valid_from=NOON + timedelta(hours=1))
    report = a_report(Refuse(Reason.TOO_EARLY, ticket))

    assert subline(report, FAIR) == "Ouverture à 14:00"


def test_too_early_and_too_late_name_the_day_where_it_is_another():
    early = a_ticket(valid_from=NOON + timedelta(days=2))
    late = a_ticket(valid_until=NOON - timedelta(days=1))

    assert subline(a_report(Refuse(Reason.TOO_EARLY, early)), FAIR) == (
        "Ouverture le 26 nov. à 13:00"
    )
    assert subline(a_report(Refuse(Reason.TOO_LATE, late)), FAIR) == (
        "Entrée fermée le 23 nov. à 13:00"
    )


def test_the_wrong_day_says_which_days_are_right():
    ticket = a_ticket(days=[date(2026, 11, 25)])

    assert subline(a_report(Refuse(Reason.WRONG_DAY, ticket)), FAIR) == f"Valable{THIN}: 25 nov."


@pytest.mark.parametrize(
    ("text", "shown"), [("8F2K-77", "8F2K…"), ("\u202e\x00AB", "AB…"), ("", "…")]
)
def test_of_an_unknown_code_only_four_plain_characters_show(text, shown):
    assert code_text(text) == shown


def test_countries_are_named_in_the_language_on_screen():
    assert (country("MA"), country("DE"), country("??")) == ("Maroc", "Allemagne", "??")
    speak(Language.AR)
    assert country("MA") == "المغرب"


def test_long_first_names_become_initials_among_the_last_passages():
    from kiosk.domain.attendees import PersonName

    assert short_name(PersonName("Fatima Zahra", "El Alaoui")) == "F. Z. El Alaoui"
    assert short_name(PersonName("Ali", "Naji")) == "Ali Naji"


def test_who_is_in_no_roster_yet_is_said_to_be_new_and_gets_a_blank_badge():
    ticket = replace(a_ticket(), is_new=True)
    entered = a_report(Admit(ticket, Direction.ENTRY))
    at_hall = a_report(Admit(ticket, Direction.ENTRY), gate="conferences-in")

    assert "badge vierge" in todo(entered)
    assert todo(at_hall) == todo(a_report()) == ""
