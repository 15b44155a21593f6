"""A small invented centre for tests of screens, and the program opened on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from textual.screen import Screen

from smeic_tui.app import SmeicApp
from smeic_tui.store.file import opening
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.people.staff import all_staff
from smeic_tui.workspace import Workspace

NASTY = (
    "[/b]",
    "[x]",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;cGF3bmVk\x07赤\x1b[31m",
    "二行\nの名前",
    "か\u3099くせい",
    "𠮷",
    "長い名前" * 15,
)


def build(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    """Six people who are told apart by little; their ids by a short name."""
    ids: dict[str, int] = {}
    with operation(conn, actor, "demo") as op:
        ids["kentaro"] = people.add_person(
            op,
            {
                "kind": "alumnus",
                "name": "渡邊 健太郎",
                "family": "渡邊",
                "given": "健太郎",
                "kana": "わたなべ けんたろう",
                "member_no": "03012",
                "birth_year": 1966,
                "verified_on": "2026-04",
                "other": '{"取引銀行": "架空信用金庫"}',
            },
            cohort=3,
            completed="2008-03",
            organisation="八尾架空精機株式会社",
            title="専務取締役",
            contacts=(
                ("mail", "work", "ken@yao.example.co.jp"),
                ("mobile", None, "090-1111-2345"),
            ),
        )
        first = op.conn.execute("SELECT max(id) FROM position").fetchone()[0]
        people.change_position(
            op,
            ids["kentaro"],
            organisation="八尾架空精機株式会社",
            department=None,
            title="代表取締役",
            on="2015-04",
            leaves=first,
        )
        op.insert(
            "contact_rule",
            {
                "person_id": ids["kentaro"],
                "channel": "post",
                "verdict": "refused",
                "since": "2025-06-01",
                "reason": "郵便は不要",
            },
        )
        for kind, label in (("offer", "深絞り"), ("offer", "試作"), ("need", "樹脂成形")):
            op.insert("tag", {"person_id": ids["kentaro"], "kind": kind, "label": label})
        people.add_contact_note(
            op,
            ids["kentaro"],
            text="次の鼎談会は出席の予定",
            at="2025-11-20T01:00:00Z",
            next_action="資料を送る",
            due_on="2025-12-01",
        )
        ids["koji"] = people.add_person(
            op,
            {"kind": "alumnus", "name": "渡部 浩二", "kana": "わたなべ こうじ"},
            cohort=13,
            organisation="株式会社アクア架空",
            title="工場長",
        )
        ids["shota"] = people.add_person(
            op,
            {"kind": "alumnus", "name": "渡辺 翔太", "kana": "わたなべ しょうた"},
            cohort=3,
            organisation="昭栄架空福祉会",
            title="理事",
        )
        ids["keiko"] = people.add_person(
            op,
            {
                "kind": "alumnus",
                "name": "田中 恵子",
                "family": "田中",
                "given": "恵子",
                "kana": "たなか けいこ",
                "former_name": "渡辺",
                "standing": "missing",
                "standing_on": "2024-05",
            },
            cohort=3,
            organisation="田中社労士事務所",
            title="所長",
        )
        ids["wei"] = people.add_person(
            op,
            {"kind": "outsider", "name": "Lin Wei", "latin": "Lin Wei"},
            organisation="Lin Trading",
        )
        ids["kaoru"] = people.add_person(
            op, {"kind": "alumnus", "name": "伊藤 薫", "kana": "いとう かおる"}, cohort=12
        )
    return ids


def build_nasty(conn: sqlite3.Connection, actor: Actor) -> list[int]:
    """People whose every text is hostile."""
    ids = []
    with operation(conn, actor, "demo") as op:
        for text in NASTY:
            person_id = people.add_person(
                op,
                {
                    "kind": "alumnus",
                    "name": text,
                    "kana": text,
                    "former_name": text,
                    "latin": text,
                    "member_no": text,
                    "note": text,
                },
                cohort=1,
                organisation=text,
                title=text,
                contacts=(("mail", "work", text), ("phone", None, text)),
            )
            op.insert("tag", {"person_id": person_id, "kind": "offer", "label": text})
            people.add_contact_note(op, person_id, text=text, next_action=text)
            ids.append(person_id)
    return ids


def desk(db_path: Path, first: str | Screen[Any] = "roster") -> SmeicApp:
    """The program on this file, at the desk of its first member of staff."""
    opened = opening.open_file(db_path)
    with closing(opening.reader(db_path)) as conn:
        staff = all_staff(conn)[0]
    return SmeicApp(first, workspace=Workspace(opened, staff))
