"""Name cards, ten on a sheet: the usual paper for 名刺, 91 × 55 mm, two beside each other.

Printed at 100 %, the cards fall on the cuts of the paper: 11 mm above, 14 mm to the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smeic_tui.exports.cells import without_codes
from smeic_tui.exports.clean import clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CARD_MM = (91.0, 55.0)
"""Width and height of a card."""
ACROSS, DOWN = 2, 5
"""Cards of a page."""
_LEFT_MM, _TOP_MM, _ROOM_MM = 14.0, 11.0, 6.0
_MM_PER_INCH = 25.4
BASE_FONT, BASE_POINTS = "Courier New", 10
"""The workbook's font, of which columns count digits: each is 6 points, on the screen exactly 8
pixels, so that no program rounds a card. With Excel's own, LibreOffice makes cards 6 % wider."""
_DIGITS_PER_INCH = 12
_LINES = (
    ("occasion", 15.75, 9),
    ("organisation", 26.25, 12),
    ("title", 19.5, 11),
    ("kana", 18.0, 10),
    ("name", 46.5, 28),
    ("foot", 19.5, 11),
)
"""What stands below each other on a card, with height and letters in points; the rest is blank.

Heights are whole pixels of 0.75 points: others are rounded down."""
_BLANK = 10.5


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on one card; a line too long for it is printed smaller."""

    name: str
    kana: str = ""
    organisation: str = ""
    title: str = ""
    foot: str = ""
    """期, role and table, at the bottom."""


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Cards of one occasion, ten a page."""

    title: str
    """Of the sheet."""
    occasion: str
    """Stands on each card."""
    cards: Sequence[Card]


def draw_cards(sheet: Worksheet, shown: CardSheet, font: str) -> None:
    """Put cards on an empty sheet, with its print set-up."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.pagebreak import Break

    for letter in "AB"[:ACROSS]:
        sheet.column_dimensions[letter].width = CARD_MM[0] / _MM_PER_INCH * _DIGITS_PER_INCH
    heights = [*(height for _, height, _ in _LINES), _BLANK]
    rows = -(-len(shown.cards) // ACROSS)
    for band in range(rows):
        for line, height in enumerate(heights, band * len(heights) + 1):
            sheet.row_dimensions[line].height = height
        if band % DOWN == DOWN - 1 and band < rows - 1:
            sheet.row_breaks.append(Break(id=(band + 1) * len(heights)))
    centred = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    for number, card in enumerate(shown.cards):
        band, column = divmod(number, ACROSS)
        for line, (key, _, points) in enumerate(_LINES, band * len(heights) + 1):
            text = shown.occasion if key == "occasion" else getattr(card, key)
            cell = sheet.cell(line, column + 1, without_codes(clean(text)))
            cell.data_type = "s"
            cell.font = Font(name=font, size=points, bold=key == "name")
            cell.alignment = centred
    _print_setup(sheet, max(rows, 1) * len(heights))


def _print_setup(sheet: Worksheet, last_row: int) -> None:
    """A4 upright at 100 %, without header, footer or lines."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.scale = 100
    sheet.print_area = f"A1:{'AB'[ACROSS - 1]}{last_row}"
    margins = sheet.page_margins
    margins.left, margins.top = _LEFT_MM / _MM_PER_INCH, _TOP_MM / _MM_PER_INCH
    # Narrower than the paper leaves: a driver that rounds up must not push a card to the next page.
    margins.right = margins.bottom = _ROOM_MM / _MM_PER_INCH
    margins.header = margins.footer = 0
