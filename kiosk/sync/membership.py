"""What a paired computer keeps: which hub, how to know it again, and its own token."""

import sys
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Protocol

import msgspec

from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.protocol.messages import Role
from kiosk.whole_file import write_whole

FILE_NAME = "pairing.json"


class Membership(msgspec.Struct, frozen=True):
    """A hub this computer is paired with. Its repr tells no secret.

    Args:
        addresses: under which the hub was reachable; the first is tried first.
        certificate: the hub's own, PEM: nothing else is believed to be the hub.
        token: opens the hub to this computer.
        since: as the hub told last, see kiosk/hub/since.py.
    """

    hub: str
    hub_name: str
    addresses: tuple[str, ...]
    port: int
    certificate: str
    device: str
    xh: str
    xh_name: str
    role: Role
    token: str
    since: int = 0

    def __repr__(self) -> str:
        return f"Membership({self.hub}, {self.role})"

    @property
    def where(self) -> str:
        """The hub as people know it."""
        return self.hub_name or f"{self.addresses[0]}:{self.port}"


class Safe(Protocol):
    """Keeps a secret so that a copied file gives it to nobody."""

    def locked(self, secret: bytes) -> bytes:
        """Return what may lie in a file."""
        ...

    def unlocked(self, kept: bytes) -> bytes:
        """Return the secret. ValueError where it cannot be had."""
        ...


class FileMode:
    """The file's mode protects the secret: its owner alone may read it."""

    def locked(self, secret: bytes) -> bytes:
        return secret

    def unlocked(self, kept: bytes) -> bytes:
        return kept


class Dpapi:
    """Windows encrypts the secret for the user who is logged in."""

    def locked(self, secret: bytes) -> bytes:
        import win32crypt

        return bytes(win32crypt.CryptProtectData(secret, "kiosk", None, None, None, 0))

    def unlocked(self, kept: bytes) -> bytes:
        import pywintypes
        import win32crypt

        try:
            return bytes(win32crypt.CryptUnprotectData(kept, None, None, None, 0)[1])
        except pywintypes.error as error:
            raise ValueError("another user or computer locked this") from error


def safe_of_this_system() -> Safe:
    """Return the best way to keep a secret here."""
    return Dpapi() if sys.platform == "win32" else FileMode()


def save_membership(folder: Path, membership: Membership, safe: Safe) -> None:
    """Write the pairing, whole and on the disk, for the owner's eyes only.

    Raises:
        TroubleError: the folder cannot be written.
    """
    locked = b64encode(safe.locked(membership.token.encode())).decode()
    kept = msgspec.json.encode(msgspec.structs.replace(membership, token=locked))
    target = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of_os_error(error, target) from error
    write_whole(target, kept, private=True)


def load_membership(folder: Path, safe: Safe) -> Membership | None:
    """Return the pairing of a data folder; None where there is none.

    Raises:
        TroubleError: PAIRING_DAMAGED, or the file may not be read.
    """
    path = folder / FILE_NAME
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Membership)
        token = safe.unlocked(b64decode(kept.token, validate=True)).decode()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise TroubleError(Trouble.PAIRING_DAMAGED, where=path) from error
    return msgspec.structs.replace(kept, token=token)
