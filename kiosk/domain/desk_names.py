"""What people call a desk: a short name that can be shown anywhere, and one that is still free."""

import re
from collections.abc import Iterable

LONGEST_NAME = 40


def plain_name(typed: str) -> str:
    """Return a name without needless blanks.

    Raises:
        ValueError: it is empty, too long, or holds signs that cannot be shown.
    """
    name = " ".join(typed.split())
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise ValueError("a desk's name has 1 to 40 signs that can be shown")
    return name


def is_same_name(one: str, other: str) -> bool:
    """Tell whether people would take two names for one."""
    return one.casefold() == other.casefold()


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Return `wanted`, or where that is taken the same with the next number that is free."""
    known = {name.casefold() for name in taken}
    found = re.fullmatch(r"(.*?)([0-9]{1,6})", wanted)
    base, count = (found[1], int(found[2])) if found else (f"{wanted} ", 1)
    name = wanted
    while name.casefold() in known:
        count += 1
        name = f"{base[: LONGEST_NAME - len(str(count))]}{count}"
    return name
