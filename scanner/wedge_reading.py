"""What a burst of keys may say: as typed, or with the keyboard layout undone, proven by the roster.

Three ways a scanner and a computer can be set up are covered. The scanner presses the keys of a US
keyboard, as it left the factory, and the computer has any layout. Or the scanner was set up for the
computer's layout: then what was typed is right. Or the scanner was set up for one layout and the
computer has another: then only scan codes help.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kiosk.domain.badge_ids import is_badge_id
from scanner.keyboards import OTHERS, US, Lock, typed_on, undone
from scanner.wedge_stroke import Stroke, text_of

AS_TYPED = "typed"

# What codes and links are made of. '&' is left out: it is the 1 of AZERTY far more often.
_USUAL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/=?%~+#")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text the keys may stand for, and every way of reading them that gives it.

    A way is the name of a keyboard layout, or AS_TYPED.
    """

    text: str
    ways: frozenset[str]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The text to look up. `is_sure` is False where the roster knows several, or none."""

    text: str
    is_known: bool
    is_sure: bool


def candidates(strokes: Sequence[Stroke]) -> tuple[Candidate, ...]:
    """Return the texts the keys may stand for, likeliest first, each once.

    With every scan code known: what a US keyboard gives, what was typed, then what other keyboards
    give. Else: what was typed, then what it was if a US scanner typed it on each other layout.
    """
    typed = (AS_TYPED, text_of(strokes))
    on_us = typed_on(US, strokes)
    if on_us is not None:
        others = [(keyboard.name, typed_on(keyboard, strokes)) for keyboard in OTHERS]
        return _merged([(US.name, on_us), typed, *others])
    texts = [stroke.text for stroke in strokes if stroke.text]
    return _merged([typed, *((keyboard.name, undone(keyboard, texts)) for keyboard in OTHERS)])


def locked_candidates(strokes: Sequence[Stroke]) -> tuple[Candidate, ...]:
    """Return what the keys may stand for if Caps Lock was on, likeliest first.

    Also right for a scanner that corrects Caps Lock by itself while scan codes are heard.
    """
    texts = [stroke.text for stroke in strokes if stroke.text]
    flipped = [
        (way, candidate.text.swapcase())
        for candidate in candidates(strokes)[:2]
        for way in sorted(candidate.ways)
    ]
    shifted = [
        (keyboard.name, undone(keyboard, texts, lock))
        for lock in (Lock.LETTERS, Lock.ALL_KEYS)
        for keyboard in OTHERS
    ]
    return _merged([*flipped, *shifted])


def layouts_behind(strokes: Sequence[Stroke], read: str) -> tuple[str, ...]:
    """Return the layouts that the computer may have, given that the keys stand for `read`.

    Empty where none explains them.
    """
    if typed_on(US, strokes) is not None:
        # Most keys, not all: an input method or Caps Lock may have changed what arrived.
        agreeing = {
            keyboard.name: sum(typed_on(keyboard, [each]) == each.text for each in strokes)
            for keyboard in (US, *OTHERS)
        }
        most = max(agreeing.values())
        is_enough = 2 * most > len(strokes)
        return tuple(name for name, count in agreeing.items() if is_enough and count == most)
    texts = [stroke.text for stroke in strokes if stroke.text]
    return tuple(each.name for each in (US, *OTHERS) if undone(each, texts) == read)


class WedgeReader:
    """Chooses among candidates, and learns from the roster how this desk's scanner is set up.

    On QWERTZ the tickets AY12 and AZ12 are typed as each other, and both may be in the roster. A
    scan that only one way of reading explains proves that way; from then on it decides such cases.
    Until then, and with a second scanner that is set up differently, they are not sure.
    """

    def __init__(self) -> None:
        self._proven: frozenset[str] = frozenset()

    def resolve(self, strokes: Sequence[Stroke], is_known: Callable[[str], bool]) -> Resolved:
        """Return the text to look up, best effort: any strokes at all give one.

        Args:
            is_known: tells whether a text is a code of the roster, or carries a good signature.
                Called a dozen times at most, and as often again when none is known.
        """
        found = candidates(strokes)
        known = [candidate for candidate in found if is_known(candidate.text)]
        if known:
            return self._chosen(_likelier(found, known))
        for candidate in locked_candidates(strokes):
            if is_known(candidate.text):
                return Resolved(candidate.text, is_known=True, is_sure=True)
        return Resolved(min(found, key=self._oddness).text, is_known=False, is_sure=False)

    def _chosen(self, known: list[Candidate]) -> Resolved:
        if len(known) == 1:
            ways = known[0].ways
            self._proven = self._proven & ways or ways
            return Resolved(known[0].text, is_known=True, is_sure=True)
        trusted = [candidate for candidate in known if candidate.ways & self._proven]
        return Resolved((trusted or known)[0].text, is_known=True, is_sure=len(trusted) == 1)

    def _oddness(self, candidate: Candidate) -> tuple[bool, bool, int]:
        odd = sum(character not in _USUAL for character in candidate.text)
        is_unproven = bool(self._proven) and not candidate.ways & self._proven
        return (not is_badge_id(candidate.text), is_unproven, odd)


def _likelier(found: Sequence[Candidate], known: list[Candidate]) -> list[Candidate]:
    """Return the known ones; where scan codes are heard, scanners set up wrongly come last."""
    if any(US.name in candidate.ways for candidate in found):
        usual = frozenset({US.name, AS_TYPED})
        likely = [Candidate(each.text, each.ways & usual) for each in known if each.ways & usual]
        return likely or known
    return known


def _merged(readings: Iterable[tuple[str, str | None]]) -> tuple[Candidate, ...]:
    ways: dict[str, set[str]] = {}
    for way, text in readings:
        if text is not None:
            ways.setdefault(text, set()).add(way)
    return tuple(Candidate(text, frozenset(names)) for text, names in ways.items())
