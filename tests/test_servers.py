"""Tests with real servers are left out on request alone, and what they lack is named."""

import subprocess
import sys
from pathlib import Path

import pytest

import servers

TESTS = Path(__file__).parent


@pytest.mark.servers
def test_a_missing_server_fails_its_tests_with_the_package_to_install(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "missing_packages", lambda: ("cups-daemon", "postgresql"))

    with pytest.raises(pytest.fail.Exception, match="Install cups-daemon, postgresql"):
        servers.pytest_runtest_setup(request.node)


def test_what_is_left_out_on_request_is_told_at_the_end() -> None:
    files = [TESTS / name for name in ("test_printer_crash.py", "test_hub_versions.py")]
    words = ["--without-servers", "--collect-only", "--verbose"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words, *files],
        cwd=TESTS.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "[sqlite]" in done.stdout
    assert "[postgres" not in done.stdout
    assert "test_printer_crash" not in done.stdout
    assert "Left out on request" in done.stdout
