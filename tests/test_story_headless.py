"""A whole day at a door without a window, through the real program as its users call it."""

import base64
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pytest
import segno

from signing_builders import KEY, TICKET_ID
from signing_builders import a_code as signed_code

ENVIRONMENT_TROUBLE = 1
WRONG_USAGE = 2


class Done(NamedTuple):
    """What one call of the program came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def kiosk(*words: object) -> Done:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *map(str, words)],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=600,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo fair with its clip, written once for all tests."""
    folder = tmp_path_factory.mktemp("demo")
    assert kiosk("demo-data", "--out", folder, "--people", 300).code == 0
    return folder


@pytest.fixture(scope="session")
def imported(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo's roster in it, imported once for all tests."""
    folder = tmp_path_factory.mktemp("imported")
    done = kiosk("import", demo / "roster.csv", "--apply", "--data", folder)
    assert "300 new" in done.out
    return folder


@pytest.fixture
def data(imported: Path, tmp_path: Path) -> Path:
    """A copy of that folder for a test of its own."""
    return shutil.copytree(imported, tmp_path / "data")


def a_code(folder: Path, text: str) -> Path:
    picture = folder / "code.png"
    segno.make(text, micro=False).save(str(picture), scale=8)
    return picture


def text_of(pdf: str) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[0].get_textpage().get_text_range())


def test_a_day_at_the_entrance(demo: Path, data: Path, tmp_path: Path) -> None:
    expected = json.loads((demo / "expected.json").read_text(encoding="utf-8"))

    day = kiosk("scan", demo / "clip.mp4", "--data", data, "--badges", tmp_path / "badges")

    answers = [{key: line[key] for key in ("text", "verdict", "reason")} for line in day.lines]
    assert answers == expected
    assert day.code == 0
    admitted = [line for line in day.lines if line["verdict"] == "admitted"]
    assert all(line["badge"] is None for line in day.lines if line not in admitted)
    printed = sorted(str(path) for path in (tmp_path / "badges").iterdir())
    assert printed == sorted(line["badge"] for line in admitted)
    assert all("SISTEP Industriel" in text_of(path) for path in printed)
    assert len({line["attendee_id"] for line in admitted}) == len(admitted)

    journal = sqlite3.connect(data / "kiosk.db")
    events = journal.execute(
        "select verdict, dir from event where type = 'scan' order by hlc, log, seq"
    ).fetchall()
    inside = journal.execute("select n from occ").fetchone()[0]
    journal.close()
    assert [verdict for verdict, _ in events] == [line["verdict"] for line in expected]
    assert inside == len(admitted)


def test_pictures_of_the_same_codes_give_the_same_answers(demo: Path, data: Path) -> None:
    expected = json.loads((demo / "expected.json").read_text(encoding="utf-8"))

    day = kiosk("scan", demo / "codes", "--data", data)

    assert [line["verdict"] for line in day.lines] == [line["verdict"] for line in expected]
    assert Path(day.lines[0]["badge"]).parent == data / "badges"


def test_a_badge_printed_at_the_entrance_leads_out_and_in_again(demo: Path, data: Path) -> None:
    expected = json.loads((demo / "expected.json").read_text(encoding="utf-8"))
    first = kiosk("scan", demo / "codes" / "01.png", "--data", data).lines[0]
    badge = Path(first["badge"])
    image = pypdfium2.PdfDocument(badge)[0].render(scale=3).to_pil()
    image.save(data / "badge.png")

    out = kiosk("scan", data / "badge.png", "--data", data, "--gate", "exit").lines
    back = kiosk("scan", data / "badge.png", "--data", data, "--gate", "Entrée principale").lines

    assert expected[0]["verdict"] == "admitted"
    assert {line["attendee_id"] for line in (*out, *back)} == {first["attendee_id"]}
    assert out[0]["verdict"] == "admitted"
    assert back[0]["verdict"] == "admitted"
    assert back[0]["badge"] is None  # the badge is on the visitor's chest already


def test_nobody_is_named_in_logs_and_file_names(demo: Path, data: Path) -> None:
    roster = (demo / "roster.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    names = {line.split(";")[2] for line in roster if len(line.split(";")[2]) > 3}

    kiosk("scan", demo / "codes", "--data", data)

    written = "".join(path.read_text("utf-8") for path in data.glob("*.log*"))
    written += " ".join(path.name for path in data.rglob("*"))
    assert not {name for name in names if re.search(rf"\b{re.escape(name)}\b", written)}


def test_one_bad_source_does_not_stop_the_others(demo: Path, data: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes((demo / "codes" / "01.png").read_bytes()[:60])
    empty = tmp_path / "empty.mp4"
    empty.write_bytes(b"")

    done = kiosk(
        "scan", damaged, empty, tmp_path / "none.png", demo / "codes" / "01.png", "--data", data
    )

    assert done.code == ENVIRONMENT_TROUBLE
    assert len(done.lines) == 1
    sentences = done.err.splitlines()
    assert len(sentences) == 3
    assert "damaged.png" in sentences[0]
    assert "empty.mp4" in sentences[1]
    assert "none.png" in sentences[2]


def test_a_gate_nobody_knows_is_answered_with_those_there_are(demo: Path, data: Path) -> None:
    done = kiosk("scan", demo / "codes" / "01.png", "--data", data, "--gate", "Porte Z")

    assert done.code == ENVIRONMENT_TROUBLE
    assert "Entrée principale" in done.err


def test_badges_that_cannot_be_written_wait_for_the_next_run(data: Path, demo: Path) -> None:
    blocked = data / "blocked"
    blocked.write_text("a file where the folder should be")

    first = kiosk("scan", demo / "codes" / "01.png", "--data", data, "--badges", blocked)
    blocked.unlink()
    second = kiosk("scan", demo / "codes" / "04.png", "--data", data, "--badges", blocked)

    assert first.code == ENVIRONMENT_TROUBLE
    assert (first.lines[0]["verdict"], first.lines[0]["badge"]) == ("admitted", None)
    assert second.code == 0
    assert len(list(blocked.glob("*.pdf"))) == 1


def test_an_import_is_shown_before_it_is_done(demo: Path, tmp_path: Path) -> None:
    shown = kiosk("import", demo / "roster.csv", "--data", tmp_path)
    applied = kiosk("import", demo / "roster.csv", "--apply", "--json", "--data", tmp_path)
    again = kiosk("import", demo / "roster.csv", "--apply", "--json", "--data", tmp_path)

    assert "--apply" in shown.out
    assert (applied.lines[0]["new"], applied.lines[0]["applied"]) == (300, True)
    assert (again.lines[0]["new"], again.lines[0]["unchanged"]) == (0, 300)


def test_a_roster_with_a_bad_line_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(
        "code;prénom;nom;statut\nA1;Ana;Ruiz;valide\nA1;Eve;Low;valide\nB2;Bo;Li;perdu\n",
        encoding="utf-8",
    )

    refused = kiosk("import", roster, "--apply", "--data", tmp_path / "data")
    taken = kiosk("import", roster, "--apply", "--skip-bad", "--data", tmp_path / "data")

    assert refused.code == ENVIRONMENT_TROUBLE
    assert "Line 3" in refused.out
    assert "line 2" in refused.out
    assert "Line 4" in refused.out
    assert "Nothing was taken over" in refused.out
    assert taken.code == 0
    assert "1 new" in taken.out


def test_what_is_no_roster_is_said_to_be_none(tmp_path: Path) -> None:
    picture = a_code(tmp_path, "x")

    for wrong in (picture, tmp_path / "nothing.csv", tmp_path):
        done = kiosk("import", wrong, "--apply", "--data", tmp_path / "data")
        assert done.code == ENVIRONMENT_TROUBLE, wrong
        assert len(done.err.splitlines()) == 1


def test_a_badge_is_written_without_admitting_anybody(demo: Path, data: Path) -> None:
    code = json.loads((demo / "expected.json").read_text(encoding="utf-8"))[0]["text"]

    done = kiosk("badge", code, "-o", data / "one.pdf", "--data", data)
    scanned = kiosk("scan", demo / "codes" / "01.png", "--data", data).lines[0]

    assert done.code == 0
    assert "SISTEP" in text_of(str(data / "one.pdf"))
    assert scanned["verdict"] == "admitted"


def test_every_answer_is_one_line_whatever_the_terminal_can_write(demo: Path, data: Path) -> None:
    narrow = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "scan", demo / "codes", "--data", data],
        capture_output=True, check=False, timeout=600, env=narrow,
    )  # fmt: skip
    expected = json.loads((demo / "expected.json").read_text(encoding="utf-8"))

    lines = done.stdout.decode("ascii").splitlines()
    assert [json.loads(line)["text"] for line in lines] == [line["text"] for line in expected]
    assert done.returncode == 0


def test_an_output_that_takes_nothing_more_is_said_in_a_sentence(demo: Path, data: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "scan", demo / "codes", "--data", data],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=600,
        )  # fmt: skip

    assert done.returncode == ENVIRONMENT_TROUBLE
    assert done.stderr.strip() == "The output could not be written: No space left on device."


def test_a_look_at_a_file_makes_no_data_folder(demo: Path, tmp_path: Path) -> None:
    kiosk("import", demo / "roster.csv", "--data", tmp_path / "typo")

    assert not (tmp_path / "typo").exists()


def test_an_empty_roster_is_said_to_be_empty(demo: Path, tmp_path: Path) -> None:
    done = kiosk("scan", demo / "codes" / "01.png", "--data", tmp_path / "typo")

    assert done.lines[0]["reason"] == "unknown_code"
    assert "is empty" in done.err


def test_a_hubs_pairing_code_is_no_ticket(data: Path, tmp_path: Path) -> None:
    invitation = f"OFECPAIR1:10.0.0.1:4750:{'AB' * 32}:ABCD2345"
    picture = a_code(tmp_path, invitation)

    done = kiosk("scan", picture, "--data", data)
    (data / "settings.json").write_text('{"language": "ar"}', encoding="utf-8")
    arabic = kiosk("scan", picture, "--data", data)

    assert done.code == ENVIRONMENT_TROUBLE
    assert (done.lines[0]["verdict"], done.lines[0]["text"]) == ("pairing", invitation)
    assert "kiosk pair" in done.err
    assert f"\u2068{picture}\u2069" in arabic.err
    with sqlite3.connect(data / "kiosk.db") as records:
        found = records.execute("select count(*) from event where type = 'scan'").fetchone()
    assert found == (0,)


def test_a_fair_that_does_not_suit_the_roster_is_refused(demo: Path, data: Path) -> None:
    fair = json.loads((demo / "fair.json").read_text(encoding="utf-8"))
    other, poorer = demo / "other.json", demo / "poorer.json"
    other.write_text(json.dumps({**fair, "id": "another"}), encoding="utf-8")
    poorer.write_text(json.dumps({**fair, "categories": fair["categories"][:1]}), encoding="utf-8")

    for file in (other, poorer):
        done = kiosk("import", file, "--apply", "--data", data)
        assert done.code == ENVIRONMENT_TROUBLE
        assert "does not suit" in done.err
    same = kiosk("import", demo / "fair.json", "--apply", "--data", data)
    assert same.code == 0
    assert "Taken over." in same.out


def test_a_signed_code_opens_the_door_on_a_laptop_without_its_ticket(
    demo: Path, tmp_path: Path
) -> None:
    fair = json.loads((demo / "fair.json").read_text(encoding="utf-8"))
    public = base64.b64encode(KEY.trusted.public).decode()
    fair["keys"] = [{"scheme": "ofec", "public": public}]
    (tmp_path / "fair.json").write_text(json.dumps(fair), encoding="utf-8")
    data, good = tmp_path / "data", signed_code(fair_id=fair["id"])
    kiosk("import", tmp_path / "fair.json", "--apply", "--data", data)

    day = kiosk("scan", a_code(tmp_path, good), "--data", data)
    forged = kiosk("scan", a_code(tmp_path, good.replace("VISITOR", "STAFF")), "--data", data)
    badge = kiosk("badge", good, "-o", tmp_path / "badge.pdf", "--data", data)

    assert [(line["verdict"], line["attendee_id"]) for line in day.lines] == [
        ("admitted", TICKET_ID)
    ]
    assert (day.lines[0]["badge"], day.err) == (None, "")
    assert forged.lines[0]["reason"] == "signature"
    assert badge.code == ENVIRONMENT_TROUBLE  # nobody knows whose it would be


def test_wrong_usage_is_told_apart_from_trouble() -> None:
    assert kiosk("scan").code == WRONG_USAGE
    assert kiosk("demo-data", "--out", "x", "--people", "0").code == WRONG_USAGE
    assert kiosk("--version").code == 0
