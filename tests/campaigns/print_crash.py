"""Kills the badge thread at random moments while printer and network fail, then counts pages.

    PYTHONPATH=.:tests python tests/campaigns/print_crash.py BADGES SECONDS [SEED]

The printer is a real ippeveprinter behind a proxy that cuts connections. One data folder lives
through all lives; each ends a moment after so many connections to the printer, however long the
machine took to make them. At the end each badge is out exactly once, or listed as to be checked.
"""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import printer_emulators as emulators
from builders import a_fair, a_ticket
from fault_proxy import FaultProxy
from kiosk.app.desk import open_records
from kiosk.app.outlet import Outlets
from kiosk.clock import SystemClock
from kiosk.desk.badge_actions import BadgeActions
from kiosk.desk.badge_worker import BadgeListeners, BadgeWorker
from kiosk.desk.badges import BadgeQueue
from kiosk.desk.roster_import import import_roster
from kiosk.desk.thread import DeskThread
from kiosk.domain.badges import BadgeJob, JobState
from kiosk.settings import Settings
from kiosk.store.sqlite import SqliteRecords

CLOCK = SystemClock()
HERE = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]
CALLS = (2, 40)  # connections that a life may make: fewer than the badges need
MOMENT_S = 0.1
NETWORK_FAULTS = 0.08
# Told to the printer before each page: now and then it gives up, or takes its time.
MOODS = (
    "",
    "r=$(od -An -N1 -tu1 /dev/urandom); [ $r -lt 20 ] && exit 1",
    "r=$(od -An -N1 -tu1 /dev/urandom); [ $r -lt 40 ] && sleep 0.4",
    "r=$(od -An -N1 -tu1 /dev/urandom); [ $r -lt 20 ] && echo 'STATE: +media-empty' >&2",
)


@dataclass
class Campaign:
    """One desk's data folder, its printer, and what went wrong."""

    folder: Path
    device: emulators.Ippeve
    proxy: FaultProxy
    chance: random.Random
    killed: int = 0
    looked_at: int = 0
    out: int = 0
    to_check: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"ipp://localhost:{self.proxy.port}/ipp/print"


def opened(folder: Path) -> SqliteRecords:
    return open_records(folder, CLOCK)


def prepare(campaign: Campaign, badges: int) -> None:
    """Queue a badge for each of so many people."""
    records = opened(campaign.folder)
    tickets = [a_ticket(code=f"CODE{n:04}") for n in range(badges)]
    with records.transaction() as tx:
        tx.set_fair(a_fair())
    import_roster(records, tickets)
    with records.transaction() as tx:
        for ticket in tickets:
            tx.queue_badge(ticket)
    records.close()


def live(folder: Path, address: str) -> None:
    """Print until nothing waits: the life of one process, however short."""
    desk = DeskThread(lambda error: None)
    records = desk.ask(lambda: opened(folder))
    outlets = Outlets(folder, CLOCK)
    queue = BadgeQueue(records=records)
    nothing = lambda _: None  # noqa: E731
    worker = BadgeWorker(
        queue=queue,
        desk=desk,
        outlets=outlets.chosen(Settings(printer=address)),
        open_outlet=outlets.at,
        listeners=BadgeListeners(nothing, nothing, nothing, nothing),
        clock=CLOCK,
    )
    worker.start()
    pause = threading.Event()
    while desk.ask(lambda: queue.next() or queue.in_doubt()):
        pause.wait(0.1)
    worker.stop()
    desk.ask(records.close)
    desk.stop()


def live_and_die(campaign: Campaign, *, calls: int, moment_s: float) -> bool:
    """Let a process print until a moment after so many calls; tell whether nothing waits more."""
    words = [sys.executable, __file__, "--live", str(campaign.folder), campaign.address]
    process = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(HERE)},
    )  # fmt: skip
    try:
        campaign.proxy.await_calls(calls, while_true=lambda: process.poll() is None)
        return process.wait(timeout=moment_s) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        campaign.killed += 1
        return False


def look(campaign: Campaign) -> None:
    """Be the operator: say of some doubtful badges what is true."""
    records = opened(campaign.folder)
    actions = BadgeActions(records=records)
    for each in actions.open_badges():
        if each.job.state is JobState.TO_CHECK and campaign.chance.random() < 0.7:
            campaign.looked_at += 1
            is_out = pages_of(campaign)[each.job.id]
            (actions.it_is_out if is_out else actions.print_again)(each.job.id)
    records.close()


def pages_of(campaign: Campaign) -> Counter[str]:
    """Return how often each job came out, under whatever attempt."""
    names = (page.removesuffix(".again") for page in campaign.device.pages())
    return Counter(name.rpartition("-")[0] for name in names)


def count(campaign: Campaign, badges: int) -> None:
    """Compare every job with the pages that came out."""
    pages, jobs = pages_of(campaign), jobs_of(campaign)
    campaign.out = sum(pages.values())
    campaign.to_check = sum(job.state is JobState.TO_CHECK for job in jobs)
    for job in jobs:
        out, state = pages[job.id], job.state.value
        is_right = out == 1 if job.state is JobState.PRINTED else out <= 1
        if not is_right or job.state not in (JobState.PRINTED, JobState.TO_CHECK):
            campaign.faults.append(f"{job.id}: {state}, {job.trouble}, {out} pages")
    if len(jobs) != badges or set(pages) - {job.id for job in jobs}:
        campaign.faults.append(f"{len(jobs)} jobs for {badges} badges")


def jobs_of(campaign: Campaign) -> list[BadgeJob]:
    """Return every job, with its state; closed ones too."""
    records = opened(campaign.folder)
    rows = records._db.execute("select id from badge_job where state = 'printed'").fetchall()
    with records.transaction() as tx:
        still_open = tx.open_badges()
    records.close()
    now = CLOCK.now()
    printed = [
        BadgeJob(row[0], "", "", JobState.PRINTED, queued_at=now, changed_at=now) for row in rows
    ]
    return [*printed, *still_open]


def run(
    badges: int, seconds: float, seed: int, *, network_faults: float = NETWORK_FAULTS
) -> Campaign:
    """Run the campaign until all is printed, or so many seconds; then let the queue run empty.

    Whatever the time, one process was killed, and one connection met a fault.

    Args:
        network_faults: the share of connections that meet one, 0 to 1.
    """
    chance = random.Random(seed)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="print-crash-")))
        bus = stack.enter_context(emulators.a_bus())
        device = stack.enter_context(
            emulators.Ippeve(bus, formats="application/pdf", size_mm=(105, 148))
        )
        proxy = stack.enter_context(FaultProxy(device.port, chance))
        campaign = Campaign(folder, device, proxy, chance)
        prepare(campaign, badges)
        end = time.monotonic() + seconds
        while time.monotonic() < end or not (campaign.killed and proxy.faults):
            proxy.rate = network_faults
            device.fault(chance.choice(MOODS))
            moment_s = chance.uniform(0, MOMENT_S)
            if live_and_die(campaign, calls=chance.randint(*CALLS), moment_s=moment_s):
                break
            if chance.random() < 0.25:
                look(campaign)
            if chance.random() < 0.25:
                device.forget()  # switched off and on: labels are loaded, jobs are gone
        proxy.rate = 0.0
        device.fault("")
        device.forget()
        if not live_and_die(campaign, calls=0, moment_s=240 + badges / 3):
            campaign.faults.append("the queue did not run empty")
        count(campaign, badges)
        print(
            f"seed {seed}: {badges} badges, {campaign.killed} killed, {proxy.faults} network "
            f"faults, {campaign.looked_at} looked at, {campaign.out} pages, "
            f"{campaign.to_check} to check, {len(campaign.faults)} wrong"
        )
        for fault in campaign.faults:
            print("  " + fault)
        return campaign


if __name__ == "__main__":
    if sys.argv[1] == "--live":
        live(Path(sys.argv[2]), sys.argv[3])
        sys.exit(0)
    wanted, seconds, *rest = (int(word) for word in sys.argv[1:])
    chosen = rest[0] if rest else random.SystemRandom().randrange(10**6)
    sys.exit(1 if run(wanted, seconds, chosen).faults else 0)
