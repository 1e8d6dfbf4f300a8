"""The command `kiosk printers`: what can be printed on from here, and how it does."""

from dataclasses import dataclass

from printing.discovery import FoundPrinter, local_cups, on_the_network, queues_of
from printing.ipp.transport import Address


@dataclass(frozen=True, slots=True)
class Listed:
    """One printer of the list."""

    found: FoundPrinter

    def as_json(self) -> dict[str, object]:
        """Return name, uri, state (words, worst first; 'ready' alone when all is well), media."""
        found = self.found
        return {
            "name": found.name,
            "uri": found.uri,
            "state": [trouble.value for trouble in found.troubles] or ["ready"],
            "media": list(found.media),
        }

    def as_line(self) -> str:
        """Return the same as one line of text, its parts between tabs."""
        found = self.found
        state = ", ".join(trouble.value for trouble in found.troubles) or "ready"
        return "\t".join((found.name, found.uri, state, ", ".join(found.media)))


def find_printers(*, cups: str | None, seconds: float) -> list[Listed]:
    """Return the queues of a CUPS, then what announces itself on the network in `seconds`."""
    server = Address(cups) if cups else local_cups()
    found = queues_of(server)
    if seconds > 0:
        found += on_the_network(seconds=seconds)
    return [Listed(each) for each in found]
