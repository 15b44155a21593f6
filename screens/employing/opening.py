"""From anywhere to the page of an organisation: at once, or chosen where several may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from smeic_tui.domain.people import Organisation, current_positions, past_positions
from smeic_tui.store.people import people
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing

Named = tuple[int, str]
"""Id and name of an organisation."""


def open_organisation(page: Undoing, organisation_id: int) -> None:
    """Show the page of an organisation; the page below reads again when it closes."""
    from screens.organisation import OrganisationScreen

    shown = OrganisationScreen(organisation_id)
    page.desk.push_screen(shown, lambda _: page.facts_changed())


def open_one(page: Undoing, found: Iterable[Named], title: str = "") -> None:
    """Show the one that is meant; of several, ask which; without any, say what to do.

    Args:
        page: The page that was asked.
        found: What may be meant, the likeliest first; twice the same is once.
        title: Whose they are.
    """
    known = list(dict(found).items())
    if not known:
        page.desk.notify(t("organisation.none_of"))
    elif len(known) == 1:
        open_organisation(page, known[0][0])
    else:
        items = [Item(number, name) for number, name in known]

        def chosen(number: int | None) -> None:
            if number is not None:
                open_organisation(page, number)

        page.desk.push_screen(Menu(t("organisation.which", name=title), items), chosen)


def of_person(page: Undoing, person_id: int) -> list[Named]:
    """Where somebody works, then where they worked."""
    posts = people.positions(page.desk.workspace.conn, person_id)
    return _named([p.organisation for p in (*current_positions(posts), *past_positions(posts))])


def open_of_person(page: Undoing, person_id: int) -> None:
    """Show where somebody works."""
    name = people.person(page.desk.workspace.conn, person_id).name
    open_one(page, of_person(page, person_id), name)


def _named(found: Sequence[Organisation | None]) -> list[Named]:
    return [(each.id, each.name) for each in found if each is not None]
