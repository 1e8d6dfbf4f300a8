"""Keyboard layouts: which key gives which character, and the way back.

Hand scanners leave the factory as US keyboards: they press keys, and the system makes of them what
its own layout says. Each layout is four rows of keys, plain and with Shift, in the order of the
keys on the board; `∅` stands for a dead key, or one that no scanner presses.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from scanner.wedge_stroke import Stroke

# PS/2 set 1, row by row: the key left of 1 and on; Tab's row; Caps Lock's row, its last key the
# one above or left of Enter; Shift's row from the extra key of ISO boards.
_KEYS = (41, *range(2, 14), *range(16, 28), *range(30, 41), 43, 86, *range(44, 54))
_SPACE = 57
# The number pad is the same on every layout; 309 is how Windows and 98 how evdev call its slash.
_PAD = dict(zip(range(71, 84), "789-456+1230.", strict=True)) | {55: "*", 309: "/", 98: "/"}
_DEAD = "∅"


class Lock(Enum):
    """What Caps Lock does to the keys while it is on."""

    OFF = auto()
    LETTERS = auto()  # Linux, and most layouts of Windows
    ALL_KEYS = auto()  # the French and Belgian layouts of Windows: digits without Shift


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A layout: scan code → text, plain and with Shift, and text → (scan code, with Shift?)."""

    name: str
    plain: Mapping[int, str]
    shifted: Mapping[int, str]
    places: Mapping[str, tuple[int, bool]]


# fr is also what Morocco calls French; ar-azerty is its Arabic, with the digits of AZERTY; ar is
# Arabic 101.
_LAYOUTS = r"""
us
` 1 2 3 4 5 6 7 8 9 0 - =
q w e r t y u i o p [ ]
a s d f g h j k l ; ' \
∅ z x c v b n m , . /
~ ! @ # $ % ^ & * ( ) _ +
Q W E R T Y U I O P { }
A S D F G H J K L : " |
∅ Z X C V B N M < > ?

fr
² & é " ' ( - è _ ç à ) =
a z e r t y u i o p ∅ $
q s d f g h j k l m ù *
< w x c v b n , ; : !
~ 1 2 3 4 5 6 7 8 9 0 ° +
A Z E R T Y U I O P ∅ £
Q S D F G H J K L M % µ
> W X C V B N ? . / §

ar-azerty
ذ & é " ' ( - è _ ç à ) =
ض ص ث ق ف غ ع ه خ ح ج د
ش س ي ب ل ا ت ن م ك ط \
∅ ئ ء ؤ ر لا ى ة و ز ظ
ّ 1 2 3 4 5 6 7 8 9 0 ° +
َ ً ُ ٌ لإ إ ‘ ÷ × ؛ < >
ِ ٍ ] [ لأ أ ـ ، / : " |
∅ ~ ْ } { لآ آ ' , . ؟

ar
ذ 1 2 3 4 5 6 7 8 9 0 - =
ض ص ث ق ف غ ع ه خ ح ج د
ش س ي ب ل ا ت ن م ك ط \
∅ ئ ء ؤ ر لا ى ة و ز ظ
ّ ! @ # $ % ^ & * ) ( _ +
َ ً ُ ٌ لإ إ ‘ ÷ × ؛ < >
ِ ٍ ] [ لأ أ ـ ، / : " |
∅ ~ ْ } { لآ آ ' , . ؟

be
² & é " ' ( § è ! ç à ) -
a z e r t y u i o p ∅ $
q s d f g h j k l m ù µ
< w x c v b n , ; : =
³ 1 2 3 4 5 6 7 8 9 0 ° _
A Z E R T Y U I O P ∅ *
Q S D F G H J K L M % £
> W X C V B N ? . / +

de
∅ 1 2 3 4 5 6 7 8 9 0 ß ∅
q w e r t z u i o p ü +
a s d f g h j k l ö ä #
< y x c v b n m , . -
° ! " § $ % & / ( ) = ? ∅
Q W E R T Z U I O P Ü *
A S D F G H J K L Ö Ä '
> Y X C V B N M ; : _

ch-de
§ 1 2 3 4 5 6 7 8 9 0 ' ∅
q w e r t z u i o p ü ∅
a s d f g h j k l ö ä $
< y x c v b n m , . -
° + " * ç % & / ( ) = ? ∅
Q W E R T Z U I O P è !
A S D F G H J K L é à £
> Y X C V B N M ; : _

ch-fr
§ 1 2 3 4 5 6 7 8 9 0 ' ∅
q w e r t z u i o p è ∅
a s d f g h j k l é à $
< y x c v b n m , . -
° + " * ç % & / ( ) = ? ∅
Q W E R T Z U I O P ü !
A S D F G H J K L ö ä £
> Y X C V B N M ; : _

es
º 1 2 3 4 5 6 7 8 9 0 ' ¡
q w e r t y u i o p ∅ +
a s d f g h j k l ñ ∅ ç
< z x c v b n m , . -
ª ! " · $ % & / ( ) = ? ¿
Q W E R T Y U I O P ∅ *
A S D F G H J K L Ñ ∅ Ç
> Z X C V B N M ; : _

gb
` 1 2 3 4 5 6 7 8 9 0 - =
q w e r t y u i o p [ ]
a s d f g h j k l ; ' #
\ z x c v b n m , . /
¬ ! " £ $ % ^ & * ( ) _ +
Q W E R T Y U I O P { }
A S D F G H J K L : @ ~
| Z X C V B N M < > ?
"""


def _parsed(block: str) -> Keyboard:
    name, *cells = block.split()
    half = len(_KEYS)
    plain = {key: _folded(cell) for key, cell in zip(_KEYS, cells[:half], strict=True)}
    shifted = {key: _folded(cell) for key, cell in zip(_KEYS, cells[half:], strict=True)}
    places: dict[str, tuple[int, bool]] = {" ": (_SPACE, False)}
    for level, with_shift in ((plain, False), (shifted, True)):
        for key, text in level.items():
            if text != _DEAD:
                places.setdefault(text, (key, with_shift))
    return Keyboard(name, plain, shifted, places)


def _folded(text: str) -> str:
    """Return Arabic ligatures as letters: X11 sends lam-alef as one sign, Windows as two."""
    return unicodedata.normalize("NFKC", text) if "\ufb50" <= text[:1] <= "\ufefc" else text


US, *_others = map(_parsed, _LAYOUTS.split("\n\n"))
OTHERS = tuple(_others)


def us_character(stroke: Stroke) -> str | None:
    """Return what the key gives on a US keyboard; None when its place is not known."""
    return _character(US, stroke)


def typed_on(keyboard: Keyboard, strokes: Iterable[Stroke]) -> str | None:
    """Return what the pressed keys give on `keyboard`, whatever the system made of them.

    None when a place is unknown or needs AltGr. Caps Lock plays no part: Shift alone is heard.
    """
    return _joined(_character(keyboard, stroke) for stroke in strokes)


def undone(keyboard: Keyboard, texts: Sequence[str], lock: Lock = Lock.OFF) -> str | None:
    """Return what a US keyboard gives for the keys that gave `texts`, one by one, on `keyboard`.

    None when one of the texts is on no key of it.
    """
    return _joined(_undone(keyboard, text, lock) for text in texts)


def _character(keyboard: Keyboard, stroke: Stroke) -> str | None:
    code = stroke.scan_code
    if code == _SPACE:
        return " "
    if code in _PAD:
        return _PAD[code]
    if stroke.has_altgr:
        return None
    text = (keyboard.shifted if stroke.has_shift else keyboard.plain).get(code, _DEAD)
    return None if text == _DEAD else text


def _undone(keyboard: Keyboard, text: str, lock: Lock) -> str | None:
    text = _folded(text)
    place = keyboard.places.get(text)
    if place is None and lock is Lock.LETTERS:
        place = keyboard.places.get(text.lower())  # Linux makes É of é
        return _on_us(place)
    if place is None:
        return _digit(text)
    if lock is Lock.ALL_KEYS or (lock is Lock.LETTERS and text.isalpha()):
        place = (place[0], not place[1])
    return _on_us(place)


def _on_us(place: tuple[int, bool] | None) -> str | None:
    if place is None:
        return None
    code, with_shift = place
    text = " " if code == _SPACE else (US.shifted if with_shift else US.plain)[code]
    return None if text == _DEAD else text


def _digit(text: str) -> str | None:
    """Return the ASCII digit for an Arabic-Indic one, which some Arabic layouts give."""
    if len(text) == 1 and text.isdecimal():
        return str(unicodedata.decimal(text))
    return None


def _joined(characters: Iterable[str | None]) -> str | None:
    parts = []
    for character in characters:
        if character is None:
            return None
        parts.append(character)
    return "".join(parts)
