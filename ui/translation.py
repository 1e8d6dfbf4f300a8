"""The language on screen: catalogues, reading direction, the way numbers and dates are written."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QLibraryInfo,
    QLocale,
    Qt,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from assets import TRANSLATIONS
from kiosk.domain.fair import Language

# fr_MA groups thousands with dots, which nobody in a Moroccan office writes by hand.
_LOCALES = {Language.FR: "fr_FR", Language.AR: "ar_MA", Language.EN: "en_GB"}


def speak(language: Language) -> None:
    """Turn the whole program to `language`; every widget hears of it by LanguageChange."""
    app = application()
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(_LOCALES[language]))
    app.setLayoutDirection(_direction(language))
    if language is Language.EN:
        return  # the sources are English
    _install(app, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _install(app, "kiosk", str(TRANSLATIONS))


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Word things in `language` meanwhile, as a command line does, window or no window."""
    before, known = QLocale(), QCoreApplication.instance()
    app = known or _quiet_application()
    translators = app.findChildren(QTranslator)
    for each in translators:
        QCoreApplication.removeTranslator(each)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    fresh = _install(app, "kiosk", str(TRANSLATIONS))
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(fresh)
        fresh.deleteLater()
        for each in translators:
            QCoreApplication.installTranslator(each)
        QLocale.setDefault(before)
        if known is None:
            app.shutdown()


def _quiet_application() -> QCoreApplication:
    """Return what catalogues hang on, without a word about the terminal's locale."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        return QCoreApplication([])
    finally:
        qInstallMessageHandler(before)


def language() -> Language:
    """Return the language on screen."""
    return Language(QLocale().name()[:2])


def number(count: int) -> str:
    """Return `count` with thousands set apart, in Western digits."""
    return QLocale().toString(count)


def day(when: date) -> str:
    """Return a date as day and short month: '3 déc.'."""
    return QLocale().toString(QDate(when.year, when.month, when.day), "d MMM")


def span(minutes: int) -> str:
    """Return how long that is, in its two largest units: '25 min', '1 h 5 min', '2 d'."""
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        (days, QCoreApplication.translate("Span", "{n} d")),
        (hours, QCoreApplication.translate("Span", "{n} h")),
        (0 if days else rest, QCoreApplication.translate("Span", "{n} min")),
    ]
    return " ".join(text.format(n=number(count)) for count, text in parts if count) or "0"


def country(code: str) -> str:
    """Return the name of an ISO 3166-1 alpha-2 code, or the code itself when it is unknown."""
    names = _countries().get(code)
    return names[list(Language).index(language())] if names else code


def isolated(text: str) -> str:
    """Return `text` so that its own direction does not disturb the sentence around it."""
    is_apart = language() is Language.AR or _runs_left(text)
    return f"\u2068{text}\u2069" if is_apart and text else text


def breakable(address: str) -> str:
    """Return an e-mail address that wraps behind its @, dots and dashes, not within a word."""
    return re.sub(r"([@._-])", "\\1\u200b", address)


def listed(names: Iterable[str]) -> str:
    """Return names one after the other, as the language on screen lists them."""
    comma = "، " if language() is Language.AR else ", "
    return comma.join(isolated(name) for name in names)


def together(*parts: str) -> str:
    """Return the parts that are not empty, joined by middle dots."""
    joined = " · ".join(isolated(part) for part in parts if part)
    # Isolated parts give no direction to the whole: a mark in front does.
    if joined and language() is Language.AR:
        return f"\u200f{joined}"
    return f"\u200e{joined}" if _runs_left(joined) else joined


def _runs_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


@lru_cache(maxsize=1)
def _countries() -> dict[str, list[str]]:
    """Names in the order of `Language`, from Unicode CLDR 48."""
    text = (TRANSLATIONS / "countries.json").read_text(encoding="utf-8")
    names: dict[str, list[str]] = json.loads(text)
    return names


def _install(app: QCoreApplication, catalogue: str, folder: str) -> QTranslator:
    translator = QTranslator(app)
    if translator.load(f"{catalogue}_{language()}", folder):
        app.installTranslator(translator)
    return translator


def _direction(language: Language) -> Qt.LayoutDirection:
    if language is Language.AR:
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def application() -> QApplication:
    """Return the one application; TypeError when it was not made yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("make_application() comes first")
    return app
