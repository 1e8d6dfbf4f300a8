"""Plain values and decisions of the check-in domain: no Qt, no I/O, no clock."""
