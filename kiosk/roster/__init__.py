"""Rosters read from the organiser's files."""
