"""What lists tell beyond people; all people are invented."""
