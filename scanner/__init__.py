"""Cameras and codes: frame sources, decoders, and when a code counts as shown."""
