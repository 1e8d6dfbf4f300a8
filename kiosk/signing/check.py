"""The signature check of every desk."""


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Check an Ed25519 signature; any bytes at all are welcome. See `SignatureCheck`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
