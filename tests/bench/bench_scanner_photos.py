"""Photographs before every decoder: who reads what, who misreads, and how long each takes.

The folder holds one folder per set with a manifest.csv (file, expected, ...; one row per code). An
`expected` of '' means that nothing may be read, '?' that any text counts, '*' that a code is there
whose text may be any in the set's family: FAMILY.pool.json. Times are milliseconds of one thread's
CPU. A text right but for its character set is right.
"""

import csv
import json
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from bench_scanner_readers import OpenCvAlone, Reader, rivals

from kiosk.ports import GrayImage
from scanner.decoder import decode_texts

Timed = Callable[[GrayImage], tuple[list[str], float]]


@dataclass(frozen=True, slots=True)
class Photo:
    """One picture, what it holds, and the texts known in its family."""

    group: str
    name: str
    pixels: GrayImage
    expected: frozenset[str]
    pool: frozenset[str]


@dataclass(slots=True)
class Score:
    """What one reader made of the photographs of one kind."""

    photos: int = 0
    hits: int = 0
    wrong: int = 0
    times_ms: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def as_row(self) -> dict[str, float]:
        return {
            "photos": self.photos,
            "hits": self.hits,
            "hit_percent": round(100 * self.hits / max(1, self.photos), 1),
            "wrong": self.wrong,
            "median_ms": round(float(np.median(self.times_ms)), 2),
            "p95_ms": round(float(np.percentile(self.times_ms, 95)), 2),
        }


def photos(root: Path, longest: int) -> Iterator[Photo]:
    for manifest in sorted(root.glob("*/manifest.csv")):
        group = manifest.parent.name
        pool_file = root / f"{group.split('-')[0]}.pool.json"
        texts = json.loads(pool_file.read_text("utf-8")) if pool_file.exists() else []
        expected: dict[str, set[str]] = {}
        with manifest.open(newline="", encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                expected.setdefault(row["file"], set()).add(normal(row["expected"]))
        pool = frozenset(map(normal, texts))
        for name, codes in sorted(expected.items()):
            pixels = sized(manifest.parent / name, longest)
            yield Photo(group, name, pixels, frozenset(codes), pool)


def sized(path: Path, longest: int) -> GrayImage:
    pixels = cv2.imread(str(path), cv2.IMREAD_UNCHANGED | cv2.IMREAD_ANYDEPTH)
    if pixels is None:
        raise SystemExit(f"{path} is not a readable picture.")
    if pixels.ndim == 3:
        pixels = on_white(pixels) if pixels.shape[2] == 4 else pixels
        pixels = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    factor = longest / max(pixels.shape)
    size = tuple(max(1, round(side * factor)) for side in pixels.shape[::-1])
    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, size, interpolation=kind), np.uint8)


def on_white(pixels: np.ndarray) -> np.ndarray:
    alpha = pixels[:, :, 3:].astype(np.float32) / 255
    return (pixels[:, :, :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)


def normal(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\x1d", "")
    return text.strip("\r\n")


def judge(photo: Photo, texts: list[str]) -> tuple[bool, bool]:
    """Tell whether an expected text was read, and whether a text was read that is not there."""
    read = {normal(text) for text in texts} - {""}
    known = photo.expected - {"", "*", "?"}
    if photo.expected == {""}:
        return False, bool(read)
    others = {text for text in read - known if not any(same_bytes(text, k) for k in known)}
    hit = len(others) < len(read) or ("*" in photo.expected and bool(others & photo.pool))
    if "?" in photo.expected:
        return hit or bool(read), False
    return hit, bool(others - photo.pool)


def same_bytes(one: str, other: str) -> bool:
    return bool(encodings(one) & encodings(other))


def encodings(text: str) -> set[bytes]:
    found = set()
    for codec in ("utf-8", "latin-1", "shift_jis", "cp932", "big5", "gbk", "cp1252"):
        try:
            found.add(text.encode(codec))
        except UnicodeEncodeError:
            continue
    return found


def kind_of(photo: Photo) -> str:
    if photo.expected == {""}:
        return "no code"
    return "Code 128" if "code128" in photo.group else "QR"


def measure(root: Path, longest: int) -> dict[str, dict[str, Score]]:
    """Show every picture to every reader in turn, so that all see the same machine."""
    opencv = OpenCvAlone()
    alone = {name: timed(reader) for name, reader in rivals().items()}
    readers = {"ours": timed(decode_texts)} | alone | {"opencv": opencv.timed}
    for reader in readers.values():
        reader(np.full((240, 320), 255, np.uint8))
    scores: dict[str, dict[str, Score]] = {name: {} for name in readers}
    try:
        for photo in photos(root, longest):
            for name, reader in readers.items():
                if name != "ours" and kind_of(photo) == "Code 128":
                    continue  # the others are asked for QR codes alone
                texts, took_ms = reader(photo.pixels)
                score = scores[name].setdefault(kind_of(photo), Score())
                count(score, photo, texts, took_ms)
    finally:
        opencv.close()
    return scores


def timed(reader: Reader) -> Timed:
    def read(pixels: GrayImage) -> tuple[list[str], float]:
        started = time.thread_time()
        texts = reader(pixels)
        return texts, 1000 * (time.thread_time() - started)

    return read


def count(score: Score, photo: Photo, texts: list[str], took_ms: float) -> None:
    hit, wrong = judge(photo, texts)
    score.photos += 1
    score.hits += hit
    score.wrong += wrong
    score.times_ms.append(took_ms)
    if wrong or not (hit or photo.expected == {""}):
        verdict = "wrong" if wrong else "miss"
        score.misses.append(f"{verdict} {photo.group}/{photo.name}")
