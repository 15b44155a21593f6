"""What a new list changed, as rows and lines: pure functions over the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView
from smeic_tui.widgets.show import fit

if TYPE_CHECKING:
    from importers.planning.report import Report, ReportChange, ReportPerson

TABS = ("joined", "left_out", "changed")
"""What the digits 1 to 3 show."""
_LABEL = 6
"""Cells of what stands before a value below the list."""


def report_columns(tab: str) -> tuple[Column, ...]:
    """Columns of one of the three lists."""
    who = (
        Column(t("import_screen.field_cohort"), 3, right=True),
        Column(t("import_screen.column_name"), 16, wide=20),
    )
    if tab == "changed":
        return (
            *who,
            Column(t("importing.report_aspect"), 10),
            Column(t("importing.report_changed"), 30, grow=1),
        )
    return (
        *who,
        Column(t("import_screen.field_kana"), 20, wide=26),
        Column(t("import_screen.field_company"), 24, grow=1),
    )


def named(report: Report, tab: str) -> Sequence[ReportPerson]:
    """Whom each row of a list is about."""
    if tab == "changed":
        return [change.person for change in report.changed]
    return report.joined if tab == "joined" else report.left_out


def report_tabs(report: Report, chosen: str) -> list[Piece]:
    """The three lists with their digits and how long they are."""
    pieces: list[Piece] = [(" ", "")]
    for digit, tab in enumerate(TABS, 1):
        text = f"{digit} {t(f'importing.report_{tab}')} {len(named(report, tab)):,}"
        pieces.append((f"[{text}]", "held") if tab == chosen else (f" {text} ", ""))
    return pieces


def empty_sentence(report: Report, tab: str) -> str:
    """Why a list is empty."""
    if tab == "left_out":
        return t(
            "import_screen.empty_all_there" if report.complete else "importing.report_incomplete"
        )
    return t(f"import_screen.report_empty_{tab}")


def change_text(change: ReportChange) -> str:
    """``専務取締役 -> 代表取締役``."""
    old = change.old or t("import_screen.nothing_known")
    new = change.new or t("import_screen.nothing_known")
    return t("import_screen.old_new", old=old, new=new)


def person_lines(person: ReportPerson) -> list[tuple[Side, Side]]:
    """Somebody in full: name, reading, company."""
    told: list[Piece] = [(f"    {person.name}", "strong"), (f"  {person.kana}", "dim")]
    return [(told, ""), (f"    {person.company}", "")]


def change_lines(change: ReportChange) -> list[tuple[Side, Side]]:
    """One change in full, old and new below one another."""
    aspect = t(f"import_screen.aspect_{change.aspect}")
    lines: list[tuple[Side, Side]] = [
        ([(f"    {change.person.name}", "strong"), (f"  {aspect}", "dim")], "")
    ]
    for key, value in (("old", change.old), ("new", change.new)):
        label = fit(t(f"importing.report_{key}"), _LABEL)
        shown = value or t("import_screen.nothing_known")
        lines.append(([(f"    {label}", "dim"), (shown, "" if key == "new" else "dim")], ""))
    return lines


class ReportRows:
    """One of the three lists, made into rows as it is scrolled."""

    def __init__(self, report: Report, tab: str) -> None:
        self._report = report
        self._tab = tab
        self._people = named(report, tab)

    def __len__(self) -> int:
        return len(self._people)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows; the key is their place in the list."""
        return list(self._rows(start, stop))

    def _rows(self, start: int, stop: int) -> Iterator[RowView]:
        for key, person in enumerate(self._people[start:stop], start):
            cohort = "" if person.cohort is None else str(person.cohort)
            if self._tab == "changed":
                change = self._report.changed[key]
                aspect = t(f"import_screen.aspect_{change.aspect}")
                yield RowView(key, (cohort, person.name, aspect, change_text(change)))
            else:
                company = short_company(person.company)
                yield RowView(key, (cohort, person.name, person.kana, company))

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Places in the list."""
        return range(start, stop)
