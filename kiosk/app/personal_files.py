"""Removes files that tell of people: badges in folders, photos, unfinished pages."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.app.desk import BADGES, INCOMING, PHOTOS, load_settings
from kiosk.desk.erasure import FilesRemoved
from kiosk.desk.records import PersonalFiles

_NETWORK = ("windows:",)


def remove_personal_files(folder: Path, files: PersonalFiles) -> FilesRemoved:
    """Remove what a data folder and its folder printers hold of some people."""
    left: list[str] = []
    pages = 0
    shutil.rmtree(folder / INCOMING, ignore_errors=True)  # half a snapshot: it is fetched again
    for place in _page_folders(folder):
        pages += _remove(_pages(place, files.jobs), place, left)
    photos = folder / PHOTOS
    names = {name.casefold() for name in files.photos}
    return FilesRemoved(pages, _remove(_named(photos, names), photos, left), tuple(left))


def _page_folders(folder: Path) -> tuple[Path, ...]:
    """Return where badges come out as files: printers that are folders, and the usual one."""
    chosen = (choice.address for choice in load_settings(folder).printers)
    plain = (at for at in chosen if at and "://" not in at and not at.startswith(_NETWORK))
    return tuple(dict.fromkeys((folder / BADGES, *map(Path, plain))))


def _pages(place: Path, jobs: Iterable[str]) -> Iterator[Path]:
    """Yield the pages of jobs, each of their tries, and what a power cut left of one."""
    wanted = set(jobs)
    for path in _listed(place):
        name = path.name.removeprefix(".").removesuffix(path.suffix)
        of_try = name.rpartition("-")[0]  # a job, then the number of its try
        if path.suffix in (".pdf", ".part") and not wanted.isdisjoint((name, of_try)):
            yield path


def _named(place: Path, names: set[str]) -> Iterator[Path]:
    for path in _listed(place):
        if path.stem.casefold() in names:
            yield path


def _listed(place: Path) -> list[Path]:
    with suppress(OSError):
        return list(place.iterdir())
    return []


def _remove(paths: Iterable[Path], place: Path, left: list[str]) -> int:
    count = 0
    for path in paths:
        try:
            path.unlink(missing_ok=True)
            count += 1
        except OSError:
            left.append(str(place))
    return count
