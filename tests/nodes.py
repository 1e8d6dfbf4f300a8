"""Real hubs and desks as processes: started, killed, held up, starved of disk, put back."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psutil
import psycopg

import small_disk
from kiosk.app.pairing import membership_of
from kiosk.protocol.messages import Role
from postgres_server import administration

XH = "sistep-13"
_KIOSK = (sys.executable, "-m", "kiosk")
_DESK = Path(__file__).parent / "campaigns" / "chaos_desk.py"
_PATIENCE = 180.0
_HUB_EVENTS = "select envelope ->> 'id' from event"
_OWN_EVENTS = "select id from event where dev = (select value from meta where key = 'device_id')"


class Node:
    """One process with its data folder; what it says is read as it comes."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.backup = folder.with_name(f"{name}.backup")
        self.complaints = folder.with_name(f"{name}.stderr")
        self.has_small_disk = False
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._said = threading.Condition()

    def words(self) -> list[str]:
        """Return the command line."""
        raise NotImplementedError

    def hear(self, said: dict[str, object]) -> None:
        """Take in one line of its output. On the thread that reads it."""
        raise NotImplementedError

    @property
    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def process(self) -> psutil.Process:
        """The running process, to be measured."""
        assert self._process is not None
        return psutil.Process(self._process.pid)

    def start(self) -> None:
        with self.complaints.open("a") as complaints:
            self._process = subprocess.Popen(
                self.words(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints,
                text=True, encoding="utf-8", env={**os.environ, "PYTHONFAULTHANDLER": "1"},
            )  # fmt: skip
        assert self._process.stdout is not None
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,))
        self._reader.start()

    def _read(self, output: IO[str]) -> None:
        for line in output:
            if line.endswith("\n"):  # a killed process' last line may be torn
                with self._said:
                    self.hear(json.loads(line))
                    self._said.notify_all()
        with self._said:
            self._said.notify_all()

    def say(self, line: str) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        with suppress(OSError):  # it died: whoever waits for an answer finds out
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()

    def signal(self, number: int) -> None:
        """Send a signal to it, and to the hub where it runs one."""
        if self.is_alive and self._process is not None:
            for child in self.children():
                with suppress(psutil.NoSuchProcess):
                    child.send_signal(number)
            self._process.send_signal(number)

    def children(self) -> list[psutil.Process]:
        with suppress(psutil.NoSuchProcess):
            return self.process.children(recursive=True) if self.is_alive else []
        return []

    def end(self, *, by_force: bool) -> None:
        """Kill it, or let it end in order; return when it is gone and all it said is heard."""
        if self._process is None or self._reader is None:
            return
        assert self._process.stdin is not None
        children = self.children()
        if by_force:
            self.signal(signal.SIGKILL)
        else:
            self.signal(signal.SIGCONT)
            with suppress(OSError):
                self._process.stdin.close()
            self.signal(signal.SIGTERM)
        try:
            self._process.wait(_PATIENCE)
            psutil.wait_procs(children, _PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.send_signal(signal.SIGABRT)  # it tells where its threads are
            self._process.wait()
            raise AssertionError(
                f"{self.name} does not end: {self.complaints.read_text()}"
            ) from None
        finally:
            self._reader.join()
            assert self._process.stdout is not None
            self._process.stdout.close()
            with suppress(OSError):
                self._process.stdin.close()

    def fill_disk(self, *, full: bool) -> None:
        """Fill its disk, or where that is no small one let no file of this process grow."""
        if self.has_small_disk:
            (small_disk.fill if full else small_disk.make_room)(self.folder)
            return
        if not self.is_alive or self._process is None:
            return
        largest = resource.RLIM_INFINITY
        if full:
            sizes = [file.stat().st_size for file in self.folder.rglob("*.db-wal")]
            largest = max(sizes, default=0)
        hard = resource.RLIM_INFINITY
        with suppress(ProcessLookupError):
            resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (largest, hard))

    def copy_to(self, folder: Path) -> None:
        """Copy the data as a power cut would leave it: the process stands still meanwhile."""
        was_running = self.is_alive and not self._stands_still()
        self.signal(signal.SIGSTOP)
        while self.is_alive and not self._stands_still():
            threading.Event().wait(0.01)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns(small_disk.FILLER))
        if was_running:
            self.signal(signal.SIGCONT)

    def put_back(self) -> None:
        """Replace the data of the ended process by its backup."""
        for old in self.folder.iterdir():  # the folder itself may be where a disk is mounted
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(self.backup, self.folder, dirs_exist_ok=True)

    def _stands_still(self) -> bool:
        still = (psutil.STATUS_STOPPED, psutil.STATUS_ZOMBIE)
        with suppress(psutil.NoSuchProcess):
            return all(one.status() in still for one in (self.process, *self.children()))
        return True


@dataclass
class Answers:
    """What a desk promised, over all its lives."""

    events: set[str] = field(default_factory=set)
    troubles: dict[str, int] = field(default_factory=dict)
    state: dict[str, int | str] = field(default_factory=dict)
    said: dict[str, object] = field(default_factory=dict)


class DeskNode(Node):
    """One desk: `chaos_desk.py`. Its clock is `off` seconds ahead; `ports` are of its own hub."""

    def __init__(self, name: str, folder: Path, *, pause: float, seed: int, off: float) -> None:
        super().__init__(name, folder)
        self.answers = Answers()
        self.ports = (0, 0)
        self.off = off
        self._told = (pause, seed)
        self._lives = 0

    def words(self) -> list[str]:
        pause, seed = self._told
        self._lives += 1
        words = (_DESK, self.folder, pause, seed + self._lives, self.off, *self.ports)
        return [sys.executable, *map(str, words)]

    def hub(self) -> str:
        """Return the id of the hub it talks to."""
        return membership_of(self.folder).hub

    def step_clock(self, off: float) -> None:
        """Set its clock: it is `off` seconds ahead from now on."""
        self.off = off
        self.say(f"clock {off}")

    def ask(self, line: str, key: str) -> str:
        """Say something and return what it says under a key; nothing if it dies before."""
        self.answers.said.pop(key, None)
        self.say(line)
        with self._said:
            done = self._said.wait_for(
                lambda: key in self.answers.said or not self.is_alive, _PATIENCE
            )
            assert done, f"{self.name} does not answer {line}"
        return str(self.answers.said.get(key, ""))

    def hear(self, said: dict[str, object]) -> None:
        match said:
            case {"events": list(events)}:
                self.answers.events.update(events)
            case {"trouble": str(trouble)}:
                self.answers.troubles[trouble] = self.answers.troubles.get(trouble, 0) + 1
            case {"state": dict(state)}:
                self.answers.state = state
            case _:
                self.answers.said |= said

    def only_here(self, elsewhere: set[str]) -> set[str]:
        """Return the ids of the ended desk's own events that are in no other list."""
        return _ids(self.folder / "kiosk.db", _OWN_EVENTS) - elsewhere

    def hub_events(self, folder: Path) -> set[str]:
        """Return the ids of all events in the list that is kept here; `folder` gets a copy."""
        self.copy_to(folder)
        return _ids(folder / "hub" / "hub.db", _HUB_EVENTS)

    def kill_hub(self) -> None:
        """Kill the hub that runs here, and nothing else."""
        for child in self.children():
            child.kill()


class HubNode(Node):
    """One `kiosk hub`."""

    def __init__(self, name: str, folder: Path, database: str = "") -> None:
        super().__init__(name, folder)
        self.database = database
        self.port = 0
        self._shown: list[dict[str, object]] = []

    def words(self) -> list[str]:
        self._shown.clear()
        words = [*_KIOSK, "hub", "--data", str(self.folder), "--port", "0", "--json", "--child",
                 "--listen", "127.0.0.1", "--exhibition", XH]  # fmt: skip
        return [*words, "--database", self.database] if self.database else words

    def hear(self, said: dict[str, object]) -> None:
        self._shown.append(said)

    def begin(self) -> None:
        """Start it and wait for its port."""
        self.start()
        self.port = int(str(self._next_shown()["address"]).rpartition(":")[2])

    def code(self, role: Role) -> str:
        """Return a code that pairs one computer."""
        self._shown.clear()
        self.say(role)
        return str(self._next_shown()["code"])

    def events(self, folder: Path) -> set[str]:
        """Return the ids of all events in the list as it stands; `folder` gets a copy of it."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                rows = connection.execute("select envelope from event").fetchall()
            return {json.loads(row[0])["id"] for row in rows}
        self.copy_to(folder)
        return _ids(folder / "hub" / "hub.db", _HUB_EVENTS)

    def _next_shown(self) -> dict[str, object]:
        with self._said:
            assert self._said.wait_for(lambda: self._shown or not self.is_alive, _PATIENCE)
            assert self._shown, self.complaints.read_text()
            return self._shown[-1]


class ServerDatabase:
    """A database of hubs on a server, which can be put back to what it was under their feet."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._do("create database hub")
        place = psycopg.conninfo.conninfo_to_dict(server)
        self.url = f"postgresql:///hub?host={place['host']}&user={place['user']}"

    def back_up(self) -> None:
        self._do(
            "drop database if exists copy",
            "alter database hub allow_connections false",
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'hub'",
            "create database copy template hub",
            "alter database hub allow_connections true",
        )

    def put_back(self) -> None:
        self._do("drop database hub with (force)", "create database hub template copy")

    def _do(self, *statements: str) -> None:
        with administration(self._server) as connection:
            for statement in statements:
                connection.execute(statement.encode())


def _ids(database: Path, sql: str) -> set[str]:
    """Return the ids in a database; none where its process died before it made the tables."""
    db = sqlite3.connect(database)
    try:
        is_made = db.execute("select 1 from sqlite_master where name = 'event'").fetchone()
        return {row[0] for row in db.execute(sql)} if is_made else set()
    finally:
        db.close()
