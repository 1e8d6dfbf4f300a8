"""Since when a person has a computer keep the list: what its folder remembers."""

from pathlib import Path

import pytest

from kiosk.errors import Trouble, TroubleError
from kiosk.hub.since import note_since, since_in


def test_whoever_is_chosen_again_was_chosen_later_whatever_the_clock_says(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    note_since(folder, 2_000)
    note_since(folder, 1_000)

    assert since_in(folder) == 2_001


@pytest.mark.parametrize("written", ["", "yesterday", "-5"])
def test_a_hub_of_which_nobody_noted_it_gives_way_to_any(tmp_path: Path, written: str) -> None:
    assert since_in(tmp_path) == 0
    (tmp_path / "since").write_text(written)

    assert since_in(tmp_path) == 0


def test_a_folder_that_cannot_be_made_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "hub").write_text("no folder")

    with pytest.raises(TroubleError) as met:
        note_since(tmp_path / "hub", 1)

    assert met.value.trouble is Trouble.FOLDER_READ_ONLY
