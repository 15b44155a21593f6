"""What the roster can be narrowed to by events: who came, who never did, who was not invited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from screens.guests.words import day_words, name_of
from smeic_tui.store.events.events import events
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing

_YEARS = (0, 1, 2, 4)
"""How many fiscal years before this one are offered."""


def offer_event_filters(page: Undoing, then: Callable[[str, str], None]) -> None:
    """Ask what; ``then`` gets the words of a search for it and what they are called."""
    today = date.today()
    this_year = today.year - (today.month < 4)
    since = [
        (f"came:{this_year - back}", t("roster.filter.came_since", year=this_year - back))
        for back in _YEARS
    ]
    offered = [*since, ("never-came", t("roster.filter.never_came"))]
    labels = dict(offered)
    items = [Item(words, label) for words, label in offered]
    items.append(Item("not-invited", t("roster.filter.not_invited")))

    def chosen(words: str | None) -> None:
        if words == "not-invited":
            _events(page, then)
        elif words is not None:
            then(words, labels[words])

    page.desk.push_screen(Menu(t("roster.filter.by_events"), items), chosen)


def _events(page: Undoing, then: Callable[[str, str], None]) -> None:
    found = events(page.desk.workspace.conn)
    if not found:
        page.desk.notify(t("event.list_none"))
        return
    items = [Item(event, name_of(event), day_words(event.held_on)) for event in found]

    def chosen(event: object) -> None:
        for each in found:
            if each is event:
                label = t("roster.filter.not_invited_to", event=name_of(each))
                then(f"not-invited:{each.uid}", label)

    page.desk.push_screen(Menu(t("roster.filter.not_invited"), items), chosen)
