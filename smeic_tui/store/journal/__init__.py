"""Every write is an operation, journalled; what was done can be read, undone and redone."""
