"""Mail addresses in a cell: several, decorated, misspelt, and old carrier addresses."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

MailProblem = Literal["carrier_dots", "comma", "invalid"]
"""Why an address needs a look.

``carrier_dots``: dots where the standard forbids them, as old mobile carriers allowed; kept.
``comma``: a comma stood for a dot; the address is a proposal. ``invalid``: no address.
"""

_PLAIN = re.compile(
    r"[a-z0-9_%+'#!&*=?^{|}~$-]+(?:\.[a-z0-9_%+'#!&*=?^{|}~$-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"[A-Za-z0-9_][A-Za-z0-9_+-]*(?:\.[A-Za-z0-9_+-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
"""One address and nothing around it, as most cells hold."""
_CARRIER = re.compile(
    r"[a-z0-9._%+/?-]+@(?:[a-z0-9-]+\.)*(?:docomo|ezweb|softbank|vodafone|jp-[a-z]|disney|willcom|pdx|"
    r"emnet|ymobile|uqmobile|au|i)\.(?:ne\.jp|com|jp)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[\s;、/|<>()\[\]「」【】]+|,(?=\s)")
_QUOTES = "\"',:;。・『』"
_LABEL = re.compile(
    r"^(?:mailto|e-?mail|mail|メール(?:アドレス)?|自宅|個人|会社|勤務先|携帯|pc|私用|職場|アドレス)[0-9]?[:：=]+",
    re.IGNORECASE,
)
_NOTHING = frozenset(
    {"", "-", "ー", "なし", "無し", "無", "不明", "未登録", "※", "n/a", "none", "x", "×"}
)


class Mail(NamedTuple):
    """One address found in a cell."""

    text: str
    """The part of the cell it was read from, half-width; the whole cell where there is none."""
    address: str
    """The address to use: half-width, without decoration; as written where it is invalid."""
    problem: MailProblem | None = None
    """Why it needs a look, or None."""


def parse_mails(text: str) -> tuple[Mail, ...]:
    """Every address in a cell, in order, without repetitions; nothing is dropped.

    What is left of a cell without any address is one :class:`Mail` with problem ``invalid``,
    except words for "none".
    """
    if is_plain_mail(text):
        return (Mail(text, text),)
    level = unicodedata.normalize("NFKC", text).replace("\u2010", "-").replace("\u2212", "-")
    found: dict[str, Mail] = {}
    for piece in _pieces(level):
        bare = _LABEL.sub("", piece).lstrip(_QUOTES).rstrip(_QUOTES + ".") if "@" in piece else ""
        if bare:
            mail = _mail(piece, bare)
            found.setdefault(mail_key(mail.address), mail)
    if not found and level.strip(" -").casefold() not in _NOTHING:
        return (Mail(text, level.strip(), "invalid"),)
    return tuple(found.values())


def is_plain_mail(text: str) -> bool:
    """Whether a cell is one ordinary address and nothing else; its key is it in lower case."""
    return _BARE.fullmatch(text) is not None


def _pieces(text: str) -> list[str]:
    """Split at separators; at a comma only between two addresses, as it may stand for a dot."""
    pieces: list[str] = []
    for chunk in _SPLIT.split(text):
        found: list[str] = []
        for part in chunk.split(","):
            if found and not ("@" in part and "@" in found[-1]):
                found[-1] += "," + part
            else:
                found.append(part)
        pieces += found
    return pieces


def mail_key(address: str) -> str:
    """The key of an address for matching: half-width, lower case."""
    key = address if address.isascii() else unicodedata.normalize("NFKC", address)
    key = key.strip().lower()
    return key.removeprefix("mailto:").strip("<> ")


def _mail(text: str, address: str) -> Mail:
    if _PLAIN.fullmatch(address):
        return Mail(text, address)
    if _CARRIER.fullmatch(address):
        return Mail(text, address, "carrier_dots")
    if "," in address and _PLAIN.fullmatch(address.replace(",", ".")):
        return Mail(text, address.replace(",", "."), "comma")
    return Mail(text, address, None if _valid(address) else "invalid")


def _valid(address: str) -> bool:
    """The slow and thorough check, for what the plain pattern does not know (other scripts)."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True
