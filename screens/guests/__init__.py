"""Events on the screen: their words and rows, and the dialogs that answer, invite and check in."""
