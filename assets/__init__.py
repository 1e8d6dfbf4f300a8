"""Where the program keeps its fonts, sounds, looks and translations."""

from pathlib import Path

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
SOUNDS = FOLDER / "sounds"
ICONS = FOLDER / "icons"
TRANSLATIONS = FOLDER / "i18n"
