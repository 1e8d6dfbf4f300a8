"""PySide6 6.12.0 gives away a reference to None at each call that returns it, until Python dies."""

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_none_keep_none_alive(qapp: object) -> None:
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(2000):
        thing.setObjectName("x")

    assert abs(sys.getrefcount(None) - before) < 500
