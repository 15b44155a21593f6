"""OLE2 files: an old .xls, a workbook behind a password, or something else in the same wrapping."""

from __future__ import annotations

from io import BytesIO

from smeic_tui.errors import SmeicError

_OTHERS = {
    "WordDocument": "Word",
    "PowerPoint Document": "PowerPoint",
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
            streams = {path[0] for path in ole.listdir()}
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise SmeicError("corrupt") from error
    if "EncryptedPackage" in streams:
        return "encrypted"
    if streams & {"Workbook", "Book"}:
        return "xls"
    kind = next((_OTHERS[stream] for stream in streams if stream in _OTHERS), None)
    raise SmeicError("wrong_type", kind=kind) if kind else SmeicError("unknown_type")


def is_locked(content: bytes) -> bool:
    """Whether an .xls asks for a password."""
    import msoffcrypto

    try:
        return bool(msoffcrypto.OfficeFile(BytesIO(content)).is_encrypted())
    except Exception:
        # The library raises bare errors of many kinds on odd but readable files; the value reader
        # decides about those.
        return False


def unlock(content: bytes, password: str | None) -> bytes:
    """The workbook inside a password-protected file.

    Raises:
        SmeicError: ``password_needed`` or ``password_wrong``.
    """
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    if password is None:
        raise SmeicError("password_needed")
    opened = BytesIO()
    try:
        file = msoffcrypto.OfficeFile(BytesIO(content))
        file.load_key(password=password, verify_password=True)
        file.decrypt(opened)
    except (InvalidKeyError, DecryptionError) as error:
        raise SmeicError("password_wrong") from error
    except NotImplementedError as error:
        raise SmeicError("password_needed") from error
    except Exception as error:
        raise SmeicError("corrupt") from error
    return opened.getvalue()
