"""How far a hub has come with the hub above it: what must survive a crash."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.protocol.messages import Doc, RosterPart
from kiosk.protocol.stores import Link


@dataclass(frozen=True, slots=True)
class Upward:
    """A link to the hub above.

    Args:
        given: rows and documents of the own feed up to this position need no push, and neither
            do those behind it whose positions are settled.
    """

    link: Link
    given: int = 0


@dataclass(frozen=True, slots=True)
class Lacking:
    """A log that the hub above holds up to `upto`, and this one up to `head`."""

    log: str
    upto: int
    head: int


class Relay(Protocol):
    """The tables of one link, inside a transaction. Verbs that write need `HubStore.write`."""

    def read(self) -> Upward:
        """Return the link; a fresh one where it is new."""
        ...

    def write(self, upward: Upward) -> None:
        """Keep the link."""
        ...

    def lacking(self) -> Sequence[Lacking]:
        """Return the logs of which the hub above has not confirmed all."""
        ...

    def acknowledge(self, heads: Mapping[str, int]) -> None:
        """Believe that the hub above holds these logs at least so far."""
        ...

    def set_back(self, log: str, upto: int) -> None:
        """Believe that it holds a log so far only."""
        ...

    def forget_heads(self) -> None:
        """Believe that it holds nothing."""
        ...

    def roster(self, given: int, limit: int) -> RosterPart:
        """Return rows behind `given` that are not settled, all of one set of columns."""
        ...

    def docs(self, given: int, limit: int) -> tuple[Doc, ...]:
        """Return documents behind `given` that are not settled; `rev` is what the hub above has."""
        ...

    def waiting(self, ids: Collection[str], given: int) -> frozenset[str]:
        """Return those of some tickets whose rows wait to be pushed."""
        ...

    def is_waiting(self, doc: Doc, given: int) -> bool:
        """Tell whether a document's own version waits to be pushed."""
        ...

    def settle(self, ids: Iterable[str]) -> None:
        """Take it that the hub above has these tickets' rows as they now stand here."""
        ...

    def settle_doc(self, doc: Doc) -> None:
        """Take it that the hub above has a document as it now stands here."""
        ...

    def begin_sweep(self) -> None:
        """From now on note which rows and documents are settled afresh."""
        ...

    def end_sweep(self) -> None:
        """Let only those be settled that were since the sweep began."""
        ...

    def forget_settled(self) -> None:
        """Forget positions: `given` covers them."""
        ...
