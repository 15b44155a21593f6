"""Parts of the screens of working groups and bodies."""
