"""What hangs on the cells of an .xlsx: comments, and links to addresses outside the file.

Offices keep in comments what has no column: 電話は午後, 2024年退職. A link on a name
is often the only place where the mail address stands.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from typing import NamedTuple

from importers.reading.archive import Archive
from importers.reading.ooxml import descendants, parse_part, relations_of, span
from importers.reading.workbook import Address

_LINK = re.compile(r"<(?:\w+:)?hyperlink\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')


class Annotations(NamedTuple):
    """What hangs on the cells of one worksheet."""

    comments: dict[Address, str]
    """Text of the comments."""
    links: dict[Address, str]
    """Addresses outside the file; a link on several cells is kept at the first."""


def annotations_of(archive: Archive, part: str, xml: bytes) -> Annotations:
    """Comments and links of one worksheet.

    Args:
        archive: The file.
        part: The worksheet's part.
        xml: What that part holds.

    Raises:
        SmeicError: ``corrupt``, ``zip_bomb`` or ``xml_entities``.
    """
    folder, name = posixpath.split(part)
    relations = tuple(relations_of(archive, f"{folder}/_rels/{name}.rels", folder))
    comments: dict[Address, str] = {}
    # A threaded comment also stands, with a notice around it, among the old ones: it goes last.
    for wanted in ("comments", "threadedComment"):
        for _, kind, path in relations:
            if kind == wanted and (found := archive.find(path)):
                comments |= _comments(archive.read(found))
    targets = {key: target for key, kind, target in relations if kind == "hyperlink"}
    return Annotations(comments, _links(xml, targets) if targets else {})


def _comments(content: bytes) -> dict[Address, str]:
    found: dict[Address, list[str]] = {}
    root = parse_part(content)
    for kind, text in (("comment", "t"), ("threadedComment", "text")):
        for comment in descendants(root, kind):
            parts = "".join(piece.text or "" for piece in descendants(comment, text)).strip()
            if parts and (cell := _first_cell(comment.get("ref", ""))):
                found.setdefault(cell, []).append(parts)
    return {cell: "\n".join(parts) for cell, parts in found.items()}


def _links(xml: bytes, targets: dict[str, str]) -> dict[Address, str]:
    found: dict[Address, str] = {}
    for link in _LINK.findall(xml.decode("utf-8", "replace")):
        attributes: Iterable[tuple[str, str]] = _ATTRIBUTE.findall(link)
        by_name = {name.rpartition(":")[2]: value for name, value in attributes}
        target = targets.get(by_name.get("id", ""))
        if target and (cell := _first_cell(by_name.get("ref", ""))):
            found[cell] = target
    return found


def _first_cell(reference: str) -> Address | None:
    place = span(reference)
    return (place.top, place.left) if place else None
