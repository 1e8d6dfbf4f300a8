"""Badges: text, codes, layouts, PDF and the printers they go to."""
