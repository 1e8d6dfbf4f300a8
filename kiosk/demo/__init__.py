"""The demo fair: seeded people, codes and clip."""
