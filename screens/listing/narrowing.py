"""What a list can be narrowed to, offered as a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing


def offer_only(
    page: Undoing, area: str, offered: Sequence[str], then: Callable[[str], object]
) -> None:
    """Ask what to show.

    Args:
        page: The page of the list.
        area: Area of the catalogue: ``<area>.filter_title`` and ``<area>.only_<name>``.
        offered: Names of what the list can be narrowed to.
        then: Told the name that was chosen.
    """
    items = [Item(name, t(f"{area}.only_{name}")) for name in offered]

    def chosen(name: str | None) -> None:
        if name is not None:
            then(name)

    page.desk.push_screen(Menu(t(f"{area}.filter_title"), items), chosen)
