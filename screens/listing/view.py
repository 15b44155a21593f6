"""How a member of staff looks at the roster: order, filter, place; remembered from day to day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from smeic_tui.domain.attended import attended
from smeic_tui.store.roster import view_state
from smeic_tui.store.roster.roster import Order
from smeic_tui.store.roster.roster_filter import Only
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece

if TYPE_CHECKING:
    from smeic_tui.workspace import Workspace

_SCREEN = "roster"

FILTERS: dict[str, Only] = {
    "everybody": Only(),
    "active": Only(standings=("active",)),
    "alumni": Only(kinds=("alumnus",), standings=("active",)),
    "students": Only(kinds=("student",)),
    "faculty": Only(kinds=("faculty",)),
    "outsiders": Only(kinds=("outsider",)),
    "missing": Only(standings=("missing",)),
    "withdrawn": Only(standings=("withdrawn",)),
    "deceased": Only(standings=("deceased",)),
}
"""What the list can be narrowed to, by the name of its word in the catalogue."""


@dataclass(frozen=True, slots=True)
class View:
    """How a member of staff looks at the roster; remembered from one day to the next."""

    order: Order = "kana"
    descending: bool = False
    filter: str = "everybody"
    """Key of ``FILTERS``, or words about events as a search takes them."""
    label: str = ""
    """What such words are called: ``未案内 第8回鼎談会``."""
    last_came: bool = False
    """最近の出席 stands in place of the title."""

    @property
    def only(self) -> Only:
        """The filter itself; nobody who has died or left is looked for by events."""
        found = FILTERS.get(self.filter)
        return found or Only(standings=("active",), attended=attended(self.filter))

    @property
    def filter_words(self) -> str:
        """What the list is narrowed to, in words."""
        return t(f"roster.filter.{self.filter}") if self.filter in FILTERS else self.label

    @property
    def shows_last_came(self) -> bool:
        """Whether the list says when people last came: also where it is narrowed by that."""
        return self.last_came or self.filter not in FILTERS


def remembered(workspace: Workspace) -> tuple[View, int]:
    """The view as it was left, and the index of the row the cursor stood on."""
    state = view_state.load(workspace.conn, workspace.staff.id, _SCREEN)
    order, chosen, at = state.get("order"), str(state.get("filter")), state.get("index")
    known = chosen in FILTERS or attended(chosen)
    view = View(
        order=next((o for o in get_args(Order) if o == order), "kana"),
        descending=bool(state.get("descending")),
        filter=chosen if known else "everybody",
        label=str(state.get("label") or chosen),
        last_came=bool(state.get("last_came")),
    )
    return view, at if isinstance(at, int) else 0


def remember(workspace: Workspace, view: View, index: int) -> None:
    """Keep the view for the next time; written behind whatever is being written."""
    if workspace.read_only:
        return
    state = {
        "order": view.order,
        "descending": view.descending,
        "filter": view.filter,
        "label": view.label,
        "last_came": view.last_came,
        "index": index,
    }
    staff = workspace.staff.id
    workspace.submit(lambda conn, actor: view_state.save(conn, staff, _SCREEN, state))


def bar_pieces(view: View, hits: int, everybody: int, chosen: int) -> list[Piece]:
    """The right end of the search line: counts, filter, order, selection, each as a word."""
    order = t("roster.order", name=t(f"roster.order.{view.order}"))
    if view.descending:
        order += t("frame.descending")
    return [
        (t("roster.hits", hits=f"{hits:,}", all=f"{everybody:,}"), "strong"),
        ("  ", ""),
        (view.filter_words, "dim" if view.only.everybody else "key"),
        (f"  {order}  ", "dim"),
        (t("roster.chosen", count=f"{chosen:,}"), "key" if chosen else "dim"),
        (" ", ""),
    ]
