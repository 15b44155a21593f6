"""重複 and the two side by side."""
