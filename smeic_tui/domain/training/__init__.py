"""Training: what counts as attended, when a run is completed, and who can still complete it."""
