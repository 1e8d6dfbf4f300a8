"""A decoder that looks for the formats chosen at the moment."""

from collections.abc import Callable

from kiosk.domain.scanned import ScannedCode
from kiosk.ports import GrayImage
from scanner.engines import formats_named
from scanner.stream import StreamDecoder


class FollowingDecoder:
    """Decodes a stream; what `formats` names counts from the very next frame on.

    Args:
        formats: returns names as `formats_named` takes them; called on the camera thread.
    """

    def __init__(self, formats: Callable[[], str]) -> None:
        self._formats = formats
        self._names = formats()
        self._decoder = StreamDecoder(formats_named(self._names))

    def decode(self, gray: GrayImage) -> list[ScannedCode]:
        """Return the codes read in the next frame, never raising."""
        names = self._formats()
        if names != self._names:
            self._names = names
            self._decoder = StreamDecoder(formats_named(names))
        return self._decoder.decode(gray)
