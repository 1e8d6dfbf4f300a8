"""What a camera costs beside its codes: idle frames, the window's smoothness, memory."""

import gc
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from bench_scanner_readers import Reader, zxing_alone
from measure import percentile

from kiosk.clock import SystemClock
from kiosk.ports import GrayImage
from scanner.clips import Pace, VideoFile
from scanner.simulator import Difficulty, Visit, empty_frames, frames, write_clip
from scanner.stream import StreamDecoder
from scanner.watch import watch

FPS = 30
_BEAT_MS = 5  # of the timer that stands for the window's own work

Row = dict[str, float]


def idle(photos: Path) -> dict[str, Row]:
    """Return what frames without a code cost, beside one zxing-cpp pass each."""
    moving = list(drifting(photos, 330))
    hall = still(180)
    return {
        "moving": beside_zxing(moving, skip=90),
        "still": beside_zxing(hall, skip=60),
    }


def beside_zxing(pictures: list[GrayImage], *, skip: int) -> Row:
    """Time both readers on the same frames; the first `skip` are not counted."""
    ours = StreamDecoder()
    readers: dict[str, Reader] = {
        "ours": lambda pixels: [code.text for code in ours.decode(pixels)],
        "zxing": zxing_alone,
    }
    times: dict[str, list[float]] = {name: [] for name in readers}
    for pixels in pictures:
        for name, reader in readers.items():
            started = time.thread_time()
            reader(pixels)
            times[name].append(1000 * (time.thread_time() - started))
    counted = times["ours"][skip:]
    mean, bare = statistics.fmean(counted), statistics.fmean(times["zxing"][skip:])
    return {
        "ms_per_frame": round(mean, 2),
        "zxing_ms": round(bare, 2),
        "times_zxing": round(mean / bare, 2),
        "p99_ms": round(percentile(counted, 0.99), 2),
        "core_percent": round(mean * FPS / 10, 1),
    }


def drifting(photos: Path, count: int) -> Iterator[GrayImage]:
    """Pan over real pictures without any code, one after the other."""
    folder = photos / "neg-falsepositives"
    files = sorted(file for file in folder.iterdir() if file.suffix in {".jpg", ".png"})
    each = max(1, count // max(1, len(files)))
    for number in range(count):
        picture = cv2.imread(str(files[number // each % len(files)]), cv2.IMREAD_GRAYSCALE)
        wide = cv2.resize(np.asarray(picture, np.uint8), (1500, 844))
        x, y = 5 * (number % 40), 2 * (number % 40)
        yield np.ascontiguousarray(wide[y : y + 720, x : x + 1280], np.uint8)


def still(count: int) -> list[GrayImage]:
    """Return the empty hall as a webcam sees it: the same, but for the sensor's noise."""
    draw = np.random.default_rng(1)
    grains = [draw.normal(0, 2, (720, 1280)) for _ in range(8)]
    gray = cv2.cvtColor(next(empty_frames(1)), cv2.COLOR_BGR2GRAY)
    return [np.clip(gray + grains[n % 8], 0, 255).astype(np.uint8) for n in range(count)]


def window(seconds: float = 12.0) -> Row:
    """Return by how much a GUI timer is late while the camera thread decodes hard visitors."""
    from PySide6.QtCore import QCoreApplication, QElapsedTimer, Qt, QTimer

    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    sys.setswitchinterval(0.005)
    late: list[float] = []
    beat, watchmaker = QTimer(timerType=Qt.TimerType.PreciseTimer), QElapsedTimer()
    beat.timeout.connect(lambda: late.append(max(0.0, watchmaker.restart() - float(_BEAT_MS))))
    with TemporaryDirectory() as folder:
        clip = Path(folder) / "clip.mp4"
        visits = [Visit(f"OFEC-{n}", 9000 + n, Difficulty.HARD) for n in range(4)]
        write_clip(clip, visits, fps=FPS)
        source = VideoFile(clip, Pace.REAL_TIME, SystemClock())
        seen: list[float] = []
        camera = threading.Thread(target=lambda: _look(source, seen))
        camera.start()
        QTimer.singleShot(round(1000 * seconds), app.quit)
        watchmaker.start()
        beat.start(_BEAT_MS)
        app.exec()
        source.close()
        camera.join()
    return {
        "late_p99_ms": percentile(late, 0.99),
        "late_max_ms": max(late),
        "beats": len(late),
        "frames_per_second": round(len(seen) / seconds, 1),
        "decode_p99_ms": round(percentile(seen, 0.99), 2),
    }


def _look(source: VideoFile, seen: list[float]) -> None:
    clock = SystemClock()
    decoder = StreamDecoder()
    while sights := [sight.decode_ms for sight in watch(source, decoder, clock)]:
        seen.extend(sights)


def memory(count: int) -> Row:
    """Return how much the process grew over `count` frames, in MB: half visitors, half hall.

    The first tenth is not counted: libraries fill their pools there.
    """
    decoder = StreamDecoder()
    visit = Visit("OFEC-1", 9100, Difficulty.MEDIUM, seconds=2.0)
    pictures = [cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY) for frame in frames(visit, FPS)]
    hard = Visit("OFEC-2", 4008, Difficulty.HARD, seconds=2.0)
    pictures += [cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY) for frame in frames(hard, FPS)]
    pictures += still(60)
    levels = []
    for number in range(count):
        decoder.decode(np.asarray(pictures[number % len(pictures)], np.uint8))
        if number % max(1, count // 20) == 0:
            gc.collect()
            levels.append(resident_mb())
    settled = levels[2:]
    return {
        "frames": count,
        "grown_mb": round(statistics.fmean(settled[-3:]) - statistics.fmean(settled[:3]), 2),
        "resident_mb": round(levels[-1], 1),
    }


def resident_mb() -> float:
    """Return the memory this process holds now; Linux alone tells."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20
