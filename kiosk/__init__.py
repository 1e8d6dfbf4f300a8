"""Check-in desk, badge printing and hall counting for exhibitions."""

__version__ = "0.1.0"
