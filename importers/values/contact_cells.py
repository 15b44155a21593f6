"""Cells that hold mail addresses, telephone numbers and postal addresses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from importers.tables.columns import Column
from importers.values.row_values import AddressValue, ContactValue
from smeic_tui.domain.people import ContactKind, Scope
from smeic_tui.errors import Reason
from smeic_tui.japanese.mails import mail_key, parse_mails
from smeic_tui.japanese.phones import Phone, parse_phones
from smeic_tui.japanese.postcodes import parse_postcode, postcode_lost_zero
from smeic_tui.japanese.prefectures import prefecture_of

Cells = Mapping[str, list[tuple[Column, str]]]
"""Filled cells of a row by field."""

_HOME_WORDS = ("自宅", "個人", "私用")
_WORK_WORDS = ("会社", "勤務先", "職場", "代表", "直通")
_SHORTEST_NUMBER = 6
_NOBODY = "anonymous"
"""What Microsoft Forms puts in the place of an address that was not asked for."""
_MOBILE_DIGITS = 11


def read_contacts(
    cells: Cells, row: int, notes: list[Reason]
) -> tuple[tuple[ContactValue, ...], dict[str, str]]:
    """Mails and numbers of a row, and by heading what was neither."""
    found: dict[tuple[ContactKind, str], ContactValue] = {}
    left: dict[str, str] = {}
    for field in ("email", "email2"):
        if field not in cells:
            continue
        for column, text in cells[field]:
            for mail in parse_mails(text):
                if mail.address == _NOBODY:
                    continue
                if mail.problem == "invalid":
                    place = column.cell(row)
                    notes.append(Reason("mail_invalid", {"cell": place, "text": mail.address}))
                    left[column.header] = text
                    continue
                if mail.problem is not None:
                    place = column.cell(row)
                    notes.append(
                        Reason(f"mail_{mail.problem}", {"cell": place, "text": mail.address})
                    )
                key = mail_key(mail.address)
                value = ContactValue("mail", mail.address, key, column.scope)
                found.setdefault(("mail", key), value)
    for field in ("mobile", "tel", "fax"):
        if field not in cells:
            continue
        for column, text in cells[field]:
            numbers = [p for p in parse_phones(text) if len(p.digits) >= _SHORTEST_NUMBER]
            if not numbers:
                left[column.header] = text
            for phone in numbers:
                value = _number(field, column, phone, row, notes)
                found.setdefault((value.kind, value.key), value)
    return tuple(found.values()), left


def linked_mail(text: str) -> ContactValue | None:
    """The one mail address that a link leads to; None where it is something else."""
    mails = parse_mails(text)
    if len(mails) != 1 or mails[0].problem is not None:
        return None
    return ContactValue("mail", mails[0].address, mail_key(mails[0].address))


def _number(
    field: str, column: Column, phone: Phone, row: int, notes: list[Reason]
) -> ContactValue:
    kind: ContactKind = "phone"
    if field == "fax":
        kind = "fax"
    elif phone.kind == "mobile" or (field == "mobile" and phone.kind == "other"):
        kind = "mobile"
    text = phone.text
    if phone.problem is None and not phone.note:
        return ContactValue(kind, text, phone.digits, column.scope)
    place = column.cell(row)
    if phone.problem == "lost_zero":
        text = _with_dashes(phone)
        notes.append(Reason("zero_put_back", {"cell": place, "text": text}))
    elif phone.problem is not None:
        notes.append(Reason("phone_odd", {"cell": place, "text": phone.text}))
    scope: Scope | None = column.scope
    if any(word in phone.note for word in _WORK_WORDS):
        scope = "work"
    elif any(word in phone.note for word in _HOME_WORDS):
        scope = "home"
    return ContactValue(kind, text, phone.digits, scope, phone.note or None)


def _with_dashes(phone: Phone) -> str:
    number = phone.digits
    if phone.kind in ("mobile", "ip") and len(number) == _MOBILE_DIGITS:
        return f"{number[:3]}-{number[3:7]}-{number[7:]}"
    return _landline(number)


@lru_cache(maxsize=2048)
def _landline(number: str) -> str:
    import phonenumbers

    parsed = phonenumbers.parse(number, "JP")
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL))


def read_addresses(cells: Cells, row: int, notes: list[Reason]) -> tuple[AddressValue, ...]:
    """The postal addresses of a row, one a scope, put together from their columns."""
    parts: dict[Scope | None, dict[str, str]] = {}
    for field in ("zip", "prefecture", "address", "address2"):
        if field not in cells:
            continue
        for column, text in cells[field]:
            values = parts.setdefault(column.scope, {})
            if field == "zip":
                postcode = parse_postcode(text)
                place = column.cell(row) if postcode != text else ""
                if postcode is None:
                    notes.append(Reason("postcode_odd", {"cell": place, "text": text}))
                    continue
                if place and postcode_lost_zero(text):
                    notes.append(Reason("zero_put_back", {"cell": place, "text": postcode}))
                values.setdefault(field, postcode)
            elif field == "address2":
                values["address"] = f"{values.get('address', '')}\u3000{text}".strip()
            else:
                values.setdefault(field, text)
    if None in parts and len(parts) == 2:
        # A postcode without 自宅 beside 自宅住所 is that address's.
        other = next(scope for scope in parts if scope is not None)
        if "address" not in parts[None] or "address" not in parts[other]:
            parts[other] = parts.pop(None) | parts[other]
    return tuple(
        AddressValue(
            scope,
            values.get("zip"),
            values.get("prefecture") or _prefecture(values.get("address", "")),
            values.get("address"),
        )
        for scope, values in parts.items()
        if values
    )


@lru_cache(maxsize=1024)
def _prefecture(text: str) -> str | None:
    return prefecture_of(text) if text else None
