"""Tests marked `servers` need real print and database servers: never left out unasked."""

import shutil
from functools import cache

import pytest

from postgres_server import newest_programs
from printer_emulators import PATH

# Debian's packages, each by a program of it; .ci/setup installs them.
_PROGRAMS = {
    "avahi-daemon": "avahi-daemon",
    "cups-client": "lpadmin",
    "cups-daemon": "cupsd",
    "cups-ipp-utils": "ippeveprinter",
    "dbus-daemon": "dbus-daemon",
}
_OPTION = "--without-servers"


@cache
def missing_packages() -> tuple[str, ...]:
    """Return the packages that the tests with real servers lack here, by their Debian names."""
    absent = (name for name, tool in _PROGRAMS.items() if shutil.which(tool, path=PATH) is None)
    return (*absent, *(() if newest_programs() else ("postgresql",)))


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "leave out the tests that need real print and database servers"
    parser.addoption(_OPTION, action="store_true", help=told)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "postgres" in getattr(item, "fixturenames", ()):
            item.add_marker("servers")
    if config.getoption(_OPTION):
        needing = [item for item in items if item.get_closest_marker("servers")]
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("servers") and (missing := missing_packages()):
        pytest.fail(
            f"This needs real servers. Install {', '.join(missing)} (`bash .ci/setup test`), or "
            f"leave such tests out with {_OPTION} (`make test WITHOUT_SERVERS=1`).",
            pytrace=False,
        )


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if config.getoption(_OPTION):
        terminalreporter.write_line(
            f"Left out on request ({_OPTION}): everything that needs real servers.", yellow=True
        )
