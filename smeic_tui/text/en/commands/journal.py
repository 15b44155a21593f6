"""What was done, and taking it back."""

MESSAGES = {
    "undo": "Undo an operation; without a number, your own latest.",
    "undo.operation": "Number of the operation.",
    "undo.yes": "Do not ask first.",
    "redo": "Do again what was undone.",
    "history": "List operations, the latest first.",
    "history.record": "Of this person only.",
    "history.limit": "At most so many.",
    "history.sources": "Where each value of the person of --record comes from.",
}
