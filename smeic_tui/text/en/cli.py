"""What the command line narrates."""

MESSAGES = {
    "created": "Made a new database: {path}",
    "staff_entered": "Entered {name} as a member of staff.",
    "interrupted": "Interrupted.",
    "hits": "{count} people",
    "confirm_undo": "Undo {number}, {label} ({at}, {count} records)? Enter to go on, n to stop: ",
    "undone": "Undid {number}: {reversed} reversed, {kept} kept as edited since, {failed} failed.",
    "undoing": "Undoing ({done} of {count}).",
    "was_undone": "(undone)",
    "was_undone_partly": "(undone in part)",
    "backed_up": "Backed up.",
    "restored": "Restored {path}.",
    "kept_aside": "The replaced file is kept at {path}.",
    "backup_offer": "A sound backup of {at} can be restored (the present file is kept): {command}",
    "demo_building": "Building the demo ({people} people).",
    "demo_ready": "The demo is in {path}.",
    "doctor_ok": "Nothing is wrong.",
    "doctor_findings": "{count} findings.",
    "exported": "Wrote {count} people.",
    "export_purpose": "written by command",
}
