"""Names of records that are the same in every copy of a file: UUIDs, version 7 (RFC 9562)."""

from __future__ import annotations

import os
import time


def new_uid() -> str:
    """A new uid; its time comes first, so that many new ones lie together in an index.

    With random ones (version 4) every insert meets another page of it.
    """
    drawn = int.from_bytes(os.urandom(10), "big")
    milliseconds = time.time_ns() // 1_000_000
    value = (
        (milliseconds & 0xFFFFFFFFFFFF) << 80
        | 0x7 << 76
        | (drawn >> 62 & 0xFFF) << 64
        | 0b10 << 62
        | drawn & 0x3FFFFFFFFFFFFFFF
    )
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
