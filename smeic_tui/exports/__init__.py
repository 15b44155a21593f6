"""Files that go out: workbooks, CSV and the safe way to put a file in its place."""
