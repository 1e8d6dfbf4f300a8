"""Where an erasure has to look beside the records, and how far it has come by now."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest

import printer_emulators as emulators
from builders import a_fair, a_ticket, an_attendee
from fakes import ManualClock
from hub_builders import XH, a_run
from hub_builders import Desk as HubDesk
from hub_web import Web, hub_web
from kiosk.app.erasing import Erasing, Sweeper, erasure_of, purge
from kiosk.app.personal_files import remove_personal_files
from kiosk.app.preflight import desk_facts, machine_lines
from kiosk.app.spreading import spread, spread_of
from kiosk.app.telling import erasure_sentences, spread_sentences
from kiosk.clock import SystemClock
from kiosk.desk.double_entries import DoubleEntries
from kiosk.desk.erasure import ErasureReport, FilesRemoved, SpoolAnswer
from kiosk.desk.erasures import Erased, Holding, Spread
from kiosk.desk.preflight import Check
from kiosk.desk.records import PersonalFiles
from kiosk.desk.roster_import import import_roster
from kiosk.desk.thread import DeskThread
from kiosk.domain.attendees import Ticket
from kiosk.errors import Trouble, TroubleError
from kiosk.hub.certificate import certificate_in
from kiosk.protocol.api import Refusal, Refused
from kiosk.protocol.sealed import Run
from kiosk.store.erasures import erased, erasures
from kiosk.sync.membership import Membership
from ports import free_port
from printing.ipp.client import IppClient
from printing.ipp.printer import IppPrinter
from printing.ipp.spool import forget
from printing.ipp.transport import Address
from sync_builders import Desk
from test_erasure import NAME, WHO, bytes_with_secret, live
from venue_builders import Venue
from web_servers import answering

JOB = "01900000-0000-7000-8000-000000000001"


@pytest.fixture
def desk(tmp_path: Path):
    made = Desk(tmp_path, "desk", role="supervisor")
    yield made
    made.close()


def send(desk: Desk, printer: str) -> str:
    """Let a badge go out to an address; return its job."""
    job = live(desk)
    with desk.records.transaction() as tx:
        (open_job,) = tx.open_badges()
        tx.keep_badge(replace(open_job, printer=printer, attempt=1))
    return job


def test_a_folder_that_badges_once_went_to_is_cleaned_and_counted(
    desk: Desk, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"  # in no settings: it was given to one command
    elsewhere.mkdir()
    (elsewhere / f"{send(desk, str(elsewhere))}-1.pdf").write_text(NAME)

    report = erasure_of(tmp_path / "desk", desk.records).erase([WHO.id])

    assert f"{elsewhere}: 1" in erasure_sentences(report, tmp_path, applied=True)
    assert bytes_with_secret(tmp_path) == []


def test_a_disk_that_is_away_is_named_and_cleaned_when_it_is_back(
    desk: Desk, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    job = send(desk, str(stick))
    erasure = erasure_of(tmp_path / "desk", desk.records)

    report = erasure.erase([WHO.id])
    stick.mkdir()
    (stick / f"{job}-1.pdf").write_text(NAME)
    again = erasure.clean()

    assert report.files.left == (str(stick),)
    assert (again.pages, again.left) == (1, ())
    assert erasure.clean() == FilesRemoved()


def test_a_printer_that_is_away_keeps_no_ticket_code_here(desk: Desk, tmp_path: Path) -> None:
    send(desk, f"ipp://localhost:{free_port()}/ipp/print")
    erasure = erasure_of(tmp_path / "desk", desk.records)

    report = erasure.erase([WHO.id])

    (spool,) = report.files.spools
    assert spool.answer is SpoolAnswer.AWAY
    assert "asked again at every start" in erasure_sentences(report, tmp_path, applied=True)
    assert erasure.leftover().people == (WHO.id,)
    assert erasure.leftover().photos == ()
    assert all(b"CODE-ZQ" not in file.read_bytes() for file in (tmp_path / "desk").glob("kiosk*"))


@pytest.mark.servers
def test_cups_and_the_printer_behind_it_are_asked_to_forget(tmp_path: Path) -> None:
    with (
        emulators.a_bus() as env,
        emulators.Ippeve(env, formats="application/pdf", size_mm=(105, 148)) as device,
        emulators.Cups() as cups,
    ):
        queue = cups.queue("badges", device.uri)
        printer = IppPrinter(Address(queue), clock=SystemClock(), poll_s=0.05)
        page = emulators.a_badge_pdf()
        for job in (JOB, JOB.replace("1", "2")):
            printer.print(f"{job}-1", page)
        spool = cups.home / "spool"
        assert any(file.read_bytes().startswith(b"%PDF") for file in spool.glob("d*"))

        at_queue, at_device = forget(f"{queue}?copies=2", [JOB])

        assert (at_queue.answer, at_queue.jobs) == (SpoolAnswer.FORGOTTEN, 1)
        assert at_device.printer == device.uri
        left = [job.name for job in IppClient(Address(queue)).jobs()]
        assert left == [f"{JOB.replace('1', '2')}-1"]
        assert len(list(spool.glob("d*"))) == 1
        assert [each.answer for each in forget(queue, ["nothing"])] == 2 * [SpoolAnswer.NOTHING]


def test_a_layout_into_which_somebody_typed_the_name_is_told(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    live(desk)
    (folder / "layouts").mkdir()
    (folder / "layouts" / "vip.json").write_text(f'{{"text": "M. {WHO.attendee.name.full}"}}')
    (folder / "layouts" / "plain.json").write_text('{"text": "Bienvenue"}')
    (folder / "layouts" / "photo.png").write_bytes(b"\xff\xd8")
    ask = erasure_of(folder, desk.records)

    report = Erasing(folder, desk.records, ManualClock(), ask).erase([WHO.id])

    assert report.layouts == ("vip.json",)
    assert "names them: edit it. vip.json" in erasure_sentences(report, tmp_path, applied=True)


def test_a_queue_of_windows_is_named_for_somebody_to_look_into(tmp_path: Path) -> None:
    removed = remove_personal_files(
        tmp_path, PersonalFiles((JOB,), (), ("windows:Badges", "zebra://10.0.0.9"))
    )

    assert [(each.printer, each.answer) for each in removed.spools] == [
        ("windows:Badges", SpoolAnswer.UNASKED)
    ]


def test_what_others_erased_is_swept_beside_the_desk_thread(tmp_path: Path) -> None:
    thread = DeskThread(lambda _: None)
    desk = thread.ask(lambda: Desk(tmp_path, "desk", role="supervisor"))
    job = thread.ask(lambda: live(desk))
    (tmp_path / "desk" / "badges").mkdir()
    (tmp_path / "desk" / "badges" / f"{job}-1.pdf").write_text(NAME)

    def erase() -> None:
        with desk.records.transaction() as tx:
            tx.erase(WHO.id)

    thread.ask(erase)
    sweeper = Sweeper(tmp_path / "desk", desk.records, thread)
    sweeper.sweep()
    thread.ask(lambda: None)  # it has begun
    for each in threading.enumerate():
        if each.name == "sweeper":
            each.join()
    left = thread.ask(erasure_of(tmp_path / "desk", desk.records).leftover)
    sweeper.stop()

    assert left.people == ()
    assert bytes_with_secret(tmp_path) == []
    thread.ask(desk.close)
    thread.stop()


def test_who_is_erased_while_others_are_swept_is_swept_next(tmp_path: Path) -> None:
    thread, both = DeskThread(lambda _: None), (a_ticket(code="CODE-1"), a_ticket(code="CODE-2"))
    desk = thread.ask(lambda: Desk(tmp_path, "desk", role="supervisor"))
    photos = tmp_path / "desk" / "photos"
    photos.mkdir()
    for ticket in both:
        (photos / f"{ticket.id}.jpg").write_text(NAME)
    thread.ask(lambda: import_roster(desk.records, both))
    sweeper, begun = Sweeper(tmp_path / "desk", desk.records, thread), threading.Event()

    def erase(ticket: Ticket) -> None:
        with desk.records.transaction() as tx:
            tx.erase(ticket.id)

    thread.run(begun.wait, then=lambda _: None)
    for ticket in both:  # all of this is queued before the first sweep can come to its end
        thread.run(partial(erase, ticket), then=lambda _: None)
        sweeper.sweep()

    def wait_for_sweeper() -> None:  # on the thread that starts it: there it is started wholly
        for each in threading.enumerate():
            if each.name == "sweeper":
                each.join()

    begun.set()
    for _ in both:
        thread.ask(lambda: None)
        thread.ask(wait_for_sweeper)
    thread.ask(lambda: None)
    sweeper.stop()

    assert list(photos.iterdir()) == []
    thread.ask(desk.close)
    thread.stop()


def test_a_double_entry_of_somebody_erased_is_settled_and_still_counts(tmp_path: Path) -> None:
    venue = Venue(tmp_path)
    boss, other = venue.desk("boss", "supervisor"), venue.desk("other")
    for desk in (boss, other, boss, other):
        if not desk.rows("select 1 from event where subject = ?", WHO.id):
            desk.enter(WHO.id)
        venue.talk(desk)
    venue.talk(boss)
    doubles = [DoubleEntries(records=desk.records) for desk in (boss, other)]
    assert [len(each.open()) for each in doubles] == [1, 1]

    erasure_of(tmp_path / "boss", boss.records).erase([WHO.id])
    venue.talk(boss)
    venue.talk(other)

    assert [each.open() for each in doubles] == [(), ()]
    assert boss.rows("select n_in from adm") == other.rows("select n_in from adm") == [(2,)]
    venue.close()


def test_no_gap_of_a_page_keeps_a_copy_once_the_desk_is_closed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "desk", role="supervisor")
    crowd = [a_ticket(code=f"C{n * 7919 % 3000:05}") for n in range(3000)]
    with desk.records.transaction() as tx:
        tx.import_roster([*crowd[:1500], WHO, *crowd[1500:]])
    erasure_of(tmp_path / "desk", desk.records).erase([WHO.id])
    desk.close()

    for mark in (NAME, "CODE-ZQ"):
        assert mark.encode() not in (tmp_path / "desk" / "kiosk.db").read_bytes()


def test_a_purge_keeps_the_counts_first_and_knows_the_fairs_own_day(
    desk: Desk, tmp_path: Path
) -> None:
    live(desk)
    desk.close()
    clock, folder = ManualClock(), tmp_path / "desk"
    with pytest.raises(TroubleError) as undated:
        purge(folder, clock, None, apply=True)
    assert undated.value.trouble is Trouble.PURGE_UNDATED

    again = Desk(tmp_path, "desk")
    until_day = a_fair().days[-1] + timedelta(days=30)
    with again.records.transaction() as tx:
        tx.set_fair(replace(tx.fair(), keep_until=until_day))
    late = ManualClock()
    late.pass_time(hours=24 * 60)
    lines = {}
    for clock, hub_ahead in (("early", 0), ("late", 60 * 24 * 3600 * 1000)):
        with again.records.transaction() as tx:  # the laptop's own clock stays where it is
            tx.journal.set_clock(hub_ahead, "±5")
        facts = desk_facts(again.records)
        lines[clock] = [line.check for line in machine_lines(facts, tmp_path)]
    again.close()
    report, retention = purge(folder, late, None, apply=True)

    assert (retention.keep_until, retention.is_early) == (until_day, False)
    assert (Check.RETENTION in lines["early"], Check.RETENTION in lines["late"]) == (False, True)
    kept = (folder / report.counts).read_text()
    assert '"visitor"' in kept
    assert NAME not in kept
    assert "counts" in erasure_sentences(report, tmp_path, applied=True)
    assert bytes_with_secret(tmp_path) == []


def test_everybody_can_see_when_and_where_somebody_was_erased(desk: Desk, tmp_path: Path) -> None:
    live(desk)
    assert erasures(desk.records.db).count == 0
    erasure_of(tmp_path / "desk", desk.records).erase([WHO.id])

    found = erasures(desk.records.db)
    known = erased(desk.records.db, WHO.id)
    desk.close()
    spread = spread_of(tmp_path / "desk", ManualClock(), WHO.code)

    assert found.count == 1
    assert found.newest == (known,) == (spread.erased,)
    assert known is not None
    assert known.by == "desk"
    assert spread.is_everywhere  # nobody else is known
    assert "no hub passes it on" in spread_sentences(spread, a_fair(), tmp_path)


@pytest.fixture
def web(tmp_path: Path):
    with hub_web(tmp_path) as made:
        yield made


def test_the_hub_tells_who_has_not_taken_an_erasure_in(web: Web) -> None:
    token = web.token()
    before = web.http.get(f"/v1/x/{XH}/erasures/zq", headers=token).json()
    boss = HubDesk(web.hub)
    boss.push(a_run("log-1", 1, 1))
    erase: Run = a_run("log-1", 2, 1, subject="zq", type="erase")
    boss.push(erase)
    waiting = web.http.get(f"/v1/x/{XH}/erasures/zq", headers=token).json()
    web.pairing.saw({waiting["holders"][0]["device"]: web.hub.hello().head})
    done = web.http.get(f"/v1/x/{XH}/erasures/zq", headers=token).json()

    assert before["is_known"] is False
    assert (waiting["is_known"], waiting["holders"][0]["holds"]) == (True, False)
    assert done["holders"][0]["holds"] is True


def test_an_erasure_is_everywhere_only_when_all_have_confirmed_it() -> None:
    at = datetime(2026, 11, 24, 10, tzinfo=UTC)
    known = Erased("id", at, "Poste 1")
    both = (Holding("Poste 2", holds=True, heard_at=at), Holding("Poste 3", holds=False))
    told = Spread(known, "Entrée", hub_knows=True, others=both)

    assert not told.is_everywhere
    assert [one.name for one in told.waiting] == ["Poste 3"]
    assert "Poste 3: NOT YET (never heard)." in spread_sentences(told, a_fair(), Path())
    assert replace(told, others=both[:1]).is_everywhere
    assert not replace(told, others=both[:1], hub_knows=None).is_everywhere
    assert not Spread(None).is_everywhere


def test_people_are_found_by_words_in_a_large_roster(desk: Desk, tmp_path: Path) -> None:
    crowd = [a_ticket(code=f"C{n}") for n in range(1200)]
    far = a_ticket(code="C-LAST", attendee=an_attendee(last=NAME))
    with desk.records.transaction() as tx:
        tx.import_roster([*crowd, far])
    erasure = erasure_of(tmp_path / "desk", desk.records)

    assert [ticket.id for ticket in erasure.find(NAME.lower())] == [far.id]
    assert [ticket.id for ticket in erasure.find(far.badge_id or far.code)] == [far.id]
    assert len(erasure.find(an_attendee().name.last)) == 1201  # by an e-mail, too
    assert "Nothing was erased" in erasure_sentences(ErasureReport(1), tmp_path, applied=False)


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (Refusal(Refused.RETIRED, "", 1_800_000_000_000), "removed this exhibition's data on"),
        (Refusal(Refused.REVOKED, ""), "has shut this computer out"),
    ],
)
def test_a_hub_that_refuses_to_tell_of_an_erasure_is_not_called_silent(
    tmp_path: Path, refused: Refusal, said: str
) -> None:
    known = Erased("id", datetime(2026, 11, 24, 10, tzinfo=UTC), "Poste 1")
    pem = certificate_in(tmp_path).certificate.read_text()
    with answering((410, "application/json", msgspec.json.encode(refused)), tmp_path) as port:
        there = Membership("h", "Entrée", ("127.0.0.1",), port, pem, "d", "x", "", "desk", "t")
        refusing = spread(known, "id", there, ManualClock())
    silent = spread(known, "id", there, ManualClock())

    assert said in spread_sentences(refusing, a_fair(), tmp_path)
    assert "does not answer" not in spread_sentences(refusing, a_fair(), tmp_path)
    assert "does not answer" in spread_sentences(silent, a_fair(), tmp_path)
    assert not refusing.is_everywhere
