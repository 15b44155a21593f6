"""The answers of an invented form, and an event they are for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from importers.activities.replies.activity import for_event
from importers.activities.replies.proposal import RepliesProposal
from importers.inspection import Inspection
from importers.planning.choices import Options
from importers.planning.plan import Plan
from smeic_tui.store.events import events
from smeic_tui.store.events.replies import replies
from smeic_tui.store.journal.operation import Actor, operation
from tests.importers.importing import listed

HEADER = (
    "タイムスタンプ",
    "お名前",
    "修了期",
    "ご勤務先",
    "ご出欠",
    "懇親会への参加",
    "同伴者",
    "備考",
)
HANAKO = ("2025/05/01 10:00:00", "青空　花子", "3期", "木星商事", "ご出席", "する", "", "")
JIRO = ("2025/05/02 10:00:00", "木星　次郎", "4期", "金星精機", "オンライン参加", "しない", "", "")
AGAIN = ("2025/05/03 10:00:00", "青空　花子", "3期", "木星商事", "欠席", "しない", "", "出張のため")
STRANGER = ("2025/05/04 10:00:00", "雲井　守", "", "架空設備", "出席", "参加", "", "")
MIXED = Options()


def answered(
    *rows: Sequence[str], header: Sequence[str] = HEADER, event: str = "", file: str = "返事.xlsx"
) -> Inspection:
    """A form's spreadsheet, of which it is known for which event it is."""
    found = listed(list(header), *rows, sheet="フォームの回答 1", file=file)
    return replace(found, tables=for_event(found.tables, event)) if event else found


def held(conn: sqlite3.Connection, actor: Actor, *, seats: int | None = None) -> str:
    """An event with 本会, also online, and 懇親会; its uid."""
    with operation(conn, actor, "event_added", params={"event": "x"}) as op:
        number = events.add_event(
            op,
            {"title": "架空鼎談会", "held_on": "2025-06-14"},
            [{"name": "本会", "is_online": 1, "capacity": seats}, {"name": "懇親会"}],
        )
    return events.event(conn, number).uid


def said(conn: sqlite3.Connection) -> dict[str, str]:
    """What is on file: ``青空　花子 本会`` to answer, mode or place, and companions."""
    names = dict(conn.execute("SELECT id, name FROM person").fetchall())
    found = {}
    for event in events.events(conn):
        parts = {part.id: part.name for part in event.parts}
        for reply in replies(conn, event.id):
            told = [reply.answer]
            if reply.answer == "yes":
                told = [str(reply.mode if reply.seat == "seated" else reply.seat)]
            if reply.companions:
                told.append(f"+{reply.companions}")
            found[f"{names[reply.person_id]} {parts[reply.event_part_id]}"] = " ".join(told)
    return found


def proposal_of(plan: Plan) -> RepliesProposal:
    """What a plan says of replies."""
    (found,) = plan.activities
    assert isinstance(found, RepliesProposal)
    return found
