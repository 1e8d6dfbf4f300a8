"""The log: one line of JSON per event, in the data folder, never with personal data in it."""

import json
import logging
import logging.handlers
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

# uvicorn's `color_message` says the same once more, with the colours of a terminal.
_LEFT_OUT = frozenset(vars(logging.makeLogRecord({}))) | {
    "message", "asctime", "taskName", "color_message",
}  # fmt: skip


class JsonLines(logging.Formatter):
    """Writes the event's name, its keys, and the trace of an error without its text.

    The text of an exception may quote what was scanned or imported, so only its type is kept.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _LEFT_OUT}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _trace(record.exc_info[1])
        return json.dumps(line, default=str, ensure_ascii=False)


class _QuietFile(logging.handlers.RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as logging names it
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Send the program's log to `folder`/kiosk.log meanwhile: at most 5 files of 1 MB.

    Lines that cannot be written there are lost: a desk without a log still admits people.
    """
    handler = _QuietFile(
        folder / "kiosk.log",
        maxBytes=1_000_000,
        backupCount=4,
        encoding="utf-8",
        delay=True,
        errors="backslashreplace",
    )
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it would log every request
    try:
        yield
    finally:
        root.removeHandler(handler)
        with suppress(OSError):  # what a full disk would not take before
            handler.close()


def _trace(error: BaseException) -> list[str]:
    found = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return [*found, type(error).__name__]
