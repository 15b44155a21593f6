"""What the command line can refuse."""

MESSAGES = {
    "db_not_chosen": "No database has been chosen yet.",
    "db_not_chosen.hint": "Start smeic to make one, or name it with --db.",
    "language_unknown": "There is no language {name}.",
    "language_unknown.hint": "--lang takes ja or en.",
    "not_a_demo": "{path} is not a demo.",
    "not_a_demo.hint": "It was left untouched. Name another place with --db.",
    "not_confirmed": "Stopped; nothing was changed.",
    "not_confirmed.hint": "Press Enter to go on.",
}
