"""Measure decoding of photographs beside zxing-cpp alone and pyzbar alone, in one run.

    python tests/bench/bench_scanner_decode.py [PHOTOS] [--longest 1280] [--json FILE] [--misses]

PHOTOS holds one folder per set with a manifest.csv (file, expected, ...; one row per code). An
`expected` of '' means that nothing may be read, '?' that any text counts, '*' that a code is there
whose text may be any in the set's family: FAMILY.pool.json. Times are milliseconds of one thread's
CPU. A text right but for its character set is right.
"""

import argparse
import csv
import json
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import zxingcpp

REPOSITORY = Path(__file__).parents[2]
sys.path.insert(0, str(REPOSITORY))

from kiosk.ports import GrayImage  # noqa: E402
from scanner.decoder import decode_texts  # noqa: E402
from scanner.engines import missing_engines  # noqa: E402

Reader = Callable[[GrayImage], list[str]]


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


def zxing_alone(pixels: GrayImage) -> list[str]:
    formats = [zxingcpp.BarcodeFormat.QRCodeModel2]
    plain = zxingcpp.TextMode.Plain
    codes = zxingcpp.read_barcodes(pixels, formats=formats, text_mode=plain)
    return [code.text for code in codes]


def zbar_alone(pixels: GrayImage) -> list[str]:
    from pyzbar import pyzbar

    codes = pyzbar.decode(pixels, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [code.data.decode("utf-8", "replace") for code in codes]


def kind_of(photo: Photo) -> str:
    if photo.expected == {""}:
        return "no code"
    return "Code 128" if "code128" in photo.group else "QR"


def measure(readers: dict[str, Reader], pictures: Iterator[Photo]) -> dict[str, dict[str, Score]]:
    """Show every picture to every reader in turn, so that all see the same machine."""
    scores: dict[str, dict[str, Score]] = {name: {} for name in readers}
    for photo in pictures:
        for name, reader in readers.items():
            started = time.thread_time()
            texts = reader(photo.pixels)
            took = 1000 * (time.thread_time() - started)
            hit, wrong = judge(photo, texts)
            score = scores[name].setdefault(kind_of(photo), Score())
            score.photos += 1
            score.hits += hit
            score.wrong += wrong
            score.times_ms.append(took)
            if wrong or not (hit or photo.expected == {""}):
                verdict = "wrong" if wrong else "miss"
                score.misses.append(f"{verdict} {photo.group}/{photo.name}")
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("photos", nargs="?", type=Path, default=REPOSITORY.parent / "shared/photos")
    parser.add_argument("--longest", type=int, default=1280, help="pixels of the longest side")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--misses", action="store_true", help="name what ours missed")
    chosen = parser.parse_args()
    cv2.setNumThreads(1)
    readers: dict[str, Reader] = {"ours": decode_texts, "zxing-cpp": zxing_alone}
    if not missing_engines():
        readers["pyzbar"] = zbar_alone
    for reader in readers.values():
        reader(np.full((240, 320), 255, np.uint8))
    scores = measure(readers, photos(chosen.photos, chosen.longest))
    print(f"{'reader':12}{'kind':10}{'n':>5}{'hit':>8}{'wrong':>7}{'median ms':>11}{'p95 ms':>9}")
    figures = {n: {k: s.as_row() for k, s in kinds.items()} for n, kinds in scores.items()}
    for name, kinds in figures.items():
        for kind, row in kinds.items():
            print(
                f"{name:12}{kind:10}{row['photos']:5}{row['hit_percent']:7}%{row['wrong']:7}"
                f"{row['median_ms']:11}{row['p95_ms']:9}"
            )
    if chosen.misses:
        print(*(miss for score in scores["ours"].values() for miss in score.misses), sep="\n")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
