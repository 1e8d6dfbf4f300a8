"""The visitor simulator's workshop: what is held, by whom, how it moves, how a webcam sees it."""
