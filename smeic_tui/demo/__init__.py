"""An invented centre to try the program on: people and companies that do not exist."""
