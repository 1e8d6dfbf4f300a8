"""The private key of a hub, as a file."""

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Trouble, TroubleError
from kiosk.signing.check import is_signed
from kiosk.signing.keys import load_key, make_key, save_key
from platforms import posix_only
from signing_builders import KEY


def test_a_key_signs_after_it_was_kept_as_before(tmp_path: Path) -> None:
    key = make_key()
    save_key(key, tmp_path / "fair.key")

    kept = load_key(tmp_path / "fair.key")

    assert kept.trusted == key.trusted
    assert is_signed(key.trusted.public, kept.sign(b"text"), b"text")
    assert make_key().trusted != key.trusted


@posix_only
def test_the_owner_alone_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "fair.key"
    save_key(KEY, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    path.chmod(0o640)
    with pytest.raises(TroubleError, match="others may read it; run chmod 600"):
        load_key(path)


def test_no_key_is_ever_written_over(tmp_path: Path) -> None:
    path = tmp_path / "fair.key"
    save_key(KEY, path)

    with pytest.raises(TroubleError, match="there is a file of that name already"):
        save_key(make_key(), path)
    assert load_key(path).trusted == KEY.trusted


def test_a_key_shows_itself_nowhere() -> None:
    assert KEY.pem().decode().splitlines()[1] not in f"{KEY!r} {KEY} {KEY.trusted!r}"


def _other_curve() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.mark.parametrize("raw", [b"", b"no key", KEY.pem()[:60], _other_curve()])
def test_what_is_no_key_is_a_trouble(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "fair.key"
    path.touch(mode=0o600)
    path.write_bytes(raw)

    with pytest.raises(TroubleError) as caught:
        load_key(path)
    assert caught.value.trouble is Trouble.KEY_UNUSABLE


def test_a_key_that_cannot_be_read_or_written_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(TroubleError) as missing:
        load_key(tmp_path / "none.key")
    with pytest.raises(TroubleError) as folder:
        load_key(tmp_path)
    with pytest.raises(TroubleError) as nowhere:
        save_key(KEY, tmp_path / "no" / "fair.key")

    assert missing.value.trouble is Trouble.NO_SUCH_FILE
    assert folder.value.trouble is Trouble.KEY_UNUSABLE
    assert nowhere.value.trouble is Trouble.NO_SUCH_FILE


@given(st.binary(max_size=64), st.binary(max_size=80), st.binary(max_size=40))
def test_a_check_takes_any_bytes(public: bytes, signature: bytes, message: bytes) -> None:
    is_signed(public, signature, message)
