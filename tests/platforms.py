"""Tests of what one platform alone offers; all others run on Windows as well."""

import sys

import pytest

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, /sys or V4L2")
posix_only = pytest.mark.skipif(
    sys.platform == "win32", reason="needs signals, limits, file modes or pseudo-terminals"
)
