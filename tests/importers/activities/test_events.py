"""Past events come in with the people: recognised, weighed, written once, taken back whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import openpyxl
import pytest

from importers.activities.activity import Choice
from importers.applying.apply import would_write
from importers.applying.rejected import write_waiting
from importers.applying.review import decide
from importers.corrections import with_column
from importers.inspection import inspect
from importers.planning.choices import Options
from smeic_tui.store.events.events import add_alias, add_series, events, roles
from smeic_tui.store.events.reception import check_in
from smeic_tui.store.file import dump
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from tests.importers.activities.events import (
    GUESTS,
    MATRIX,
    MIXED,
    facts,
    guests,
    matrix,
    proposal_of,
    sheet_of,
)
from tests.importers.importing import imported, outcomes, planned

pytestmark = pytest.mark.usefixtures("roster")


def test_a_matrix_is_recognised_with_its_events(conn: sqlite3.Connection) -> None:
    (table,) = matrix().tables
    assert (table.kind, table.row_count) == ("events", 3)
    assert [c.field for c in table.columns][4:] == ["mark", "mark", "mark", "row_only"]
    first, second = proposal_of(planned(conn, matrix(), options=MIXED)).subjects
    assert (first.label, first.number, first.day) == ("架空鼎談会", 3, "2023-11-18")
    assert (second.label, second.number, second.day) == ("星空サロン", 4, "2024-05-25")
    assert first.counts == {"本会": {"onsite": 1, "absent": 1}, "懇親会": {"onsite": 1}}
    assert second.counts == {"本会": {"online": 1, "proxy": 1, "onsite": 1}}


def test_a_matrix_writes_events_and_who_came(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, matrix(), options=MIXED)
    assert facts(conn) == {
        "第3回架空鼎談会 本会 青空　花子": "onsite",
        "第3回架空鼎談会 懇親会 青空　花子": "onsite",
        "第3回架空鼎談会 本会 木星　次郎": "absent",
        "第4回星空サロン 本会 青空　花子": "online",
        "第4回星空サロン 本会 木星　次郎": "proxy",
        "第4回星空サロン 本会 月見　健": "onsite",
    }
    assert [part.name for e in events(conn) for part in e.parts] == ["本会", "本会", "懇親会"]
    other = conn.execute("SELECT DISTINCT other FROM person").fetchall()
    assert other == [("{}",)], "a mark says nothing about the person"


def test_the_list_of_one_event_tells_more(conn: sqlite3.Connection, actor: Actor) -> None:
    applied = imported(conn, actor, guests(), options=MIXED)
    assert outcomes(applied.plan) == ["same", "same", "same", "new", "review"]
    (event,) = events(conn)
    assert (event.series, event.number, event.held_on) == ("架空鼎談会", 3, "2023-11-18")
    assert (event.venue, event.status) == ("架空会館 3階", "closed")
    main, party = event.parts
    assert (main.starts, party.fee) == ("18:00", 5000)
    assert list(roles(conn, event.id).values()) == ["moderator"]
    row = conn.execute(
        "SELECT companions, is_walk_in FROM attendance JOIN person ON person.id = person_id "
        "WHERE event_part_id = ? AND name = '木星　次郎'",
        (main.id,),
    ).fetchone()
    assert row == (1, 0)
    outsider = conn.execute(
        "SELECT kind, is_walk_in FROM attendance JOIN person ON person.id = person_id "
        "WHERE event_part_id = ? AND name = '雲井　守'",
        (main.id,),
    ).fetchone()
    assert outsider == ("outsider", 1)
    fees = conn.execute("SELECT state FROM fee ORDER BY state").fetchall()
    assert fees == [("exempt",), ("paid",), ("unpaid",)]


@pytest.mark.parametrize("order", ["together", "matrix first", "list first"])
def test_the_list_of_the_event_is_believed(
    conn: sqlite3.Connection, actor: Actor, order: str
) -> None:
    lists = [matrix(), guests()] if order != "list first" else [guests(), matrix()]
    against = []
    for part in [lists] if order == "together" else [[each] for each in lists]:
        applied = imported(conn, actor, *part, options=MIXED)
        against += proposal_of(applied.plan).contradictions
    held = facts(conn)
    assert held["第3回架空鼎談会 懇親会 青空　花子"] == "absent"
    assert held["第3回架空鼎談会 本会 木星　次郎"] == "onsite"
    assert {(c.part, c.name, c.taken.code, c.left.code) for c in against} >= {
        ("懇親会", "青空　花子", "absent", "onsite"),
        ("本会", "木星　次郎", "onsite", "absent"),
    }
    assert len(events(conn)) == 2


def test_what_staff_noted_stays_unless_they_choose(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, matrix(), options=MIXED)
    (event,) = (e for e in events(conn) if e.number == 3)
    jiro = conn.execute("SELECT id FROM person WHERE name = '木星　次郎'").fetchone()[0]
    with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
        check_in(op, [event.parts[0].id], jiro)
    again = planned(conn, matrix(), options=MIXED)
    (found,) = proposal_of(again).contradictions
    assert (found.taken.code, found.left.code, found.reason) == ("onsite", "absent", "file_stays")
    assert not would_write(again)
    chosen = Options(activities={found.key: Choice("list")})
    imported(conn, actor, matrix(), options=chosen)
    assert facts(conn)["第3回架空鼎談会 本会 木星　次郎"] == "absent"


def test_the_same_list_again_changes_nothing(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, matrix(), guests(), options=MIXED)
    for lists in ([matrix(), guests()], [guests()], [matrix()]):
        assert not would_write(planned(conn, *lists, options=MIXED))


def test_a_list_that_grew_adds_what_is_new(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, matrix(), options=MIXED)
    rows = [list(row) for row in MATRIX]
    rows[7][4] = "○"
    rows.insert(8, [4, "6期", "海野　幸", "火星食品", "", "", "○", ""])
    before = facts(conn)
    imported(conn, actor, matrix(rows), options=MIXED)
    assert dict(facts(conn).items() - before.items()) == {
        "第3回架空鼎談会 本会 月見　健": "onsite",
        "第4回星空サロン 本会 海野　幸": "onsite",
    }


def test_undo_takes_all_of_it_back(conn: sqlite3.Connection, actor: Actor) -> None:
    before = dump.canonical(conn)
    applied = imported(conn, actor, matrix(), guests(), options=MIXED)
    assert applied.operation is not None
    reversal = undo(conn, actor, applied.operation)
    assert (reversal.kept, reversal.failed) == ((), ())
    assert dump.canonical(conn) == before


def test_what_a_waiting_row_tells_is_written_when_it_is_decided(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, guests(), options=MIXED)
    (waiting,) = imports.queue(conn)
    assert waiting.name == "霧島　透"
    assert "not_on_roster" in [reason.code for reason in waiting.reasons]
    number = decide(conn, actor, waiting.id, "new")
    assert facts(conn)["第3回架空鼎談会 本会 霧島　透"] == "onsite"
    walk_in = conn.execute(
        "SELECT is_walk_in FROM attendance JOIN person ON person.id = person_id "
        "WHERE name = '霧島　透'"
    ).fetchone()
    assert walk_in == (1,)
    assert number is not None
    undo(conn, actor, number)
    assert "第3回架空鼎談会 本会 霧島　透" not in facts(conn)


def test_an_alumnus_nobody_knows_is_a_question(conn: sqlite3.Connection, actor: Actor) -> None:
    rows = [list(row) for row in GUESTS]
    rows.insert(6, [3, "7期", "星野　光", "水星製作所", "○", "", "", ""])
    plan = planned(conn, guests(rows), options=MIXED)
    unknown = next(row for row in plan.rows if row.name == "星野　光")
    assert (unknown.outcome, unknown.reasons[0].code) == ("review", "not_on_roster")


def test_staff_say_which_event_a_list_means(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, matrix(), options=MIXED)
    unnamed = sheet_of([list(row) for row in GUESTS[3:7]], name="名簿", file="一覧.xlsx")
    (subject,) = proposal_of(planned(conn, unnamed, options=MIXED)).subjects
    assert (subject.state, subject.notes[0].code) == ("unclear", "event_unnamed")
    salon = next(e for e in events(conn) if e.number == 4)
    chosen = Options(activities={subject.key: Choice("is", salon.uid)})
    imported(conn, actor, unnamed, options=chosen)
    assert facts(conn)["第4回星空サロン 懇親会 木星　次郎"] == "onsite"


def test_a_column_can_be_left_out(conn: sqlite3.Connection, actor: Actor) -> None:
    first, second = proposal_of(planned(conn, matrix(), options=MIXED)).subjects
    chosen = Options(activities={second.key: Choice("leave_out")})
    applied = imported(conn, actor, matrix(), options=chosen)
    assert [s.state for s in proposal_of(applied.plan).subjects] == ["new", "left_out"]
    assert [e.number for e in events(conn)] == [first.number]


def test_a_waiting_row_of_a_grown_list_waits_once(conn: sqlite3.Connection, actor: Actor) -> None:
    imported(conn, actor, guests(), options=MIXED)
    grown = [*GUESTS, ["", "", "土屋　恵", "架空食堂株式会社", "○", "", "", ""]]
    applied = imported(conn, actor, guests(grown), options=MIXED)
    assert outcomes(applied.plan).count("review") == 2
    assert [row.name for row in imports.queue(conn)] == ["霧島　透", "土屋　恵"]


def test_a_row_decided_in_a_workbook_is_written_too(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    imported(conn, actor, guests(), options=MIXED)
    path = write_waiting(conn, tmp_path / "確認.xlsx")
    assert path is not None
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("だれか") + 1).value = "新規"
    book.save(path)
    imported(conn, actor, inspect(path), options=MIXED)
    assert imports.queue(conn) == []
    assert facts(conn)["第3回架空鼎談会 本会 霧島　透"] == "onsite"


def test_an_event_chosen_later_holds_for_rows_that_wait(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, matrix(), options=MIXED)
    unnamed = sheet_of([*GUESTS[3:7], GUESTS[9]], name="名簿", file="一覧.xlsx")
    applied = imported(conn, actor, unnamed, options=MIXED)
    (subject,) = proposal_of(applied.plan).subjects
    assert (subject.state, subject.waiting) == ("unclear", 1)
    salon = next(e for e in events(conn) if e.number == 4)
    chosen = Options(activities={subject.key: Choice("is", salon.uid)})
    imported(conn, actor, unnamed, options=chosen)
    (waiting,) = imports.queue(conn)
    decide(conn, actor, waiting.id, "new")
    assert facts(conn)["第4回星空サロン 本会 霧島　透"] == "onsite"


def test_an_event_to_come_has_answers_and_nobody_who_came(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    rows = [list(row) for row in GUESTS]
    rows[1] = ["日時：2099年11月18日 18:00～"]
    imported(conn, actor, guests(rows), options=MIXED)
    assert conn.execute("SELECT count(*) FROM attendance").fetchone() == (0,)
    answers = conn.execute("SELECT answer, count(*) FROM reply GROUP BY answer").fetchall()
    assert dict(answers)["yes"] > 0
    assert [event.status for event in events(conn)] == ["open"]


def test_a_proxy_is_no_guest_who_came(conn: sqlite3.Connection, actor: Actor) -> None:
    rows = [list(row) for row in GUESTS]
    rows[5][7] = "代理出席（総務部　星田様）"
    imported(conn, actor, guests(rows), options=MIXED)
    proxies = conn.execute("SELECT DISTINCT proxy FROM attendance WHERE proxy <> ''").fetchall()
    assert proxies == [("総務部 星田様",)]
    assert facts(conn)["第3回架空鼎談会 本会 木星　次郎"] == "proxy"


def test_a_series_on_file_is_known_by_an_alias(conn: sqlite3.Connection, actor: Actor) -> None:
    with operation(conn, actor, "series_added", params={"name": "x"}) as op:
        series = add_series(op, {"name": "星と経営の鼎談会"})
        add_alias(op, series, "架空鼎談会")
    imported(conn, actor, guests(), options=MIXED)
    (event,) = events(conn)
    assert event.series == "星と経営の鼎談会"


def test_staff_say_which_column_is_an_event(conn: sqlite3.Connection) -> None:
    (table,) = matrix().tables
    last = next(n for n, c in enumerate(table.columns) if c.letter == "G")
    without = with_column(matrix(), 0, last, "row_only", None)
    fields = [column.field for column in without.tables[0].columns]
    assert fields[4:] == ["mark", "mark", "row_only", "row_only"]
    assert [s.number for s in proposal_of(planned(conn, without, options=MIXED)).subjects] == [3]
    again = with_column(without, 0, last, "mark", None)
    assert len(proposal_of(planned(conn, again, options=MIXED)).subjects) == 2
