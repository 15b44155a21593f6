"""The desk of an SME innovation centre: a Textual app over one SQLite file."""

__version__ = "0.1.0"
