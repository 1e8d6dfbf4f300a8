"""What a Zebra printer answers to ~HS: three lines of figures, each between STX and ETX."""

from dataclasses import dataclass

from kiosk.ports import PrintTrouble

ASK = b"~HS"
LINES = 3
ETX = b"\x03"


@dataclass(frozen=True, slots=True)
class ZebraState:
    """The printer, as it was when asked. `waiting` counts formats still in its buffer."""

    is_out_of_media: bool
    is_paused: bool
    is_buffer_full: bool
    is_head_open: bool
    is_out_of_ribbon: bool
    is_hot: bool
    waiting: int
    labels_left: int

    @property
    def is_done(self) -> bool:
        """Whether everything it was sent has come out."""
        return self.waiting == 0 and self.labels_left == 0

    @property
    def troubles(self) -> tuple[PrintTrouble, ...]:
        """What keeps labels from coming out, the worst first.

        An open head and a missing label pause the printer too: then they are the reason told.
        """
        found = {
            PrintTrouble.COVER_OPEN: self.is_head_open,
            PrintTrouble.OUT_OF_MEDIA: self.is_out_of_media,
            PrintTrouble.OUT_OF_INK: self.is_out_of_ribbon,
            PrintTrouble.TOO_SLOW: self.is_buffer_full or self.is_hot,
        }
        told = tuple(trouble for trouble, is_met in found.items() if is_met)
        return told or ((PrintTrouble.PAUSED,) if self.is_paused else ())


class NoStateError(ValueError):
    """The bytes are no answer to ~HS."""


def read_state(answer: bytes) -> ZebraState:
    """Read the three lines `aaa,b,c,…`, `mmm,n,o,p,…` and `xxxx,y` (ZPL II guide, ~HS)."""
    lines = [part.rpartition(b"\x02")[2].split(b",") for part in answer.split(ETX)[:LINES]]
    try:
        first, second = ([int(each) for each in line] for line in lines[:2])
        return ZebraState(
            is_out_of_media=first[1] == 1,
            is_paused=first[2] == 1,
            waiting=first[4],
            is_buffer_full=first[5] == 1,
            is_hot=first[11] == 1,
            is_head_open=second[2] == 1,
            is_out_of_ribbon=second[3] == 1,
            labels_left=second[8],
        )
    except (ValueError, IndexError) as error:
        raise NoStateError("no answer to ~HS") from error
