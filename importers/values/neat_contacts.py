"""The columns of a table that say how somebody is reached, where their cells hold nothing odd."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from importers.tables.columns import Column
from importers.tables.headings import Scope
from importers.values.column_reader import Block, ColumnReader
from importers.values.contact_cells import (
    plain_mails,
    plain_numbers,
    prefecture,
    read_addresses,
)
from importers.values.row_values import AddressValue, ContactValue
from smeic_tui.japanese.postcodes import parse_postcode, postcode_lost_zero

MAILS = ("email", "email2")
NUMBERS = ("mobile", "tel", "fax")
ADDRESS = ("zip", "prefecture", "address", "address2")
"""Fields in the order in which the careful reader takes them."""

Contacts = tuple[ContactValue, ...]
Addresses = tuple[AddressValue, ...]


class NeatContacts:
    """Mails and numbers.

    Args:
        columns: All columns of the table.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = list(_contact_readers(columns))
        """(mail or number, index of the column, its reader)."""
        self._repeats = len(self.columns) != len({kind for kind, _, _ in self.columns})

    def read(self, block: Block) -> Sequence[Contacts]:
        """Those of each row."""
        read = [block.read(place, reader) for _, place, reader in self.columns]
        found = read[0]
        for more in read[1:]:
            found = [a + b if b else a for a, b in zip(found, more, strict=True)]
        if self._repeats:
            found = [_distinct(contacts) if len(contacts) > 1 else contacts for contacts in found]
        return found


def _contact_readers(
    columns: Sequence[Column],
) -> Iterator[tuple[str, int, ColumnReader[Contacts]]]:
    for fields, kind in ((MAILS, "mail"), (NUMBERS, "number")):
        for field in fields:
            for place, column in enumerate(columns):
                if column.field == field:
                    yield kind, place, ColumnReader(_contacts_reader(field, column.scope), ())


def _contacts_reader(field: str, scope: Scope | None) -> Callable[[str], Contacts | None]:
    if field in MAILS:
        return partial(plain_mails, scope=scope)
    return partial(plain_numbers, field=field, scope=scope)


def _distinct(contacts: Iterable[ContactValue]) -> Contacts:
    """A number that stands in two columns counts once, where it comes first."""
    found: dict[tuple[str, str], ContactValue] = {}
    for contact in contacts:
        found.setdefault((contact.kind, contact.key), contact)
    return tuple(found.values())


class NeatAddresses:
    """Postal addresses, put together from their columns.

    Args:
        columns: All columns of the table.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = [
            (column, place, ColumnReader[str | None](_postcode if field == "zip" else _text, None))
            for field in ADDRESS
            for place, column in enumerate(columns)
            if column.field == field
        ]
        """(column, its index, its reader)."""
        fields = {column.field for column, _, _ in self.columns}
        scopes = {column.scope for column, _, _ in self.columns}
        self._one = len(scopes) == 1 and len(fields) == len(self.columns)

    def read(self, block: Block) -> Sequence[Addresses]:
        """Those of each row."""
        return self._of_one_place(block) if self._one else self._of_several(block)

    def _of_one_place(self, block: Block) -> Sequence[Addresses]:
        nothing: Sequence[None] = [None] * len(block.rows)
        read = {c.field: block.read(place, reader) for c, place, reader in self.columns}
        parts = (read.get(field, nothing) for field in ADDRESS)
        scope = self.columns[0][0].scope
        found: list[Addresses] = []
        for postcode, own, text, more in zip(*parts, strict=True):
            if more:
                text = f"{text or ''}\u3000{more}".strip()
            if postcode or own or text:
                stands = own or (prefecture(text) if text else None)
                found.append((AddressValue(scope, postcode, stands, text),))
            else:
                found.append(())
        return found

    def _of_several(self, block: Block) -> Sequence[Addresses]:
        """Of home and of work, put together as the careful reader does."""
        columns = [column for column, _, _ in self.columns]
        read = [block.read(place, reader) for _, place, reader in self.columns]
        found = []
        for texts in zip(*read, strict=True):
            cells: dict[str, list[tuple[Column, str]]] = {}
            for column, text in zip(columns, texts, strict=True):
                if text:
                    cells.setdefault(column.field or "", []).append((column, text))
            found.append(read_addresses(cells, 0, []))
        return found


def _text(text: str) -> str | None:
    return text


def _postcode(text: str) -> str | None:
    return None if postcode_lost_zero(text) else parse_postcode(text)
