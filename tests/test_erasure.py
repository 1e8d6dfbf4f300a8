"""People forgotten: in records, files and logs, here and elsewhere, now and when backups return."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from builders import FIRST_DAY, a_fair, a_ticket, an_attendee
from fake_records import MemoryRecords
from fakes import ManualClock
from kiosk.app.erasing import erasure_of, purge
from kiosk.app.personal_files import remove_personal_files
from kiosk.app.telling import erasure_sentences
from kiosk.cli import main
from kiosk.desk.erasure import Erasure, FilesRemoved
from kiosk.desk.records import PersonalFiles
from kiosk.domain.attendees import Ticket
from kiosk.domain.events import EventType, Fact
from kiosk.errors import Trouble, TroubleError
from kiosk.settings import PrinterChoice, Settings, save, with_printers
from sync_builders import DERIVED, Desk
from venue_builders import Venue

NAME = "Zqxwvutsr"
WHO = a_ticket(code="CODE-ZQ", attendee=an_attendee(last=NAME), note=f"knows {NAME}")
LAST_DAY = a_fair().days[-1]


def live(desk: Desk, ticket: Ticket = WHO) -> str:
    """Let a person come, be corrected and have a badge; return the badge's job."""
    with desk.records.transaction() as tx:
        tx.import_roster([ticket, a_ticket(code="CODE-2")])
        tx.record(Fact(EventType.PATCH, subject=ticket.id, body={"company": f"{NAME} SA"}))
        tx.record(Fact(EventType.SCAN, gate="entrance", zone="fair", subject=ticket.id, dir=1))
        return tx.queue_badge(ticket).id


def bytes_with_secret(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if NAME.encode() in path.read_bytes()]


@pytest.fixture
def desk(tmp_path: Path):
    made = Desk(tmp_path, "desk", role="supervisor")
    yield made
    made.close()


def test_after_an_erasure_no_byte_of_the_person_is_left(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    job = live(desk)
    elsewhere = tmp_path / "usb"
    save(folder, with_printers(Settings(), (PrinterChoice(str(elsewhere)),)))
    for place in (folder / "badges", elsewhere):
        place.mkdir()
        (place / f"{job}-1.pdf").write_text(NAME)
        (place / f".{job}-2.part").write_text(NAME)
    (folder / "incoming").mkdir()
    (folder / "incoming" / "snapshot.part").write_text(NAME)
    (folder / "photos").mkdir()
    (folder / "photos" / f"{WHO.id}.jpg").write_text(NAME)
    (folder / "photos" / "code-zq.PNG").write_text(NAME)
    (folder / "photos" / "CODE-2.png").write_text("another's")
    assert len(bytes_with_secret(tmp_path)) >= 7

    report = erasure_of(folder, desk.records).erase([WHO.id])

    assert bytes_with_secret(tmp_path) == []
    assert (report.people, report.tickets, report.badges) == (1, 1, 1)
    assert (report.files.pages, report.files.photos, report.files.left) == (4, 2, ())
    assert (folder / "photos" / "CODE-2.png").exists()
    assert desk.rows("select n from occ") == [(1,)]


def test_a_file_that_cannot_be_removed_is_named_and_tried_again(desk: Desk) -> None:
    live(desk)
    left = [FilesRemoved(left=("/mnt/usb",)), FilesRemoved(pages=1)]
    asked: list[PersonalFiles] = []

    def remove(files: PersonalFiles) -> FilesRemoved:
        asked.append(files)
        return left.pop(0)

    erasure = Erasure(records=desk.records, remove=remove)
    report = erasure.erase([WHO.id])

    assert "/mnt/usb" in erasure_sentences(report, Path(), applied=True)
    assert erasure.clean() == FilesRemoved(pages=1)
    assert erasure.clean() == FilesRemoved()
    assert asked[0].jobs == asked[1].jobs
    assert asked[1].photos == ()  # they are gone: no ticket code is kept for the sake of a disk


def test_other_desks_forget_files_too(tmp_path: Path) -> None:
    venue = Venue(tmp_path)
    boss, other = venue.desk("boss", "supervisor"), venue.desk("other")
    live(boss)
    boss.store.give_everything()
    venue.talk(boss)
    venue.talk(other)
    (tmp_path / "other" / "photos").mkdir()
    (tmp_path / "other" / "photos" / "CODE-ZQ.jpg").write_text(NAME)
    erasure_of(tmp_path / "boss", boss.records).erase([WHO.id])
    venue.talk(boss)
    venue.talk(other)

    removed = erasure_of(tmp_path / "other", other.records).clean()

    assert removed.photos == 1
    assert bytes_with_secret(tmp_path) == []
    venue.close()


def test_a_backup_that_comes_back_is_erased_again(tmp_path: Path) -> None:
    venue = Venue(tmp_path)
    boss = venue.desk("boss", "supervisor")
    live(boss)
    boss.store.give_everything()
    venue.talk(boss)
    boss.close()
    shutil.copytree(tmp_path / "boss", tmp_path / "backup")
    boss = Desk(tmp_path, "boss", role="supervisor", hub=venue.hub.hello().hub)
    erasure_of(tmp_path / "boss", boss.records).erase([WHO.id])
    venue.talk(boss)
    boss.close()
    shutil.rmtree(tmp_path / "boss")
    (tmp_path / "backup").rename(tmp_path / "boss")
    back = Desk(tmp_path, "boss", role="supervisor", hub=venue.hub.hello().hub)
    assert bytes_with_secret(tmp_path / "boss") != []

    venue.talk(back)
    with back.records.transaction() as tx:
        tx.import_roster([WHO])

    assert bytes_with_secret(tmp_path) == []
    assert back.rows("select code from roster") == [("CODE-2",)]
    back.close()
    venue.desks.clear()
    venue.close()


def test_people_are_found_by_code_and_by_words(desk: Desk) -> None:
    live(desk)
    erasure = erasure_of(Path(), desk.records)

    assert [ticket.code for ticket in erasure.find("CODE-2")] == ["CODE-2"]
    assert [ticket.id for ticket in erasure.find(f"{NAME.lower()} sa")] == [WHO.id]
    assert erasure.find("nobody of that name") == ()
    assert erasure.find("") == ()


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_a_purge_waits_for_its_day(kind: str, desk: Desk) -> None:
    records = desk.records if kind == "sqlite" else MemoryRecords(a_fair(), ManualClock())
    with records.transaction() as tx:
        tx.import_roster([WHO])
    erasure = Erasure(records=records, remove=lambda _: FilesRemoved())

    with pytest.raises(TroubleError) as told:
        erasure.due(LAST_DAY, FIRST_DAY - timedelta(days=1))
    assert told.value.trouble is Trouble.PURGE_EARLY
    assert told.value.where == f"{LAST_DAY:%d/%m/%Y}"
    assert erasure.due(LAST_DAY, LAST_DAY) == ()
    assert erasure.due(LAST_DAY + timedelta(days=1), LAST_DAY) == (WHO.id,)


def test_a_purge_leaves_counts_and_nobody(desk: Desk, tmp_path: Path) -> None:
    live(desk)
    with desk.records.transaction() as tx:
        tx.record(Fact(EventType.PATCH, subject="walk-in", body={"last_name": NAME}))
        tx.record(Fact(EventType.SCAN, gate="entrance", zone="fair", subject="walk-in", dir=1))
    before = desk.rows(DERIVED["adm"]), desk.rows(DERIVED["occ"])
    desk.close()
    clock = ManualClock()
    clock.pass_time(hours=24 * 60)

    shown, _ = purge(tmp_path / "desk", clock, LAST_DAY, apply=False)
    assert (shown.people, shown.tickets) == (3, 2)
    assert bytes_with_secret(tmp_path) != []
    done, _ = purge(tmp_path / "desk", clock, LAST_DAY, apply=True)
    again, _ = purge(tmp_path / "desk", clock, LAST_DAY, apply=True)

    assert (done.people, again.people) == (3, 0)
    assert bytes_with_secret(tmp_path) == []
    back = Desk(tmp_path, "desk")
    assert (back.rows(DERIVED["adm"]), back.rows(DERIVED["occ"])) == before
    assert back.rows("select * from roster") == []
    back.close()


def test_the_command_shows_first_and_erases_when_told(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    live(desk)
    desk.close()
    words = ["--data", str(tmp_path / "desk")]

    assert main(["erase", "--search", NAME, *words]) == 0
    assert "add --apply" in capsys.readouterr().out
    assert bytes_with_secret(tmp_path) != []
    assert main(["erase", "--ticket", "CODE-ZQ", "--apply", "--json", *words]) == 0
    assert json.loads(capsys.readouterr().out)["tickets"] == 1
    assert main(["erase", "--ticket", "CODE-ZQ", "--apply", *words]) == 1
    assert bytes_with_secret(tmp_path) == []
    assert main(["purge", "--after", "1999-12-31", *words]) == 1


def test_the_commands_say_when_nobody_is_erased(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    live(desk)
    desk.close()
    words = ["--apply", "--data", str(tmp_path / "desk")]

    assert main(["purge", "--after", "2999-12-31", *words]) == 0
    assert "may be kept until" in capsys.readouterr().out
    assert main(["erase", "--search", "nobody at all", *words]) == 0
    assert "Nobody here" in capsys.readouterr().out
    assert bytes_with_secret(tmp_path) != []


@pytest.mark.parametrize(("language", "words"), [("fr", "ajoutez"), ("ar", "أضف")])
def test_the_commands_speak_the_language_of_the_desk(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    live(desk)
    desk.close()
    folder = tmp_path / "desk"
    save(folder, Settings(language=language))
    typed = NAME.casefold().replace("z", "ź")  # accents are typed, or not

    assert main(["erase", "--search", typed, "--data", str(folder)]) == 0
    assert main(["purge", "--after", "2999-12-31", "--data", str(folder)]) == 0
    told = capsys.readouterr().out
    assert words in told
    assert "31/12/2999" in told
    assert "Nothing" not in told


def test_two_people_of_one_name_are_not_erased_together(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with desk.records.transaction() as tx:
        tx.import_roster([a_ticket(code="A"), a_ticket(code="B")])
    name = a_ticket(code="A").attendee.name.last
    desk.close()
    words = ["--search", name, "--apply", "--data", str(tmp_path / "desk")]

    assert main(["erase", *words]) == 1
    assert "one by one" in capsys.readouterr().err


def test_files_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "badges").mkdir()
    other = tmp_path / "badges" / "01900000-0000-7000-8000-000000000001-1.pdf"
    other.write_text("x")

    removed = remove_personal_files(tmp_path, PersonalFiles(("01900000-0000-7000",), ("x",)))

    assert (removed.pages, removed.photos, removed.left) == (0, 0, ())
    assert other.exists()
