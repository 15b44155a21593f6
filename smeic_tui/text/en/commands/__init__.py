"""One module a part of the program."""
