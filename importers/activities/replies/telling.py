"""What one row of a form tells about an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.activities.replies.layout import AskedColumn, ReplyLayout
from smeic_tui.domain.events import Part
from smeic_tui.domain.form_replies import (
    Asked,
    RowReplies,
    part_meant,
    part_of_heading,
    read_replies,
)
from smeic_tui.japanese.answers import part_named, says_more
from smeic_tui.japanese.timestamps import as_stored, parse_timestamp

_NO_NOTE = frozenset({"なし", "無し", "特になし", "特にありません", "-", "－", "ー", "特に無し"})


@dataclass(frozen=True, slots=True)
class RowTold:
    """One answer to the form."""

    replies: RowReplies
    """Part by part."""
    at: str | None
    """When it was given (UTC); None where the form does not say."""
    note: str | None
    """備考."""


def tell(layout: ReplyLayout, record: Mapping[str, str], parts: Sequence[Part]) -> RowTold:
    """Read one row for the parts of an event."""
    cells = [
        asked
        for column in layout.columns
        if (asked := _asked(column, record.get(column.header, ""), parts)) is not None
    ]
    # 出席（途中退席）: what no reply has a place for stays with it in words.
    said = [cell.text for cell in cells if cell.question in ("attend", "part")]
    notes = [text for text in said if says_more(text)]
    notes += [text for text in _texts(layout, record, "note") if text not in _NO_NOTE]
    return RowTold(
        read_replies(cells, parts),
        _answered_at(layout, record),
        "  ".join(notes) or None,
    )


def introduced(layout: ReplyLayout, record: Mapping[str, str]) -> tuple[str, str | None]:
    """Who brought somebody, as written, and when they answered (UTC); empty for nobody."""
    named = next(iter(_texts(layout, record, "introducer")), "")
    return named, _answered_at(layout, record)


def _answered_at(layout: ReplyLayout, record: Mapping[str, str]) -> str | None:
    when = next(iter(_texts(layout, record, "answered_at")), "")
    moment = parse_timestamp(when) if when else None
    return as_stored(moment) if moment is not None else None


def _texts(layout: ReplyLayout, record: Mapping[str, str], asks: str) -> list[str]:
    found = (record.get(c.header, "").strip() for c in layout.columns if c.asks == asks)
    return [text for text in found if text]


def _asked(column: AskedColumn, text: str, parts: Sequence[Part]) -> Asked | None:
    heading = part_of_heading(column.header, parts)
    match column.asks:
        case "attend":
            # 懇親会出欠 is of the part its heading names; 出欠 of whatever the answer says.
            return Asked("attend", text) if heading is None else Asked("part", text, heading)
        case "party" | "second_party" as which:
            return Asked("part", text, heading or part_meant(which, parts))
        case "own":
            named = part_named(column.header)
            return Asked("part", text, heading or (part_meant(named, parts) if named else None))
        case "mode" | "companions" | "people" as question:
            return Asked(question, text, heading)
        case "answered_at" | "note" | "introducer":
            return None
