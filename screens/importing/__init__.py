"""The steps of an import, one page each: file, tables, plan, result, review."""
