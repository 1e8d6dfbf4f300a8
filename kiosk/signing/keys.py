"""The private key of a hub: made once for a fair, kept in a file that its owner alone may read."""

import os
import stat
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from kiosk.domain.trust import Scheme, TrustedKey
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error

_OWNER_ONLY = 0o600


class PrivateKey:
    """Signs codes. Its repr tells nothing, so that no log can."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @property
    def trusted(self) -> TrustedKey:
        """The public half, as it stands among the `keys` of the fair."""
        return TrustedKey(Scheme.OFEC, self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Return the signature, 64 bytes."""
        return self._key.sign(message)

    def pem(self) -> bytes:
        """Return the key as PKCS #8 in PEM, not encrypted."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def make_key() -> PrivateKey:
    """Return a new key, from the system's randomness."""
    return PrivateKey(Ed25519PrivateKey.generate())


def save_key(key: PrivateKey, path: Path) -> None:
    """Write a key that its owner alone may read, whole and on the disk, never over another file.

    Raises:
        TroubleError: KEY_UNUSABLE when there is a file already; or why it cannot be written.
    """
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError as error:
        raise _unusable(path, "there is a file of that name already.") from error
    except OSError as error:
        raise trouble_of_os_error(error, path) from error
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(key.pem())
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise trouble_of_os_error(error, path) from error


def load_key(path: Path) -> PrivateKey:
    """Read a key that `save_key` wrote.

    Raises:
        TroubleError: NO_SUCH_FILE; KEY_UNUSABLE when others may read it, or it is no such key.
    """
    try:
        raw, mode = path.read_bytes(), path.stat().st_mode
    except FileNotFoundError as error:
        raise TroubleError(Trouble.NO_SUCH_FILE, where=path) from error
    except OSError as error:
        raise _unusable(path, "it is a folder, or may not be read.") from error
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise _unusable(path, "others may read it; run chmod 600, and make a new key if they did.")
    try:
        key = load_pem_private_key(raw, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _unusable(path, "it holds no private key without a password.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _unusable(path, "it is no Ed25519 key.")
    return PrivateKey(key)


def _unusable(path: Path, why: str) -> TroubleError:
    return TroubleError(Trouble.KEY_UNUSABLE, where=path, why=why)
