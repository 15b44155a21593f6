"""Passwords on workbooks, believed only after opening what was written."""

from __future__ import annotations

from io import BytesIO

from smeic_tui.errors import SmeicError


def protected(workbook: bytes, password: str) -> bytes:
    """Encrypt an .xlsx (ECMA-376 agile, AES-256) so that Excel asks for the password.

    The result is decrypted again and compared, because a list nobody can open is a lost list.

    Raises:
        SmeicError: ``export_no_password`` (empty), ``export_protect_failed``.
    """
    if not password:
        raise SmeicError("export_no_password")
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, EncryptionError, InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    closed, opened = BytesIO(), BytesIO()
    try:
        OOXMLFile(BytesIO(workbook)).encrypt(password, closed)
        file = msoffcrypto.OfficeFile(BytesIO(closed.getvalue()))
        file.load_key(password=password, verify_password=True)
        file.decrypt(opened, verify_integrity=True)
    except (DecryptionError, EncryptionError, InvalidKeyError, ValueError) as error:
        raise SmeicError("export_protect_failed") from error
    if opened.getvalue() != workbook:
        raise SmeicError("export_protect_failed")
    return closed.getvalue()
