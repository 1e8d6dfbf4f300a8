"""What the lights and troubles of hubs and pairing say, each with what to do about it."""

from PySide6.QtCore import QCoreApplication

from kiosk.errors import Trouble


def sync_lights() -> dict[str, str]:
    """Return the few words of each light of Topic.SYNC, by its code."""
    return {
        "alone": QCoreApplication.translate("Light", "This desk alone"),
        "together": QCoreApplication.translate("Light", "Desks heard: {detail}"),
        "starting": QCoreApplication.translate("Light", "Looking for the hub…"),
        "list_preparing": QCoreApplication.translate("Light", "The hub prepares the list…"),
        "list_coming": QCoreApplication.translate("Light", "List: {detail} MB"),
        "list_checking": QCoreApplication.translate("Light", "The list is here: checking it…"),
        "list_taking_over": QCoreApplication.translate("Light", "Opening the list…"),
        "list_read": QCoreApplication.translate("Light", "The list is coming in: {detail}"),
        "away": QCoreApplication.translate("Light", "Alone since {detail}"),
        "failing": QCoreApplication.translate("Light", "The hub has a fault"),
        "portal": QCoreApplication.translate("Light", "Network wants a login"),
        "other_hub": QCoreApplication.translate("Light", "Not our hub"),
        "retired": QCoreApplication.translate("Light", "Fair removed at the hub"),
        "hub_older": QCoreApplication.translate("Light", "Update the hub"),
        "hub_newer": QCoreApplication.translate("Light", "Update this computer"),
        "revoked": QCoreApplication.translate("Light", "Shut out by the hub"),
        "forbidden": QCoreApplication.translate("Light", "The hub does not allow it"),
        "snapshot": QCoreApplication.translate("Light", "Too long away"),
        "hub_off": QCoreApplication.translate("Light", "The list is switched off here"),
        "list_taken": QCoreApplication.translate("Light", "Another keeps the list"),
        "sole_hub": QCoreApplication.translate("Light", "With the hub"),
        "clock_off": QCoreApplication.translate("Light", "Set the clock right"),
        "stuck": QCoreApplication.translate("Light", "Sync stopped: restart"),
    }


def hub_troubles() -> dict[Trouble, str]:
    """Return the sentences of kiosk/errors.py about hubs and clocks, word for word.

    lupdate reads literals.
    """
    return {
        Trouble.DATABASE_AWAY: QCoreApplication.translate(
            "Trouble",
            "The database {where} does not answer: start it, or check its address. "
            "Nothing was lost.",
        ),
        Trouble.DATABASE_UNKNOWN: QCoreApplication.translate(
            "Trouble",
            "A database of the kind {where} is not known: use sqlite:///FOLDER or postgresql://…",
        ),
        Trouble.PORT_TAKEN: QCoreApplication.translate(
            "Trouble",
            "The hub cannot listen at {where} ({why}): close the other hub, or choose another"
            " --port.",
        ),
        Trouble.HUB_MOVED: QCoreApplication.translate(
            "Trouble",
            "The hub's port {why} is taken: it is at {where} now. Desks find it there within a "
            "minute, or join again with a code.",
        ),
        Trouble.HUB_WITHOUT_FAIR: QCoreApplication.translate(
            "Trouble",
            "The hub has no exhibition yet: name one with --exhibition, or start it in the "
            "folder of a desk.",
        ),
        Trouble.HUB_NOT_STARTED: QCoreApplication.translate(
            "Trouble",
            "The hub could not be started. {why}",
        ),
        Trouble.HUB_KEY_DAMAGED: QCoreApplication.translate(
            "Trouble",
            "The hub's certificate in {where} is damaged: remove hub.key and hub.crt there, "
            "then pair all computers again.",
        ),
        Trouble.HUB_LEADS: QCoreApplication.translate(
            "Trouble",
            "This computer is paired with a hub that answers: only a silent hub is replaced.",
        ),
        Trouble.HUB_OFF: QCoreApplication.translate(
            "Trouble",
            "The list is kept on this computer, but its switch is off: switch it on again on the "
            "page Synchronisation. Scanning goes on.",
        ),
        Trouble.LIST_FOLLOWED: QCoreApplication.translate(
            "Trouble",
            "{where} keeps the list now, and this desk follows it: what only this computer has "
            "goes there by itself. There is nothing to do.",
        ),
        Trouble.LIST_TAKEN: QCoreApplication.translate(
            "Trouble",
            "{where} has taken the list over: follow it on the page "
            "Synchronisation. Nothing was lost, and scanning goes on.",
        ),
        Trouble.LIST_TWICE: QCoreApplication.translate(
            "Trouble",
            "{where} keeps a second list: decide on the page Synchronisation which one holds. "
            "Nothing was lost, and scanning goes on.",
        ),
        Trouble.PAIR_NO_HUB: QCoreApplication.translate(
            "Trouble",
            "That code of the hub {where} is not for hubs: type hub there for one that is, then "
            "pair again.",
        ),
        Trouble.PARCEL_DAMAGED: QCoreApplication.translate(
            "Trouble", "The file {where} is damaged or cut off: export it again."
        ),
        Trouble.PARCEL_CUT: QCoreApplication.translate(
            "Trouble",
            "{where} could not be read to the end, as if the stick was pulled out: put it in "
            "again and read the file again. Nothing was lost, and reading twice does no harm.",
        ),
        Trouble.FILE_UNWRITTEN: QCoreApplication.translate(
            "Trouble",
            "{where} could not be written to the end, as if a stick was pulled out or the disk "
            "failed: put the stick in again, or choose another place, and write again. Nothing "
            "was lost.",
        ),
        Trouble.PARCEL_FOREIGN: QCoreApplication.translate(
            "Trouble",
            "The file {where} is of another exhibition: import it at a desk of that one.",
        ),
        Trouble.PARCEL_LOCKED: QCoreApplication.translate(
            "Trouble",
            "The file {where} cannot be opened here: give the passphrase it was exported with, "
            "or pair this computer with the same hub first.",
        ),
        Trouble.PARCEL_KEYLESS: QCoreApplication.translate(
            "Trouble",
            "This computer shares no key with others yet: export with --passphrase, or pair it "
            "first.",
        ),
        Trouble.PURGE_EARLY: QCoreApplication.translate(
            "Trouble", "The fair is not over before {where}: choose a later date."
        ),
        Trouble.PURGE_UNDATED: QCoreApplication.translate(
            "Trouble",
            "The fair names no day until which data are kept: give one with --after, or as "
            "keep_until in its file.",
        ),
        Trouble.HUB_RETIRED: QCoreApplication.translate(
            "Trouble",
            "The hub {where} removed this exhibition's data on {why}: erase them here too (kiosk "
            "purge), or pair an empty folder for another exhibition.",
        ),
        Trouble.HUB_NO_SUCH_FAIR: QCoreApplication.translate(
            "Trouble", "The hub keeps no exhibition {where}. It keeps: {why}"
        ),
        Trouble.LIST_COMING: QCoreApplication.translate(
            "Trouble",
            "The list is still on its way from the hub: ask whoever is not found to wait, then "
            "scan again.",
        ),
        Trouble.FAIR_CAME: QCoreApplication.translate(
            "Trouble",
            "The hub's description of the fair has come: close this window and open it again to "
            "work with it.",
        ),
        Trouble.HUB_AWAY: QCoreApplication.translate(
            "Trouble",
            "The hub {where} does not answer: check that it runs, and that this computer is "
            "on its network. Scanning goes on.",
        ),
        Trouble.HUB_OTHER: QCoreApplication.translate(
            "Trouble",
            "Another computer answers in place of the hub {where}: check the network, or join the "
            "list again. Scanning goes on.",
        ),
        Trouble.HUB_PORTAL: QCoreApplication.translate(
            "Trouble",
            "The network shows a login page instead of the hub {where}: log in, or change the"
            " network. Scanning goes on.",
        ),
        Trouble.HUB_OLDER: QCoreApplication.translate(
            "Trouble",
            "The hub {where} runs an older version: install this computer's version there. "
            "Scanning goes on.",
        ),
        Trouble.HUB_NEWER: QCoreApplication.translate(
            "Trouble",
            "The hub {where} runs a newer version: install that version here. Scanning goes on.",
        ),
        Trouble.HUB_REVOKED: QCoreApplication.translate(
            "Trouble",
            "The hub {where} has shut this computer out: join its list again. Scanning goes on.",
        ),
        Trouble.HUB_FORBIDS: QCoreApplication.translate(
            "Trouble",
            "The hub {where} does not let this computer do that: pair it as a supervisor.",
        ),
        Trouble.HUB_FAILING: QCoreApplication.translate(
            "Trouble",
            "The hub {where} has a fault of its own ({why}): look at its screen.",
        ),
        Trouble.HUB_CLOCK: QCoreApplication.translate(
            "Trouble",
            "This computer's clock and that of the hub {where} differ by {why}: set the wrong"
            " one right. Scanning goes on.",
        ),
        Trouble.CLOCK_SET: QCoreApplication.translate(
            "Trouble",
            "The clock of this computer was changed by {why}: times of scans before or after may "
            "be off. Check date and time.",
        ),
        Trouble.DESK_COPIED: QCoreApplication.translate(
            "Trouble",
            "Two computers go by the name {where}: ask the person in charge to look at the page "
            "Synchronisation. Scanning goes on.",
        ),
        Trouble.HUB_SNAPSHOT: QCoreApplication.translate(
            "Trouble",
            "The hub {where} cannot tell all that happened since: pair with an empty folder.",
        ),
    }


def pairing_troubles() -> dict[Trouble, str]:
    """Return the sentences of kiosk/errors.py about pairing."""
    return {
        Trouble.NOT_PAIRED: QCoreApplication.translate(
            "Trouble",
            "This computer is paired with no hub: pair it first (kiosk pair ADDRESS CODE).",
        ),
        Trouble.PAIRING_DAMAGED: QCoreApplication.translate(
            "Trouble",
            "The file {where} is damaged: pair this computer again.",
        ),
        Trouble.PAIR_UNREADABLE: QCoreApplication.translate(
            "Trouble",
            "This is no pairing code: give the hub's address and the eight signs on its "
            "screen, or the text of its QR.",
        ),
        Trouble.PAIR_NOT_ASKED: QCoreApplication.translate(
            "Trouble",
            "This is the pairing code of a hub, not a ticket: to join it, open the page "
            "Synchronisation and choose the camera there first.",
        ),
        Trouble.PAIR_SCANNED: QCoreApplication.translate(
            "Trouble",
            "{where} shows the pairing code of a hub, not a ticket: to join that hub, run kiosk "
            "pair with the text of the code, or hold it before the camera of the desk's page "
            "Synchronisation.",
        ),
        Trouble.NAME_TAKEN: QCoreApplication.translate(
            "Trouble",
            "Another desk of this list is called {where} too: call this one {why}, say, on its "
            "page Synchronisation.",
        ),
        Trouble.PAIR_CODE_WRONG: QCoreApplication.translate(
            "Trouble",
            "The hub {where} expects no computer with that code: have it show a new one.",
        ),
        Trouble.PAIR_CODE_RUN_OUT: QCoreApplication.translate(
            "Trouble",
            "That code has run out: have the hub {where} show a new one.",
        ),
        Trouble.PAIR_TOO_MANY: QCoreApplication.translate(
            "Trouble",
            "Too many wrong codes came to the hub {where}: wait a minute, then try again.",
        ),
        Trouble.PAIR_OTHER_FAIR: QCoreApplication.translate(
            "Trouble",
            "The hub {where} keeps the list of another exhibition: start the kiosk with a new "
            "data folder (kiosk run --data), then join there. What is recorded here stays here.",
        ),
        Trouble.PAIR_NOT_PROVEN: QCoreApplication.translate(
            "Trouble",
            "What answers at {where} does not know the code, so it is not your hub: check the"
            " network and the address.",
        ),
    }
