"""Key strokes as scanners and people make them."""

from dataclasses import dataclass, replace

from scanner.keyboards import OTHERS, US, Keyboard

ENTER_CODE = 28


@dataclass(frozen=True, slots=True)
class AStroke:
    """A stroke with good defaults. `mark` tells equal ones apart."""

    at_s: float = 0.0
    text: str = "a"
    scan_code: int = 0
    has_shift: bool = False
    has_altgr: bool = False
    is_repeat: bool = False
    mark: int = 0


def layout(name: str) -> Keyboard:
    """Return the keyboard called `name`."""
    return next(keyboard for keyboard in (US, *OTHERS) if keyboard.name == name)


def strokes(text: str, *, gap_s: float = 0.005, start_s: float = 0.0) -> tuple[AStroke, ...]:
    """Return the keys of `text` as typed, their places unknown."""
    return tuple(AStroke(start_s + gap_s * i, character) for i, character in enumerate(text))


def us_scanner(code: str, computer: str = "us") -> tuple[AStroke, ...]:
    """Return what a scanner that is a US keyboard sends of `code` to a computer with a layout."""
    return tuple(_stroke(US, layout(computer), character, i) for i, character in enumerate(code))


def set_up_scanner(code: str, keyboard: str, computer: str = "") -> tuple[AStroke, ...]:
    """Return what a scanner sends that was set up for `keyboard`, by default the computer's."""
    pressed, heard = layout(keyboard), layout(computer or keyboard)
    return tuple(_stroke(pressed, heard, character, i) for i, character in enumerate(code))


def without_places(keys: tuple[AStroke, ...]) -> tuple[AStroke, ...]:
    """Return the strokes as a platform gives them that tells no scan codes."""
    return tuple(replace(key, scan_code=0) for key in keys)


def _stroke(scanner: Keyboard, computer: Keyboard, character: str, number: int) -> AStroke:
    code, has_shift = scanner.places[character]
    heard = computer.shifted if has_shift else computer.plain
    return AStroke(0.005 * number, heard.get(code, " "), code, has_shift=has_shift)
