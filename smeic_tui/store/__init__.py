"""The one SQLite file: schema, journal, and one module of queries an area."""
