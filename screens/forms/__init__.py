"""Forms and dialogs in which staff write, and what is kept of them: drafts, conflicts."""
