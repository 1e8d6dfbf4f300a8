"""Pictures of codes for the decoder's tests."""

import barcode
import cv2
import numpy as np
import segno


def a_qr_code(content: str | bytes, *, scale: int = 4, error: str = "m") -> np.ndarray:
    """Return a QR code with its quiet zone, `scale` pixels a module."""
    code = segno.make(content, micro=False, error=error, boost_error=False)
    matrix = np.pad(np.array(code.matrix, np.uint8), 4)
    return np.kron(255 * (1 - matrix), np.ones((scale, scale), np.uint8))


def a_bar_code(digits: str, *, scale: int, height: int) -> np.ndarray:
    """Return a Code 128 with its quiet zones."""
    modules = np.array([int(bar) for bar in barcode.get("code128", digits).build()[0]], np.uint8)
    line = np.repeat(255 * (1 - np.pad(modules, 10)), scale)
    return np.tile(line, (height, 1))


def on_canvas(
    tile: np.ndarray, size: tuple[int, int], *, degrees: float = 0, corners: bool = False
):
    """Return the tile in the middle of a grey canvas (width, height), turned counter-clockwise.

    With `corners`, also where the corners of the code within its quiet zone of 4 modules are.
    """
    side = tile.shape[0]
    there = np.eye(3)
    there[:2] = cv2.getRotationMatrix2D((side / 2, side / 2), degrees, 1)
    there[0, 2] += (size[0] - side) / 2
    there[1, 2] += (size[1] - side) / 2
    pixels = cv2.warpPerspective(tile, there, size, borderValue=200)
    if not corners:
        return pixels
    zone = side * quiet_share(tile)
    square = [(zone, zone), (side - zone, zone), (side - zone, side - zone), (zone, side - zone)]
    return pixels, cv2.perspectiveTransform(np.array([square], np.float32), there)[0]


def quiet_share(tile: np.ndarray) -> float:
    """Return the quiet zone as a share of the tile's side."""
    dark = np.flatnonzero((tile < 128).any(axis=0))
    return float(dark[0]) / tile.shape[1]


def bent(tile: np.ndarray, bulge: float = 0.05) -> np.ndarray:
    """Return the tile as on a can: its rows bulge down in the middle."""
    side = tile.shape[0]
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    across = x / side
    return cv2.remap(
        tile, x, y - bulge * side * 4 * across * (1 - across), 1, borderMode=cv2.BORDER_REPLICATE
    )
