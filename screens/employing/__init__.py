"""Parts of the screens of organisations."""
