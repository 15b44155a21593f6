"""The roster: what it shows, what narrows it, and the search over everybody."""
