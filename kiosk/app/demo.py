"""The demo fair on disk: roster, codes, clip, and what to expect of them."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from kiosk.app.desk import open_records
from kiosk.clock import Clock
from kiosk.demo.cast import ClipVisit, demo_cast
from kiosk.demo.fair import demo_fair, first_day_from
from kiosk.demo.people import demo_people
from kiosk.desk.roster_import import import_roster
from kiosk.domain.attendees import Ticket
from kiosk.domain.fair import Fair
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.roster.fair_file import write_fair
from kiosk.roster.writing import write_roster
from kiosk.store.sqlite import FILE_NAME
from kiosk.whole_file import whole_file

CLIP = "clip.mp4"
EXPECTED = "expected.json"
BEGUN = "demo-day.txt"  # the first day of a demo fair that is complete
BEING_MADE = "demo-unfinished.txt"  # likewise, until it is

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """How large a demo fair is wanted, and which: equal seeds give equal people."""

    people: int = 2000
    seed: int = 13


def write_demo(out: Path, order: DemoOrder, clock: Clock, on_progress: Progress) -> Path:
    """Write roster.csv, fair.json, codes/*.png, clip.mp4 and expected.json; return `out`.

    Raises:
        TroubleError: the folder cannot be written, or the disk is full.
    """
    fair, people, cast = _cast(order, _today(clock))
    try:
        (out / "codes").mkdir(parents=True, exist_ok=True)
        write_fair(out / "fair.json", fair)
        write_roster(out / "roster.csv", people, fair)
        _write_codes(out / "codes", cast)
    except OSError as refused:
        raise trouble_of_os_error(refused, out / EXPECTED) from refused
    with whole_file(out / EXPECTED) as file:
        file.write(_expected(cast))
    _write_clip(out / CLIP, cast, on_progress)
    return out


def prepare_demo(folder: Path, clock: Clock, on_progress: Progress) -> Path:
    """Make `folder` a desk at the demo fair, ready to open; return its clip.

    A demo fair that is over is put aside, not erased, and a new one begins today. One that was
    being made when the power went is finished.

    Raises:
        TroubleError: FAIR_DIFFERS when the folder is a real desk's; or why it cannot be written.
    """
    folder, today = folder.resolve(), _today(clock)
    begun, being_made = folder / BEGUN, folder / BEING_MADE
    try:
        if begun.exists() and not _is_on(begun, today):
            folder.rename(_free_name(folder, _day_in(begun)))
        if not begun.exists():
            _refuse_real_desk(folder)
            folder.mkdir(parents=True, exist_ok=True)
            with whole_file(being_made) as file:
                file.write(today.isoformat())
            fair, people, cast = _cast(DemoOrder(), today)
            _fill(folder, fair, people, clock)
            _write_clip(folder / CLIP, cast, on_progress)
            being_made.replace(begun)
    except OSError as refused:
        raise trouble_of_os_error(refused, begun) from refused
    return folder / CLIP


def _today(clock: Clock) -> date:
    return first_day_from(clock)


def _day_in(begun: Path) -> date | None:
    try:
        return date.fromisoformat(begun.read_text(encoding="utf-8").strip())
    except ValueError:  # empty or garbage: a power cut came before the disk had it
        return None


def _is_on(begun: Path, today: date) -> bool:
    first = _day_in(begun)
    return first is not None and first <= today < first + timedelta(days=4)


def _free_name(folder: Path, day: date | None) -> Path:
    name = f"{folder.name}-{day or 'undated'}"
    names = (folder.with_name(f"{name}-{number}" if number else name) for number in count())
    return next(free for free in names if not free.exists())


def _refuse_real_desk(folder: Path) -> None:
    if (folder / FILE_NAME).exists() and not (folder / BEING_MADE).exists():
        why = "this folder was not made for it"
        raise TroubleError(Trouble.FAIR_DIFFERS, where="The demo fair", why=why)


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
