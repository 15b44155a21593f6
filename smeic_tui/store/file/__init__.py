"""The database file itself: opened, locked, saved, examined, recovered."""
