"""Facts, views and double entries as the page about synchronisation is given them."""

from datetime import timedelta

from builders import FIRST_DAY, a_ticket
from kiosk.desk.company import Company, Peer
from kiosk.desk.records import DoubleEntry
from kiosk.desk.sync_facts import DeskFacts, HubFacts, SyncFacts
from kiosk.domain.admission import Passage
from kiosk.domain.events import EventKey, Hlc
from kiosk.domain.fair import Direction
from ui_builders import NOON


def a_peer(
    device: str = "other",
    name: str = "Poste 2",
    *,
    silent_s: int = 2,
    behind: int = 0,
    is_revoked: bool = False,
) -> Peer:
    heard = NOON - timedelta(seconds=silent_s)
    return Peer(device, name, "desk", NOON, heard, behind, is_revoked)


def a_company(*peers: Peer, silent_s: float = 3, **told: object) -> Company:
    """A supervisor's desk that is paired with a hub, together with `peers`."""
    heard = NOON - timedelta(seconds=silent_s)
    known = {"hub": "Entrée", "device": "me", "role": "supervisor", "heard_at": heard,
             "peers": (a_peer("me", "Poste 1"), *peers)}  # fmt: skip
    return Company(**{**known, **told})


def a_desk(dev: str = "other", name: str = "Poste 2", **told: object) -> DeskFacts:
    known = {"last_at": NOON, "events": 12, "offset_ms": 0, "uncertainty_ms": 5}
    return DeskFacts(dev, name, **{**known, **told})


def a_hub(own: int = 0, behind: int = 0) -> HubFacts:
    return HubFacts("hub-1", own, own, 0, 0, behind, NOON, 0, 5, 9)


def facts(*desks: DeskFacts, hub: HubFacts | None = None, bad: tuple[object, ...] = ()):
    ours = a_desk("me", "Poste 1", is_ours=True)
    return SyncFacts((hub or a_hub(),), (ours, *desks), bad)


def a_double(*, seq: int = 7, is_sure: bool = True) -> DoubleEntry:
    first = Passage(NOON - timedelta(minutes=4), Direction.ENTRY, "entrance", "Poste 1")
    second = Passage(NOON - timedelta(minutes=2), Direction.ENTRY, "exit", "Poste 2")
    return DoubleEntry(
        EventKey("t", Hlc(seq), f"event {seq}"),
        a_ticket(),
        "fair",
        FIRST_DAY,
        first,
        second,
        is_sure,
        is_ours=True,
    )
