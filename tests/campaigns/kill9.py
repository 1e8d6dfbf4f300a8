"""Kills `kiosk scan` at random moments, again and again, and then counts what is left.

    python tests/campaigns/kill9.py [RUNS] [SEED]

Every other run dies while it starts and takes up what the last one left; the others a moment after
one of their answers was seen, however long the machine took to give it.
One data folder lives through all runs. After each kill: what was answered is in the journal, in
order, and at most one more. At the end: one whole badge for each attendee admitted, none twice.
"""

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import segno

PEOPLE = 400
CODES_PER_RUN = 25
STARTING_S = 1.1  # a kiosk needs about half of it to its first answer
ANSWERING_S = 0.1  # several answers' worth


@dataclass
class Campaign:
    """One data folder and everything that was ever answered from it."""

    folder: Path
    chance: random.Random
    answered: int = 0
    killed: int = 0
    finished: int = 0
    checked_until: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def badges(self) -> Path:
        return self.folder / "badges"


def kiosk(*words: str) -> list[str]:
    return [sys.executable, "-m", "kiosk", *words]


def prepare(folder: Path) -> list[Path]:
    """Write a roster of plain people, import it, and return a picture of each code."""
    roster = folder / "roster.csv"
    lines = [f"CODE{n:04};Visiteur {n};Essai" for n in range(PEOPLE)]
    roster.write_text("code;first_name;last_name\n" + "\n".join(lines) + "\n", encoding="utf-8")
    subprocess.run(
        kiosk("import", str(roster), "--apply", "--data", str(folder / "data")),
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    pictures = folder / "codes"
    pictures.mkdir()
    for n in range(PEOPLE):
        segno.make(f"CODE{n:04}", micro=False).save(str(pictures / f"{n:04}.png"), scale=6)
    return sorted(pictures.iterdir())


def live_and_die(
    campaign: Campaign, pictures: list[Path], *, awaited: int
) -> list[tuple[str, str]]:
    """Scan some codes until done or killed; return (attendee, verdict) as answered.

    The kill comes a random moment after `awaited` answers were seen.
    """
    some = campaign.chance.sample(pictures, CODES_PER_RUN)
    command = kiosk(
        "scan", *map(str, some), "--data", str(campaign.data), "--badges", str(campaign.badges)
    )
    moment = campaign.chance.uniform(0, ANSWERING_S if awaited else STARTING_S)
    # Unbuffered, so that reading a few lines leaves all others to `communicate`.
    with subprocess.Popen(
        command, bufsize=0, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        output = b"".join(islice(process.stdout, awaited))
        try:
            rest, errors = process.communicate(timeout=moment)
            campaign.finished += 1
            if process.returncode != 0:
                campaign.faults.append(f"exit code {process.returncode}: {errors.decode()}")
        except subprocess.TimeoutExpired:
            process.kill()
            rest, _ = process.communicate()
            campaign.killed += 1
    lines = (output + rest).splitlines(keepends=True)
    answers = [json.loads(line) for line in lines if line.endswith(b"\n")]
    for answer in answers:
        if answer["badge"] and not is_whole(Path(answer["badge"])):
            campaign.faults.append("a badge was promised that is not there")
    return [(answer["attendee_id"], answer["verdict"]) for answer in answers]


def check_journal(campaign: Campaign, answers: list[tuple[str, str]]) -> None:
    """Compare what was answered with what the journal got since the last look."""
    db = sqlite3.connect(campaign.data / "kiosk.db")
    health = db.execute("pragma integrity_check").fetchone()[0]
    written = db.execute(
        "select subject, verdict from event where type = 'scan' order by hlc, log, seq"
    ).fetchall()
    gaps = db.execute(
        "select count(*) from (select log from event group by log having max(seq) <> count(*))"
    ).fetchone()[0]
    db.close()
    fresh = written[campaign.checked_until :]
    campaign.checked_until = len(written)
    campaign.answered += len(answers)
    if health != "ok" or gaps:
        campaign.faults.append(f"database: {health}, logs with gaps: {gaps}")
    if fresh[: len(answers)] != answers or len(fresh) > len(answers) + 1:
        campaign.faults.append(f"answered {len(answers)}, in the journal {len(fresh)}")


def check_badges(campaign: Campaign, picture: Path) -> int:
    """Let the queue run empty, then count badges against admissions; return the badges."""
    subprocess.run(
        kiosk("scan", str(picture), "--data", str(campaign.data),
              "--badges", str(campaign.badges)),
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    db = sqlite3.connect(campaign.data / "kiosk.db")
    jobs = dict(db.execute("select id, subject from badge_job").fetchall())
    names = [f"{job}-{n}.pdf" for job, n in db.execute("select id, attempt from badge_job")]
    unprinted = db.execute("select count(*) from badge_job where state <> 'printed'").fetchone()[0]
    admitted = {row[0] for row in db.execute("select subject from event where dir = 1")}
    db.close()
    files = sorted(path.name for path in campaign.badges.iterdir())
    if files != sorted(names):
        campaign.faults.append(f"{len(files)} files for {len(jobs)} badges")
    if Counter(jobs.values()) != Counter(admitted) or unprinted:
        campaign.faults.append(f"{len(jobs)} badges for {len(admitted)} people, {unprinted} open")
    if not all(is_whole(campaign.badges / name) for name in files):
        campaign.faults.append("a badge is cut off")
    return len(files)


def is_whole(pdf: Path) -> bool:
    """Tell whether a PDF is there from its first line to its last."""
    if not pdf.exists():
        return False
    content = pdf.read_bytes()
    return content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF")


def run(runs: int, seed: int) -> Campaign:
    """Run the whole campaign in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="kill9-") as name:
        campaign = Campaign(Path(name), random.Random(seed))
        pictures = prepare(campaign.folder)
        for number in range(runs):
            # The first one to answer is killed at its first answer: it never ends before.
            most = 2 if number == 1 else CODES_PER_RUN
            awaited = campaign.chance.randrange(1, most) if number % 2 else 0
            answers = live_and_die(campaign, pictures, awaited=awaited)
            check_journal(campaign, answers)
        badges = check_badges(campaign, pictures[0])
        print(
            f"seed {seed}: {campaign.killed} killed, {campaign.finished} finished, "
            f"{campaign.answered} answers, {badges} badges, {len(campaign.faults)} faults"
        )
        for fault in campaign.faults:
            print("  " + fault)
        return campaign


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10**6)
    sys.exit(1 if run(wanted, chosen).faults else 0)
