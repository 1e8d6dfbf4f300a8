"""The link of a window to its hub, when that hub is renamed or another one took its place."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders import a_fair
from fakes import ManualClock
from kiosk.app.desk import open_records
from kiosk.app.importing import Mode, import_fair_file
from kiosk.app.pairing import membership_of
from kiosk.app.succession import heirs_of, prepare
from kiosk.app.sync_link import SyncLink
from kiosk.desk.own_hub import HubPlace
from kiosk.desk.thread import DeskThread
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.certificate import certificate_in
from kiosk.protocol.messages import SUCCESSION, Hello
from kiosk.roster.fair_file import fair_to_json
from kiosk.sync.membership import Membership, safe_of_this_system, save_membership
from kiosk.whole_file import whole_bytes
from ui.bridge import Bridge

XH = a_fair().id


@pytest.fixture
def link(tmp_path: Path) -> Iterator[SyncLink]:
    desk = DeskThread(lambda _: None)
    records = desk.ask(lambda: open_records(tmp_path / "here", ManualClock()))
    made = SyncLink(
        tmp_path / "here", records, desk=desk, bridge=Bridge(), clock=ManualClock(),
        local=a_fair().local,
    )  # fmt: skip
    pair(made.folder, "hub-1", "Accueil")
    made.membership = membership_of(made.folder)
    yield made
    desk.ask(records.close)
    desk.stop()


def pair(folder: Path, hub: str, name: str, role: str = "desk") -> Membership:
    pem = certificate_in(folder / hub).certificate.read_text()
    kept = Membership(hub, name, ("127.0.0.1",), 1, pem, "d", XH, "", role, "t")
    save_membership(folder, kept, safe_of_this_system())
    return kept


def test_a_hub_that_was_renamed_is_called_so_from_then_on(link: SyncLink) -> None:
    assert link._name_hub(Hello("hub-1", "t", 0, 0, name="Poste 3")) == "Poste 3"
    assert membership_of(link.folder).where == "Poste 3"


def test_where_another_hub_took_the_list_over_the_page_learns_of_it(link: SyncLink) -> None:
    moves: list[str] = []
    link.on_moved = lambda: moves.append(link.membership.hub if link.membership else "")
    pair(link.folder, "hub-2", "Hall B")  # as a desk that follows keeps it

    assert link._name_hub(Hello("hub-2", "t", 0, 0, name="Hall B")) == "Hall B"
    assert link._name_hub(Hello("hub-2", "t", 0, 0, name="Hall B")) == "Hall B"
    assert moves == ["hub-2"]


def test_a_paired_computer_takes_no_other_fair(link: SyncLink, tmp_path: Path) -> None:
    file = tmp_path / "fair.json"
    file.write_text(fair_to_json(replace(a_fair(), id="next-year")), encoding="utf-8")

    with pytest.raises(TroubleError) as met:
        import_fair_file(file, link.folder, ManualClock(), Mode.APPLY)

    assert met.value.trouble is Trouble.FAIR_DIFFERS
    assert "paired" in met.value.why


def test_the_desks_that_all_would_follow_are_told_by_name(link: SyncLink, tmp_path: Path) -> None:
    heir = pair(tmp_path / "there", "hub-1", "Accueil", "supervisor")
    there = open_records(tmp_path / "there", ManualClock())
    prepare(there, heir, HubPlace(4750, "127.0.0.1"))
    with there.transaction() as tx:
        docs = tx.docs.of_kind(SUCCESSION)
    there.close()
    known = '[["other","Poste 5","supervisor","aa",0,0],["d","Poste 1","desk","bb",0,0]]'

    def told() -> tuple[str, ...]:
        assert link.membership is not None
        with link.records.transaction() as tx:
            tx.docs.write(SUCCESSION, "heir other", docs["heir d"])
            tx.docs.write(SUCCESSION, "heir gone", "")  # it was shut out
            tx.docs.write(SUCCESSION, "hub hub-1", known)
        return heirs_of(link.records, link.membership)

    assert link.desk.ask(told) == ("Poste 5",)


def test_a_hub_whose_disk_was_full_at_its_first_start_starts_later(tmp_path: Path) -> None:
    first = certificate_in(tmp_path)
    first.key.unlink()
    (tmp_path / "hub.crt.part").symlink_to("/dev/full")
    with pytest.raises(TroubleError) as caught:
        certificate_in(tmp_path)

    assert caught.value.trouble is Trouble.DISK_FULL
    assert certificate_in(tmp_path).fingerprint != first.fingerprint


def test_a_pairing_is_never_there_for_others_to_read(tmp_path: Path) -> None:
    target = tmp_path / "pairing.json"
    (tmp_path / "pairing.json.part").write_bytes(b"a power cut's")
    with whole_bytes(target, private=True) as file:
        modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        file.write(b"a secret")

    assert modes == {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert target.read_bytes() == b"a secret"
