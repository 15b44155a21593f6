"""From cells to typed values, with a note where something was guessed."""
