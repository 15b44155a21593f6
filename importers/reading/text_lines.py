"""The lines of a file as text: of a text file as they are, of a sheet with its cells apart by tabs.

For what is read line by line and not as a table: a paper sign-in sheet that somebody typed out.
"""

from __future__ import annotations

from pathlib import Path

from importers.reading.admission import admit
from importers.reading.delimited import decode
from importers.reading.filetype import sniff
from importers.reading.reader import read_content
from importers.reading.workbook import shown


def read_lines(path: Path) -> str:
    """The text of a file, one line a row; hidden sheets of a workbook are left out.

    Raises:
        SmeicError: the file is refused, see `importers.reading.reader.read_workbook`.
    """
    content = admit(path)
    if sniff(content) == "text":
        return decode(content)[0]
    workbook = read_content(content, path.name)
    rows = [row for sheet in workbook.sheets if not sheet.hidden for row in sheet.rows]
    return "\n".join("\t".join(shown(cell) for cell in row) for row in rows)
