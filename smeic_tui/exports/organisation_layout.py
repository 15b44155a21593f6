"""The list of organisations as a workbook: counts only, no person is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

from smeic_tui.exports.cells import Value
from smeic_tui.exports.paper import Paper
from smeic_tui.exports.sheet import Column, SheetData, Writing
from smeic_tui.exports.written import Written, write_list
from smeic_tui.store.organisations.organisations import Summary
from smeic_tui.text import t

_FACTS = ("industry", "business_type", "size_band", "prefecture", "corporate_number", "homepage")
_NUMBERS = ("alumni", "former", "others", "unmet", "cases", "referrals")


def write_organisations(path: Path, found: Sequence[Summary], **how: Unpack[Writing]) -> Written:
    """Write organisations in the order given.

    Args:
        path: The file.
        found: The organisations.
        how: See `Writing`.

    Raises:
        SmeicError: those of ``write_workbook``.
    """
    columns = (
        Column("name", t("field.organisation.name")),
        Column("kana", t("field.organisation.kana")),
        Column("names", t("organisation.column_names")),
        *(
            Column(each, t(f"field.{each}"), "code" if each == "corporate_number" else "text")
            for each in _FACTS
        ),
        *(Column(each, t(f"organisation.column_{each}"), "number") for each in _NUMBERS),
        Column("cohorts", t("organisation.column_cohorts")),
        Column("ever", t("organisation.column_ever")),
    )
    rows = [_cells(each) for each in found]
    paper = Paper(personal=False)
    listed = SheetData(t("organisation.sheet"), columns, rows, frozen_columns=1, paper=paper)
    return write_list(path, listed, people=(), rows=len(found), **how)


def _cells(each: Summary) -> list[Value]:
    found, numbers = each.organisation, each.numbers
    names = (*each.names.former, *each.names.aliases)
    return [
        found.name,
        found.kana,
        t("frame.comma").join(names),
        *(getattr(found, column) for column in _FACTS),
        *(numbers.alumni, numbers.former, numbers.others, numbers.unmet),
        *(each.cases, each.referrals),
        *(t("frame.dot").join(map(str, cohorts)) for cohorts in (numbers.cohorts, numbers.ever)),
    ]
