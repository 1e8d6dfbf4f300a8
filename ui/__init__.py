"""Qt widgets: screens show values and emit intentions."""
