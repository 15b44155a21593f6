"""Who signed a paper sheet: its lines taken apart, matched in the event, then on the roster."""
