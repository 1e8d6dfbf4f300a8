"""Fetches a hub's snapshot into a file; a broken download goes on where it stopped."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

import zstandard

from kiosk.desk.company import Coming, Step
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error

_PART = "snapshot.part"
_NAME = "snapshot.etag"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """What a hub sends of its snapshot.

    Args:
        tag: the sha256 of the whole, packed, 64 hexadecimal digits.
        start: where in the whole the pieces begin; 0 when what was there is of no use.
        size: of the whole, in bytes.
    """

    tag: str
    start: int
    size: int
    pieces: AsyncIterator[bytes]


class SnapshotWay(Protocol):
    """How a snapshot reaches this computer; failures are TroubleErrors, also amid the pieces."""

    def snapshot(self, headers: Mapping[str, str]) -> AbstractAsyncContextManager[Piece | None]:
        """Open the snapshot with these request headers; None where the hub has none."""
        ...


async def download(
    way: SnapshotWay, folder: Path, target: Path, tell: Callable[[Coming], None]
) -> bool:
    """Fetch, check and unpack a snapshot; False where the hub has none.

    Args:
        folder: where a part is kept over breaks and restarts.
        tell: gets each step, up to the check.

    Raises:
        TroubleError: it broke off (the part stays), or is not what its hub says (it goes).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part, named = folder / _PART, folder / _NAME
        tell(Coming(Step.PREPARING))
        tag = await _fetched(way, part, named, tell)
        if not tag:
            return False
        tell(Coming(Step.CHECKING))
        is_whole = await asyncio.to_thread(_unpack, part, target, tag)
        part.unlink()
        named.unlink(missing_ok=True)
    except OSError as error:
        raise trouble_of_os_error(error, target) from error
    if not is_whole:
        raise TroubleError(Trouble.HUB_FAILING, why="snapshot")
    return True


def held(folder: Path) -> int:
    """Return how many bytes of a broken download are there."""
    part = folder / _PART
    return part.stat().st_size if part.exists() else 0


async def _fetched(
    way: SnapshotWay, part: Path, named: Path, tell: Callable[[Coming], None]
) -> str:
    async with way.snapshot(_headers(part, named)) as piece:
        if piece is None:  # or nothing comes after the part: better to begin anew next time
            part.unlink(missing_ok=True)
            return ""
        named.write_text(piece.tag)
        with part.open("r+b" if piece.start else "wb") as file:
            file.seek(piece.start)
            await _take(file, piece, tell)
    return piece.tag


def _headers(part: Path, named: Path) -> dict[str, str]:
    """Ask for the rest of what is there, or for all where the hub has made another since."""
    if not (part.exists() and named.exists()):
        return {}
    return {"range": f"bytes={part.stat().st_size}-", "if-range": f'"{named.read_text()}"'}


async def _take(file: BinaryIO, piece: Piece, tell: Callable[[Coming], None]) -> None:
    tell(Coming(Step.COMING, piece.start, piece.size))
    async for block in piece.pieces:
        file.write(block)
        tell(Coming(Step.COMING, file.tell(), piece.size))


def _unpack(part: Path, target: Path, tag: str) -> bool:
    """Unpack a whole download to the disk; False, and nothing is there, where it is damaged."""
    with part.open("rb") as packed:
        if hashlib.file_digest(packed, "sha256").hexdigest() != tag:
            return False
        packed.seek(0)
        with target.open("wb") as plain:
            try:
                zstandard.ZstdDecompressor().copy_stream(packed, plain, _BLOCK, _BLOCK)
            except zstandard.ZstdError:
                return False
            plain.flush()
            os.fsync(plain.fileno())
    return True
