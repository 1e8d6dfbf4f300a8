"""What commands have to say of themselves; ui/command_wording.py words it."""

from enum import StrEnum


class Note(StrEnum):
    """One sentence."""

    SYNCED = "synced"
    NOBODY = "nobody"  # fits the words
    NO_SUCH_TICKET = "no_such_ticket"
    SEVERAL = "several"  # people fit, and one is to be erased
