"""Puts pictures into their boxes: logos and sponsors, photos, a page printed below the rest."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.ports import PhotoSource
from printing.blocks import Hand
from printing.colours import Palette
from printing.layout import Box, Pictures
from printing.marks import PlacedPicture
from printing.pictures import (
    Picture,
    PictureError,
    Size,
    picture_from_bytes,
    picture_from_file,
    picture_of_page,
)

_PHOTO_DPI = 200  # a face needs no more, and badges stay small


class PicturePlacer:
    """Places the pictures of one layout for a printer of `dpi` dots per inch."""

    def __init__(self, palette: Palette, dpi: int, photos: PhotoSource | None) -> None:
        self._palette = palette
        self._dpi = dpi
        self._photos = photos

    def row(self, element: Pictures, hand: Hand) -> Iterator[PlacedPicture]:
        """Yield pictures side by side in the middle of their box, alike in height."""
        box = element.box
        found: list[Picture] = []
        for file in element.files:
            try:
                room = Size(box.width, box.height, self._dpi)
                found.append(picture_from_file(file, room, self._palette))
            except PictureError as error:
                hand.warnings.append(f"The picture {file.name} was left out: {error}.")
        ratios = [picture.width / picture.height for picture in found]
        gaps = element.gap * (len(found) - 1)
        height = min(box.height, max(0.0, box.width - gaps) / max(sum(ratios), 1e-6))
        left = box.left + (box.width - gaps - height * sum(ratios)) / 2
        bottom = box.bottom + (box.height - height) / 2
        for picture, ratio in zip(found, ratios, strict=True):
            yield PlacedPicture(picture, left, bottom, height * ratio, height)
            left += height * ratio + element.gap

    def photo(self, box: Box, hand: Hand) -> Iterator[PlacedPicture]:
        """Yield the attendee's photo in the middle of `box`, where there is one."""
        data = self._photos.photo(hand.badge.ticket_id) if self._photos is not None else None
        if data is None:
            return
        try:
            room = Size(box.width, box.height, min(self._dpi, _PHOTO_DPI))
            picture = picture_from_bytes(data, room, self._palette)
        except PictureError as error:
            hand.warnings.append(f"The photo was left out: {error}.")
            return
        height = min(box.height, box.width * picture.height / picture.width)
        width = height * picture.width / picture.height
        left = box.left + (box.width - width) / 2
        yield PlacedPicture(picture, left, box.bottom + (box.height - height) / 2, width, height)

    def background(
        self, file: Path, number: int, sheet: Box, hand: Hand
    ) -> Iterator[PlacedPicture]:
        """Yield a page of a PDF, counted from 0, filling the sheet."""
        try:
            room = Size(sheet.width, sheet.height, self._dpi)
            picture = picture_of_page(file, number, room, self._palette)
        except PictureError as error:
            hand.warnings.append(f"The background was left out: {error}.")
            return
        yield PlacedPicture(picture, sheet.left, sheet.bottom, sheet.width, sheet.height)
