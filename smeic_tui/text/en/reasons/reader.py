"""What was found in a file, repaired in it, or left aside."""

MESSAGES = {
    "sheet_empty": "The sheet is empty.",
    "no_table": "No table was found.",
    "no_header": "No header row was found.",
    "no_rows": "There is a header, but no row below it.",
    "header_missing": "There is no header row; what the columns mean was judged by their cells.",
    "turned": "The headings stand in a column: the table was turned to be read.",
    "form": "This looks like a form or a list of definitions, not a table.",
    "summary": "A summary of counts, not imported ({range}).",
    "rows_cut": "Nothing below row {row} was read: only blank rows follow for long.",
    "fills_cut": "The list is long: colours of cells below row 5,000 were not looked at.",
    "cell_cleaned": "Characters that could disturb the screen were removed.",
    "encoding_judged": "The text was read as {encoding}; look whether it is legible.",
    "repeats": "{rows} of {all} rows stand in “{other}” as well: it may be the same list in another order.",
    "form_rows": "{rows} lines at the end hold only a number and were left off.",
    "hidden_rows": "{rows} of {all} rows are hidden in Excel; they are imported only if you say so.",
    "hidden_columns": "Some columns are hidden in Excel ({headers}); they were read like the others.",
    "commented": "{rows} rows carry comments; these are imported with their rows.",
    "error_cell": "The cell shows an error ({text}).",
    "lost_zero": "A leading zero may be lost ({text}).",
}
