"""Parts of the roster: its lines, and how each member of staff looks at it."""
