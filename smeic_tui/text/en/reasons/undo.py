"""Why an undo left a record as it is."""

MESSAGES = {
    "edited_since": "Edited since, so left as it is ({fields}).",
    "has_later_records": "Later records hang on it ({table}), so it stays.",
    "parent_gone": "What it belongs to is gone ({table}); it could not come back.",
    "gone": "The record is gone ({table}).",
    "clashes": "It clashes with another record ({detail}).",
}
