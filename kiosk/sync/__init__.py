"""The client of a hub: keeps what this computer holds and what the hub holds equal."""
