"""The demo fair on disk: roster, codes, clip, and what to expect of them."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kiosk.app.desk import open_records
from kiosk.clock import Clock
from kiosk.demo.cast import ClipVisit, demo_cast
from kiosk.demo.fair import demo_fair
from kiosk.demo.people import demo_people
from kiosk.desk.roster_import import import_roster
from kiosk.domain.attendees import Ticket
from kiosk.domain.fair import Fair
from kiosk.errors import Trouble, TroubleError
from kiosk.roster.fair_file import write_fair
from kiosk.roster.writing import write_roster

CLIP = "clip.mp4"
EXPECTED = "expected.json"

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """How large a demo fair is wanted, and which: equal seeds give equal people."""

    people: int = 2000
    seed: int = 13


def write_demo(out: Path, order: DemoOrder, clock: Clock, on_progress: Progress) -> Path:
    """Write roster.csv, fair.json, codes/*.png, clip.mp4 and expected.json; return `out`.

    Raises:
        TroubleError: FOLDER_READ_ONLY or DISK_FULL.
    """
    fair, people, cast = _cast(order, _today(clock))
    try:
        (out / "codes").mkdir(parents=True, exist_ok=True)
        write_fair(out / "fair.json", fair)
        write_roster(out / "roster.csv", people, fair)
        _write_codes(out / "codes", cast)
        (out / EXPECTED).write_text(_expected(cast), encoding="utf-8")
    except OSError as refused:
        raise TroubleError(Trouble.FOLDER_READ_ONLY, where=out) from refused
    _write_clip(out / CLIP, cast, on_progress)
    return out


def prepare_demo(folder: Path, clock: Clock, on_progress: Progress) -> Path:
    """Make `folder` a desk at the demo fair, ready to open; return its clip.

    A demo fair that is over is put aside, not erased, and a new one begins today.
    """
    today = _today(clock)
    begun = folder / "demo-day.txt"
    try:
        if begun.exists() and not _is_on(begun, today):
            folder.rename(folder.with_name(f"{folder.name}-{begun.read_text().strip()}"))
        folder.mkdir(parents=True, exist_ok=True)
        if not begun.exists():
            fair, people, cast = _cast(DemoOrder(), today)
            _fill(folder, fair, people, clock)
            _write_clip(folder / CLIP, cast, on_progress)
            begun.write_text(today.isoformat())
    except OSError as refused:
        raise TroubleError(Trouble.DATA_READ_ONLY, where=folder) from refused
    return folder / CLIP


def _today(clock: Clock) -> date:
    return clock.now().astimezone().date()


def _is_on(begun: Path, today: date) -> bool:
    first = date.fromisoformat(begun.read_text().strip())
    return first <= today < first + timedelta(days=4)


def _cast(order: DemoOrder, today: date) -> tuple[Fair, Sequence[Ticket], Sequence[ClipVisit]]:
    fair = demo_fair(today)
    people = demo_people(fair, count=order.people, seed=order.seed)
    return fair, people, demo_cast(fair, people, order.seed)


def _fill(folder: Path, fair: Fair, people: Sequence[Ticket], clock: Clock) -> None:
    records = open_records(folder, clock)
    try:
        with records.transaction() as tx:
            tx.set_fair(fair)
        import_roster(records, people)
    finally:
        records.close()


def _write_codes(folder: Path, cast: Sequence[ClipVisit]) -> None:
    import segno

    for number, visit in enumerate(cast, start=1):
        code = segno.make(visit.text, micro=False, error="m")
        code.save(str(folder / f"{number:02}.png"), scale=12, border=4)


def _expected(cast: Sequence[ClipVisit]) -> str:
    rows = [{"text": v.text, "verdict": v.verdict, "reason": v.reason} for v in cast]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _write_clip(path: Path, cast: Sequence[ClipVisit], on_progress: Progress) -> None:
    from scanner.simulator import Carrier, Visit, write_clip

    visits = [
        Visit(visit.text, seed=number, carrier=Carrier(visit.medium))
        for number, visit in enumerate(cast)
    ]
    write_clip(path, visits, on_progress=on_progress)
