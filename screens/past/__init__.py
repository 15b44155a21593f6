"""Parts of the history: what was done, what it changed, and taking it back."""
