"""Bodies with their names, terms of members and outputs."""
