"""Commands of the program `kiosk`, by what they are about."""
