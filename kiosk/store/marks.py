"""What a row or document of this desk is to its hub, and whether it stays when the hub has another.

The column `dirty` is 0 for what the hub has as it is here, or had.
"""

HERE = 1  # changed here: the hub does not have it yet
AHEAD = 2  # newer than the hub's, though it came from a hub: one put back, or a desk that leads now


def stays(
    fed: int | None, held: int, dirty: int, *, may_write: bool, is_timed: bool = True
) -> bool:
    """Tell whether version `held` stays when the hub feeds version `fed`: where it is newer.

    Of two equal ones the hub's holds: hubs settle that among themselves. A hub that knows of no
    versions writes over whatever does not wait for it.

    Args:
        may_write: False at a desk that may push none: what was changed there gives way to the hub.
        is_timed: False until a hub has told the time: what was changed here cannot be compared yet.
    """
    if dirty == HERE and not (may_write and is_timed):
        return may_write
    if fed is None:
        return bool(dirty)
    return fed < held or (fed == 0 and bool(dirty))
