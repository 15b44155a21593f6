"""What the command line can refuse."""

MESSAGES = {
    "db_not_chosen": "No database has been chosen yet.",
    "db_not_chosen.hint": "Start smeic to make one, or name it with --db.",
    "language_unknown": "There is no language {name}.",
    "language_unknown.hint": "--lang takes ja or en.",
    "not_text": "An argument is not readable as text.",
    "not_text.hint": "Set the terminal to UTF-8 and type it again.",
    "output_failed": "The output could not be written: {detail}",
    "output_failed.hint": "Check that there is room where it goes.",
    "not_a_demo": "{path} is not a demo.",
    "not_a_demo.hint": "It was left untouched. Name another place with --db.",
    "not_confirmed": "Stopped; nothing was changed.",
    "not_confirmed.hint": "Press Enter to go on.",
    "layout_unknown": "There is no layout called {name}.",
    "layout_unknown.hint": "The layout is roster.",
    "contacts_unknown": "There are no contacts called {name}.",
    "contacts_unknown.hint": "Say none, mail, phone or all.",
}
