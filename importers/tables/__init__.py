"""From sheets to tables: where they are, what their columns mean, what their rows are."""
