"""The looks: one palette, one unit of size, and the style sheet made from both."""

import re

from PySide6.QtGui import QGuiApplication

from assets import FOLDER, ICONS
from kiosk.desk.reports import Tone

PALETTE = {
    "page": "#eaeff5",
    "card": "#ffffff",
    "line": "#d5dee8",
    "ink": "#10263a",
    "ink_soft": "#3b5166",
    "muted": "#556b80",
    "bar": "#0f2b43",
    "bar_pill": "#24415c",
    "bar_pill_hot": "#33536f",
    "bar_ink": "#ffffff",
    "bar_muted": "#a9bfd3",
    "blue": "#1462be",
    "blue_dark": "#0f4f9b",
    "focus": "#3aa0ff",
    "green": "#0b7a43",
    "amber": "#9c5700",
    "red": "#bd2130",
    "green_soft": "#e4f4ea",
    "amber_soft": "#fdf1de",
    "red_soft": "#fce8ea",
    "blue_soft": "#e5eef9",
    "green_bright": "#35d781",
    "amber_bright": "#ffb938",
    "red_bright": "#ff6b70",
    "night": "#16222e",
    "night_ink": "#dbe6f0",
}

BRIGHT = {Tone.ADMITTED: "green_bright", Tone.LOOK: "amber_bright", Tone.REFUSED: "red_bright"}


def unit_for(available_height: int) -> int:
    """Return the size in pixels of one rem for a screen: 16 at 768, 20 at 1080."""
    if available_height <= 768:
        return max(13, available_height * 16 // 768)
    return min(26, 16 + (available_height - 768) // 78)


def rem(count: float) -> int:
    """Return `count` units in pixels; one unit is the size of the application's font."""
    return round(count * max(QGuiApplication.font().pixelSize(), 10))


def target() -> int:
    """Return the least height of anything that can be pressed, in pixels."""
    return max(48, rem(3))


def style_sheet() -> str:
    """Return assets/theme.qss with its `@colours`, `@icons` and sizes in `rem` filled in."""
    text = (FOLDER / "theme.qss").read_text(encoding="utf-8")
    names = {**PALETTE, "icons": ICONS.as_posix(), "target": f"{target()}px"}
    text = re.sub(r"@(\w+)", lambda found: names[found[1]], text)
    return re.sub(r"(\d+(?:\.\d+)?)rem\b", lambda found: f"{rem(float(found[1]))}px", text)
