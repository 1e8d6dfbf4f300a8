"""What a hub answers: one method per message, no sockets, no state of its own."""

from kiosk import __version__
from kiosk.clock import Clock
from kiosk.hub.store import HubStore
from kiosk.protocol.messages import (
    Doc,
    Heads,
    Hello,
    Pull,
    PullAnswer,
    Push,
    PushAnswer,
    Role,
    RosterPart,
)
from kiosk.protocol.sealed import Run


class Hub:
    """Keeps the lists of exhibitions for their desks. Stores facts and folds none.

    All methods may be called from any thread, return after what they did is durable, and raise
    a HubError (kiosk/hub/refusals.py) for requests that cannot be meant, having changed nothing.
    """

    def __init__(self, store: HubStore, *, clock: Clock, name: str = "") -> None:
        self._store = store
        self._clock = clock
        self._name = name

    def hello(self) -> Hello:
        """Tell who this hub is."""
        raise NotImplementedError(__version__)

    def open_exhibition(self, xh: str, name: str = "") -> None:
        """Keep a list for an exhibition; does nothing but name it where there is one already."""
        raise NotImplementedError

    def push(self, xh: str, push: Push, role: Role) -> PushAnswer:
        """Take in what a desk holds: all of it (Pushed), or nothing (any other answer).

        After a Fork the desk leaves that log out and sends the rest again. Roster rows and
        documents are taken from supervisors and hubs only.
        """
        raise NotImplementedError

    def pull(self, xh: str, pull: Pull) -> PullAnswer:
        """Return the next page of the feed; an empty one where nothing is new."""
        raise NotImplementedError

    def heads(self, xh: str) -> Heads:
        """Return how far each log is held."""
        raise NotImplementedError

    def log(self, xh: str, log: str, after: int, limit: int) -> Run:
        """Return events of one log behind number `after`, for peers and audits."""
        raise NotImplementedError

    def doc(self, xh: str, kind: str, key: str) -> Doc | None:
        """Return a document; its `rev` is what an edit of it must name."""
        raise NotImplementedError

    def put_doc(self, xh: str, doc: Doc, role: Role) -> Doc:
        """Write a document if `rev` names the one that stands; return what stands then."""
        raise NotImplementedError

    def put_roster(self, xh: str, part: RosterPart, role: Role) -> None:
        """Take over roster rows, as `push` would."""
        raise NotImplementedError
