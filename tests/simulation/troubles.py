"""How often what happens: base weights, which each seed changes, and what a seed may lean to."""

FAULTS = {
    "none": 8.0, "lost request": 1.0, "lost answer": 2.0, "twice": 1.0, "late answer": 2.0,
    "late request": 1.0, "slow": 0.5, "hub dies before": 0.7, "hub dies after": 0.7,
    "client dies hearing": 1.5, "side by side": 1.0, "clock steps": 0.2,
}  # fmt: skip
RULES = {
    "talk": 22.0, "talk_out": 5.0, "hear_late": 4.0, "overtake": 0.4, "pass_time": 2.0,
    "scan": 9.0, "answer": 2.0, "print": 3.0, "ask_badge": 1.5, "import_file": 2.5, "correct": 2.0,
    "walk_in": 1.0, "erase": 0.7, "settle": 1.0, "change_fair": 0.4, "strange": 0.7,
    "bar": 0.4, "change_again": 0.4, "read_moving": 0.2, "part_ways": 0.1,
    "restart": 0.7, "die_at_work": 0.7, "copy_disk": 0.8, "restore_desk": 0.5, "clone_desk": 0.1,
    "fork_desk": 0.15, "fork_apart": 0.15, "step_clock": 0.4,
    "step_hub_clock": 0.05, "load": 2.0, "new_desk": 0.15, "switch": 0.8,
    "restart_hub": 0.4, "copy_hub": 0.8, "restore_hub": 0.6, "promote": 0.15,
    "come_back": 3.0,
}  # fmt: skip
# Some troubles show only where others are rare: each seed leans to one of these.
LEANINGS: tuple[dict[str, float], ...] = (
    {},
    {"import_file": 3, "copy_hub": 4, "restore_hub": 4, "restart_hub": 2, "copy_disk": 2,
     "restore_desk": 3, "talk": 1.5, "scan": 0.2, "answer": 0, "print": 0.2, "correct": 0.2,
     "talk_out": 0.5},
    {"copy_disk": 5, "fork_desk": 10, "fork_apart": 10, "clone_desk": 10, "talk": 1.5,
     "scan": 1.5, "settle": 5, "print": 0.3},
    {"late answer": 4, "late request": 3, "side by side": 5, "hear_late": 2, "import_file": 3,
     "change_again": 3, "change_fair": 8, "restore_hub": 2, "copy_hub": 2, "scan": 0.3,
     "print": 0.3},
    # Two hubs from the start, of which each may go back, die or come back at any time.
    {"venue": 1, "switch": 5, "import_file": 3, "change_fair": 3, "copy_hub": 2, "restore_hub": 2,
     "promote": 8, "come_back": 3, "talk": 2, "talk_out": 0.3, "print": 0.3, "answer": 0.3,
     "change_again": 5},
    # What comes late, on the way up, too.
    {"venue": 1, "late answer": 4, "late request": 3, "side by side": 3, "hear_late": 3,
     "overtake": 20, "change_again": 5, "import_file": 2, "page": 2, "talk": 2, "scan": 0.2,
     "answer": 0, "print": 0.1},
    # Snapshots, amid hubs and disks that go back.
    {"load": 8, "new_desk": 3, "erase": 3, "copy_disk": 4, "fork_desk": 8, "restore_desk": 3,
     "copy_hub": 2, "restore_hub": 3, "talk_out": 0.5, "import_file": 2},
    # One log written at two hubs, of which one gives way, amid messages that come late.
    {"venue": 1, "part_ways": 40, "overtake": 5, "late answer": 3, "hear_late": 2, "switch": 2,
     "copy_disk": 2, "talk": 1.5, "scan": 1.5, "settle": 3, "print": 0.3, "load": 0.5},
    # A roster on the move, read in small pages from one hub that goes back again and again.
    dict.fromkeys(RULES, 0.02)
    | {"alone": 1, "talk": 2, "import_file": 6, "copy_hub": 6, "restore_hub": 5, "none": 3,
       "read_moving": 10, "page": 2},
)  # fmt: skip
