"""Events by USB stick: any order, twice without harm, and nothing that is not whole or ours."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_fair
from fakes import ManualClock
from kiosk.app.parcels import (
    KEY_DOC,
    export_events,
    export_open,
    import_events,
    import_open,
    is_parcel_file,
    needs_passphrase,
    share_key,
)
from kiosk.cli import main
from kiosk.desk.carriage import Carriage, Carried
from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.messages import Push, Pushed
from kiosk.sync.parcel import ParcelError, Secret, packed, unpacked
from platforms import linux_only
from sync_builders import DERIVED, Desk, a_run

WORDS = "dattes et thé"
FAIR_KEY = Secret("fair", bytes(range(32)))
BATCHES = [(a_run("log", [{}, {"subject": "x"}]),), (a_run("other", [{}]),)]
CLOCK = ManualClock()


@pytest.fixture
def desks(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a desk's folder with two entries in it."""

    def make(name: str, count: int = 2) -> Path:
        desk = Desk(tmp_path, name)
        for n in range(count):
            desk.enter(f"visitor {n}")
        desk.close()
        return tmp_path / name

    return make


def events_of(folder: Path) -> list[tuple[object, ...]]:
    desk = Desk(folder.parent, folder.name)
    rows = desk.rows("select * from event order by 1, 2")
    desk.close()
    return rows


@linux_only  # its /proc has a file that fails to be read
def test_a_stick_that_is_pulled_out_is_told_as_that_and_takes_nothing_in(
    desks, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there, stick = desks("there"), tmp_path / "stick.ofec"
    stick.symlink_to("/proc/self/mem")  # the first byte of it gives EIO
    before = events_of(there)

    assert refusal(there, stick, WORDS) is Trouble.PARCEL_CUT
    assert main(["import", str(stick), "--data", str(there)]) == 1
    assert "put it in again" in capsys.readouterr().err
    assert refusal(there, tmp_path, WORDS) is Trouble.IS_FOLDER
    assert refusal(there, tmp_path / "gone.ofec", WORDS) is Trouble.NO_SUCH_FILE
    assert events_of(there) == before


def test_a_stick_carries_what_every_desk_holds(desks, tmp_path: Path) -> None:
    here, there, third = desks("here"), desks("there"), desks("third", 0)
    stick = tmp_path / "stick.ofec"
    assert export_events(here, CLOCK, stick, WORDS) == 3
    carried = import_events(there, CLOCK, stick, WORDS)
    again = import_events(there, CLOCK, stick, WORDS)
    export_events(there, CLOCK, stick, WORDS)
    import_events(third, CLOCK, stick, WORDS)
    import_events(here, CLOCK, stick, WORDS)

    assert (carried.new, again.new) == (3, 0)
    assert events_of(here) == events_of(there) == events_of(third)
    assert is_parcel_file(stick)
    assert needs_passphrase(stick)


def test_the_fairs_key_opens_it_where_a_hub_has_brought_the_key(desks, tmp_path: Path) -> None:
    here, there = desks("here"), desks("there")
    stick = tmp_path / "stick.ofec"
    with pytest.raises(TroubleError) as told:
        export_events(here, CLOCK, stick)
    assert told.value.trouble is Trouble.PARCEL_KEYLESS

    for name in ("here", "there"):
        desk = Desk(tmp_path, name)
        if name == "here":
            share_key(desk.records)
            with desk.records.transaction() as tx:
                docs = tuple(doc for doc in tx.docs.outgoing(9999) if doc.kind == KEY_DOC[0])
        else:
            with desk.records.transaction() as tx:
                tx.docs.take(docs[0], may_write=True, is_timed=True)
        desk.store.confirm("hub", Push("T", 0, (), docs=docs), Pushed("T", 1, 0))
        desk.close()

    export_events(here, CLOCK, stick)
    assert import_events(there, CLOCK, stick).new == 3
    assert not needs_passphrase(stick)


def test_another_fairs_file_is_refused(desks, tmp_path: Path) -> None:
    stick = tmp_path / "stick.ofec"
    stick.write_bytes(b"".join(packed("another fair", BATCHES, Secret("passphrase", b"x"))))

    assert refusal(desks("here"), stick, "x") is Trouble.PARCEL_FOREIGN


def test_the_wrong_passphrase_is_told_from_damage(desks, tmp_path: Path) -> None:
    here, stick = desks("here"), tmp_path / "stick.ofec"
    export_events(here, CLOCK, stick, WORDS)
    assert refusal(here, stick, "couscous") is Trouble.PARCEL_LOCKED

    raw = bytearray(stick.read_bytes())
    raw[-20] ^= 1
    stick.write_bytes(raw)
    assert refusal(here, stick, WORDS) is Trouble.PARCEL_DAMAGED


def refusal(folder: Path, stick: Path, words: str) -> Trouble:
    with pytest.raises(TroubleError) as told:
        import_events(folder, CLOCK, stick, words)
    return told.value.trouble


def test_no_name_lies_open_in_the_file(desks, tmp_path: Path) -> None:
    stick = tmp_path / "stick.ofec"
    export_events(desks("here"), CLOCK, stick, WORDS)

    assert b"visitor" not in stick.read_bytes()
    assert a_fair().id.encode() in stick.read_bytes()


@settings(max_examples=60)
@given(data=st.data())
def test_no_byte_can_be_changed_left_out_or_added(data: st.DataObject) -> None:
    whole = b"".join(packed("fair-1", BATCHES, FAIR_KEY))
    assert list(unpacked(whole, "fair-1", FAIR_KEY)) == BATCHES
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from(
            [
                whole[:at],
                whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :],
                whole[:at] + b"\x00" + whole[at:],
                whole + whole[at:],
            ]
        )
    )
    with pytest.raises(ParcelError):
        unpacked(damaged, "fair-1", FAIR_KEY)


@settings(max_examples=100)
@given(raw=st.binary(max_size=200))
def test_any_bytes_are_told_to_be_no_export(raw: bytes) -> None:
    with pytest.raises(ParcelError):
        unpacked(b"OFECEVT1" + raw, "fair-1", FAIR_KEY)


@settings(max_examples=12)
@given(order=st.lists(st.integers(0, 2), min_size=3, max_size=8))
def test_files_in_any_order_give_the_same(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("sticks")
    made = [Desk(folder, f"desk-{n}") for n in range(3)]
    for n, desk in enumerate(made):
        desk.enter("someone")
        desk.enter(f"visitor {n}")
    files = [
        [(desk.store.run(log, n, n),) for log, head in desk.store.heads().items()
         for n in range(1, head + 1)]
        for desk in made
    ]  # fmt: skip
    readers = [Desk(folder, "reader"), Desk(folder, "straight")]
    for n in [*order, 0, 1, 2]:
        for batch in files[n]:
            readers[0].store.bring(batch)
    for n in range(3):
        for batch in files[n]:
            readers[1].store.bring(batch)
    tables = [{t: reader.rows(DERIVED[t]) for t in ("adm", "occ", "alert")} for reader in readers]
    for desk in (*made, *readers):
        desk.close()

    assert tables[0] == tables[1]


def test_between_the_parts_of_a_file_the_desk_is_free(desks, tmp_path: Path) -> None:
    stick, longest = tmp_path / "stick.ofec", 0
    export_events(desks("here", 700), CLOCK, stick, WORDS)
    there = Desk(tmp_path, "there")
    shares: list[float] = []

    def ask(job: Callable[[], object]) -> object:
        nonlocal longest
        before = there.rows("select count(*) from event")
        result = job()
        longest = max(longest, there.rows("select count(*) from event")[0][0] - before[0][0])
        return result

    left = import_open(there.records, stick, WORDS,
                       Carriage(ask, shares.append, lambda: len(shares) == 1))  # fmt: skip
    done = import_open(there.records, stick, WORDS, Carriage(ask))
    never = export_open(there.records, tmp_path / "never", WORDS, Carriage(is_over=lambda: True))

    there.close()
    assert left == Carried(left.events, left.events, 701)
    assert 0 < left.events < 701
    assert done == Carried(701, 701 - left.events)
    assert 0 < longest <= 600
    assert shares == sorted(shares)
    assert never == Carried(0, of=701)
    assert not list(tmp_path.glob("*never*"))


def test_the_commands_export_and_import(
    desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there, stick = desks("here"), desks("there"), str(tmp_path / "stick.ofec")
    monkeypatch.setenv("KIOSK_PASSPHRASE", WORDS)

    assert main(["export", "--events", stick, "--passphrase", "--data", str(here)]) == 0
    assert main(["import", stick, "--data", str(there)]) == 0
    assert "3 of them new" in capsys.readouterr().out
    monkeypatch.setenv("KIOSK_PASSPHRASE", "couscous")
    assert main(["import", stick, "--data", str(there)]) == 1
    assert "passphrase" in capsys.readouterr().err
