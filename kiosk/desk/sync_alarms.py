"""What is wrong with computers by the facts of their logs, as sentences that say what to do."""

from collections.abc import Iterator

from kiosk.desk.sync_facts import Alarm, DeskFacts, SyncFacts


def alarm_sentences(facts: SyncFacts) -> tuple[str, ...]:
    """Return an English sentence for each alarm and each stretch of events nobody sent."""
    return tuple(line for desk in facts.desks for line in _of(desk))


def _of(desk: DeskFacts) -> Iterator[str]:
    name = "This computer" if desk.is_ours else f"The computer {desk.name or desk.dev[:8]}"
    if Alarm.RESTORED in desk.alarms:
        yield (
            f"{name} runs from an older copy of its data folder: what it had recorded since came "
            "back from the hub as far as it was sent."
        )
    if Alarm.CLONED in desk.alarms:
        yield (
            f"{name} goes by the same identity as another one (a copied disk or folder): on one of "
            "them choose an empty data folder and pair it anew."
        )
    missing = sum(gap.last - gap.first + 1 for gap in desk.missing)
    if missing:
        yield (
            f"{name} recorded {missing} events that nobody has sent: start it once on the network, "
            "or export them there with kiosk export --events."
        )
