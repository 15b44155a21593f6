"""What the chosen page of an event lists; whatever a page alone needs is read for it alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.guests.event_pages import Shown
from screens.guests.guest_rows import guests_page
from screens.guests.known import Known
from smeic_tui.store.events.guests import Guest

if TYPE_CHECKING:
    from screens.event import EventScreen


def page_of(page: EventScreen, known: Known, found: Sequence[Guest]) -> Shown:
    """The rows of the chosen page.

    Args:
        page: The page, with its digit and what it is narrowed to.
        known: The event.
        found: The guests that a search leaves.
    """
    if page.page == "overview":
        return _overview(page, known)
    if page.page == "waves":
        return _waves(page, known)
    if page.page == "tables":
        from screens.guests.table_rows import part_of_tables, tables_page

        return tables_page(known, found, page.part or part_of_tables(known))
    if page.page == "after":
        from screens.guests.after_rows import after_page

        return after_page(known, found, page.outcome)
    return guests_page(known, found, page.filter)


def _overview(page: EventScreen, known: Known) -> Shown:
    from screens.guests.cohort_mix import mix_words
    from screens.guests.overview_rows import overview_page
    from smeic_tui.store.events.attended import came_before

    conn, event = page.desk.workspace.conn, known.event
    there = {g.person_id for g in known.guests if any(g.comes_to(part.id) for part in event.parts)}
    before = came_before(conn, there, event.id, event.held_on)
    firsts = len(there - before) if there else None
    return overview_page(known, mix_words(conn, event.id, ()), firsts)


def _waves(page: EventScreen, known: Known) -> Shown:
    from screens.guests.wave_rows import waves_page
    from smeic_tui.store.events.invitations import people_of

    conn = page.desk.workspace.conn
    return waves_page(known, [frozenset(people_of(conn, wave.id)) for wave in known.waves])


def open_wave(page: EventScreen, known: Known, wave_id: int) -> None:
    """Show the people of a wave; digits go to the other ones."""
    from screens.guests.wave_rows import wave_lists
    from screens.guests.words import name_of
    from screens.people_list import PeopleList

    ids = [wave.id for wave in known.waves]
    # Ten have a digit; an event with more waves offers those around the marked one.
    first = max(0, min(ids.index(wave_id) - 4, len(ids) - 10))
    choices = wave_lists(known.event.id, known.waves[first : first + 10])
    shown = PeopleList(name_of(known.event), choices, ids.index(wave_id) - first)
    page.desk.push_screen(shown, lambda _: page.facts_changed())
