"""What a workbook says beside its values, whatever its format: styles, hidden parts, panes."""

from __future__ import annotations

from dataclasses import dataclass, field

from importers.reading.ooxml import Style
from importers.reading.sheet_scan import SheetFacts
from importers.reading.workbook import Address

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""Error codes of binary formats."""


@dataclass(slots=True)
class SheetStructure:
    """One sheet's facts."""

    facts: SheetFacts = field(default_factory=SheetFacts)
    """Merged and hidden parts, styled cells, errors."""
    print_titles: tuple[int, int] | None = None
    """Rows repeated when printing."""
    shown: dict[Address, str] = field(default_factory=dict)
    """Texts of cells as shown, where the format gives them ready made (.ods)."""
    readings: dict[Address, str] = field(default_factory=dict)
    """Furigana kept from typing."""
    comments: dict[Address, str] = field(default_factory=dict)
    """Comments on cells."""
    links: dict[Address, str] = field(default_factory=dict)
    """Addresses that cells lead to: ``mailto:…``, ``https://…``."""


@dataclass(slots=True)
class Structure:
    """All sheets, and what holds for all of them."""

    styles: list[Style] = field(default_factory=list)
    """By the index that cells name."""
    epoch_1904: bool = False
    """Dates count from 1904."""
    sheets: dict[str, SheetStructure] = field(default_factory=dict)
    """By name."""

    def mattering(self) -> frozenset[int]:
        """Styles whose cells must be looked at one by one."""
        return frozenset(index for index, style in enumerate(self.styles) if style.matters)
