"""Parts of the person screen and of the panel beside the roster."""
