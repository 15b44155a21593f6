"""Parts of the screens of cases (事例): rows and cards, the timeline, and the dialogs."""
