"""People and all that hangs on them: read, edited, compared, merged."""
