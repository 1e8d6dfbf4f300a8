"""Which of two states of a roster row or document stands: the newer, in whatever order they come.

The greater version; of two equal ones the one whose content is greater, by its bytes. What comes
from a peer that knows of no versions counts as a change made now, as it always did.
"""

from dataclasses import replace

import msgspec

from kiosk.hub.store import KeptRow
from kiosk.protocol.messages import Doc, RosterRow
from kiosk.protocol.versions import next_version


def merged_row(held: KeptRow | None, pushed: KeptRow, now_ms: int) -> KeptRow:
    """Return the row that stands: `held` itself where nothing changes.

    Held cells of columns that the sender of the newer row does not know are kept.
    """
    if held is None:
        return replace(pushed, version=_given(pushed.version, 0, now_ms))
    after, known = _over(held, pushed), held.version or 0
    is_same = after == held
    if not is_same and after.columns != held.columns:
        is_same = _content(after) == _content(held)
    version = known if pushed.version is None and is_same else pushed.version
    version = _given(version, known, now_ms)
    is_older = version < known or (version == known and known and _content(after) < _content(held))
    if is_older or (version == known and is_same):
        return held
    return replace(after, version=version)


def merged_doc(held: Doc | None, pushed: Doc, now_ms: int, revision: str) -> Doc:
    """Return the document that stands, `revision` as its own: `held` itself where nothing changes.

    Of documents without versions the one stands whose writer had read the one before.
    """
    known, version = (held.version or 0) if held is not None else 0, pushed.version
    if held is not None:
        is_unversioned = version is None or version == known == 0
        if is_unversioned and (pushed.data == held.data or pushed.rev != held.rev):
            return held
        if not is_unversioned and (version or 0, pushed.data) <= (known, held.data):
            return held
    return msgspec.structs.replace(pushed, rev=revision, version=_given(version, known, now_ms))


def _given(version: int | None, known: int, now_ms: int) -> int:
    return next_version(known, now_ms) if version is None else version


def _over(held: KeptRow, pushed: KeptRow) -> KeptRow:
    if held.columns == pushed.columns:
        return replace(pushed, version=held.version)
    cells = dict(zip(held.columns, held.row.cells, strict=True))
    cells.update(zip(pushed.columns, pushed.row.cells, strict=True))
    if cells.keys() == set(pushed.columns):
        return replace(pushed, version=held.version)
    return KeptRow(tuple(cells), RosterRow(pushed.row.id, tuple(cells.values())), held.version)


def _content(row: KeptRow) -> bytes:
    return msgspec.json.encode(sorted(zip(row.columns, row.row.cells, strict=True)))
