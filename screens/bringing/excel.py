"""Lists of referrals as Excel files: one key, one digit."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from screens.forms.list_output import write_and_log
from smeic_tui.domain.referrals.facts import Referral
from smeic_tui.text import t
from smeic_tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.exports.referral_layouts import ReferralLayout
    from smeic_tui.exports.written import Written


def offer_lists(page: Undoing, marked: Referral | None) -> None:
    """Ask which list; the interview sheet is that of the marked referral."""
    from smeic_tui.exports.referral_layouts import listed_layouts

    counts = listed_layouts(page.desk.workspace.conn, date.today())
    items: list[Item[ReferralLayout]] = [
        Item(layout, t(f"referral.layout_{layout}"), t("referral.count", count=count))
        for layout, count in counts.items()
    ]
    if marked is not None:
        items.insert(1, Item("sheet", t("referral.layout_sheet"), marked.name))

    def chosen(layout: ReferralLayout | None) -> None:
        if layout is not None:
            _write(page, layout, marked)

    page.desk.push_screen(Menu(t("referral.layout_title"), items), chosen)


def _write(page: Undoing, layout: ReferralLayout, marked: Referral | None) -> None:
    one = marked if layout == "sheet" else None
    name = t(f"referral.layout_{layout}")

    def write(conn: sqlite3.Connection, path: Path) -> Written:
        from smeic_tui.exports.referral_layouts import write_referral_list

        return write_referral_list(
            conn,
            path,
            layout,
            referral_id=one.id if one else None,
            today=date.today(),
            forbid=[page.desk.workspace.path],
        )

    def told(found: Written) -> str:
        said = t("referral.written", count=1 if one else found.rows, path=found.path)
        if found.left_out:
            said += " " + t("referral.left_out", count=found.left_out)
        return said

    write_and_log(
        page,
        write,
        stem=f"{name}_{one.name}" if one else name,
        layout=f"referral_{layout}",
        condition=one.name if one else name,
        purpose=name,
        told=told,
    )
