"""Terminals the screens cannot run on."""

MESSAGES: dict[str, str] = {
    "no_tty": "The screens need a terminal.",
    "no_tty.hint": "To get at the data without one, use smeic export roster or smeic find.",
    "dumb_terminal": "This terminal (TERM={term}) cannot show the screens.",
    "dumb_terminal.hint": "Open it in Windows Terminal or another full terminal, "
    "or set TERM to xterm-256color.",
}
