"""What desks and hubs say to each other: values only, equal at both ends."""
