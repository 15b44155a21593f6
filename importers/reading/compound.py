"""OLE2 files: an old .xls, a workbook behind a password, or something else in the same wrapping."""

from __future__ import annotations

from io import BytesIO

from smeic_tui.errors import SmeicError

_OTHERS = {
    "worddocument": "Word",
    "powerpoint document": "PowerPoint",
    "__properties_version1.0": "Outlook",
}


def compound_kind(content: bytes) -> str:
    """``xls`` or ``encrypted`` (a modern workbook behind a password).

    Raises:
        SmeicError: ``wrong_type``, ``unknown_type`` or ``corrupt``.
    """
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(BytesIO(content)) as ole:
            streams = {path[0].lower() for path in ole.listdir()}
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise SmeicError("corrupt") from error
    if "encryptedpackage" in streams:
        return "encrypted"
    if streams & {"workbook", "book"}:
        return "xls"
    kind = next((_OTHERS[stream] for stream in streams if stream in _OTHERS), None)
    raise SmeicError("wrong_type", kind=kind) if kind else SmeicError("unknown_type")


def is_locked(content: bytes) -> bool:
    """Whether an .xls asks for a password."""
    from importers.reading.biff import asks_for_password

    return asks_for_password(content)


def unlock(content: bytes, password: str | None) -> bytes:
    """The workbook inside a password-protected file.

    Raises:
        SmeicError: ``password_needed``, ``password_wrong``, ``protection_unknown`` or ``corrupt``.
    """
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    if password is None:
        raise SmeicError("password_needed")
    opened = BytesIO()
    old = compound_kind(content) == "xls"
    try:
        file = msoffcrypto.OfficeFile(BytesIO(content))
        # The old format always checks the password, and its reader does not know the option.
        options = {} if old else {"verify_password": True}
        file.load_key(password=password, **options)
        file.decrypt(opened)
    except (InvalidKeyError, DecryptionError) as error:
        raise SmeicError("password_wrong") from error
    except (FileFormatError, NotImplementedError) as error:
        raise SmeicError("protection_unknown") from error
    except Exception as error:
        # Of the old ways to lock a file the library knows some, and stumbles over the others.
        raise SmeicError("protection_unknown" if old else "corrupt") from error
    return opened.getvalue()
