"""The plan of an import as rows and lines: pure functions over what the importer planned."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from screens.listing.tabs import tab_line
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.roster import roster
from smeic_tui.store.roster.roster import RosterRow
from smeic_tui.text import lookup, render, t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView, Tone
from smeic_tui.widgets.show import fit, width

if TYPE_CHECKING:
    from importers.planning.plan import Candidate, FieldChange, Plan, RowPlan
    from smeic_tui.errors import Reason

TABS = ("new", "changed", "same", "review", "rejected", "missing")
"""What the digits 1 to 6 show."""
_TONES: dict[str, Tone] = {"same": "dim", "review": "alert", "rejected": "alert"}
_LABEL = 16
"""Cells of a field's name."""

Known = Mapping[int, RosterRow]
"""By id, how the roster shows people who are candidates."""
Detail = tuple[str, str, str]
"""Name, text and tone of one line about a row."""


def plan_columns() -> tuple[Column, ...]:
    """Columns of the board."""
    return (
        Column(t("import_screen.column_outcome"), 8),
        Column(t("import_screen.column_row"), 5, right=True),
        Column(t("import_screen.column_name"), 16),
        Column(t("import_screen.column_change"), 30, grow=1),
    )


def plan_row(index: int, row: RowPlan, number: str | None = None) -> RowView:
    """One row of the list: what becomes of it; without the cell under the heading ``number``."""
    told = summary(row, number)
    cells = (t(f"import_screen.outcome_{row.outcome}"), str(row.row), row.name, told)
    return RowView(index, cells, _TONES.get(row.outcome, ""))


def number_heading(plan: Plan, row: RowPlan) -> str | None:
    """The heading of the column that only counts the rows of a list."""
    columns = plan.sources[row.source].tables[row.table].columns
    return next((column.header for column in columns if column.field == "row_no"), None)


def summary(row: RowPlan, number: str | None = None) -> str:
    """What becomes of a row, on one line; without the cell under the heading ``number``."""
    if row.outcome == "review":
        return "  ".join([*map(sentence, row.reasons), *(c.name for c in row.candidates)])
    if row.outcome == "rejected":
        return "  ".join(map(sentence, row.reasons))
    if row.outcome == "new":
        return "  ".join(
            text
            for heading, text in row.record.items()
            if text and text != row.name and heading != number
        )
    return "   ".join(change_text(change) for change in row.changes)


def change_text(change: FieldChange) -> str:
    """``役職 専務取締役 -> 代表取締役``."""
    return f"{aspect(change)} {values_text(change)}"


def aspect(change: FieldChange) -> str:
    """What changes."""
    return t(f"import_screen.aspect_{change.aspect}")


def values_text(change: FieldChange) -> str:
    """Old and new; of a value that stays, both and which one stays."""
    old = _spoken(change, change.old) or t("import_screen.nothing_known")
    new = _spoken(change, change.new) or t("import_screen.nothing_known")
    key = "old_new" if change.taken else "kept_value"
    return t(f"import_screen.{key}", old=old, new=new)


def _spoken(change: FieldChange, value: str) -> str:
    """A value in words: of a contact rule, ``mail: 連絡不可`` as ``メール 連絡不可``."""
    if change.aspect != "contact_rule":
        return value
    channel, _, word = value.partition(": ")
    return f"{lookup(f'person.channel.{channel}') or channel} {word}".rstrip()


def sentence(reason: Reason) -> str:
    """A reason in words."""
    return render("reason", reason.code, reason.params)


def evidence_text(codes: Sequence[str]) -> str:
    """Why somebody is taken for the person of a row: ``氏名が同じ・会社が同じ``."""
    return t("frame.dot").join(render("reason", f"evidence_{code}", {}) for code in codes)


def known_people(conn: sqlite3.Connection, row: RowPlan) -> Known:
    """The candidates of a row who are on the roster already."""
    return {who.id: who for who in roster.rows(conn, [c.person_id for c in row.candidates])}


def candidate_text(candidate: Candidate, known: Known) -> str:
    """A candidate with cohort and company, which tell namesakes apart, and the evidence."""
    told = [candidate.name]
    who = known.get(candidate.person_id)
    if who is not None:
        cohort = "" if who.cohort is None else t("roster.cohort", n=who.cohort)
        told += [cohort, short_company(who.organisation)]
    told.append(for_and_against(candidate.evidence, candidate.vetoes))
    return "  ".join(filter(None, told))


def for_and_against(evidence: Sequence[str], vetoes: Sequence[str]) -> str:
    """Evidence in words, and contradictions after it."""
    text = evidence_text(evidence)
    if vetoes:
        against = "".join(render("reason", code, {}) for code in vetoes)
        text += "  " + t("import_screen.against", vetoes=against)
    return text


def details(row: RowPlan, known: Known) -> list[Detail]:
    """Everything about a row, a line each: changes, reasons, candidates, the row as written."""
    lines: list[Detail] = [
        (aspect(change), values_text(change), "strong" if change.taken else "dim")
        for change in row.changes
    ]
    label = t("import_screen.reason_line")
    lines += [(label, sentence(reason), "alert") for reason in row.reasons]
    if row.outcome == "review":
        lines += [("", candidate_text(candidate, known), "") for candidate in row.candidates]
        lines.append(("", t("import_screen.later"), "dim"))
    elif row.evidence:
        text = t("import_screen.linked", evidence=evidence_text(row.evidence))
        lines.append(("", text, "dim"))
    tone = "" if row.outcome == "new" else "dim"
    lines += [(heading, text, tone) for heading, text in row.record.items() if text]
    return lines


def detail_lines(row: RowPlan, known: Known, most: int) -> list[tuple[Side, Side]]:
    """The lines about a row that fit below the board."""
    found = details(row, known)
    cut = len(found) > most
    lines: list[tuple[Side, Side]] = []
    for name, text, tone in found[: most - 1 if cut else most]:
        lines.append(([(f"    {fit(name, _LABEL)}  ", "dim"), (text, tone)], ""))
    if cut:
        rest = t("import_screen.more", count=len(found) - most + 1)
        lines.append(([(f"    {rest}", "dim")], ""))
    return lines


def tab_pieces(counts: Mapping[str, int], chosen: str, room: int) -> list[Piece]:
    """Counts by outcome, each with the digit that shows its rows; closer where room is short."""
    names = [f"{t(f'import_screen.outcome_{tab}')} {counts[tab]:,}" for tab in TABS]
    pieces = tab_line(names, TABS.index(chosen))
    if sum(width(text) for text, _ in pieces) <= room:
        return pieces
    return [(text if tone else text[:-1], tone) for text, tone in pieces]


def first_tab(counts: Mapping[str, int]) -> str:
    """What is worth looking at first: what changes, then who is new, then what is doubtful."""
    return next((tab for tab in ("changed", "new", "review", "rejected") if counts[tab]), "same")


def rows_by_outcome(plan: Plan) -> dict[str, list[int]]:
    """Indices of the rows of every outcome: one pass over a plan, not one for every key."""
    found: dict[str, list[int]] = {tab: [] for tab in TABS}
    for index, row in enumerate(plan.rows):
        found[row.outcome].append(index)
    return found


class PlanRows:
    """Some rows of a plan, made as they are scrolled."""

    def __init__(self, plan: Plan, shown: Sequence[int]) -> None:
        self._plan = plan
        self._shown = shown

    def __len__(self) -> int:
        return len(self._shown)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Planned rows."""
        shown = ((i, self._plan.rows[i]) for i in self._shown[start:stop])
        return [plan_row(i, row, number_heading(self._plan, row)) for i, row in shown]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Indices in the plan."""
        return self._shown[start:stop]
