"""`kiosk import`: a roster or a fair from a file, shown first, then taken whole or not at all."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from enum import Enum, auto
from pathlib import Path

from kiosk.app.desk import fair_of, opened, opened_to_look
from kiosk.clock import Clock
from kiosk.desk.records import Records, RosterChanges
from kiosk.desk.roster_import import change_fair, check_fair, compare_roster, import_roster
from kiosk.domain.fair import Fair
from kiosk.errors import Trouble, TroubleError
from kiosk.roster.fair_file import read_fair
from kiosk.roster.reading import LineProblem, read_roster
from kiosk.sync.membership import load_membership, safe_of_this_system


class Mode(Enum):
    """How far an import goes."""

    SHOW = auto()
    APPLY = auto()
    APPLY_GOOD_LINES = auto()  # and leave the bad ones out


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do. `bad` lines give no ticket; `problems` name more."""

    applied: bool
    problems: tuple[LineProblem, ...]
    bad: int
    changes: RosterChanges

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values for a script."""
        return {
            "applied": self.applied,
            "bad_lines": self.bad,
            "problems": [asdict(problem) for problem in self.problems],
            **asdict(self.changes),
        }

    def sentences(self, *, wanted: bool) -> list[str]:
        """Return the report for people; `wanted` tells whether taking it over was asked for."""
        lines = [f"Line {p.line}, {p.column or 'the line'}: {p.why}" for p in self.problems]
        changes = self.changes
        lines.append(
            f"{changes.new} new, {changes.changed} changed, {changes.unchanged} unchanged, "
            f"{changes.missing} on the desk that are not in the file (kept)."
        )
        return [*lines, self._ending(wanted=wanted)]

    def _ending(self, *, wanted: bool) -> str:
        if self.applied:
            left_out = f" {self.bad} bad lines were left out." if self.bad else ""
            return f"Taken over.{left_out}"
        if wanted:
            return (
                f"Nothing was taken over: {self.bad} lines are bad. "
                "Mend them, or take the good ones alone with --skip-bad."
            )
        return "Nothing was changed: add --apply to take this over."


def import_roster_file(file: Path, folder: Path, clock: Clock, mode: Mode) -> ImportReport:
    """Compare a roster with the desk's and, when told to, take it over in one transaction.

    A file with bad lines changes nothing unless its good lines alone were asked for. Tickets the
    file does not hold stay, and so does every admission.

    Raises:
        TroubleError: the file cannot be read as a roster, or the data folder not be opened.
    """
    with _opened_for(mode)(folder, clock) as records:
        roster = read_roster(file, fair_of(records))
        bad = len({problem.line for problem in roster.problems if problem.keeps_out})
        apply = mode is Mode.APPLY_GOOD_LINES or (mode is Mode.APPLY and not bad)
        change = import_roster if apply else compare_roster
        return ImportReport(
            apply, roster.problems, bad, change(records, roster.tickets, roster.columns)
        )


def import_fair_file(file: Path, folder: Path, clock: Clock, mode: Mode) -> Fair:
    """Read a fair's description and, when told to, make it the data folder's.

    Where it lists no keys, those of before stay: without them every signed code would be refused.

    Raises:
        TroubleError: the file is not a fair, does not suit the roster or the hub of the data
            folder, or the folder cannot be opened.
    """
    fair = read_fair(file)
    _check_pairing(folder, fair)
    change = check_fair if mode is Mode.SHOW else change_fair
    with _opened_for(mode)(folder, clock) as records:
        current = fair_of(records)
        if current.id == fair.id and not fair.keys:
            fair = replace(fair, keys=current.keys)
        change(records, fair)
    return fair


def _check_pairing(folder: Path, fair: Fair) -> None:
    """Keep a paired computer at the exhibition of its hub: its records go into that list."""
    member = load_membership(folder, safe_of_this_system())
    if member is not None and member.xh != fair.id:
        why = f"this computer is paired for {member.xh}, not for {fair.id}"
        raise TroubleError(Trouble.FAIR_DIFFERS, where=fair.name, why=why)


def _opened_for(mode: Mode) -> Callable[[Path, Clock], AbstractContextManager[Records]]:
    return opened_to_look if mode is Mode.SHOW else opened
