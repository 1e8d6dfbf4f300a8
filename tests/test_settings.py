"""What the laptop remembers, and what it makes of a damaged memory."""

import json

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as campaign
from hypothesis import strategies as st

from kiosk import settings
from kiosk.domain.fair import Language
from kiosk.settings import FILE_NAME, PrinterChoice, Settings, with_printers

CHOSEN = Settings(
    language="ar",
    desk="Poste 3 — entrée",
    gate="entrance",
    camera="clip.mp4",
    printer="ipp://a/ipp/print",
    layout="card",
    spare_printers=(PrinterChoice("zebra://b", "label-62"), PrinterChoice("")),
    prints="every",
)


@pytest.fixture
def loaded(tmp_path):
    def load(content: str) -> Settings:
        (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
        return settings.load(tmp_path)

    return load


def test_choices_are_read_back_as_they_were_saved(tmp_path):
    settings.save(tmp_path, CHOSEN)

    assert settings.load(tmp_path) == CHOSEN


def test_printers_are_those_chosen_in_order_each_once():
    first, second = PrinterChoice("a", "card"), PrinterChoice("b")

    assert Settings().printers == (PrinterChoice(),)
    assert with_printers(CHOSEN, (first, second, first)).printers == (first, second)
    assert with_printers(CHOSEN, ()).printers == (PrinterChoice(),)


def test_a_laptop_that_chose_nothing_yet_has_the_usual_choices(tmp_path):
    assert settings.load(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"desk": "\\ud800", "gate": "entrance"}', Settings(gate="entrance")),
        ('{"desk": 7, "gate": null, "colour": "red"}', Settings()),
        ('{"language": "xx", "desk": "Poste 2"}', Settings(desk="Poste 2")),
        (json.dumps({"desk": "x" * 500}), Settings(desk="x" * 40)),
        ('{"prints": "sometimes", "spare_printers": "ipp://a"}', Settings()),
        (
            '{"spare_printers": [7, {"address": "b"}, {"address": 1}, {"layout": "a6"}]}',
            Settings(spare_printers=(PrinterChoice("b"),)),
        ),
    ],
)
def test_what_cannot_be_used_is_dropped_and_the_rest_kept(loaded, content, expected):
    assert loaded(content) == expected


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "[" * 100_000, "1" * 5000])
def test_a_damaged_file_is_noted_and_taken_afresh(loaded, caplog, content):
    assert loaded(content) == Settings()
    assert [record.getMessage() for record in caplog.records] == ["settings.unreadable"]


def test_bytes_that_are_no_text_are_taken_afresh(tmp_path, caplog):
    (tmp_path / FILE_NAME).write_bytes(b"\xff\x00")

    assert settings.load(tmp_path) == Settings()
    assert caplog.messages == ["settings.unreadable"]


def test_choices_that_cannot_be_saved_do_not_stop_the_desk(tmp_path, caplog):
    (tmp_path / FILE_NAME).mkdir()

    settings.save(tmp_path, CHOSEN)

    assert caplog.messages == ["settings.not_saved"]


_VALUES = st.text(st.characters()) | st.sampled_from(["fr", "ar", "en", "\ud800"]) | st.integers()


@campaign(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from(["language", "desk", "gate", "camera", "x"]), _VALUES))
def test_whatever_is_loaded_can_be_shown_stored_and_spoken(loaded, saved):
    chosen = loaded(json.dumps(saved))

    assert Language(chosen.language)
    assert len(chosen.desk.encode()) <= 160
    assert chosen.gate.encode().decode() == chosen.gate
