"""Ed25519: checking, issuing and keeping keys. The only home of the cryptography library."""
