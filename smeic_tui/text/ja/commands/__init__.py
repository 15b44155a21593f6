"""One module a group of commands that has many."""
