"""What the pages of an event can be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeVar

from screens.guests.guest_rows import TABS, GuestFilter, in_tab
from screens.guests.known import Known
from smeic_tui.domain.events import ROLES, Role
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.event import EventScreen

T = TypeVar("T")


def offer_filters(page: EventScreen, known: Known) -> None:
    """Offer the filters of the chosen page, each with how many it leaves."""
    if page.page == "tables":
        _parts(page, known)
    elif page.page == "after":
        _outcomes(page, known)
    else:
        _answers(page, known)


def _answers(page: EventScreen, known: Known) -> None:
    items = [Item(tab, t(f"event.tab_{tab}"), _count(known, tab)) for tab in TABS]
    items.append(Item("role", t("event.by_role")))
    items.append(Item("cohort", t("event.by_cohort")))

    def chosen(answer: str | None) -> None:
        if answer == "role":
            _roles(page, known)
        elif answer == "cohort":
            _cohorts(page, known)
        elif answer == "all":
            _show(page, GuestFilter())
        elif answer is not None:
            _show(page, replace(page.filter, answer=answer))

    at = TABS.index(page.filter.answer)
    page.desk.push_screen(Menu(t("event.filter_guests"), items, at=at), chosen)


def _count(known: Known, tab: str) -> str:
    return t("event.guest_count", count=sum(in_tab(guest, tab) for guest in known.guests))


def _show(page: EventScreen, chosen: GuestFilter) -> None:
    page.show_page("list")
    page.narrow(guests=chosen)


def _roles(page: EventScreen, known: Known) -> None:
    known_roles: tuple[Role | Literal["guest"], ...] = (*ROLES, "guest")
    count = Counter(guest.role or "guest" for guest in known.guests)
    items = [
        Item(role, t(f"event.role_{role}"), t("event.guest_count", count=count[role]))
        for role in known_roles
        if count[role]
    ]
    _ask(page, t("event.by_role"), items, lambda role: replace(page.filter, role=role))


def _cohorts(page: EventScreen, known: Known) -> None:
    count = Counter(g.cohort for g in known.guests if g.cohort is not None)
    items = [
        Item(cohort, t("roster.cohort", n=cohort), t("event.guest_count", count=count[cohort]))
        for cohort in sorted(count)
    ]
    _ask(page, t("event.by_cohort"), items, lambda cohort: replace(page.filter, cohort=cohort))


def _ask(
    page: EventScreen, title: str, items: list[Item[T]], narrowed: Callable[[T], GuestFilter]
) -> None:
    if not items:
        page.desk.notify(t("event.none_in_tab"))
        return

    def chosen(value: T | None) -> None:
        if value is not None:
            _show(page, narrowed(value))

    page.desk.push_screen(Menu(title, items), chosen)


def _parts(page: EventScreen, known: Known) -> None:
    items = [Item(part, part.name) for part in known.event.parts]

    def chosen(part: object) -> None:
        page.narrow(part=next((p for p in known.event.parts if p is part), None))

    page.desk.push_screen(Menu(t("event.tables_of"), items), chosen)


def _outcomes(page: EventScreen, known: Known) -> None:
    from screens.guests.after_rows import OUTCOMES

    items = [Item(outcome, t(f"event.outcome_{outcome}")) for outcome in OUTCOMES]
    at = OUTCOMES.index(page.outcome)

    def chosen(outcome: str | None) -> None:
        page.narrow(outcome=outcome)

    page.desk.push_screen(Menu(t("event.filter_guests"), items, at=at), chosen)
