"""Simulated visitors before every decoder: who is read, after how many frames, at what cost."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np
from bench_scanner_readers import Reader, rivals, union, zxing_alone

from kiosk.ports import GrayImage
from scanner.simulator import Difficulty, Visit, first_whole, frames
from scanner.stream import StreamDecoder

FPS = 30.0
_FIRST_SEED = 4000


@dataclass(slots=True)
class Showing:
    """What one reader made of one visitor; `first` counts frames since the code was in view."""

    first: int | None = None
    wrong: int = 0
    times_ms: list[float] = field(default_factory=list)


Row = dict[str, float]


def visits(count: int, difficulty: Difficulty, first_seed: int = _FIRST_SEED) -> Iterator[Visit]:
    """Yield visitors of 60 frames: short codes, and links as registration sites send them."""
    for number in range(count):
        seed = first_seed + number
        code = f"{seed * 7919 % 10**8:08}"
        link = f"https://billets.example.ma/t/{code}?k={seed * 104_729 % 10**6:06}"
        yield Visit(link if number % 2 else f"OFEC-{code}", seed, difficulty, hall=number % 4)


def grays(visit: Visit) -> Iterator[GrayImage]:
    for frame in frames(visit, FPS):
        yield np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), np.uint8)


def measure(count: int, tell: Callable[[str], None]) -> dict[str, dict[str, Row]]:
    """Return {difficulty: {reader: row}}, and under 'all' the three together.

    Ours and zxing-cpp see every frame, for their cost; the others stop once they have read.
    """
    everything: dict[str, list[Showing]] = {}
    table = {}
    for difficulty in Difficulty:
        seen: dict[str, list[Showing]] = {}
        for visit in visits(count, difficulty):
            for name, showing in show(visit).items():
                seen.setdefault(name, []).append(showing)
                everything.setdefault(name, []).append(showing)
        table[difficulty.value] = rows(seen)
        tell(difficulty.value)
    return table | {"all": rows(everything)}


def show(visit: Visit) -> dict[str, Showing]:
    """Show one visitor to every reader, frame by frame."""
    ours = StreamDecoder()
    always: dict[str, Reader] = {
        "ours": lambda pixels: [code.text for code in ours.decode(pixels)],
        "zxing-cpp": zxing_alone,
    }
    readers = always | rivals() | {"union": union}
    showings = {name: Showing() for name in readers}
    whole = first_whole(visit, FPS)
    for number, pixels in enumerate(grays(visit)):
        for name, reader in readers.items():
            if name in always or showings[name].first is None:
                look(showings[name], reader, pixels, (visit.text, number - whole + 1))
    return showings


def look(showing: Showing, reader: Reader, pixels: GrayImage, sought: tuple[str, int]) -> None:
    text, number = sought
    started = time.thread_time()
    texts = reader(pixels)
    showing.times_ms.append(1000 * (time.thread_time() - started))
    showing.wrong += any(read != text for read in texts)
    if showing.first is None and text in texts:
        showing.first = max(1, number)


def rows(seen: dict[str, list[Showing]]) -> dict[str, Row]:
    bare = statistics.fmean(t for showing in seen["zxing-cpp"] for t in showing.times_ms)
    return {name: row(showings, bare) for name, showings in seen.items()}


def row(showings: list[Showing], zxing_ms: float) -> Row:
    firsts = [showing.first for showing in showings if showing.first is not None]
    each_ms = statistics.fmean(t for showing in showings for t in showing.times_ms)
    return {
        "visitors": len(showings),
        "read_percent": round(100 * len(firsts) / len(showings), 1),
        "frames_median": float(statistics.median(firsts)) if firsts else 0.0,
        "frames_mean": round(statistics.fmean(firsts), 2) if firsts else 0.0,
        "frames_p90": float(np.percentile(firsts, 90)) if firsts else 0.0,
        "wrong": sum(showing.wrong for showing in showings),
        "ms_per_frame": round(each_ms, 2),
        "times_zxing": round(each_ms / zxing_ms, 2),
    }
