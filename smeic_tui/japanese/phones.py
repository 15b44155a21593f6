"""Telephone numbers in a cell: several, with notes, and with the leading zero a sheet has eaten."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple

PhoneKind = Literal["mobile", "landline", "free", "ip", "other"]
"""What the number's first digits say."""
PhoneProblem = Literal["lost_zero", "invalid"]
"""``lost_zero``: the leading zero was put back, a proposal. ``invalid``: no number in use."""

_LEVEL = {
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    **dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015], "-"),
    **dict.fromkeys([0x2212, 0x2500, 0x2501, 0x30FC, 0xFF0D, 0xFF70, 0xFE63, 0x4E00], "-"),
    0xFF08: "(",
    0xFF09: ")",
    0xFF0B: "+",
    0xFF0E: ".",
    0x3000: " ",
    0xA0: " ",
    0xFF0F: "/",
    0x30FB: "/",
    0xFF65: "/",
}
_NUMBER = re.compile(
    # At most 11 digits, so that two numbers with only a space between stay two.
    r"(?<![0-9A-Za-z])(?:(?:\+ ?|00|\(\+)[0-9](?:[ ().-]{0,3}[0-9]){7,14}"
    r"|81-[1-9](?:-?[0-9]){8,9}|\(?[0-9](?:[ ().-]{0,3}[0-9]){5,10})(?![0-9])"
    r"(?:\s*\(?(?:内線?|ext\.?|[x#*])[:. ]?\s*(?P<extension>[0-9]{1,6})(?![0-9-])\)?)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*[(（【\[][^)）】\]]*[)）】\]]")
_EXTENSION_MARK = re.compile(r"[\s(（]*(?:内線?|ext\.?|[x#*])?[:：.\s]*$", re.IGNORECASE)
_LANDLINE = re.compile("0[1-9][0-9]{8}")
_MOBILES = ("070", "080", "090")
_TRIM = " \t\r\n()[]（）【】「」、,;:：/／・|-"


class Phone(NamedTuple):
    """One number found in a cell."""

    text: str
    """The number as written."""
    digits: str
    """Its digits, in the national form, with a lost zero put back: what search and keys use."""
    kind: PhoneKind
    """Mobile, landline, toll-free, internet telephony or other."""
    note: str
    """What stood beside it: 会社, 内線12, 要事前連絡."""
    problem: PhoneProblem | None = None
    """Why it needs a look, or None."""


_PLAIN = re.compile(r"0[0-9]{1,3}-[0-9]{2,4}-[0-9]{3,4}|0[0-9]{9,10}")
"""What needs no second look, as most numbers of a list: 06-6789-0123, 09012345678."""


def digits(text: str) -> str:
    """The digits of a text, half-width, nothing else: what a search by number compares."""
    if text.isascii():
        return text if text.isdigit() else "".join(filter(str.isdigit, text))
    return "".join([char for char in unicodedata.normalize("NFKC", text) if "0" <= char <= "9"])


def parse_phones(text: str | int | float) -> tuple[Phone, ...]:
    """Every number in a cell, in order, as written, with its digits and what stood beside it.

    Words before the first number mean that labels stand in front (携帯090… 自宅06…); otherwise
    they stand behind. A bracket belongs to the number before it.
    """
    if isinstance(text, float):
        text = int(text) if text.is_integer() else str(text)
    original = str(text)
    if (plain := plain_phone(original)) is not None:
        return (plain,)
    level = original.translate(_LEVEL)
    matches = list(_NUMBER.finditer(level))
    if not matches:
        return ()
    label = original[: matches[0].start()].strip(_TRIM)
    labels_first = bool(label)
    phones: dict[str, Phone] = {}
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        between = original[match.end() : following.start() if following else len(original)]
        bracket = _BEHIND.match(between)
        own = bracket.group().strip(_TRIM) if bracket else ""
        rest = (between[bracket.end() :] if bracket else between).strip(_TRIM)
        extension = f"内線{match['extension']}" if match["extension"] else ""
        after = "" if labels_first and following else rest
        note = " ".join(filter(None, (label, extension, own, after)))
        label = rest if labels_first else ""
        end = match.end() if not extension else match.start("extension")
        phone = _phone(_EXTENSION_MARK.sub("", original[match.start() : end]), note)
        phones.setdefault(phone.digits, phone)
    return tuple(phones.values())


def plain_phone(text: str) -> Phone | None:
    """The number of a cell that holds one in use and nothing else; None: it takes a closer look."""
    if _PLAIN.fullmatch(text) is None:
        return None
    plain = text.replace("-", "")
    return Phone(text, plain, _kind(plain), "") if _in_use(plain) else None


def _phone(text: str, note: str) -> Phone:
    level = text.translate(_LEVEL)
    plain = digits(level)
    if level.lstrip("(").startswith("+") and not plain.startswith("81"):
        return Phone(text, plain, "other", note, None if _abroad(plain) else "invalid")
    if level.lstrip("(").startswith("+") or plain.startswith("0081") or level.startswith("81-"):
        plain = "0" + plain.removeprefix("00").removeprefix("81").removeprefix("0")
    problem: PhoneProblem | None = None
    if not _in_use(plain):
        repaired = "0" + plain
        problem = "invalid"
        if not plain.startswith("0") and _in_use(repaired):
            plain, problem = repaired, "lost_zero"
    return Phone(text, plain, _kind(plain), note, problem)


def _kind(plain: str) -> PhoneKind:
    if plain.startswith(("0120", "0800")):
        return "free"
    if plain.startswith(("070", "080", "090", "060")) and len(plain) == 11:
        return "mobile"
    if plain.startswith("050") and len(plain) == 11:
        return "ip"
    if _LANDLINE.fullmatch(plain) and not plain.startswith(("0570", "0990", "020")):
        return "landline"
    return "other"


def _in_use(plain: str) -> bool:
    # All mobile numbers: by the library in 60 µs each, and no list repeats their beginnings.
    if len(plain) == 11 and plain[:3] in _MOBILES and plain[3] != "0":
        return True
    if not plain.startswith("0") or not 10 <= len(plain) <= 11:
        return False
    return _prefix_in_use(plain[:7], len(plain))


@lru_cache(maxsize=16_384)
def _prefix_in_use(prefix: str, length: int) -> bool:
    """Whether numbers that begin so exist: the numbering plan of Japan decides by the first seven.

    The library's own check asks by the same patterns and needs some 60 µs a number.
    """
    number = prefix[1:].ljust(length - 1, "1").lstrip("0")
    return any(
        len(number) in lengths and pattern.fullmatch(number)
        for pattern, lengths in _numbering_plan()
    )


@cache
def _numbering_plan() -> tuple[tuple[re.Pattern[str], frozenset[int]], ...]:
    """Patterns and lengths of the kinds of numbers in Japan, from the library's tables."""
    from phonenumbers import PhoneMetadata

    japan = PhoneMetadata.metadata_for_region("JP")
    assert japan is not None
    assert japan.general_desc is not None
    lengths = japan.general_desc.possible_length
    kinds = (
        *(japan.fixed_line, japan.mobile, japan.toll_free, japan.premium_rate),
        *(japan.shared_cost, japan.personal_number, japan.voip, japan.pager),
        *(japan.uan, japan.voicemail),
    )
    return tuple(
        (
            re.compile(kind.national_number_pattern),
            frozenset(kind.possible_length or lengths),
        )
        for kind in kinds
        if kind is not None and kind.national_number_pattern
    )


def _abroad(plain: str) -> bool:
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + plain))
    except phonenumbers.NumberParseException:
        return False
