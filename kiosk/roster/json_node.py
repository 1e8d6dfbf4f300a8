"""A value inside a JSON document that knows its path, so that a fault can be pointed at."""

import re
from dataclasses import dataclass

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST = 200


class FaultError(Exception):
    """Something in a document is not as it must be; `str()` gives the path and what is accepted."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path or 'the document'} {why}")


@dataclass(frozen=True, slots=True)
class Node:
    """One value and its path, such as `gates[2].area`. Every method raises FaultError."""

    value: object
    path: str

    def fault(self, why: str) -> FaultError:
        """Return the fault of this very value; `why` goes on from its path."""
        return FaultError(self.path, why)

    def only(self, names: str) -> None:
        """Refuse fields other than `names`, parted by spaces: a misspelt one would go unseen."""
        known = names.split()
        for name in self._fields():
            if name not in known:
                raise self.fault(f"has an unknown field; known are {', '.join(known)}.")

    def at(self, name: str) -> "Node":
        """Return a field, null where the document leaves it out."""
        path = f"{self.path}.{name}" if self.path else name
        return Node(self._fields().get(name), path)

    def items(self) -> "list[Node]":
        """Return the members of a list, of which there must be one at least."""
        if not isinstance(self.value, list) or not self.value:
            raise self.fault("must be a list of at least one.")
        return [Node(item, f"{self.path}[{place}]") for place, item in enumerate(self.value)]

    def text(self) -> str:
        """Return a text that can be shown on one line."""
        value = self.value
        if not isinstance(value, str) or not value.strip():
            raise self.fault("must be a text that is not empty.")
        if len(value) > _LONGEST or _UNSEEN.search(value):
            raise self.fault(f"must be one line of at most {_LONGEST} characters.")
        return value

    def _fields(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            raise self.fault("must be an object.")
        return self.value
