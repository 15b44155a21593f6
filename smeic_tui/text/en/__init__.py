"""English: command-line messages and the frame; the rest falls back to Japanese."""
