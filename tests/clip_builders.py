"""Clips written for a test, and a clock that saves it their length."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from fakes import ManualClock
from kiosk.clock import SystemClock
from kiosk.errors import Trouble, TroubleError
from scanner.sources import Pace, open_source


class PassingTime(threading.Event):
    """Ends a source's waits at once: its clock goes on instead."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self._clock = clock

    def wait(self, timeout: float | None = None) -> bool:
        self._clock.pass_time(seconds=timeout or 0.0)
        return self.is_set()


def a_clip(path: Path, count: int = 10, fps: float = 20) -> Path:
    writer = cv2.VideoWriter(
        str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"mp4v"), fps, (64, 48)
    )
    for number in range(count):
        writer.write(np.full((48, 64, 3), number * 10 % 256, np.uint8))
    writer.release()
    return path


def trouble_of(spec: Path | str) -> Trouble:
    with pytest.raises(TroubleError) as told:
        list(open_source(str(spec), SystemClock(), pace=Pace.FLAT_OUT).frames())
    return told.value.trouble
