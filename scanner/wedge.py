"""Tells a hand scanner from a typist, key by key: what to type, what is a code, what to drop.

A keyboard wedge (USB or Bluetooth) sends a code as key presses. No key of it may reach a text
field, and no key of a person may be lost or late. So keys are held back until their rhythm shows
who pressed them, and each leaves exactly once, in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from kiosk.domain.scanned import LONGEST_PAYLOAD
from scanner.keyboards import us_character
from scanner.wedge_stroke import Stroke

S = TypeVar("S", bound=Stroke)

# A key not followed by another within this time was pressed by a person, and is typed: shorter
# than anyone notices. Cables bring a scanner's keys 1–20 ms apart, Bluetooth up to 40–50 ms.
CHAIN_S = 0.050

# A chain is a scan from so many keys on, the ending one counted, at so short a mean gap. The
# fastest typists (200 words a minute) need 50–60 ms a key, and 20–30 ms only for two or three keys
# rolled over. The limits for long chains leave room for Bluetooth.
_SCAN_RHYTHM = ((12, 0.045), (8, 0.040), (6, 0.030), (4, 0.020))

# Once a scan is certain, a gap of this length ends it: Bluetooth may hiccup, and nobody waits.
SCAN_SILENCE_S = 0.120

# A prefix proves a scan without timing. Nobody's scanner is slower than two keys a second.
FRAMED_SILENCE_S = 0.500

# Some scanners send their ending late, twice, or as Enter and line feed: it must press no button.
_LATE_ENDING_S = 0.250

# After a scan that stopped without its ending, the rest may still come: it is not for a text field.
_REMAINDER_S = 0.600
_REMAINDER_MEAN_S = 0.035

# Bluetooth that slept may send one key, and the rest only after a while.
_WAKING_S = 0.150

# After so many scans in a row that ended with a key, one that just stops was cut.
_HABIT = 3

_ENDINGS = ("\r", "\n", "\r\n", "\t")


@dataclass(frozen=True, slots=True)
class Framing:
    """What the scanner was told to send around each code, besides Enter or Tab.

    A `prefix` should be something that nobody types. With a `suffix`, a code that stops without it
    and without Enter or Tab is incomplete.
    """

    prefix: str = ""
    suffix: str = ""


class Fate(StrEnum):
    """What becomes of strokes."""

    TYPED = "typed"  # a person's: they go to where they were meant
    SCANNED = "scanned"  # a whole code
    CUT = "cut"  # a code of which a part is missing
    DROPPED = "dropped"  # what came after a code: a second Enter, further lines, the rest of a cut


@dataclass(frozen=True, slots=True)
class Outcome(Generic[S]):
    """The fate of the oldest strokes held. `code` are those that make up the text of a scan."""

    fate: Fate
    strokes: tuple[S, ...]
    code: tuple[S, ...] = ()


@dataclass(frozen=True, slots=True)
class _End:
    """The last stroke swallowed, and whether more of its code may be under way."""

    last_s: float
    fate: Fate
    is_open: bool
    late_ending_until_s: float


class WedgeListener(Generic[S]):
    """Holds strokes back and decides; whoever feeds it waits `patience_s` and tells of silence.

    Failure paths. Keys a person hits during a scan become part of it, and the code is unknown. A
    scan of three keys, or slower than the rhythm above and without a prefix, is typed. A key that
    repeats while held down is a person's; in a scan it means that the radio link broke: cut.
    """

    def __init__(self, framing: Framing | None = None) -> None:
        self.framing = framing or Framing()  # may be changed; counts from the next stroke on
        self._held: list[S] = []
        self._is_scan = False
        self._is_framed = False
        self._end: _End | None = None
        self._endings_in_a_row = 0
        self._let_go_s: float | None = None  # when the last stroke came that was let go
        self._typed_s: float | None = None  # when the last stroke came that silence made typing
        self._is_torn = False  # what is held may be the rest of a code that was let go

    @property
    def is_holding(self) -> bool:
        """Whether strokes wait for their fate."""
        return bool(self._held)

    @property
    def is_scanning(self) -> bool:
        """Whether the strokes held are certainly a scanner's."""
        return self._is_scan

    @property
    def patience_s(self) -> float:
        """How many seconds without a further stroke are silence."""
        if self._is_framed:
            return FRAMED_SILENCE_S
        return SCAN_SILENCE_S if self._is_scan else CHAIN_S

    def press(self, stroke: S) -> tuple[Outcome[S], ...]:
        """Take one stroke; return what is decided by it, oldest first."""
        before: tuple[Outcome[S], ...] = ()
        if self._held and not 0 <= stroke.at_s - self._held[-1].at_s <= self.patience_s:
            before = self.silence()
        return before + self._taken(stroke)

    def silence(self) -> tuple[Outcome[S], ...]:
        """Decide about what is held: nothing followed it for `patience_s`."""
        if not self._is_scan:
            self._typed_s = self._held[-1].at_s
            return self._leave_unproven()
        if not self._code():
            return self._leave(Fate.TYPED)  # somebody did type the prefix
        is_cut = (
            bool(self.framing.suffix) or self._endings_in_a_row >= _HABIT or self._has_repeats()
        )
        self._endings_in_a_row = 0
        return self._leave(Fate.CUT if is_cut else Fate.SCANNED, is_open=True)

    def let_go(self) -> tuple[Outcome[S], ...]:
        """Decide now about what is held: typed, unless it is certainly a scanner's.

        Should it be the head of a code, then the rest that follows is cut, never a shorter code.
        """
        if not self._held or self._is_scan:
            return ()
        self._let_go_s = self._held[-1].at_s
        return self._leave_unproven()

    def _leave_unproven(self) -> tuple[Outcome[S], ...]:
        if self._is_torn and self._is_quick():
            return self._leave(Fate.CUT, is_open=True)
        return self._leave(Fate.DROPPED if self._is_remainder() else Fate.TYPED)

    def _taken(self, stroke: S) -> tuple[Outcome[S], ...]:
        if not self._held and self._trails(stroke):
            self._held.append(stroke)
            return self._leave(Fate.DROPPED)
        if not self._held:
            let_go_s, self._let_go_s = self._let_go_s, None
            self._is_torn = let_go_s is not None and 0 <= stroke.at_s - let_go_s <= CHAIN_S
        self._held.append(stroke)
        self._is_framed = self._is_framed or self._starts_with_prefix()
        self._is_scan = self._is_scan or self._is_framed or self._has_rhythm()
        if self._is_scan:
            return self._ended(stroke)
        is_typed = _is_ending(stroke) or stroke.is_repeat or len(self._held) >= _SCAN_RHYTHM[0][0]
        return self._leave_unproven() if is_typed else ()

    def _ended(self, stroke: S) -> tuple[Outcome[S], ...]:
        if len(self._held) >= LONGEST_PAYLOAD:
            return self._leave(Fate.CUT)
        if not (_is_ending(stroke) or self._ends_with_suffix()):
            return ()
        if not self._code():
            return self._leave(Fate.TYPED)
        self._endings_in_a_row = min(_HABIT, self._endings_in_a_row + 1)
        return self._leave(Fate.CUT if self._has_repeats() else Fate.SCANNED)

    def _leave(self, fate: Fate, *, is_open: bool = False) -> tuple[Outcome[S], ...]:
        strokes = tuple(self._held)
        if fate is Fate.SCANNED and (self._is_torn or self._is_late()) and not self._is_framed:
            fate = Fate.CUT
        if fate is Fate.SCANNED and self._is_rest_of_a_cut():
            fate = Fate.DROPPED
        code = self._code() if fate in (Fate.SCANNED, Fate.CUT) else ()
        self._end = None if fate is Fate.TYPED else self._end_of(fate, is_open=is_open)
        self._held.clear()
        self._is_scan = self._is_framed = False
        return (Outcome(fate, strokes, code),)

    def _end_of(self, fate: Fate, *, is_open: bool) -> _End:
        last_s = self._held[-1].at_s
        # Dropped keys do not lengthen the time, or a person's Tab, Tab, Tab would never arrive.
        until = self._end.late_ending_until_s if self._end and fate is Fate.DROPPED else None
        return _End(last_s, fate, is_open, until or last_s + _LATE_ENDING_S)

    def _has_rhythm(self) -> bool:
        count = len(self._held)
        for least, slowest in _SCAN_RHYTHM:
            if count >= least:
                return _mean_gap(self._held) <= slowest and not self._has_repeats()
        return False

    def _has_repeats(self) -> bool:
        return any(stroke.is_repeat for stroke in self._held)

    def _trails(self, stroke: S) -> bool:
        """Tell whether `stroke` belongs to the scan before it."""
        if self._end is None:
            return False
        is_late_ending = _is_ending(stroke) and stroke.at_s <= self._end.late_ending_until_s
        return stroke.at_s >= self._end.last_s and (
            is_late_ending or stroke.at_s <= self._end.last_s + CHAIN_S
        )

    def _is_remainder(self) -> bool:
        """Tell whether the few strokes held are the rest of a scan that stopped in its middle."""
        return self._is_quick() and self._follows_open_end()

    def _is_quick(self) -> bool:
        few = len(self._held) >= 3 or (len(self._held) == 2 and _is_ending(self._held[-1]))
        return few and _mean_gap(self._held) <= _REMAINDER_MEAN_S

    def _is_rest_of_a_cut(self) -> bool:
        is_cut = self._end is not None and self._end.fate is Fate.CUT
        return is_cut and not self._is_framed and self._follows_open_end()

    def _follows_open_end(self) -> bool:
        end = self._end
        return end is not None and end.is_open and self._held[0].at_s - end.last_s <= _REMAINDER_S

    def _is_late(self) -> bool:
        """Tell whether the scan held may lack its first key: a radio link may wake up slowly."""
        typed_s = self._typed_s
        return typed_s is not None and 0 <= self._held[0].at_s - typed_s <= _WAKING_S

    def _starts_with_prefix(self) -> bool:
        prefix = self.framing.prefix
        return len(self._held) == len(prefix) > 0 and _spell(self._held, prefix)

    def _ends_with_suffix(self) -> bool:
        suffix = self.framing.suffix
        return bool(suffix) and _spell(self._held[-len(suffix) :], suffix)

    def _code(self) -> tuple[S, ...]:
        code = list(self._held)
        if code and _is_ending(code[-1]):
            code.pop()
        suffix = self.framing.suffix
        if suffix and _spell(code[-len(suffix) :], suffix):
            del code[-len(suffix) :]
        return tuple(code[len(self.framing.prefix) :] if self._is_framed else code)


def _is_ending(stroke: Stroke) -> bool:
    return stroke.text in _ENDINGS


def _mean_gap(strokes: Sequence[Stroke]) -> float:
    return (strokes[-1].at_s - strokes[0].at_s) / (len(strokes) - 1)


def _spell(strokes: Sequence[Stroke], text: str) -> bool:
    """Tell whether the strokes give `text`, as typed or on the US keyboard a scanner has."""
    return len(strokes) == len(text) and all(
        character in (stroke.text, us_character(stroke))
        for stroke, character in zip(strokes, text, strict=True)
    )
