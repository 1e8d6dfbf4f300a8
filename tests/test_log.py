"""The log of a desk: kept where possible, and never in anybody's way."""

import json
import logging
from pathlib import Path

import pytest

from kiosk.log import kept_in

log = logging.getLogger("kiosk.test")


class Unsayable:
    """A value that no formatter can write: a mistake in the program."""

    def __str__(self) -> str:
        raise ValueError("no text")


def _say_something(folder: Path) -> None:
    with kept_in(folder):
        log.info("desk.opened", extra={"gate": "entrance"})
        log.info("desk.closed")


def test_each_event_is_one_line_of_json(tmp_path):
    _say_something(tmp_path)

    lines = (tmp_path / "kiosk.log").read_text(encoding="utf-8").splitlines()
    first, second = map(json.loads, lines)
    assert (first["event"], first["level"], first["gate"]) == ("desk.opened", "info", "entrance")
    assert second["event"] == "desk.closed"


def test_no_colours_of_a_terminal_get_into_the_file(tmp_path):
    with kept_in(tmp_path):
        said = "Started server process [%d]"
        logging.getLogger("a server").info(
            said, 7, extra={"color_message": f"\x1b[36m{said}\x1b[0m"}
        )

    assert "u001b" not in (tmp_path / "kiosk.log").read_text(encoding="utf-8")


def test_nothing_is_kept_afterwards(tmp_path):
    _say_something(tmp_path)
    size = (tmp_path / "kiosk.log").stat().st_size

    log.info("desk.gone")

    assert (tmp_path / "kiosk.log").stat().st_size == size


def test_a_folder_in_the_place_of_the_log_is_no_reason_to_complain(tmp_path, capsys):
    (tmp_path / "kiosk.log").mkdir()

    _say_something(tmp_path)

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("target", ["nowhere/kiosk.log", "/dev/full"])
def test_a_log_that_cannot_be_written_is_no_reason_to_complain(tmp_path, capsys, target):
    (tmp_path / "kiosk.log").symlink_to(target)

    _say_something(tmp_path)

    assert capsys.readouterr().err == ""


def test_a_log_without_a_folder_is_no_reason_to_complain(tmp_path, capsys):
    _say_something(tmp_path / "nowhere")

    assert capsys.readouterr().err == ""


def test_half_a_surrogate_pair_is_written_in_ascii(tmp_path, capsys):
    with kept_in(tmp_path):
        log.info("camera.opened", extra={"source": "\ud800"})

    assert capsys.readouterr().err == ""
    assert "\\ud800" in (tmp_path / "kiosk.log").read_text(encoding="utf-8")


def test_a_mistake_of_the_program_is_not_hidden(tmp_path, capsys):
    with kept_in(tmp_path):
        log.info("desk.opened", extra={"gate": Unsayable()})

    assert "Logging error" in capsys.readouterr().err
