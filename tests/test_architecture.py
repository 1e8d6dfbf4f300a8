"""The shape of the program, examined like any other behaviour."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    p for d in ("kiosk", "ui", "printing", "scanner") for p in (ROOT / d).rglob("*.py")
)


def test_imports_point_inwards() -> None:
    # In a process of its own: it turns off every logger of the one it runs in.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_fits_in_one_reading(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 300


def test_broad_excepts_are_counted_on_one_hand() -> None:
    broad = [
        path.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
    ]

    assert len(broad) <= 3, broad


def test_no_test_is_left_out_but_for_the_platform() -> None:
    """What needs a server is marked so: `servers.py` leaves it out when asked, and says it did."""
    marks = re.compile(r"pytest\.(mark\.)?(skip|xfail|importorskip)")
    tests = set((ROOT / "tests").rglob("*.py")) - {ROOT / "tests/platforms.py"}

    assert [path.name for path in tests if marks.search(path.read_text(encoding="utf-8"))] == []


def test_the_tests_shadow_no_package() -> None:
    folders = {path.name for path in (ROOT / "tests").rglob("*") if path.is_dir()}

    assert not folders & {"kiosk", "ui", "printing", "scanner", "assets"}
    assert not list((ROOT / "tests").rglob("__init__.py"))
