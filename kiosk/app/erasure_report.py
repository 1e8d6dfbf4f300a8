"""What was erased where, in sentences for the command line, and as plain values for scripts."""

from collections.abc import Iterator
from dataclasses import asdict

from kiosk.desk.erasure import ErasureReport, FilesRemoved, SpoolAnswer

_ANSWERS = {
    SpoolAnswer.NOTHING: "{printer} was asked and knows of no badge of theirs.",
    SpoolAnswer.FORGOTTEN: "{printer} was asked to forget {jobs} print jobs, and did.",
    SpoolAnswer.KEPT: "{printer} was asked to forget {jobs} print jobs and goes on naming "
    "{kept}: it keeps a list of jobs, which names nobody. Switch it off and on if it keeps pages.",
    SpoolAnswer.AWAY: "{printer} does not answer: it is asked again at every start.",
    SpoolAnswer.UNASKED: "{printer} cannot be asked: look into its queue for kept documents.",
}
OPERATOR = (
    "Not cleaned by this: copies made by hand, backups and, of a hub on PostgreSQL, its "
    "write-ahead log (pg_wal) and whatever archives it."
)


def as_json(report: ErasureReport, *, applied: bool) -> dict[str, object]:
    """Return a report as plain values for a script."""
    return {**asdict(report), "applied": applied}


def sentences(report: ErasureReport, *, applied: bool) -> list[str]:
    """Return a report for people."""
    lines = [
        f"People: {report.people}; tickets of the roster: {report.tickets}, "
        f"of them with badges: {report.badges}.",
    ]
    if not applied:
        return [*lines, "Nothing was erased: add --apply to erase them everywhere."]
    lines += _files(report.files)
    lines += [f"The badge layout {name} names them: edit it." for name in report.layouts]
    if report.counts:
        lines.append(f"The counts were kept first, in {report.counts} of the data folder.")
    lines.append("Other computers and the hub erase them when they next sync.")
    return [*lines, OPERATOR]


def _files(files: FilesRemoved) -> Iterator[str]:
    yield f"Files removed: badges as PDF {files.pages}, photos {files.photos}."
    for folder in files.folders:
        if folder.pages:
            yield f"  {folder.place}: {folder.pages}"
    for place in files.left:
        yield (
            f"{place} is away or could not be cleaned: it is tried again at every start, "
            "or remove its files by hand."
        )
    for spool in files.spools:
        kept = spool.jobs - spool.forgotten
        yield _ANSWERS[spool.answer].format(printer=spool.printer, jobs=spool.jobs, kept=kept)
