"""One key press, as the keyboard-wedge modules want to see it."""

from collections.abc import Sequence
from typing import Protocol


class Stroke(Protocol):
    """One press of a key that is no modifier.

    `at_s` are seconds on any one clock, best the one that stamped the event. `text` is what the
    system made of the key, which may be nothing. `scan_code` is the key's place: PS/2 set 1, which
    is also evdev's numbering, or 0 where nobody tells.
    """

    @property
    def at_s(self) -> float: ...

    @property
    def text(self) -> str: ...

    @property
    def scan_code(self) -> int: ...

    @property
    def has_shift(self) -> bool: ...

    @property
    def has_altgr(self) -> bool: ...

    @property
    def is_repeat(self) -> bool: ...


def text_of(strokes: Sequence[Stroke]) -> str:
    """Return what a text field would have got."""
    return "".join(stroke.text for stroke in strokes)
