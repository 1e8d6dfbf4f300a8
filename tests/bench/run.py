"""`make bench`: each figure beside its limit, from one run; --json FILE keeps them.

python tests/bench/run.py [--people N] [--events N] [--json FILE]
"""

import argparse
import csv
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench_codes import looking_up
from bench_desks import desks_and_hub
from bench_hub import hub_ingest
from bench_network import over_the_network
from bench_printing import verdict_to_printer
from bench_snapshot import new_desk
from bench_sync import catching_up
from bench_waits import waiting
from measure import Figure, interleaved, median_ms, percentile, seconds

from builders import a_fair, a_ticket
from kiosk.clock import SystemClock
from kiosk.desk.badges import badge_of
from kiosk.desk.checkin import CheckIn
from kiosk.domain.scanned import ScannedCode, Symbology
from kiosk.roster.fair_file import fair_from_json, fair_to_json
from kiosk.roster.reading import read_roster
from kiosk.store.sqlite import FairCodec, SqliteRecords

SCANS = 1500
CLOCK = SystemClock()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200_000)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    figures = []
    print(f"{'figure':46} {'ours':>9}      {'limit':>9}  ratio")
    for figure in all_figures(wanted.people, wanted.events):
        figures.append({**asdict(figure), "ratio": round(figure.ratio, 3)})
        print(figure.line(), flush=True)
    if wanted.json:
        wanted.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False))


def all_figures(people: int, events: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        roster = write_roster(folder / "roster.csv", people)
        records = open_records(folder)
        yield importing(records, roster)
        fill_journal(records, events)
        yield from scanning(records, folder)
        yield from looking_up()
        yield from catching_up(100_000)
        yield from waiting()
        yield from new_desk(100_000)
        yield badge_pdf()
        yield from verdict_to_printer(folder / "printing")
        yield start_up(records, folder)
        yield from hub_ingest()
        yield from over_the_network()
        yield from desks_and_hub()


def open_records(folder: Path) -> SqliteRecords:
    records = SqliteRecords(folder, clock=CLOCK, codec=FairCodec(fair_to_json, fair_from_json))
    records.open(lambda: a_fair(first_day=CLOCK.now().date()))
    return records


def write_roster(path: Path, people: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["code", "prénom", "nom", "société", "fonction", "pays", "catégorie"])
        rows.writerows(
            [f"CODE{n}", f"Prénom {n}", f"Nom {n}", f"Société {n % 500}", "Achats", "MA", "visitor"]
            for n in range(people)
        )
    return path


def importing(records: SqliteRecords, roster: Path) -> Figure:
    """Read, compare and store a roster; beside csv.reader and executemany into a bare table."""

    def bare() -> None:
        db = sqlite3.connect(roster.with_suffix(".bare.db"))
        columns = "code primary key, a, b, c, d, e, f"
        db.execute(f"create table roster ({columns})")
        with roster.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter=";")
            db.executemany("insert into roster values (?, ?, ?, ?, ?, ?, ?)", rows)
        db.commit()
        db.close()

    def ours() -> None:
        with records.transaction() as tx:
            fair = tx.fair()
        tickets = read_roster(roster, fair).tickets
        with records.transaction() as tx:
            tx.import_roster(tickets)

    limit = seconds(bare)
    return Figure("import of the roster, with diff", seconds(ours), limit, "s",
                  "csv + executemany", "≤ 3×")  # fmt: skip


def fill_journal(records: SqliteRecords, events: int) -> None:
    """Give the journal a fair's worth of events before scans are timed."""
    db = records._db
    db.execute("begin immediate")
    db.execute(
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)"
        " insert into event select 'filler', i, 'id' || i, 'dev', i * 65536, 0, 0, 'none', 'scan',"
        " 1, 'fair-1', 'entrance', 'filled', 'subject ' || (i % 200000), '0123456789abcdef', 1,"
        ' \'admitted\', \'camera\', 1, \'{"reason":"","symbology":"QRCode"}\','
        " randomblob(16), randomblob(32), 0 from n",
        [events],
    )
    db.execute("commit")


def scanning(records: SqliteRecords, folder: Path) -> Iterator[Figure]:
    """Decide scans durably; beside a commit of one row in a database of the same kind."""
    gate = a_fair().gate("entrance")
    check_in = CheckIn(records=records, gate=gate, clock=CLOCK)
    db = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for pragma in ("journal_mode = wal", "synchronous = full", "locking_mode = exclusive"):
        db.execute(f"pragma {pragma}")
    db.execute("create table event (id integer primary key, body text)")

    def scan(number: int) -> None:
        code = f"CODE{number * 61}".encode()
        check_in.scan(ScannedCode(code, Symbology.QR, seen_at=CLOCK.monotonic()))

    def commit(_: int) -> None:
        db.execute("begin immediate")
        db.execute("insert into event (body) values (?)", ["x" * 260])
        db.execute("commit")

    interleaved(scan, commit, 50)
    mine, bare = interleaved(lambda n: scan(n + 50), commit, SCANS)
    yield Figure("scan decided and durable, median", median_ms(mine), median_ms(bare), "ms",
                 "commit of one row, WAL FULL", "≤ 2×")  # fmt: skip
    yield Figure("scan decided and durable, p99", 1000 * percentile(mine, 0.99),
                 1000 * percentile(bare, 0.99), "ms", "the same", "≤ 3×")  # fmt: skip
    db.close()


def badge_pdf() -> Figure:
    """Make badges one by one; beside an empty page by the same PDF library."""
    from reportlab.pdfgen.canvas import Canvas

    from printing.maker import LayoutBadgeMaker

    maker = LayoutBadgeMaker.from_file()
    fair = a_fair()

    def make(number: int) -> None:
        ticket = a_ticket(code=f"CODE{number}")
        maker.make(badge_of(fair, ticket, ticket.badge_id))

    def page(_: int) -> None:
        canvas = Canvas("", invariant=1)
        canvas.drawString(10, 10, "x")
        canvas.getpdfdata()

    interleaved(make, page, 10)
    mine, bare = interleaved(make, page, 100)
    return Figure("one badge as PDF", median_ms(mine), median_ms(bare), "ms",
                  "one word on a page, reportlab", "≤ 12 ms")  # fmt: skip


START = """
import sys, time
began = time.perf_counter()
from pathlib import Path
from PySide6.QtCore import QTimer
from kiosk.app.window import WindowOrder, run
from kiosk.clock import SystemClock
def painted():
    print(time.perf_counter() - began, flush=True)
    QTimer.singleShot(0, lambda: __import__("PySide6.QtWidgets").QtWidgets.QApplication.quit())
run(WindowOrder(folder=Path(sys.argv[1])), SystemClock(),
    on_progress=lambda share: None, on_painted=painted)
"""
BARE_WINDOW = """
import time
began = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        print(time.perf_counter() - began, flush=True)
        QTimer.singleShot(0, app.quit)
window = Window()
window.show()
app.exec()
"""


def start_up(records: SqliteRecords, folder: Path) -> Figure:
    """Start the window on the large roster until it is painted; beside an empty Qt window."""
    records.close()

    # As after any first start: modules are compiled, whatever the environment says of keeping them.
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}

    def started(script: str, *words: str) -> float:
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **compiled},
        )
        return float(done.stdout.split()[0])

    for script in (START, BARE_WINDOW):
        started(script, str(folder))
    ours = sorted(started(START, str(folder)) for _ in range(5))[2]
    limit = sorted(started(BARE_WINDOW) for _ in range(5))[2]
    return Figure("start to first screen", ours, limit, "s", "empty Qt window", "≤ 1.5 s")


if __name__ == "__main__":
    main()
