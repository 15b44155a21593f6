"""Numbers about everybody on file, and the people behind each number."""
