"""The checker of the campaigns is checked: whatever is wrong with a desk's database, it says so."""

from pathlib import Path

import pytest

from builders import a_ticket
from fakes import OPENING
from invariants import desk_held, differences
from sync_builders import Desk, a_run, take

NOW_MS = int(OPENING.timestamp() * 1000)
TICKET = a_ticket()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path, "desk")
    with made.records.transaction() as tx:
        tx.import_roster([TICKET])
    made.enter("someone")
    made.enter(TICKET.id)
    take(made, a_run("log a", [{}, {"dir": -1}, {"type": "erase", "subject": "someone", "dir": 0}]))
    return made


def faults(desk: Desk) -> list[str]:
    return desk_held(desk.records, now_ms=NOW_MS).faults


def test_a_sound_desk_has_no_faults(desk: Desk) -> None:
    assert faults(desk) == []
    desk.close()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("delete from event where log = 'log a' and seq = 2", "hole"),
        ("update event set wall_ms = wall_ms + 1 where seq = 2", "hole"),
        ("update log_head set head = head + 1", "hole"),
        ("delete from log_head where log = 'log a'", "outside the logs"),
        ("update adm set n_in = n_in + 1", "adm is not"),
        ("delete from occ", "occ is not"),
        ("update event set hlc = hlc + (3600000 << 16)", "from the future"),
        ("update event set salt = x'00' where subject = 'someone'", "erased person"),
        ("insert into erased select id, '', '' from roster", "erased person"),
    ],
)
def test_what_is_wrong_with_a_desk_is_said(desk: Desk, damage: str, told: str) -> None:
    desk.records._db.execute(damage)

    assert told in " ".join(faults(desk))
    desk.close()


def test_desks_that_differ_are_named(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path, "other")

    found = " ".join(differences([desk_held(desk.records), desk_held(other.records, name="other")]))

    assert "other lacks" in found
    assert "adm differs between desk and other" in found
    desk.close()
    other.close()
