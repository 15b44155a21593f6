"""From a spreadsheet to the roster: reader, tables, columns, values, matching, plan, apply."""
