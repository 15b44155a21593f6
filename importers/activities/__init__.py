"""What lists tell beyond people: who came to which event; a module a kind of list."""
