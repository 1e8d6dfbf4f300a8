"""`kiosk badge`: one badge on paper, with nobody admitted by it."""

from pathlib import Path

from kiosk.app.desk import opened_to_look
from kiosk.clock import Clock
from kiosk.desk.badges import badge_of
from kiosk.desk.checkin import look_up
from kiosk.errors import Trouble, TroubleError, trouble_of_os_error
from printing.maker import LayoutBadgeMaker


def write_badge(code: str, output: Path, folder: Path, clock: Clock) -> tuple[str, ...]:
    """Write the badge of a ticket as PDF and return what its maker had to give up.

    Raises:
        TroubleError: CODE_UNKNOWN; or why the file cannot be written.
    """
    with opened_to_look(folder, clock) as records, records.transaction() as tx:
        ticket = look_up(tx, code).ticket
        if ticket is None:
            raise TroubleError(Trouble.CODE_UNKNOWN)
        made = LayoutBadgeMaker.from_file().make(badge_of(tx.fair(), ticket, ticket.badge_id))
    try:
        output.write_bytes(made.pdf)
    except OSError as refused:
        raise trouble_of_os_error(refused, output) from refused
    return made.warnings
