"""What stands behind a number of the day, by the name its provider gives it."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from smeic_tui.store.today.todays_work import SOON, Figure
from smeic_tui.text import t

if TYPE_CHECKING:
    from textual.screen import Screen

Opener = Callable[[Figure], "Screen[Any]"]


def _event(figure: Figure) -> Screen[Any]:
    from screens.event import EventScreen
    from screens.guests.guest_rows import GuestFilter

    assert figure.key is not None
    page = EventScreen(figure.key)
    page.filter = GuestFilter("open")
    return page


def _actions(figure: Figure) -> Screen[Any]:
    from screens.listing.found import Choice, Found
    from screens.people_list import PeopleList
    from smeic_tui.store.today.actions_due import actions_due

    today = date.today()
    before = (today - timedelta(days=1)).isoformat()

    def find(conn: sqlite3.Connection, until: str, after: str | None) -> Found:
        due = actions_due(conn, until, after=after)
        notes: dict[int, str] = {}
        for each in due:
            notes.setdefault(each.person_id, t("today.figure", day=each.due_on, text=each.text))
        return Found(array("q", notes), notes)

    late = Choice(t("today.actions_late_tab"), lambda conn: find(conn, before, None))
    until = (today + SOON).isoformat()
    soon = Choice(t("today.actions_soon_tab"), lambda conn: find(conn, until, before))
    at = 0 if figure.code == "actions_late" else 1
    return PeopleList(t("today.actions_title"), [late, soon], at)


def _came(figure: Figure) -> Screen[Any]:
    from screens.listing.found import Choice, Found
    from screens.people_list import PeopleList
    from smeic_tui.store.today.todays_work import alumni_who_came

    since, until = str(figure.params["since"]), date.today().isoformat()

    def find(conn: sqlite3.Connection) -> Found:
        return Found(array("q", alumni_who_came(conn, since, until)))

    return PeopleList(t("today.came_title"), [Choice(t("today.came_tab"), find)])


def _events(figure: Figure) -> Screen[Any]:
    from screens.events import EventsScreen
    from smeic_tui.store.today.todays_work import events_until_and_after

    which = ("events_held", "events_coming").index(figure.code)
    return EventsScreen(figure.code, lambda conn: events_until_and_after(conn, date.today())[which])


def _referrals_due(_figure: Figure) -> Screen[Any]:
    from screens.referrals import ReferralsScreen

    page = ReferralsScreen()
    page.tab = "today"
    return page


def _referrals_all(_figure: Figure) -> Screen[Any]:
    from screens.referrals import ReferralsScreen

    page = ReferralsScreen()
    page.tab = "all"
    return page


def _licences(_figure: Figure) -> Screen[Any]:
    from screens.licences import LicencesScreen

    page = LicencesScreen()
    page.tab = "soon"
    return page


def _review(_figure: Figure) -> Screen[Any]:
    from screens.importing.review_page import ReviewPage

    return ReviewPage()


OPENERS: Mapping[str, Opener] = {
    "event": _event,
    "actions": _actions,
    "came": _came,
    "events_held": _events,
    "events_coming": _events,
    "referrals_due": _referrals_due,
    "introductions_due": _referrals_due,
    "referrals": _referrals_all,
    "referrals_joined": _referrals_all,
    "licences": _licences,
    "review": _review,
}
"""Lists of their own; every other name is a screen of the F12 menu."""
