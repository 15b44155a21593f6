"""What lists told: the record of every import, what it waits for, how lists are read."""
