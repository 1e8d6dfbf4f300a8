"""The command `kiosk printers`: what can be printed on from here, and how it does."""

from dataclasses import dataclass

from printing.discovery import FoundPrinter, local_cups, on_the_network, queues_of
from printing.ipp.transport import Address


@dataclass(frozen=True, slots=True)
class Listed:
    """One printer of the list."""

    found: FoundPrinter

    def as_json(self) -> dict[str, object]:
        """Return name, uri, state (words, worst first; 'ready' alone when all is well), media…

        What a printer does not tell is empty, or null.
        """
        found, offer = self.found, self.found.offer
        return {
            "name": found.name,
            "uri": found.uri,
            "state": [trouble.value for trouble in found.troubles] or ["ready"],
            "media": list(found.media),
            "sizes_mm": [[each.width, each.height] for each in offer.media],
            "dpi": list(offer.dpis),
            "cuts": offer.can_cut,
            "colour": offer.has_colour,
        }

    def as_line(self) -> str:
        """Return the same as one line of text, its parts between tabs."""
        found = self.found
        state = ", ".join(trouble.value for trouble in found.troubles) or "ready"
        return "\t".join((found.name, found.uri, state, ", ".join(found.media), self._abilities))

    @property
    def _abilities(self) -> str:
        offer = self.found.offer
        words = ["/".join(map(str, offer.dpis)) + " dpi"] if offer.dpis else []
        words += ["cuts"] if offer.can_cut else []
        words += {True: ["colour"], False: ["black only"], None: []}[offer.has_colour]
        return ", ".join(words)


def find_printers(*, cups: str | None, seconds: float) -> list[Listed]:
    """Return the queues of a CUPS, then what announces itself on the network in `seconds`."""
    server = Address(cups) if cups else local_cups()
    found = queues_of(server)
    if seconds > 0:
        found += on_the_network(seconds=seconds)
    return [Listed(each) for each in found]
