"""Composes the five sounds; `python -m ui.chimes` writes them under assets/sounds."""

import io
import wave

import numpy as np
import numpy.typing as npt

from assets import SOUNDS

_RATE = 22050
_LOUDNESS = 0.5

Samples = npt.NDArray[np.float64]

# Each note: frequency in Hz, start and length in seconds. Told apart by contour, not pitch alone:
# up, down, twice the same, low and rough, a falling triple.
_SCORES: dict[str, list[tuple[float, float, float]]] = {
    "admitted": [(659.3, 0.0, 0.14), (987.8, 0.10, 0.28)],
    "exit": [(784.0, 0.0, 0.14), (523.3, 0.10, 0.28)],
    "look": [(740.0, 0.0, 0.16), (740.0, 0.22, 0.30)],
    "refused": [(196.0, 0.0, 0.26), (185.0, 0.28, 0.34)],
    "print_trouble": [(587.3, 0.0, 0.12), (466.2, 0.14, 0.12), (370.0, 0.28, 0.32)],
}


def compose() -> dict[str, bytes]:
    """Return each sound as a mono 16-bit WAV file of less than a second."""
    return {name: _wav(_mixed(score)) for name, score in _SCORES.items()}


def _mixed(score: list[tuple[float, float, float]]) -> Samples:
    end = max(start + length for _, start, length in score)
    mix = np.zeros(round(end * _RATE))
    for frequency, start, length in score:
        note = _note(frequency, length)
        first = round(start * _RATE)
        mix[first : first + len(note)] += note[: len(mix) - first]
    scaled: Samples = mix / np.abs(mix).max() * _LOUDNESS
    return scaled


def _note(frequency: float, length: float) -> Samples:
    time = np.arange(round(length * _RATE)) / _RATE
    # Overtones carry a low note through small laptop speakers.
    parts = [np.sin(2 * np.pi * frequency * n * time) / n**1.5 for n in (1, 2, 3, 4)]
    attack = np.minimum(time / 0.008, 1.0)
    decay = np.exp(-4.0 * time / length) * np.minimum((length - time) / 0.02, 1.0)
    shaped: Samples = np.sum(parts, axis=0) * attack * decay
    return shaped


def _wav(samples: Samples) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(_RATE)
        writer.writeframes((samples * 32767).round().astype("<i2").tobytes())
    return file.getvalue()


if __name__ == "__main__":
    for name, sound in compose().items():
        (SOUNDS / f"{name}.wav").write_bytes(sound)
