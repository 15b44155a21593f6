"""What to know about a list that was written."""

MESSAGES = {
    "export_cut": "Cell {cell} of sheet “{sheet}” was too long and has been cut.",
    "export_beside": "“{asked}” is open in Excel; the list was written to “{written}”.",
    "export_without_consent": "{count} outsiders who have not agreed were left out.",
}
