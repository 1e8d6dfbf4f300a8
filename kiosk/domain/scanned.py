"""What a scanner hands over: the bytes of one code and where they were seen."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_PAYLOAD = 4096

_TYPED_SIGNS = frozenset(
    " -'’._@,;:/+&()?!"
)  # of names, addresses and codes, besides letters and digits

Point = tuple[float, float]


class Symbology(StrEnum):
    """The kind of code, or the way its text came in."""

    QR = "QRCode"
    CODE_128 = "Code128"
    DATA_MATRIX = "DataMatrix"
    AZTEC = "Aztec"
    PDF417 = "PDF417"
    SCANNER = "Scanner"  # by a hand scanner, which does not tell what it read
    TYPED = "Typed"


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """One code as read. Never trusted: anyone's phone can show any bytes.

    Args:
        payload: the bytes as encoded, whatever they are.
        corners: the code's outline in pixels of the frame, clockwise from its own top left corner;
            empty for text that was typed.
        seen_at: seconds on the monotonic clock at which the frame was taken.
        transcript: the payload in the character set its scanner took it for; empty for no guess.
    """

    payload: bytes
    symbology: Symbology
    corners: tuple[Point, ...] = ()
    seen_at: float = 0.0
    transcript: str = ""

    @property
    def text(self) -> str:
        """The payload as UTF-8, else as transcribed, else as Latin-1: never an error."""
        try:
            return self.payload.decode("utf-8")
        except UnicodeDecodeError:
            return self.transcript or self.payload.decode("latin-1")


def marks_a_scan(sign: str) -> bool:
    """Tell whether what a scanner sends around its codes has a character that nobody types.

    Taken for a mark, a letter would make a code of every name that begins with it, and a digit
    would cut the codes that hold it. Empty is no mark, and does no harm.
    """
    return not sign or any(not each.isalnum() and each not in _TYPED_SIGNS for each in sign)
