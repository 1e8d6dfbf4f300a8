"""The hub as a child of the window: it starts and ends with the switch, and dies with the desk."""

import json
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO

from kiosk.app.hub import RENAMED, Shown
from kiosk.errors import Trouble, TroubleError
from kiosk.protocol.messages import Role

_SECONDS_TO_END = 5.0


class HubProcess:
    """One child process. Its input is a pipe: when this program dies, however, the pipe closes.

    All verbs wait for the child, for seconds at worst: never call them on the GUI thread.
    """

    def __init__(
        self, folder: Path, *, xh: str = "", name: str = "", port: int | None = None,
        listen: str = "",
    ) -> None:  # fmt: skip
        words = ["hub", "--json", "--child", "--data", str(folder)]
        words += [] if port is None else ["--port", str(port)]
        for option, value in (("--exhibition", xh), ("--name", name), ("--listen", listen)):
            words += [option, value] if value else []
        self._words = [sys.executable, "-m", "kiosk", *words]
        self._child: subprocess.Popen[str] | None = None
        self._said: IO[bytes] | None = None
        self._turn = Lock()

    @property
    def is_running(self) -> bool:
        """Whether the hub serves. Any thread may ask; `stop` may come meanwhile."""
        child = self._child
        return child is not None and child.poll() is None

    def start(self) -> Shown:
        """Start the hub and return what lets the first computer in, as a supervisor.

        Raises:
            TroubleError: HUB_NOT_STARTED with the hub's own sentence.
        """
        with self._turn:
            self._forget_said()
            # No pipe: one that nobody reads would hold the hub up once it is full.
            self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed once the child has ended
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                self._words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                text=True,
                encoding="utf-8",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return self._shown()

    def new_code(self, role: Role) -> Shown:
        """Return what lets one more computer in.

        Raises:
            TroubleError: HUB_NOT_STARTED: the hub has ended.
        """
        with self._turn:
            if self._child is None or self._child.stdin is None:
                raise TroubleError(Trouble.HUB_NOT_STARTED)
            with suppress(OSError):  # it has ended: the empty answer tells
                self._child.stdin.write(f"{role}\n")
                self._child.stdin.flush()
            return self._shown()

    def rename(self, name: str) -> None:
        """Have the hub called `name`, one line of text, from now on: desks hear it in its hello."""
        with self._turn:
            if self._child is not None and self._child.stdin is not None:
                with suppress(OSError):  # it has ended
                    self._child.stdin.write(f"{RENAMED}{name}\n")
                    self._child.stdin.flush()

    def stop(self) -> None:
        """Let the hub finish what it was asked and end. May be called twice."""
        with self._turn:
            child, self._child = self._child, None
            if child is None:
                return
            with suppress(OSError, subprocess.TimeoutExpired):
                child.communicate(timeout=_SECONDS_TO_END)  # closes its input first
            if child.poll() is None:
                child.kill()
                child.communicate()
            self._forget_said()

    def _shown(self) -> Shown:
        child = self._child
        if child is None or child.stdout is None:
            raise TroubleError(Trouble.HUB_NOT_STARTED)
        line = child.stdout.readline()
        if line:
            return Shown(**json.loads(line))
        child.communicate()
        self._child = None
        raise TroubleError(Trouble.HUB_NOT_STARTED, why=self._forget_said())

    def _forget_said(self) -> str:
        """Close what the child wrote to its stderr; return the last line."""
        if self._said is None:
            return ""
        with self._said as said:
            self._said = None
            said.seek(0)
            lines = said.read().decode(errors="replace").splitlines()
            return lines[-1] if lines else ""
