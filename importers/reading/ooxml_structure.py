"""The structure of an .xlsx: its package, then a search of every worksheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from importers.reading.annotations import Annotations, annotations_of
from importers.reading.archive import Archive
from importers.reading.ooxml import Package, read_package
from importers.reading.phonetics import cell_readings, shared_readings
from importers.reading.sheet_scan import check_extent, scan
from importers.reading.structure import SheetStructure, Structure


def read_ooxml(archive: Archive) -> Callable[[], Structure]:
    """Unpack and check the parts now; the search of them comes when the result is called.

    Raises:
        SmeicError: ``corrupt``, ``zip_bomb``, ``xml_entities`` or ``far_cell``.
    """
    package = read_package(archive)
    worksheets, annotations = {}, {}
    for sheet in package.sheets:
        xml = archive.read(archive.find(sheet.path) or sheet.path)
        check_extent(xml, sheet.name)
        worksheets[sheet.name] = xml
        annotations[sheet.name] = annotations_of(archive, sheet.path, xml)
    strings = archive.find(package.strings) if package.strings else None
    return partial(
        _search, package, worksheets, annotations, archive.read(strings) if strings else b""
    )


def _search(
    package: Package,
    worksheets: Mapping[str, bytes],
    annotations: Mapping[str, Annotations],
    strings: bytes,
) -> Structure:
    found = Structure(list(package.styles), package.epoch_1904)
    wanted = found.mattering()
    shared = shared_readings(strings)
    titles = {sheet.name: sheet.print_titles for sheet in package.sheets}
    for name, xml in worksheets.items():
        sheet = SheetStructure(scan(xml, wanted), titles[name])
        sheet.readings = cell_readings(xml, shared)
        sheet.comments, sheet.links = annotations[name]
        found.sheets[name] = sheet
    return found
