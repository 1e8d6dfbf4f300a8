"""Removes what tells of people outside the records: badges in folders and queues, photos."""

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.app.desk import BADGES, INCOMING, PHOTOS, load_settings
from kiosk.desk.erasure import FilesRemoved, FolderCleaned, SpoolAnswer, SpoolCleaned
from kiosk.desk.records import PersonalFiles
from kiosk.domain.badges import device_of

_WINDOWS = "windows:"


def remove_personal_files(folder: Path, files: PersonalFiles) -> FilesRemoved:
    """Remove what a data folder, its folder printers and its printers hold of some people."""
    left: list[str] = []
    shutil.rmtree(folder / INCOMING, ignore_errors=True)  # half a snapshot: it is fetched again
    chosen = (choice.address for choice in load_settings(folder).printers)
    known = tuple(dict.fromkeys((*files.outlets, *chosen)))
    folders = [
        FolderCleaned(str(place), _remove(_pages(place, files.jobs), place, left))
        for place in _page_folders(folder, known)
    ]
    # A disk that is away still holds what was written to it.
    left += [str(at) for at in _page_folders(folder, known)[1:] if files.jobs and not at.is_dir()]
    photos = folder / PHOTOS
    names = {name.casefold() for name in files.photos}
    removed = _remove(_named(photos, names), photos, left)
    return FilesRemoved(
        pages=sum(each.pages for each in folders),
        photos=removed,
        left=tuple(dict.fromkeys(left)),
        folders=tuple(folders),
        spools=tuple(_spools(known, files.jobs)) if files.jobs else (),
        is_photo_left=str(photos) in left,
    )


def layouts_naming(folder: Path, words: Iterable[str]) -> tuple[str, ...]:
    """Return the badge layouts of a data folder in which one of some words was typed.

    Of all documents that desks share, only these hold what anybody may have written.
    """
    from kiosk.app.layout_store import FOLDER  # slow libraries come with it

    wanted = [word.casefold() for word in words]
    named = []
    for path in sorted(_listed(folder / FOLDER)) if wanted else []:
        with suppress(OSError, ValueError):
            text = json.dumps(json.loads(path.read_bytes()), ensure_ascii=False).casefold()
            if any(word in text for word in wanted):
                named.append(path.name)
    return tuple(named)


def _page_folders(folder: Path, known: Iterable[str]) -> tuple[Path, ...]:
    """Return where badges come out as files: printers that are folders, and the usual one."""
    plain = (at for at in known if at and "://" not in at and not at.startswith(_WINDOWS))
    return tuple(dict.fromkeys((folder / BADGES, *map(Path, plain))))


def _spools(known: Iterable[str], jobs: tuple[str, ...]) -> Iterator[SpoolCleaned]:
    """Ask every printer that keeps jobs; raw ones keep none."""
    for address in dict.fromkeys(map(device_of, known)):
        if address.startswith(("ipp://", "ipps://")):
            from printing.ipp.spool import forget

            yield from forget(address, jobs)
        elif address.startswith(_WINDOWS):
            yield SpoolCleaned(address, SpoolAnswer.UNASKED)


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
