"""TLS to one certificate and no other: no authority vouches for a laptop in a hall."""

import socket
import ssl

from kiosk.errors import Trouble, TroubleError

SECONDS = 5.0


def shown_certificate(host: str, port: int) -> bytes:
    """Return the certificate a server shows (DER), believing nothing yet.

    Raises:
        TroubleError: HUB_AWAY; HUB_PORTAL when something answers that is no hub.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    where = f"{host}:{port}"
    try:
        with (
            socket.create_connection((host, port), SECONDS) as plain,
            context.wrap_socket(plain, server_hostname=host) as secured,
        ):
            shown = secured.getpeercert(binary_form=True)
    except ssl.SSLError as error:
        raise TroubleError(Trouble.HUB_PORTAL, where=where) from error
    except (OSError, UnicodeError) as error:
        raise TroubleError(Trouble.HUB_AWAY, where=where) from error
    if shown is None:
        raise TroubleError(Trouble.HUB_PORTAL, where=where)
    return shown


def pinned(certificate: str) -> ssl.SSLContext:
    """Return a context that trusts one certificate (PEM), whatever names and dates it bears."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False  # a hub's address changes with each network
    context.load_verify_locations(cadata=certificate)
    return context
