"""Leave out of a workbook the sheets that the value reader stumbles over.

An .xlsm from Excel 4's days lists macro sheets beside its worksheets, and some programs list sheets
that have no part at all. Excel shows the worksheets; the value reader refuses the whole file.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from importers.reading.archive import Archive
from importers.reading.ooxml import relations_of

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*?/>")
_RELATION = re.compile(rb"""\s(?:\w+:)?id\s*=\s*["']([^"']*)["']""")
_READ = frozenset({"worksheet", "chartsheet"})


def without_foreign_sheets(archive: Archive) -> bytes | None:
    """The workbook with nothing but worksheets and charts; None if it lists nothing else.

    Raises:
        SmeicError: ``corrupt``, ``zip_bomb`` or ``xml_entities``.
    """
    book = archive.find("xl/workbook.xml")
    if book is None:
        return None
    relations = relations_of(archive, "xl/_rels/workbook.xml.rels", "xl")
    known = {key.encode() for key, kind, _ in relations if kind in _READ}
    listed = archive.read(book)

    def kept(sheet: re.Match[bytes]) -> bytes:
        relation = _RELATION.search(sheet[0])
        return sheet[0] if relation and relation[1] in known else b""

    less = _SHEET.sub(kept, listed)
    if less == listed:
        return None
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        for name in archive.names:
            new.writestr(name, less if name == book else archive.read(name))
    return packed.getvalue()
