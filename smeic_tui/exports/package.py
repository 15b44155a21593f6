"""The workbook around the rows, made by openpyxl: styles, header row, widths, filter, print set-up.

A sheet is asked for its head (all up to the first data row) and, when the number of rows is known,
for its tail; the parts that are no sheets are written last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from smeic_tui.exports.cells import AS_TEXT, NUMBER_FORMATS, WRAPPED, Format, without_codes
from smeic_tui.exports.clean import clean
from smeic_tui.exports.name_cards import BASE_FONT, BASE_POINTS, CardSheet, draw_cards
from smeic_tui.exports.paper import MARGIN_MM, Fitted, Paper, Wanted, heading_of
from smeic_tui.text import t

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_ROWS = 1_048_576
"""Rows of a sheet in Excel, the header included."""
_FONT = "游ゴシック"
"""In every Japanese Office on Windows and macOS; others fall back by themselves."""
_HEADER_FILL = "E7ECF2"
_HEADER_LINE = "8A97A8"
_MM_PER_INCH = 25.4
_SHEET = re.compile(rb"xl/worksheets/sheet(\d+)\.xml")


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """One sheet of a `Package`, waiting for its rows."""

    package: Package
    """The workbook it is in."""
    worksheet: Worksheet
    """openpyxl's sheet: it holds the header row only."""
    letters: Sequence[str]
    """Excel's letter of each column."""
    styles: dict[Format, int]
    """The workbook's style number of each look."""

    def head(self) -> bytes:
        """The sheet's XML up to where data rows go."""
        # The size is optional and not known yet; a wrong one makes readers stop at it.
        return re.sub(rb"<dimension[^>]*/>", b"", self._halves()[0])

    def tail(self, last_row: int) -> bytes:
        """The sheet's XML after its data rows; the filter covers rows 1 to ``last_row``."""
        self.worksheet.auto_filter.ref = f"A1:{self.letters[-1]}{last_row}"
        return self._halves()[1]

    def _halves(self) -> tuple[bytes, bytes]:
        """The sheet's XML before and from the end of its rows on."""
        index = self.package.workbook.index(self.worksheet) + 1
        with ZipFile(self.package.saved()) as archive:
            before, mark, after = archive.read(f"xl/worksheets/sheet{index}.xml").partition(
                b"</sheetData>"
            )
        return before, mark + after


class Package:
    """A workbook without data rows."""

    def __init__(self) -> None:
        from openpyxl import Workbook

        self.workbook: Workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.properties.creator = "smeic"
        self._opens_on: Worksheet | None = None

    def add_sheet(
        self,
        title: str,
        columns: Sequence[Wanted],
        fit: Fitted,
        paper: Paper,
        *,
        frozen_columns: int = 0,
        hidden: bool = False,
    ) -> SheetFrame:
        """Add a sheet with its header row and everything that surrounds data rows."""
        from openpyxl.utils import get_column_letter

        sheet: Worksheet = self.workbook.create_sheet(title)
        letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
        styles = self._styles(sheet, "center" if paper.row_mm else "top")
        self._write_header(sheet, [column.header for column in columns])
        sheet.row_dimensions[1].height = fit.header_height
        for column, width, letter in zip(columns, fit.widths, letters, strict=True):
            dimension = sheet.column_dimensions[letter]
            dimension.width = width
            dimension.hidden = column.hidden
            if column.kind in AS_TEXT:
                # Empty cells too, so that a number typed into one keeps its zeros.
                dimension.number_format = "@"
        sheet.freeze_panes = f"{get_column_letter(frozen_columns + 1)}2"
        sheet.sheet_state = "hidden" if hidden else "visible"
        self._print_setup(sheet, title, fit, paper)
        if fit.pages > 1 and frozen_columns:
            sheet.print_title_cols = f"A:{letters[frozen_columns - 1]}"
        return SheetFrame(self, sheet, letters, styles)

    def add_cards(self, title: str, cards: CardSheet) -> bytes:
        """Add a sheet of cards; its XML. The workbook opens on it."""
        from openpyxl.styles import Font

        sheet = self.workbook.create_sheet(title)
        draw_cards(sheet, cards, _FONT)
        self._opens_on = sheet
        # openpyxl has no public way to change the style that everything stands on.
        styles = self.workbook._named_styles  # type: ignore[attr-defined]
        normal = next(style for style in styles if style.name == "Normal")
        normal.font = Font(name=BASE_FONT, size=BASE_POINTS)
        index = self.workbook.index(sheet) + 1
        with ZipFile(self.saved()) as archive:
            return archive.read(f"xl/worksheets/sheet{index}.xml")

    def saved(self) -> BytesIO:
        """The package as openpyxl writes it, sheets without rows."""
        # openpyxl opens the first sheet, which may be a hidden one.
        visible = [sheet for sheet in self.workbook.worksheets if sheet.sheet_state == "visible"]
        if visible:
            self.workbook.active = self._opens_on or visible[0]
        stream = BytesIO()
        self.workbook.save(stream)
        return stream

    def write_rest(self, archive: ZipFile) -> None:
        """Write every part that is not a sheet."""
        with ZipFile(self.saved()) as made:
            for name in made.namelist():
                if not _SHEET.fullmatch(name.encode()):
                    archive.writestr(name, made.read(name))

    def _styles(self, sheet: Worksheet, vertical: str) -> dict[Format, int]:
        """Register each look once and return its number."""
        from openpyxl.cell import Cell
        from openpyxl.styles import Alignment, Font

        found: dict[Format, int] = {}
        for looks, number_format in NUMBER_FORMATS.items():
            # A cell of its own each: openpyxl registers the very object a cell goes on changing.
            cell = Cell(sheet, row=1, column=1)
            cell.font = Font(name=_FONT, size=11)
            cell.alignment = Alignment(
                vertical=vertical,
                wrap_text=looks in WRAPPED.values(),
                # A number keeps off the line behind which a text begins.
                horizontal="right" if looks == "number" else None,
                indent=1 if looks == "number" else 0,
            )
            cell.number_format = number_format
            found[looks] = int(cell.style_id)
        return found

    @staticmethod
    def _write_header(sheet: Worksheet, headers: Sequence[str]) -> None:
        """The first row: bold, shaded, underlined, text whatever it begins with."""
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        font = Font(name=_FONT, size=11, bold=True)
        fill = PatternFill("solid", fgColor=_HEADER_FILL)
        border = Border(bottom=Side("thin", color=_HEADER_LINE))
        alignment = Alignment(vertical="center", wrap_text=True)
        for number, header in enumerate(headers, 1):
            cell = sheet.cell(1, number, without_codes(clean(header)))
            cell.data_type = "s"
            cell.font, cell.fill, cell.border, cell.alignment = font, fill, border, alignment

    @staticmethod
    def _print_setup(sheet: Worksheet, title: str, fit: Fitted, paper: Paper) -> None:
        """A4, headings on every page; what it is at the top; care, page and day at the foot."""
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.orientation = "portrait" if paper.portrait else "landscape"
        sheet.page_setup.fitToWidth = fit.pages
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = "1:1"
        sheet.print_options.gridLines = True
        margins = sheet.page_margins
        margins.left = margins.right = MARGIN_MM / _MM_PER_INCH
        margins.top = margins.bottom = 2 * MARGIN_MM / _MM_PER_INCH
        margins.header = margins.footer = MARGIN_MM / _MM_PER_INCH
        header, footer = sheet.oddHeader, sheet.oddFooter
        assert header is not None
        assert footer is not None
        header.left.text = _plain(heading_of(paper, title))
        header.left.size = 11
        if paper.personal:
            footer.left.text = _plain(t("export.with_care"))
        footer.center.text = "&P / &N"
        footer.right.text = f"{_plain(t('export.printed_on'))} &D"


def _plain(text: str) -> str:
    """A text of a header or footer; ``&`` starts a code there."""
    return text.replace("&", "&&")
