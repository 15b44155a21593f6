"""Answers of a form to the invitation of one event."""
