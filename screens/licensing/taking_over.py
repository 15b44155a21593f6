"""Registration days that lists told earlier: asked for once, with how many people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smeic_tui.store.licences.licence_lists import take_over
from smeic_tui.text import t

if TYPE_CHECKING:
    from screens.past.undoing import Undoing


def offer(page: Undoing, count: int) -> None:
    """Take them over after a question; say so where there are none."""
    desk = page.desk
    if not count:
        desk.notify(t("licence.nothing_to_take_over"))
        return
    from smeic_tui.widgets.confirm import Confirm

    def done(people: int) -> None:
        page.facts_changed()
        desk.notify(t("licence.taken_over", count=people))

    question = Confirm(
        t("licence.take_over_title"), t("licence.take_over", count=count), default=True
    )
    desk.push_screen(question, lambda yes: desk.save(take_over, done) if yes else None)
