"""What a worker thread could not do becomes a sentence on screen."""

import logging
from collections.abc import Callable

from kiosk.clock import Clock
from kiosk.errors import TroubleError
from ui.bridge import Incident

log = logging.getLogger(__name__)


def tell_failure(
    error: BaseException, *, tell: Callable[[TroubleError | Incident], None], clock: Clock
) -> None:
    """Tell of a trouble as it is, of a bug under the number it is logged by. On any thread."""
    if isinstance(error, TroubleError):
        tell(error)
        return
    incident = Incident(clock.new_id()[-6:])
    log.error("desk.incident", extra={"incident": incident.id})
    tell(incident)
