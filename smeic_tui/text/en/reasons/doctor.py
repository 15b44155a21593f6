"""What the examination of a file can find."""

MESSAGES = {
    "integrity": "The file is damaged: {detail}",
    "foreign_key": "Row {row} of {table} refers to a missing {parent}.",
    "schema_changed": "The structure is not smeic's.",
    "trigger": "Journal trigger {name} is not as it must be.",
    "derived_rows": "Derived rows do not fit (missing {missing}, left over {orphans}).",
    "derived_stale": "The search keys are of an older version.",
    "operation_open": "Operation {number} was left open.",
    "journal_break": "The journal does not join up: {table} {row} {column}",
    "not_in_journal": "Not in the journal: {table} {row}",
    "differs_from_journal": "Differs from the journal: {table} {row} {column}",
    "lost_record": "In the journal, but gone: {table} {row}",
}
