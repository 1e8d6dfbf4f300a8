"""What a hub does not do, as exceptions: the request is at fault, nothing was changed."""

from datetime import UTC, datetime


class HubError(Exception):
    """A request that no repetition makes right."""


class MalformedError(HubError):
    """The message has the right form, but names or numbers that nothing can have."""


class NotAllowedError(HubError):
    """The sender's role does not include that."""


class NothingYetError(HubError):
    """What is asked for cannot be made yet."""


class RetiredError(HubError):
    """The exhibition is over, and its data were removed from this hub at `at_ms`."""

    def __init__(self, at_ms: int) -> None:
        day = datetime.fromtimestamp(at_ms / 1000, UTC).date()
        super().__init__(f"this exhibition's data were removed on {day}")
        self.at_ms = at_ms


class UnknownExhibitionError(HubError):
    """This hub keeps no list for that exhibition."""
