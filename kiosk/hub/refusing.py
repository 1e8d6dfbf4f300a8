"""What a hub answers to a request that failed: a status and a refusal with a sentence."""

from kiosk.hub.bodies import RefusedError
from kiosk.hub.refusals import (
    HubError,
    NotAllowedError,
    NothingYetError,
    RetiredError,
    UnknownExhibitionError,
)
from kiosk.protocol.api import Refusal, Refused

_UNAVAILABLE = "the hub's database is out of reach or its disk is full: look at the hub's screen"


def refusal_of(error: Exception) -> tuple[int, Refusal]:
    """Return the HTTP status and the answer for a RefusedError, HubError or TroubleError."""
    match error:
        case RefusedError():
            return error.status, error.refusal
        case RetiredError(at_ms=at_ms):
            return 410, Refusal(Refused.RETIRED, str(error), at_ms)
        case NotAllowedError():
            return 403, Refusal(Refused.NOT_ALLOWED, str(error))
        case NothingYetError():
            return 404, Refusal(Refused.NOT_FOUND, str(error))
        case UnknownExhibitionError():
            return 404, Refusal(Refused.UNKNOWN_EXHIBITION, str(error))
        case HubError():
            return 400, Refusal(Refused.MALFORMED, str(error))
        case _:  # the database's fault; where it lies is nobody's business
            return 503, Refusal(Refused.UNAVAILABLE, _UNAVAILABLE)
