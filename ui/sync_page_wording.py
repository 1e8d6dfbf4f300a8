"""The page about synchronisation in words: its summary, its desks, its remarks."""

from PySide6.QtCore import QCoreApplication

from kiosk.desk.company import Sure, Sureness, how_sure
from kiosk.desk.records import DoubleEntry
from kiosk.desk.reports import Level
from kiosk.desk.sync_view import DeskLine, Remark, RemarkLine, SyncView
from kiosk.domain.fair import Fair
from ui.company_wording import ago_text, clock_text, double_places, double_who
from ui.line_row import Act, Line
from ui.status_wording import trouble_text
from ui.translation import isolated, number, span, together
from ui.wording import gate_name

_LEAST_OFFSET_MS = 100  # less is the network's own trembling
_MINUTE_MS = 60_000


def summary(view: SyncView, fair: Fair) -> tuple[Level, str]:
    """Return in a few words whether the desks agree."""
    sureness = how_sure(view.company, view.at)
    match sureness.sure:
        case Sure.SOLE:
            level, text = Level.WARNING, QCoreApplication.translate("Sync", "This desk works alone")
        case Sure.STARTING:
            level, text = Level.WARNING, QCoreApplication.translate("Sync", "Looking for the hub…")
        case Sure.CATCHING_UP:
            level = Level.WARNING
            text = QCoreApplication.translate("Sync", "The list is coming in…")
        case Sure.ALONE:
            level, text = Level.BAD, QCoreApplication.translate("Sync", "Alone since {time}")
            text = text.format(time=clock_text(sureness.since, fair))
        case Sure.TOGETHER:
            level, text = _together(sureness)
    return level, text


def hub_text(view: SyncView, fair: Fair) -> str:
    """Return with which hub this desk keeps its list, since when, and as what."""
    company = view.company
    if not company.hub:
        return QCoreApplication.translate(
            "Sync", "No other desk knows what is admitted here. Join a list, or keep it here."
        )
    ours = next((peer for peer in company.peers if peer.device == company.device), None)
    parts = [QCoreApplication.translate("Sync", "Hub {hub}").format(hub=isolated(company.hub))]
    if ours is not None:
        since = QCoreApplication.translate("Sync", "joined {day} at {time}")
        local = fair.local(ours.paired_at)
        parts.append(since.format(day=f"{local:%d/%m}", time=f"{local:%H:%M}"))
    if company.heard_at is not None:
        heard = QCoreApplication.translate("Sync", "heard {ago}")
        seconds = max(0, int((view.at - company.heard_at).total_seconds()))
        parts.append(heard.format(ago=ago_text(seconds)))
    if company.role:
        parts.append(role_name(company.role))
    return together(*parts)


def copied_text(view: SyncView) -> tuple[Level | None, str]:
    """Return whether everything recorded here is safe elsewhere too; no level where nothing is."""
    if view.is_only_here:
        return Level.WARNING, QCoreApplication.translate(
            "Sync", "Not copied to another computer yet: have one join."
        )
    if not view.recorded:
        return None, QCoreApplication.translate("Sync", "Nothing was recorded here yet.")
    if not view.not_copied:
        return Level.GOOD, QCoreApplication.translate(
            "Sync", "Everything recorded here is copied elsewhere."
        )
    text = QCoreApplication.translate("Sync", "Recorded here and not copied elsewhere yet: {count}")
    return Level.WARNING, text.format(count=number(view.not_copied))


def reading_text(view: SyncView) -> str:
    """Return what is still coming in, or how many tickets there are."""
    if view.to_read:
        text = QCoreApplication.translate("Sync", "Tickets here: {tickets} · still to be read: {n}")
        return text.format(tickets=number(view.tickets), n=number(view.to_read))
    text = QCoreApplication.translate("Sync", "Tickets here: {tickets}")
    return text.format(tickets=number(view.tickets))


def trouble_of(view: SyncView) -> str:
    """Return what is in the way of the sync, and what to do."""
    return "" if view.company.trouble is None else trouble_text(view.company.trouble)


def role_name(role: str) -> str:
    """Return what a computer may do, in one word."""
    match role:
        case "desk":
            return QCoreApplication.translate("Role", "Desk")
        case "hall":
            return QCoreApplication.translate("Role", "Hall counter")
        case "supervisor":
            return QCoreApplication.translate("Role", "Supervisor")
        case "hub":
            return QCoreApplication.translate("Role", "Hub")
        case _:
            return role


def desk_line(desk: DeskLine, fair: Fair, view: SyncView) -> Line:
    """Return one desk of the list."""
    name = isolated(desk.name or QCoreApplication.translate("Sync", "Desk without a name"))
    if desk.is_ours:
        name = QCoreApplication.translate("Sync", "{name} (this desk)").format(name=name)
    gate = gate_name(desk.gate, fair) if desk.gate else ""
    return Line(
        key=desk.dev,
        level=desk.level,
        name=together(name, gate, role_name(desk.role)),
        text=_state_text(desk, fair, view),
        figures=_clock_text(desk),
        acts=_desk_acts(desk, view),
    )


def remark_line(line: RemarkLine) -> Line:
    """Return one remark, with what to do."""
    text = _remarks()[line.remark].format(
        desk=isolated(line.desk or QCoreApplication.translate("Sync", "Desk without a name")),
        count=number(line.count),
        span=isolated(span(line.count)),
    )
    return Line(f"{line.remark}/{line.desk}", line.level, "", text, is_whole=True)


def double_line(entry: DoubleEntry, fair: Fair) -> Line:
    """Return one double entry, with both ways to settle it."""
    return Line(
        key=entry.later.id,
        level=Level.WARNING,
        name=double_who(entry),
        text=double_places(entry, fair),
        figures=(
            ""
            if entry.is_order_sure
            else QCoreApplication.translate("Double", "≈: the clocks do not tell which came first")
        ),
        acts=(
            Act("resolve", QCoreApplication.translate("Double", "Settled")),
            Act(
                "void",
                QCoreApplication.translate("Double", "Cancel the second entry"),
                QCoreApplication.translate("Double", "Cancel it: press again"),
            ),
        ),
    )


def _together(sureness: Sureness) -> tuple[Level, str]:
    if not sureness.of:
        return Level.GOOD, QCoreApplication.translate("Sync", "With the hub; no other desk yet")
    text = QCoreApplication.translate("Sync", "Together: desks heard, {heard} of {of}")
    level = Level.GOOD if sureness.heard == sureness.of else Level.WARNING
    return level, text.format(heard=number(sureness.heard), of=number(sureness.of))


def _state_text(desk: DeskLine, fair: Fair, view: SyncView) -> str:
    if desk.is_revoked:
        return QCoreApplication.translate("Sync", "Revoked: it is let in no more")
    parts = []
    if desk.missing:
        text = QCoreApplication.translate("Sync", "{n} of its records are missing")
        parts.append(text.format(n=number(desk.missing)))
    if desk.pending:
        text = QCoreApplication.translate("Sync", "to be sent: {n}")
        parts.append(text.format(n=number(desk.pending)))
    if not desk.is_ours:
        parts.append(_heard_text(desk, fair, view))
    if desk.behind:
        text = QCoreApplication.translate("Sync", "has not read: {n}")
        parts.append(text.format(n=number(desk.behind)))
    if not parts or (desk.level is Level.GOOD and not (desk.pending or desk.behind)):
        parts.append(QCoreApplication.translate("Sync", "up to date"))
    return together(*parts)


def _heard_text(desk: DeskLine, fair: Fair, view: SyncView) -> str:
    if desk.heard_at is None and desk.last_at is None:
        return QCoreApplication.translate("Sync", "not heard yet")
    if desk.heard_at is None:
        text = QCoreApplication.translate("Sync", "not heard; last record at {time}")
        return text.format(time=clock_text(desk.last_at, fair))
    if how_sure(view.company, view.at).sure is Sure.ALONE:
        text = QCoreApplication.translate("Sync", "no news since {time}")
        return text.format(time=clock_text(desk.heard_at, fair))
    if not desk.is_heard:
        text = QCoreApplication.translate("Sync", "silent since {time}: check its network")
        return text.format(time=clock_text(desk.heard_at, fair))
    seconds = max(0, int((view.at - desk.heard_at).total_seconds()))
    return QCoreApplication.translate("Sync", "heard {ago}").format(ago=ago_text(seconds))


def _clock_text(desk: DeskLine) -> str:
    if desk.uncertainty_ms is None:
        return QCoreApplication.translate("Sync", "Clock not compared yet")
    if abs(desk.offset_ms) <= max(desk.uncertainty_ms, _LEAST_OFFSET_MS):
        return QCoreApplication.translate("Sync", "Clock right")
    if abs(desk.offset_ms) < _MINUTE_MS:
        seconds = f"\u2066{-desk.offset_ms / 1000:+.1f} s\u2069"
        text = QCoreApplication.translate("Sync", "Clock {seconds} (corrected)")
        return text.format(seconds=seconds)
    if desk.offset_ms < 0:
        text = QCoreApplication.translate("Sync", "Clock ahead by {span} (corrected)")
    else:
        text = QCoreApplication.translate("Sync", "Clock behind by {span} (corrected)")
    return text.format(span=isolated(span(round(abs(desk.offset_ms) / _MINUTE_MS))))


def _desk_acts(desk: DeskLine, view: SyncView) -> tuple[Act, ...]:
    if desk.is_ours or desk.is_revoked or not desk.role or view.company.role != "supervisor":
        return ()
    label = QCoreApplication.translate("Sync", "Revoke")
    return (Act("revoke", label, QCoreApplication.translate("Sync", "Revoke: press again")),)


def _remarks() -> dict[Remark, str]:
    return {
        Remark.CLONED: QCoreApplication.translate(
            "Sync",
            "Two computers go by the name {desk}: one runs a copy of the other’s data folder. "
            "Start one of them with an empty folder (--data) and let it join anew.",
        ),
        Remark.RESTORED: QCoreApplication.translate(
            "Sync",
            "{desk} runs from an older copy of its data folder. It gets its records back from "
            "the others by itself.",
        ),
        Remark.MISSING: QCoreApplication.translate(
            "Sync",
            "{desk} wrote {count} records that nobody has sent: bring it to the network, or read "
            "its data folder in from a USB stick.",
        ),
        Remark.CLOCK_OFF: QCoreApplication.translate(
            "Sync",
            "The clock of {desk} is wrong by {span}: set it right. Its times are "
            "corrected meanwhile.",
        ),
        Remark.HUB_RESTORED: QCoreApplication.translate(
            "Sync",
            "The hub went on from an older copy of its list: this desk sent it what it lacked. "
            "There is nothing to do.",
        ),
        Remark.SNAPSHOT: QCoreApplication.translate(
            "Sync",
            "The hub cannot prepare its list for computers that join: they get it slowly. See "
            "that its disk is sound and has room.",
        ),
        Remark.PURGE_DUE: QCoreApplication.translate(
            "Sync",
            "The day until which personal data were to be kept has passed: erase them on the page "
            "“Personal data”. Tickets: {count}",
        ),
        Remark.FAIR_CAME: QCoreApplication.translate(
            "Sync",
            "The hub’s description of the fair has come: close this window and open it again, so "
            "that its name and gates show here.",
        ),
        Remark.UNREADABLE: QCoreApplication.translate(
            "Sync",
            "Records of a newer version, kept and not counted yet: {count}. Install that version "
            "here after closing time.",
        ),
        Remark.CLOCK: QCoreApplication.translate(
            "Sync",
            "Records from a clock that runs ahead: {count}. They count; set the clock of their "
            "desk right.",
        ),
        Remark.FORK: QCoreApplication.translate(
            "Sync",
            "Records that a copied data folder wrote in the place of others: {count}. All are "
            "kept; those that lost their place count once the computer that wrote them sends them "
            "again, which it does by itself.",
        ),
        Remark.TICKET: QCoreApplication.translate(
            "Sync",
            "Tickets of the roster that cannot be read here: {count}. Update this computer.",
        ),
        Remark.FAIR: QCoreApplication.translate(
            "Sync",
            "The hub’s description of the fair is of a newer version: update this computer. The "
            "one here goes on serving.",
        ),
    }
