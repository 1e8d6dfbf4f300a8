"""Starts the program: `python -m kiosk` and the installed command `kiosk`."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from kiosk.cli import main as command_line

    sys.exit(command_line())


if __name__ == "__main__":
    main()
