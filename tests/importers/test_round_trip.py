"""A list of ours, corrected in Excel, changes exactly the cells that staff changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from importers.inspection import inspect, to_json
from importers.planning.choices import Options
from importers.planning.planner import plan_import
from smeic_tui.exports.roster_layout import write_roster
from smeic_tui.store.file import dump
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import dossiers, people
from smeic_tui.store.roster.roster_facts import facts
from tests.importers.going_out import (
    COLUMNS,
    A,
    B,
    back,
    changes,
    edit,
    typed,
)
from tests.importers.importing import outcomes, planned


def test_it_is_recognised(out: Path) -> None:
    (table,) = to_json(inspect(out))["tables"]
    assert table["kind"] == "people"
    assert table["context"]["round_trip"] is True
    hidden = openpyxl.load_workbook(out).worksheets[0].column_dimensions[COLUMNS["mark"]]
    assert hidden.hidden


def test_untouched_it_changes_nothing(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    before = dump.canonical(conn)
    plan = plan_import(conn, [inspect(out)], Options())
    assert outcomes(plan) == ["same"] * 4
    assert [row.changes for row in plan.rows] == [()] * 4
    assert not plan.writes.inserts
    assert not plan.writes.updates
    assert back(conn, actor, out).operation is None
    assert dump.canonical(conn) == before


def test_sorted_cut_and_widened_it_still_knows_everybody(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    def shuffle(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        sheet.delete_rows(2, 10)
        for row in (rows[3], rows[2], rows[0]):
            sheet.append(row)
        sheet["F2"] = "部長"
        sheet.insert_cols(3)
        sheet["C1"] = "合言葉"
        sheet["C4"] = "元気です"
        sheet.delete_cols(5)

    applied = back(conn, actor, edit(out, shuffle))
    assert outcomes(applied.plan) == ["changed", "same", "changed"]
    assert changes(applied.plan, 0) == [("title", "課長", "部長", True)]
    assert [row.person_id for row in applied.plan.rows] == [4, 3, 1]
    assert people.person(conn, 1).other == {"合言葉": "元気です"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"title": "社長"}, [("title", "部長", "社長", True)]),
        ({"kana": "あおぞら かこ"}, [("kana", "あおぞら はなこ", "あおぞら かこ", True)]),
        ({"name": "青海　花子"}, [("name", "青空　花子", "青海　花子", True)]),
        ({"cohort": 5}, [("cohort", "3", "5", True)]),
        ({"organisation": "土星工業"}, [("company", "木星商事", "土星工業", True)]),
        ({"department": "営業部"}, [("department", "", "営業部", True)]),
        ({"member_no": "0099"}, [("member_no", "0012", "0099", True)]),
        ({"standing": "所在不明 2024-05"}, [("standing", "", "所在不明 2024-05", True)]),
        ({"kind": "外部"}, [("kind", "修了生", "外部", True)]),
        ({"mail": "n@example.jp"}, [("mail", "a@example.jp", "n@example.jp", True)]),
        ({"title": "(空)"}, [("title", "部長", "", True)]),
        ({"mail": "（空）"}, [("mail", "a@example.jp", "", True)]),
        ({"title": None}, []),
        ({"mail": "", "phone": "", "address": ""}, []),
        ({"mail": "あとで"}, [("mail", "a@example.jp", "あとで", False)]),
        ({"kind": "社員"}, [("kind", "修了生", "社員", False)]),
        ({"standing": "元気"}, [("standing", "", "元気", False)]),
        ({"organisation": "木星商亊"}, [("company", "木星商事", "木星商亊", False)]),
        ({"department": "（空）"}, []),
        ({"standing": "有効"}, []),
        ({"kind": "outsider"}, [("kind", "修了生", "外部", True)]),
    ],
)
def test_one_cell_is_one_change(
    conn: sqlite3.Connection,
    actor: Actor,
    out: Path,
    cells: dict[str, object],
    expected: list[tuple[str, str, str, bool]],
) -> None:
    before = dump.canonical(conn)
    (then,) = facts(conn, [1])
    applied = back(conn, actor, typed(out, **cells))
    row = applied.plan.rows[0]
    assert changes(applied.plan) == expected
    assert outcomes(applied.plan)[1:] == ["same"] * 3
    assert row.evidence == ("round_trip",)
    again = write_roster(
        conn, out.with_name("再.xlsx"), [1, 2, 3, 4], contacts="all", title="修了生名簿"
    )
    (now,) = facts(conn, [1])
    assert outcomes(plan_import(conn, [inspect(again)], Options())) == ["same"] * 4
    assert (now != then) == any(taken for *_, taken in expected)
    if applied.operation is not None:
        undone = undo(conn, actor, applied.operation)
        assert (undone.kept, undone.failed) == ((), ())
    assert dump.canonical(conn) == before


def test_the_same_corrections_twice_change_once(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    path = typed(
        out, title="社長", mail="n@example.jp", address="大阪府堺市1", phone="06-1111-2222"
    )
    assert back(conn, actor, path).counts["changed"] == 1
    before = dump.digest(conn)
    again = back(conn, actor, path)
    assert outcomes(again.plan) == ["same"] * 4
    assert again.operation is None
    assert dump.digest(conn) == before
    assert [p.title for p in people.positions(conn, A)] == ["部長", "社長"]


def test_what_is_replaced_stays_as_history(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    path = typed(
        out,
        organisation="土星工業",
        title="社長",
        mail="a@example.jp b@example.jp",
        phone="090-9999-8888",
        postcode="590-0001",
        address="大阪府堺市北1",
    )
    back(conn, actor, path)
    found = dossiers.dossier(conn, A)
    posts = [
        (p.organisation.name, p.title, p.ended is None) for p in found.positions if p.organisation
    ]
    assert posts == [("木星商事", "部長", False), ("土星工業", "社長", True)]
    assert {(c.kind, c.value, c.state) for c in found.contacts} == {
        ("mail", "a@example.jp", "current"),
        ("mobile", "090-1111-2222", "former"),
        ("mail", "b@example.jp", "current"),
        ("mobile", "090-9999-8888", "current"),
    }
    assert {(a.postcode, a.text, a.state) for a in found.addresses} == {
        ("581-0001", "大阪府八尾市光町1-1", "former"),
        ("590-0001", "大阪府堺市北1", "current"),
    }


def test_a_new_row_is_matched_as_in_any_list(
    conn: sqlite3.Connection, actor: Actor, out: Path
) -> None:
    path = edit(out, lambda sheet: sheet.append([12, "星野　遠", "ほしの とおい", "海王商会"]))
    applied = back(conn, actor, path)
    assert outcomes(applied.plan) == ["same"] * 4 + ["new"]
    found = dossiers.dossier(conn, 5)
    assert (found.person.kind, found.person.other) == ("alumnus", {})


def test_without_marks_it_is_any_list(conn: sqlite3.Connection, actor: Actor, out: Path) -> None:
    path = edit(typed(out, title="社長"), lambda sheet: sheet.delete_cols(14))
    plan = planned(conn, inspect(path))
    assert [row.person_id for row in plan.rows[:2]] == [A, B]
    assert ("title", "部長", "社長", False) in changes(plan)
