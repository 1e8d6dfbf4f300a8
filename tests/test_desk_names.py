"""What people call a desk: at the desk, at the hub, and at every other desk at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import a_fair
from fake_hub import FakeHub
from kiosk.cli import main
from kiosk.domain.desk_names import LONGEST_NAME, free_name, is_same_name, plain_name
from kiosk.domain.fair import Language
from sync_builders import Desk
from ui.name_card import NameCard
from ui.translation import speak

NAMES = st.text(st.characters(codec="utf-8"), max_size=60)


@given(typed=NAMES)
def test_whatever_is_typed_becomes_a_name_that_can_be_shown_or_none(typed: str) -> None:
    try:
        name = plain_name(typed)
    except ValueError:
        assert not 0 < len(" ".join(typed.split())) <= LONGEST_NAME or not typed.isprintable()
        return
    assert name.isprintable()
    assert plain_name(name) == name


@given(wanted=st.text("Poste 1259", min_size=1, max_size=LONGEST_NAME), taken=st.lists(NAMES))
def test_the_name_that_is_proposed_is_free_and_no_longer_than_names_are(
    wanted: str, taken: list[str]
) -> None:
    free = free_name(wanted, [*taken, wanted])

    assert not any(is_same_name(free, name) for name in [*taken, wanted])
    assert len(free) <= LONGEST_NAME


@pytest.mark.parametrize(
    ("wanted", "free"),
    [
        ("Poste 1", "Poste 4"),
        ("poste 2", "poste 4"),
        ("Hall B", "Hall B"),
        ("Accueil", "Accueil 2"),
    ],
)
def test_the_next_number_is_proposed(wanted: str, free: str) -> None:
    assert free_name(wanted, ["Poste 1", "Poste 2", "Poste 3", "Accueil"]) == free


def test_a_desk_that_is_renamed_tells_the_others_before_anybody_passes(tmp_path: Path) -> None:
    hub, here, there = FakeHub(), Desk(tmp_path, "Poste 1"), Desk(tmp_path, "Poste 2")
    here.enter("someone")
    for desk in (here, there):
        desk.talk(hub)

    with here.records.transaction() as tx:
        tx.name_desk("Poste 3 – Hall B")
    for desk in (here, there):
        desk.talk(hub)

    with there.records.transaction() as tx:
        (passage,) = tx.passages("someone", a_fair().days[0])
    assert passage.desk == "Poste 3 – Hall B"
    names = {desk.name for desk in there.store.facts().desks}
    assert names == {"Poste 3 – Hall B"}
    before = here.rows("select count(*) from event")
    with here.records.transaction() as tx:
        tx.name_desk("Poste 3 – Hall B")
    assert here.rows("select count(*) from event") == before
    for desk in (here, there):
        desk.close()


@pytest.fixture
def card(qtbot: QtBot) -> NameCard:
    speak(Language.FR)
    made = NameCard()
    qtbot.addWidget(made)
    made.show_name("Poste 1", "")
    made.show()
    return made


def test_a_name_is_typed_and_counts_with_the_enter_key(qtbot: QtBot, card: NameCard) -> None:
    card.field.selectAll()
    qtbot.keyClicks(card.field, "  Poste 3,  Hall B ")
    with qtbot.waitSignal(card.named) as told:
        qtbot.keyClick(card.field, Qt.Key.Key_Return)

    assert told.args == ["Poste 3, Hall B"]
    assert card.field.text() == "Poste 3, Hall B"


@pytest.mark.parametrize("typed", ["", "   ", "x" * 41, "Poste\u202e 3", "Poste\u0007"])
def test_what_is_no_name_is_refused_with_a_sentence(
    qtbot: QtBot, card: NameCard, typed: str
) -> None:
    card.field.setText(typed)
    with qtbot.assertNotEmitted(card.named):
        qtbot.keyClick(card.field, Qt.Key.Key_Return)

    assert card.field.text() == "Poste 1"
    assert card.hint.text().startswith("Un nom compte de 1 à 40 caractères")


def test_a_newcomer_of_the_same_name_is_offered_a_free_one(qtbot: QtBot, card: NameCard) -> None:
    assert not card.take.isVisible()
    card.show_name("Poste 1", "Poste 3")
    assert "on les confondrait" in card.hint.text()

    with qtbot.waitSignal(card.named) as told:
        card.take.click()
    assert told.args == ["Poste 3"]
    assert not card.take.isVisible()
    assert card.field.text() == "Poste 3"


def test_no_command_takes_a_name_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["pair", "10.0.0.1", "ABCD2345", "--name", "\t"])

    assert ended.value.code == 2
    assert "1 to 40 signs" in capsys.readouterr().err
