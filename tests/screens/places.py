"""Screens by name for tests of one screen: the roster below it is the stage's list."""

from __future__ import annotations

PLACES = {
    "roster": "tests.e2e.stage:Listing",
    "import": "screens.imports:ImportScreen",
    "history": "screens.history:HistoryScreen",
    "events": "screens.events:EventsScreen",
}
