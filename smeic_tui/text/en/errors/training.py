"""What a training can refuse."""

MESSAGES = {
    "rule_refused": "This completion rule cannot be saved as it is.",
    "rule_refused.hint": "Check the conditions and their numbers, then save again.",
    "rule_unreadable": "The completion rule says something this version does not know.",
    "rule_unreadable.hint": "Open the file with a newer smeic.",
}
