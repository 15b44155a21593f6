"""Names of records that are the same in every copy of a file: UUIDs, version 7 (RFC 9562)."""

from __future__ import annotations

import os
import time


def new_uid() -> str:
    """A new uid; its time comes first, so that many new ones lie together in an index.

    With random ones (version 4) every insert meets another page of it.
    """
    drawn = os.urandom(10).hex()
    first = f"{time.time_ns() // 1_000_000 & 0xFFFFFFFFFFFF:012x}"
    # Of the 20 drawn digits 19 are used; version 7 and variant 8, 9, a or b stand between them.
    variant = _VARIANT[drawn[3]]
    return f"{first[:8]}-{first[8:]}-7{drawn[:3]}-{variant}{drawn[4:7]}-{drawn[7:19]}"


_VARIANT = {digit: "89ab"[number % 4] for number, digit in enumerate("0123456789abcdef")}
