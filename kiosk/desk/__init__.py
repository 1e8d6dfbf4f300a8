"""Use cases of a desk: what staff and visitors can make happen."""
