"""Simulated visitors: somebody holds a code before the webcam of an entrance desk.

For the demonstration clip and for measuring decoders. Nothing is taken from a picture of a person
or a place, and equal visits give equal frames.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.errors import Trouble, TroubleError
from kiosk.ports import ColourImage
from scanner.opencv import cv2
from scanner.simulation import optics, stage
from scanner.simulation.conditions import CONDITIONS, Conditions, Difficulty
from scanner.simulation.drawing import Canvas, over, pixels, with_shadow
from scanner.simulation.motion import Gesture, Pose, homography
from scanner.simulation.props import Carrier, Prop, make_prop

__all__ = ["Carrier", "Difficulty", "Visit", "empty_frames", "first_whole", "frames", "write_clip"]

# A phone stays bright when the hall is dark.
_SCREEN_LIGHT = 0.75

_CARRIERS = (Carrier.PHONE, Carrier.PHONE, Carrier.PHONE, Carrier.PAPER, Carrier.BADGE)


@dataclass(frozen=True, slots=True)
class Visit:
    """One visitor at the desk.

    Args:
        text: what the code says.
        seed: of everything about the visitor; `hall` is the seed of the place.
        carrier: what bears the code; drawn from the seed when None.
        seconds: from entering the picture to having left it.
    """

    text: str
    seed: int
    difficulty: Difficulty = Difficulty.EASY
    carrier: Carrier | None = None
    seconds: float = 2.0
    hall: int = 0


def frames(visit: Visit, fps: float = 30.0) -> Iterator[ColourImage]:
    """Yield the visit as 720×1280×3 frames, `fps` a second.

    Raises:
        segno.DataOverflowError: more text than a QR code holds.
    """
    shot = _Shot(visit, 1.0 / fps)
    for number in range(round(visit.seconds * fps)):
        yield shot.take((number + 0.5) / fps)


def first_whole(visit: Visit, fps: float = 30.0) -> int:
    """Return the number, from 0, of the first of `frames` that has all of the code in it."""
    shot = _Shot(visit, 1.0 / fps)
    numbers = range(round(visit.seconds * fps))
    return next((n for n in numbers if shot.is_whole((n + 0.5) / fps)), len(numbers))


def empty_frames(count: int, hall: int = 0) -> Iterator[ColourImage]:
    """Yield `count` frames of the hall with nobody at the desk."""
    picture = stage.full_size(stage.hall(hall))
    for _ in range(count):
        yield picture.copy()


def write_clip(
    path: Path,
    visits: Sequence[Visit],
    *,
    fps: float = 15.0,
    gap_s: float = 0.4,
    on_progress: Callable[[float], None] | None = None,
) -> tuple[float, ...]:
    """Write the visits one after the other to an MP4 and return when each begins, in seconds.

    The clip appears under its name only when it is whole; one that was there is replaced.

    Args:
        gap_s: seconds of empty hall before each visit and after the last.
        on_progress: told the share done, 0 to 1, after each visit.

    Raises:
        TroubleError: FOLDER_READ_ONLY; DISK_FULL when not every frame could be written.
    """
    unfinished = path.with_name(f".{path.stem}.part.mp4")
    try:
        begins = _record(unfinished, visits, fps, gap_s, on_progress)
        unfinished.replace(path)
    except OSError as refused:
        raise TroubleError(Trouble.FOLDER_READ_ONLY, where=path.parent) from refused
    finally:
        unfinished.unlink(missing_ok=True)
    return begins


def _record(
    path: Path,
    visits: Sequence[Visit],
    fps: float,
    gap_s: float,
    on_progress: Callable[[float], None] | None,
) -> tuple[float, ...]:
    writer = cv2.VideoWriter(
        str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"mp4v"), fps, (stage.WIDTH, stage.HEIGHT)
    )
    if not writer.isOpened():
        raise TroubleError(Trouble.FOLDER_READ_ONLY, where=path.parent)
    begins: list[float] = []
    written = 0
    try:
        for visit in visits:
            written += _write_all(writer, empty_frames(round(gap_s * fps), visit.hall))
            begins.append(written / fps)
            written += _write_all(writer, frames(visit, fps))
            if on_progress is not None:
                on_progress(len(begins) / len(visits))
        last_hall = visits[-1].hall if visits else 0
        written += _write_all(writer, empty_frames(max(1, round(gap_s * fps)), last_hall))
    finally:
        writer.release()
    # The encoder says nothing of a full disk: the clip is then unreadable or too short.
    if _frames_in(path) != written:
        raise TroubleError(Trouble.DISK_FULL, where=path.parent)
    return tuple(begins)


def _write_all(writer: cv2.VideoWriter, pictures: Iterator[ColourImage]) -> int:
    count = 0
    for count, picture in enumerate(pictures, start=1):  # noqa: B007  # the number is the result
        writer.write(picture)
    return count


def _frames_in(path: Path) -> int:
    clip = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    try:
        return int(clip.get(cv2.CAP_PROP_FRAME_COUNT))
    finally:
        clip.release()


class _Shot:
    """One visit with everything drawn that does not change from frame to frame."""

    def __init__(self, visit: Visit, step: float) -> None:
        rng = np.random.default_rng(visit.seed)
        asked: Conditions = CONDITIONS[visit.difficulty]
        carrier = visit.carrier or _CARRIERS[rng.integers(len(_CARRIERS))]
        self._step = step
        self._light, self._noise = rng.uniform(*asked.light), rng.uniform(*asked.noise)
        look = stage.draw_look(rng)
        self._room = optics.dimmed(stage.hall(visit.hall), self._light)
        self._person = optics.dimmed(stage.visitor(look), self._light)
        self._standing = stage.behind_code(self._room, self._person, 0.0, 0.0)
        self._gesture = Gesture(asked, visit.seconds, rng)
        self._prop = make_prop(visit.text, carrier, rng.uniform(*asked.cover), look, rng)
        held = _lit(self._prop, asked, self._light, rng)
        if carrier is Carrier.PAPER:
            bulge = rng.uniform(*asked.curl)
            held = optics.curled(held, bulge, self._prop.centre, self._prop.side)
        blur = rng.uniform(*asked.defocus) * self._prop.side / self._gesture.side
        left, top, wide, tall = cv2.boundingRect(held[:, :, 3])
        self._centre = (self._prop.centre[0] - left, self._prop.centre[1] - top)
        held = held[top : top + tall, left : left + wide]
        self._levels = _halved(optics.defocused(held, blur))
        self._shutter = rng.uniform(*asked.shutter)
        self._jpeg = rng.uniform(*asked.jpeg)
        self._rng = rng

    def take(self, seconds: float) -> ColourImage:
        pose, soon = self._gesture.at(seconds), self._gesture.at(seconds + self._step)
        frame = self._behind(pose)
        scale = pose.side / self._prop.side
        to_frame = homography(pose, self._centre, self._prop.side)
        layer = optics.projected(self._levels, to_frame, scale)
        if layer is not None:
            move = (soon.x - pose.x) * self._shutter, (soon.y - pose.y) * self._shutter
            layer.patch = optics.smeared(layer.patch, *move)
            frame = optics.laid_on(frame, layer)
        return optics.compressed(optics.grainy(frame, self._noise, self._rng), self._jpeg)

    def is_whole(self, seconds: float) -> bool:
        pose = self._gesture.at(seconds)
        reach = pose.side / 2**0.5  # half the diagonal, however it is turned
        inside = reach <= pose.x <= stage.WIDTH - reach
        return inside and reach <= pose.y <= stage.HEIGHT - reach

    def _behind(self, pose: Pose) -> ColourImage:
        if pose.presence == 1.0:
            return self._standing.copy()
        away = (1 - pose.presence) * self._gesture.enters_from
        return stage.behind_code(self._room, self._person, 0.95 * away, 0.02 * abs(away))


def _lit(prop: Prop, asked: Conditions, light: float, rng: np.random.Generator) -> Canvas:
    """Return the prop as it looks in this hall, the hand around it and its shadow included."""
    face = prop.face
    if prop.glows:
        face = optics.beaten(face, rng.uniform(*asked.moire), rng.uniform(0, 3))
    face = optics.dimmed(face, max(_SCREEN_LIGHT, light) if prop.glows else light)
    x, y = prop.centre + rng.uniform(-0.7, 0.7, 2) * prop.side
    face = optics.reflecting(face, rng.uniform(*asked.glare), (x, y), 0.45 * prop.side)
    held = over(optics.dimmed(prop.behind, light), face)
    return with_shadow(held, optics.dimmed(prop.front, light), 0.06 * prop.side, 0.35)


def _halved(canvas: Canvas) -> tuple[Canvas, ...]:
    levels = [canvas]
    for _ in range(3):
        last = levels[-1]
        levels.append(pixels(cv2.resize(last, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)))
    return tuple(levels)
