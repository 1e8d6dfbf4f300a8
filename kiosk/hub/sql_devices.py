"""The tables of devices and pairing codes in SQL, equal for both databases."""

from collections.abc import Sequence
from typing import Any, Protocol

from kiosk.hub.devices import Device, Offer

_DEVICE = "id, xh, name, role, paired_ms, seen_ms, holds, revoked_ms"
_SELECT = f"select {_DEVICE} from device"  # noqa: S608 - constants
_INSERT = f"insert into device ({_DEVICE}, token) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_DAY_MS = 24 * 60 * 60 * 1000


class Runs(Protocol):
    """One connection; statements are written with question marks."""

    def run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        ...


class SqlDevices:
    """See `kiosk.hub.devices.Devices` for what each verb promises."""

    def __init__(self, sql: Runs) -> None:
        self._sql = sql

    def by_token(self, digest: bytes) -> Device | None:
        found = self._sql.run(f"{_SELECT} where token = ?", [digest])
        return Device(*found[0]) if found else None

    def by_id(self, device: str) -> Device | None:
        found = self._sql.run(f"{_SELECT} where id = ?", [device])
        return Device(*found[0]) if found else None

    def tokens(self, xh: str) -> dict[str, bytes]:
        return dict(self._sql.run("select id, token from device where xh = ?", [xh]))

    def all(self, xh: str) -> tuple[Device, ...]:
        found = self._sql.run(f"{_SELECT} where xh = ? order by paired_ms, id", [xh])
        return tuple(Device(*row) for row in found)

    def put(self, device: Device, digest: bytes) -> None:
        self._sql.run("delete from device where id = ?", [device.id])
        self._sql.run(
            _INSERT,
            [device.id, device.xh, device.name, device.role, device.paired_ms, device.seen_ms,
             device.holds, device.revoked_ms, digest],
        )  # fmt: skip

    def revoke(self, device: str, at_ms: int) -> None:
        self._sql.run(
            "update device set revoked_ms = ? where id = ? and revoked_ms = 0", [at_ms, device]
        )

    def saw(self, device: str, at_ms: int, holds: int) -> None:
        self._sql.run(
            "update device set seen_ms = ?, holds = ? where id = ?", [at_ms, holds, device]
        )

    def offer(self, key: bytes, offer: Offer) -> None:
        self._sql.run(
            "delete from pairing_code where digest = ? or until_ms < ?",
            [key, offer.until_ms - _DAY_MS],
        )
        self._sql.run(
            "insert into pairing_code (digest, xh, role, until_ms) values (?, ?, ?, ?)",
            [key, offer.xh, offer.role, offer.until_ms],
        )

    def offers(self) -> tuple[bytes, ...]:
        return tuple(row[0] for row in self._sql.run("select digest from pairing_code"))

    def take(self, key: bytes) -> Offer | None:
        found = self._sql.run(
            "delete from pairing_code where digest = ? returning xh, role, until_ms", [key]
        )
        return Offer(*found[0]) if found else None

    def wrong_tries(self, source: str, since_ms: int) -> int:
        found = self._sql.run(
            "select count(*) from wrong_try where source = ? and at_ms > ?", [source, since_ms]
        )
        return int(found[0][0])

    def note_wrong_try(self, source: str, at_ms: int) -> None:
        self._sql.run("delete from wrong_try where at_ms < ?", [at_ms - _DAY_MS])
        self._sql.run("insert into wrong_try (source, at_ms) values (?, ?)", [source, at_ms])
