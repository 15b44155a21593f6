"""Fields of two people in the words of staff: pure functions, shared with the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smeic_tui.domain.merging.sides import Choice, Field, Value
from smeic_tui.store.people.merge import Preview
from smeic_tui.text import lookup, render, t
from smeic_tui.text.field_words import field_name, value_words

if TYPE_CHECKING:
    from smeic_tui.widgets.lines import Piece

_VERDICT = "verdict."


def label(table: str, column: str) -> str:
    """What a field of the comparison is called."""
    if column.startswith(_VERDICT):
        name = column.removeprefix(_VERDICT)
        if table == "consent":
            return t("duplicates.consent", use=t(f"person.use.{name}"))
        return t("duplicates.rule", channel=t(f"person.channel.{name}"))
    return lookup(f"duplicates.field.{column}") or field_name(table, column)


def value(table: str, column: str, held: Value) -> str:
    """A value as staff read it; empty for nothing."""
    if held in (None, ""):
        return ""
    if column.startswith(_VERDICT):
        part = "consent" if table == "consent" else "verdict"
        return t(f"person.{part}.{held}")
    if column == "cohort":
        return t("roster.cohort", n=held)
    if column in ("position", "mail", "mobile", "phone", "fax", "address"):
        return str(held)
    return value_words(column, held)


def kept(table: str, column: str, held: Value) -> tuple[str, str]:
    """Heading and text under which a value that gives way stays among the other fields."""
    return t("duplicates.kept_heading", field=label(table, column)), value(table, column, held)


def sides(field: Field, chosen: Choice) -> tuple[str, str]:
    """Both values; where they differ, the one that stays in brackets."""
    left, right = (value(field.table, field.column, held) for held in (field.left, field.right))
    differ = field.difference == "differs"
    if differ and chosen in ("left", "both"):
        left = t("duplicates.chosen", text=left)
    if differ and chosen in ("right", "both"):
        right = t("duplicates.chosen", text=right)
    return left, right


def evidence_words(codes: tuple[str, ...], vetoes: tuple[str, ...]) -> str:
    """What agrees, and what contradicts it: ``氏名が同じ・期が同じ  期がちがいます。``"""
    agrees = t("frame.dot").join(render("reason", f"evidence_{code}", {}) for code in codes)
    against = "".join(render("reason", code, {}) for code in vetoes)
    return "  ".join(filter(None, (agrees, against))) or t("duplicates.no_evidence")


def what_happens(counts: Preview) -> tuple[str, str]:
    """What a merge does, in two sentences with counts."""
    moved = t("duplicates.move", moved=counts.moved, joined=counts.joined)
    rest = t("duplicates.kept", kept=counts.kept) if counts.kept else t("duplicates.kept_none")
    return moved, rest


def answers(nothing_to_choose: bool) -> list[Piece]:
    """The keys of the two side by side."""
    return [(t("duplicates.keys_nothing" if nothing_to_choose else "duplicates.keys"), "key")]
