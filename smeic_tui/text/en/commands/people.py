"""Finding people and writing them out; the invented centre."""

MESSAGES = {
    "demo": "Try the program on 640 invented people; the real roster is not touched.",
    "demo.db": "Where the demo file goes.",
    "demo.people": "How many people.",
    "demo.seed": "The same number makes the same people.",
    "demo.fresh": "Build the demo anew.",
    "demo.tui": "Open the screen, or only build the file.",
    "find": "Search the roster, written as in the search box (e.g. wata 3).",
    "find.query": "What to search for; empty for everybody.",
    "find.limit": "At most so many people.",
    "export": "Write the roster to an Excel file.",
    "export.layout": "Name of the layout (roster, or disclosure of one person).",
    "export.output": "The file to write.",
    "export.where": "What to search for; empty for everybody. For a disclosure a uid, or words that find one person.",
    "export.purpose": "What it is for, in one line; kept in the export log.",
    "export.recipient": "Who gets it; kept in the export log.",
    "export.contacts": "Which contact columns.",
    "export.event": "Write a list of this event (number or uid).",
}
