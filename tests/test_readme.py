"""The newcomer's page is true: every command, target and link in it exists."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_of_the_readme_is_one() -> None:
    told = set(re.findall(r"(?:`|bin/)kiosk ([\w-]+)", README))
    helped = subprocess.run(
        [sys.executable, "-m", "kiosk", "--help"], capture_output=True, text=True, check=True
    ).stdout

    known = set(re.findall(r"^    ([\w-]+)", helped, re.MULTILINE))
    assert {"run", "scan", "import"} <= told & known
    assert told - known == set()


def test_every_target_of_the_readme_is_one() -> None:
    targets = set(
        re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert set(re.findall(r"`?make ([a-z][\w-]*)", README)) <= targets


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)

    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
