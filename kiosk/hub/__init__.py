"""The hub: keeps the list for every desk of a fair."""
