"""Parts of the screens of trainings."""
