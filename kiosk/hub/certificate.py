"""The hub's own certificate: made once, signed by itself, trusted by its fingerprint alone."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from kiosk.protocol.pairing import fingerprint_of
from kiosk.whole_file import write_whole

KEY_FILE = "hub.key"
CERTIFICATE_FILE = "hub.crt"

# Desks pin the certificate, so that its dates mean nothing; a laptop's clock may be years off.
_FROM, _UNTIL = datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class HubCertificate:
    """Where key and certificate lie, and the certificate's fingerprint."""

    key: Path
    certificate: Path
    fingerprint: str

    def context(self) -> ssl.SSLContext:
        """Return what a server needs to speak TLS 1.3, and nothing older."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.load_cert_chain(self.certificate, self.key)
        return context


def certificate_in(folder: Path) -> HubCertificate:
    """Return the certificate of a hub's folder, making one on the first start.

    Raises:
        TroubleError: the folder cannot be written, or its certificate cannot be read.
    """
    key, certificate = folder / KEY_FILE, folder / CERTIFICATE_FILE
    try:
        if not (key.exists() and certificate.exists()):
            _make(key, certificate)
        der = x509.load_pem_x509_certificate(certificate.read_bytes()).public_bytes(
            serialization.Encoding.DER
        )
        found = HubCertificate(key, certificate, fingerprint_of(der))
        found.context()
    except (ValueError, ssl.SSLError) as error:
        raise TroubleError(Trouble.HUB_KEY_DAMAGED, where=folder) from error
    except OSError as error:
        raise trouble_of_os_error(error, key) from error
    return found


def _make(key_file: Path, certificate_file: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "OFEC kiosk hub")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    key_file.parent.mkdir(parents=True, exist_ok=True)
    certificate_file.unlink(missing_ok=True)  # another key's: where both are, they belong together
    write_whole(key_file, private, private=True)
    write_whole(certificate_file, made.public_bytes(serialization.Encoding.PEM))
