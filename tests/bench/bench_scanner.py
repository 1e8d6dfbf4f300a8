"""`make bench-scanner`: photographs, simulated visitors, idle cost, smoothness and memory.

    python tests/bench/bench_scanner.py [--only PART ...] [--visitors 20] [--frames 20000]
        [--photos DIR] [--longest 1280] [--misses] [--json FILE]

Everything beside pyzbar, zxing-cpp and OpenCV alone in the same run. All of it takes half an hour;
`--only photos idle` a minute. The memory part is the leak campaign.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import bench_scanner_photos as on_photos  # noqa: E402
import bench_scanner_streams as on_streams  # noqa: E402
import bench_scanner_visitors as on_visitors  # noqa: E402
import cv2  # noqa: E402

Row = dict[str, float]
Table = dict[str, Row]


def main() -> None:
    parts = {
        "photos": photos,
        "visitors": visitors,
        "idle": idle,
        "window": window,
        "memory": memory,
    }
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=parts, default=list(parts))
    parser.add_argument("--photos", type=Path, default=REPOSITORY.parent / "shared/photos")
    parser.add_argument("--longest", type=int, default=1280, help="pixels of the longest side")
    parser.add_argument("--misses", action="store_true", help="name the photographs ours missed")
    parser.add_argument("--visitors", type=int, default=20, help="of each difficulty")
    parser.add_argument("--frames", type=int, default=20_000, help="of the memory part")
    parser.add_argument("--json", type=Path, help="write the figures here")
    chosen = parser.parse_args()
    cv2.setNumThreads(1)
    figures = {}
    for name in chosen.only:
        figures[name] = parts[name](chosen)
        show(name, figures[name])
        if chosen.json:
            chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def photos(chosen: argparse.Namespace) -> Table:
    scores = on_photos.measure(chosen.photos, chosen.longest)
    if chosen.misses:
        print(*(miss for score in scores["ours"].values() for miss in score.misses), sep="\n")
    return {
        f"{kind}: {name}": score.as_row()
        for name, kinds in scores.items()
        for kind, score in kinds.items()
    }


def visitors(chosen: argparse.Namespace) -> Table:
    tell: Callable[[str], None] = lambda done: print(f"... {done}", file=sys.stderr)  # noqa: E731
    measured = on_visitors.measure(chosen.visitors, tell)
    return {
        f"{difficulty}: {name}": row
        for difficulty, readers in measured.items()
        for name, row in readers.items()
    }


def idle(chosen: argparse.Namespace) -> Table:
    return on_streams.idle(chosen.photos)


def window(_: argparse.Namespace) -> Table:
    return {"while a camera decodes": on_streams.window()}


def memory(chosen: argparse.Namespace) -> Table:
    return {"frame after frame": on_streams.memory(chosen.frames)}


def show(part: str, table: Table) -> None:
    """Print one part as a table, a column for each figure."""
    columns = list(next(iter(table.values())))
    print(f"\n{part:24}" + "".join(f"{name:>15}" for name in columns))
    for name, row in sorted(table.items()):
        print(f"{name:24}" + "".join(f"{row[column]:15g}" for column in columns), flush=True)


if __name__ == "__main__":
    main()
