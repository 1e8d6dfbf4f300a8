"""Times the making of badges: one at a time, and two thousand in one PDF.

Run from the root of the repository: python tests/bench/bench_badge.py [--json]
"""

import argparse
import json
import os
import resource
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from builders import a_fair, an_attendee  # noqa: E402
from kiosk.domain.attendees import PersonName  # noqa: E402
from kiosk.domain.badge_ids import badge_id_of  # noqa: E402
from kiosk.domain.badges import Badge  # noqa: E402
from printing.maker import LayoutBadgeMaker  # noqa: E402

GOALS = {
    "median_ms": "≤ 12",
    "largest_kb": "≤ 50",
    "book_per_second": "≥ 400",
    "book_kb_each": "≤ 3",
    "book_memory_mb": "≤ 120",
}
COUNT, BOOK = 200, 2000

FIRST = ("Fatima-Zahra", "Mohammed", "Youssef", "Khadija", "Abdelhafid", "Łukasz", "Amaẓiɣ")
LAST = ("Benjelloun", "El Fassi Fihri", "Aït Ouaḥmane", "Ben Abdeljalil", "Bennis", "Żółć-Yıldız")
ARABIC = ("فاطمة الزهراء", "محمد", "يوسف", "خديجة", "عائشة", "عبد الحفيظ", "لوكاس")
COMPANIES = ("Royal Air Maroc", "المكتب الوطني المغربي للسياحة (ONMT)", "Société d’Aménagement")


def person(number: int) -> Badge:
    """Return one of many different people; every third gave an Arabic name too."""
    last = f"{LAST[number % len(LAST)]} {'ABCDEFGH'[number % 8]}{number}"
    arabic = PersonName(ARABIC[number % len(ARABIC)], f"بنجلون {number}")
    attendee = an_attendee(
        first=FIRST[number % len(FIRST)],
        last=last,
        name_ar=arabic if number % 3 == 0 else None,
        company=f"{COMPANIES[number % len(COMPANIES)]} {number}",
    )
    fair = a_fair()
    return Badge(
        badge_id_of(fair.id, str(number)),
        attendee,
        fair.categories[number % len(fair.categories)],
        fair.days,
        fair,
    )


def one_by_one() -> dict[str, float]:
    """Return the figures of single badges; the first, which loads the fonts, is told apart."""
    maker = LayoutBadgeMaker.from_file()
    people = [person(number) for number in range(COUNT + 1)]
    started = time.perf_counter()
    maker.make(people[0])
    first = time.perf_counter() - started

    took: list[float] = []
    sizes: list[int] = []
    for badge in people[1:]:
        started = time.perf_counter()
        made = maker.make(badge)
        took.append(time.perf_counter() - started)
        sizes.append(len(made.pdf))
    return {
        "first_ms": first * 1000,
        "median_ms": statistics.median(took) * 1000,
        "p95_ms": statistics.quantiles(took, n=20)[-1] * 1000,
        "median_kb": statistics.median(sizes) / 1000,
        "largest_kb": max(sizes) / 1000,
    }


def in_one_book() -> dict[str, float]:
    """Return the figures of one PDF with two thousand people; memory is all the process took."""
    maker = LayoutBadgeMaker.from_file()
    started, busy = time.perf_counter(), time.process_time()
    made = maker.make_book(map(person, range(BOOK)))
    took, busy = time.perf_counter() - started, time.process_time() - busy
    return {
        "book_per_second": BOOK / took,
        "book_per_cpu_second": BOOK / busy,
        "book_kb_each": len(made.pdf) / BOOK / 1000,
        "book_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Print each figure beside its goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    figures = in_one_book() | one_by_one()  # the book first: its memory is measured alone
    if parser.parse_args().json:
        print(json.dumps({name: round(value, 2) for name, value in figures.items()}))
        return
    for name, value in figures.items():
        goal = f"   goal {GOALS[name]}" if name in GOALS else ""
        print(f"{name:20}{value:10.2f}{goal}")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
