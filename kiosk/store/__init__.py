"""The desk's own SQLite database: roster, journal, folds, badge queue."""

import sys


def _load_sqlite_utils() -> None:
    """Load the library without numpy, for whose types it would look and which no table here has.

    Numpy takes a third of the time until the window shows; the camera loads it behind that.
    """
    if "numpy" in sys.modules:
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]  # as the import system says "not there"
    try:
        import sqlite_utils  # noqa: F401
    finally:
        del sys.modules["numpy"]


_load_sqlite_utils()
