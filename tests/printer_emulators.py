"""Real print servers on free loopback ports: ippeveprinter, cupsd; started and ended by id.

ippeveprinter announces itself or does not start: so it gets a D-Bus and an mDNS of its own.
"""

import io
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ports import free_port

PATH = os.environ["PATH"] + ":/usr/sbin:/sbin"

_BUS = """<busconfig><type>session</type><listen>unix:path={bus}</listen><auth>EXTERNAL</auth>
<auth>ANONYMOUS</auth><allow_anonymous/>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/>
<allow send_type="method_call"/><allow own="*"/><allow user="*"/></policy></busconfig>"""
_AVAHI = """[server]
use-ipv6=no
allow-interfaces=lo
disallow-other-stacks=no
[publish]
publish-workstation=no
"""
_PRINTER = """ATTR mimeMediaType document-format-supported {formats}
ATTR mimeMediaType document-format-default application/octet-stream
ATTR keyword pwg-raster-document-type-supported sgray_8,srgb_8
ATTR resolution pwg-raster-document-resolution-supported 300dpi
ATTR resolution printer-resolution-default 300dpi
ATTR keyword media-col-supported media-size
ATTR keyword job-creation-attributes-supported copies,media,media-col,print-color-mode,finishings
ATTR keyword print-color-mode-supported auto,monochrome,color
ATTR enum finishings-supported 3,11
ATTR rangeOfInteger copies-supported 1-99
ATTR collection media-col-ready {{
  MEMBER collection media-size {{
    MEMBER integer x-dimension {width} MEMBER integer y-dimension {height} }}
}}
ATTR keyword media-ready {name}
ATTR keyword media-supported {name}
ATTR keyword media-default {name}
ATTR collection media-size-supported {{
  MEMBER integer x-dimension {width} MEMBER integer y-dimension {height} }}
ATTR collection media-col-database {{
  MEMBER collection media-size {{
    MEMBER integer x-dimension {width} MEMBER integer y-dimension {height} }}
}}
ATTR collection media-col-default {{
  MEMBER collection media-size {{
    MEMBER integer x-dimension {width} MEMBER integer y-dimension {height} }}
}}
"""
_CUPS_FILES = """ServerRoot {home}/etc
RequestRoot {home}/spool
CacheDir {home}/cache
StateDir {home}/state
TempDir {home}/tmp
AccessLog {home}/log/access
ErrorLog {home}/log/error
PageLog {home}/log/page
FileDevice Yes
User {user}
Group {group}
SystemGroup root
"""
_CUPSD = """Listen 127.0.0.1:{port}
Listen {home}/state/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
JobRetryInterval 1
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
</Limit>
</Policy>
"""


@contextmanager
def running(
    command: list[object], *, env: dict[str, str] | None = None, log: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server for as long as the block lasts."""
    out = log.open("wb") if log else subprocess.DEVNULL
    surroundings = {**os.environ, "PATH": PATH, **(env or {})}
    process = subprocess.Popen(
        [str(word) for word in command], stdout=out, stderr=subprocess.STDOUT, env=surroundings
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if log:
            out.close()


def until(is_there, *, seconds: float = 60.0) -> None:
    """Wait until a server answers."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.05)):
        if is_there():
            return
        pause.wait(0.05)
    raise TimeoutError("a server did not start; make test WITHOUT_SERVERS=1 leaves its tests out")


def answers(port: int) -> bool:
    """Tell whether somebody listens on a port of loopback."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def a_folder() -> Iterator[Path]:
    """Make a folder that servers without privileges can enter too (pytest's they cannot)."""
    with tempfile.TemporaryDirectory(prefix="prn", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def a_bus() -> Iterator[dict[str, str]]:
    """Run D-Bus and mDNS on loopback; yield the environment that leads there."""
    with a_folder() as home, ExitStack() as stack:
        stack.enter_context(_alone())
        (home / "bus.conf").write_text(_BUS.format(bus=home / "bus"))
        (home / "avahi.conf").write_text(_AVAHI)
        bus = ["dbus-daemon", f"--config-file={home}/bus.conf", "--nofork", "--nopidfile"]
        stack.enter_context(running(bus))
        until((home / "bus").exists)
        env = {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={home}/bus"}
        mdns = [*_own_run_folder(home), "avahi-daemon", "-f", home / "avahi.conf", "--no-drop-root",
                "--no-chroot", "--no-rlimits"]  # fmt: skip
        log = home / "avahi.log"
        stack.enter_context(running(mdns, env=env, log=log))
        until(lambda: b"startup complete" in log.read_bytes())
        yield env


@cache
def _is_apart() -> bool:
    """Tell whether a server may have a /run of its own: not in many containers.

    Avahi runs once for each of them; without, the workers take turns.
    """
    if not shutil.which("unshare"):
        return False
    tried = [*_unshared(), "mount", "-t", "tmpfs", "none", "/run"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def _unshared() -> tuple[str, ...]:
    return ("unshare", *(() if os.geteuid() == 0 else ("--map-root-user",)), "--mount")


def _own_run_folder(home: Path) -> tuple[str, ...]:
    """Return what runs avahi with a /run of its own, where that is allowed."""
    if not _is_apart():
        return ()
    mounts = ["mount -t tmpfs none /run"]
    if os.geteuid() != 0:  # there is nobody but root in there, so that avahi's user must be root
        for name, line in (("passwd", "avahi:x:0:0::/:/bin/sh"), ("group", "avahi:x:0:")):
            (home / name).write_text(f"{line}\n")
            mounts.append(f"mount --bind {home / name} /etc/{name}")
    return (*_unshared(), "sh", "-c", f'{" && ".join(mounts)} && exec "$@"', "sh")


@contextmanager
def _alone() -> Iterator[None]:
    """Wait for the other workers' avahi to end, where each cannot have one."""
    if _is_apart():
        yield
        return
    import fcntl

    with (Path(tempfile.gettempdir()) / "kiosk-tests-avahi.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


class Ippeve:
    """An IPP Everywhere printer. Its print command can be told to fail in the ways printers do."""

    def __init__(self, env: dict[str, str], *, formats: str, size_mm: tuple[int, int]) -> None:
        self._env = env
        self._formats = formats
        self._size = size_mm
        self._stack = ExitStack()
        self.port = free_port()

    @property
    def uri(self) -> str:
        return f"ipp://localhost:{self.port}/ipp/print"

    def __enter__(self) -> "Ippeve":
        self.home = self._stack.enter_context(a_folder())
        (self.home / "out").mkdir()
        command = self.home / "print"
        command.write_text(
            f"#!/bin/sh\n[ -f {self.home}/fault ] && . {self.home}/fault\n"
            f'out={self.home}/out/"$IPP_JOB_NAME"\n[ -f "$out" ] && out="$out.again"\n'
            'cp "$1" "$out"\n'
        )
        command.chmod(0o755)
        self._configure()
        (self.home / "spool").mkdir()
        self.switch_on()
        return self

    def _configure(self) -> None:
        width, height = self._size
        sizes = {"width": width * 100, "height": height * 100}
        name = f"custom_badge_{width}x{height}mm"
        (self.home / "printer.conf").write_text(
            _PRINTER.format(name=name, formats=self._formats, **sizes)
        )

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def switch_on(self) -> None:
        words = ["ippeveprinter", "-p", self.port, "-d", self.home / "spool",
                 "-c", self.home / "print", "-n", "localhost",
                 "-a", self.home / "printer.conf", f"badge{self.port}"]  # fmt: skip
        self._on = ExitStack()
        self._on.enter_context(running(words, env=self._env, log=self.home / "log"))
        self._stack.callback(self._on.close)
        until(lambda: answers(self.port))

    def switch_off(self) -> None:
        self._on.close()

    def fault(self, script: str) -> None:
        """Run some shell before each page."""
        (self.home / "fault").write_text(script)

    def forget(self) -> None:
        """Lose every job, as by a power cut."""
        self.switch_off()
        self.switch_on()

    def pages(self) -> list[str]:
        """Return the names of the jobs that came out."""
        return sorted(path.name for path in (self.home / "out").iterdir())


class Cups:
    """A CUPS of its own, on loopback and on a local socket."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self.port = free_port()

    def __enter__(self) -> "Cups":
        self.home = self._stack.enter_context(a_folder())
        for name in ("etc", "spool", "cache", "state", "log", "tmp"):
            (self.home / name).mkdir()
        is_root = os.geteuid() == 0
        who = {"user": "lp", "group": "lp"} if is_root else {"user": _me(), "group": "nogroup"}
        (self.home / "etc" / "cups-files.conf").write_text(
            _CUPS_FILES.format(home=self.home, **who)
        )
        (self.home / "etc" / "cupsd.conf").write_text(_CUPSD.format(home=self.home, port=self.port))
        if is_root:
            for path in (self.home, *self.home.rglob("*")):
                shutil.chown(path, "lp", "lp")
        etc = self.home / "etc"
        words = ["cupsd", "-f", "-c", etc / "cupsd.conf", "-s", etc / "cups-files.conf"]
        self._stack.enter_context(running(words, log=self.home / "log" / "out"))
        until(lambda: answers(self.port))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def socket(self) -> Path:
        return self.home / "state" / "cups.sock"

    def queue(self, name: str, device: str) -> str:
        """Add a queue and return its URI."""
        self.run("lpadmin", "-p", name, "-E", "-v", device, "-m", "raw")
        return f"ipp://localhost:{self.port}/printers/{name}"

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, env={**os.environ, "PATH": PATH, "CUPS_SERVER": f"127.0.0.1:{self.port}"},
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        return done.stdout


def _me() -> str:
    import pwd

    return pwd.getpwuid(os.geteuid()).pw_name


def a_badge_pdf(*, size_mm: tuple[int, int] = (105, 148)) -> bytes:
    """Return a page of some size with a name and a black bar on it."""
    out = io.BytesIO()
    width, height = (each * 72 / 25.4 for each in size_mm)
    page = Canvas(out, pagesize=(width, height))
    page.drawString(20, height / 2, "Salma Bennani")
    page.rect(0, height - 30, width, 30, fill=1)
    page.showPage()
    page.save()
    return out.getvalue()
