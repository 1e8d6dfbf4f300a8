"""A PostgreSQL server of one's own: made for a test run, reached by a socket, gone after it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_USER = "postgres"  # the server refuses to run as root


class NoPostgresError(Exception):
    """PostgreSQL is not installed here; `str()` says what to do."""


@contextmanager
def postgres_server(*, options: str = "") -> Iterator[str]:
    """Yield the connection string of a fresh server, without `dbname`; stop it at the end."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
    user = _USER if os.getuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    data, log = folder / "data", folder / "log"

    def run(*words: object) -> None:
        subprocess.run(
            [str(word) for word in words], cwd=folder, user=user, check=True, capture_output=True
        )

    try:
        run(programs / "initdb", "-D", data, "-A", "trust", "-U", "kiosk", "-E", "UTF8",
            "--locale=C", "--no-sync")  # fmt: skip
        listening = f"-k {folder} -c listen_addresses='' -c max_connections=50 {options}"
        run(programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", listening, "start")
        try:
            yield f"host={folder} user=kiosk"
        finally:
            run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def administration(server: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """Yield a connection that makes and drops databases."""
    with psycopg.connect(f"{server} dbname=postgres", autocommit=True) as connection:
        yield connection


def newest_programs() -> Path | None:
    """Return the folder with `initdb` and `pg_ctl`, or None where PostgreSQL is not installed."""
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


def _programs() -> Path:
    programs = newest_programs()
    if programs is None:
        raise NoPostgresError("PostgreSQL is not installed: run `.ci/setup test`")
    return programs
