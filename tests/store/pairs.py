"""Invented pairs of people for tests of merging."""

from __future__ import annotations

import re
import sqlite3

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Actor, Operation, Value, operation
from smeic_tui.store.people import people


def refused(code: str) -> pytest.RaisesContext[SmeicError]:
    """Expects a refusal of that code."""
    return pytest.raises(SmeicError, match=code)


def words(table: str, column: str, value: Value) -> tuple[str, str]:
    """Heading and text of a value that gives way, without a catalogue."""
    return f"{table}.{column}", str(value)


def two(conn: sqlite3.Connection, actor: Actor) -> tuple[int, int]:
    """A person who is on file twice, the second time with a newer company and more."""
    with operation(conn, actor, "person_added") as op:
        one = people.add_person(
            op,
            {
                "kind": "alumnus",
                "name": "渡邊 健太郎",
                "family": "渡邊",
                "given": "健太郎",
                "kana": "わたなべ けんたろう",
                "note": "電話は午後",
                "other": '{"取引銀行": "架空信用金庫"}',
            },
            cohort=3,
            completed="2008",
            organisation="八尾架空精機株式会社",
            title="専務取締役",
            contacts=(
                ("mail", "work", "ken@yao.example.jp"),
                ("mobile", None, "090-1111-2345"),
            ),
        )
    with operation(conn, actor, "person_added") as op:
        other = people.add_person(
            op,
            {
                "kind": "alumnus",
                "name": "渡辺 健太郎",
                "family": "渡辺",
                "given": "健太郎",
                "member_no": "03012",
                "note": "紹介で知った",
                "other": '{"取引銀行": "別の架空銀行", "趣味": "釣り"}',
            },
            cohort=3,
            completed="2008-03",
            organisation="布施架空商事(株)",
            title="代表取締役",
            contacts=(
                ("mail", "work", "watanabe@fuse.example.jp"),
                ("mobile", None, "09011112345"),
            ),
        )
        for kind, label in (("offer", "試作"), ("need", "樹脂成形")):
            op.insert("tag", {"person_id": other, "kind": kind, "label": label})
        op.insert("tag", {"person_id": one, "kind": "offer", "label": "試作"})
        people.add_contact_note(op, other, text="次の鼎談会は出席の予定")
        people.add_contact_note(op, other, text="二人は同じ方とのこと", other_person_id=one)
    return one, other


_ALLOWED = r"\b{column}\b[^,]*?IN\s*\(\s*'([^']*)'"


_TOGETHER: dict[str, dict[str, Value]] = {"event": {"title": "架空の会"}, "reply": {"answer": "no"}}
"""Columns that a table allows only together with others."""


def any_row(op: Operation, table: str, **given: Value) -> int:
    """A row of any table: what it must refer to is made as well, codes are the first allowed."""
    schema: str = op.conn.execute(
        "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
    ).fetchone()[0]
    parents = {
        row[3]: row[2] for row in op.conn.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    }
    number = op.conn.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0]
    values: dict[str, Value] = {}
    for _, column, kind, required, default, _ in op.conn.execute(
        f"PRAGMA table_info({table})"
    ).fetchall():
        if column in ("id", "uid", "rev") or column in given or not required or default:
            continue
        if column in parents:
            values[column] = any_row(op, parents[column])
        elif kind == "INTEGER":
            values[column] = 0 if re.search(rf"{column} IN \(0, 1\)", schema) else number
        else:
            code = re.search(_ALLOWED.format(column=column), schema)
            values[column] = code[1] if code else f"{column} {number}"
    return op.insert(table, {**values, **_TOGETHER.get(table, {}), **given})
