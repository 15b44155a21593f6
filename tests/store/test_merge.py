"""Merging two records of one person: nothing is lost, all of it follows and all comes back."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from smeic_tui.store.file.dump import canonical
from smeic_tui.store.file.references import referring
from smeic_tui.store.journal import export_log, history
from smeic_tui.store.journal.journal import JOURNALLED
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import dossiers, not_same, people
from smeic_tui.store.people.merge import compare, merge, preview
from tests.store.pairs import any_row, refused, two, words


def test_the_survivor_has_everything(conn: sqlite3.Connection, actor: Actor) -> None:
    one, other = two(conn, actor)
    uid = people.person(conn, other).uid
    merged = merge(conn, actor, one, other, words)
    found = dossiers.dossier(conn, one)
    assert found.person.member_no == "03012"
    assert found.person.kana == "わたなべ けんたろう"
    assert found.person.note == "電話は午後 / 紹介で知った"
    assert dict(found.person.other) == {
        "取引銀行": "架空信用金庫",
        "取引銀行 (2)": "別の架空銀行",
        "趣味": "釣り",
        "person.name": "渡邊 健太郎",
    }
    assert found.person.name == "渡辺 健太郎"
    assert (found.person.family, found.person.given) == ("渡辺", "健太郎")
    assert [(e.cohort, e.completed) for e in found.enrolments] == [(3, "2008-03")]
    assert {t.label for t in found.tags} == {"試作", "樹脂成形"}
    assert [c.value for c in found.contacts if c.kind == "mobile"] == ["090-1111-2345"]
    assert {n.other_person_id for n in found.notes} == {None}
    assert len(found.notes) == 2
    assert conn.execute("SELECT count(*) FROM person WHERE id = ?", (other,)).fetchone() == (0,)
    assert people.person_id_of(conn, uid) == one
    assert merged.counts.joined == 3


def test_the_company_of_the_newer_record_is_held_now_and_the_other_is_career_history(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = two(conn, actor)
    merge(conn, actor, one, other, words)
    posts = {
        p.organisation.name: (p.is_primary, p.ended is None)
        for p in people.positions(conn, one)
        if p.organisation
    }
    assert posts == {"布施架空商事(株)": (True, True), "八尾架空精機株式会社": (False, False)}


@pytest.mark.parametrize(
    ("choice", "current"),
    [
        ("left", ["ken@yao.example.jp"]),
        ("right", ["watanabe@fuse.example.jp"]),
        ("both", ["ken@yao.example.jp", "watanabe@fuse.example.jp"]),
    ],
)
def test_a_mail_that_gives_way_is_kept_as_a_former_one(
    conn: sqlite3.Connection, actor: Actor, choice: str, current: list[str]
) -> None:
    one, other = two(conn, actor)
    merge(conn, actor, one, other, words, choices={"mail": choice})  # type: ignore[dict-item]
    mails = [c for c in dossiers.dossier(conn, one).contacts if c.kind == "mail"]
    assert sorted(c.value for c in mails if c.state == "current") == current
    assert len(mails) == 2


def test_staff_choose_field_by_field(conn: sqlite3.Connection, actor: Actor) -> None:
    one, other = two(conn, actor)
    open_ = {field.key for field in compare(conn, one, other).open}
    assert open_ == {"name", "position", "mail"}
    merge(conn, actor, one, other, words, choices={"name": "left", "position": "both"})
    found = dossiers.dossier(conn, one)
    assert (found.person.name, found.person.family) == ("渡邊 健太郎", "渡邊")
    assert found.person.other["person.name"] == "渡辺 健太郎"
    assert all(p.ended is None for p in found.positions)


@pytest.mark.parametrize(
    ("table", "by", "name", "verdicts", "stays"),
    [
        ("contact_rule", "channel", "mail", ("allowed", "refused"), "refused"),
        ("contact_rule", "channel", "mail", ("refused", "allowed"), "refused"),
        ("contact_rule", "channel", "mail", ("allowed", "unconfirmed"), "allowed"),
        ("consent", "use", "roster", ("agreed", "refused"), "refused"),
        ("consent", "use", "roster", ("unconfirmed", "agreed"), "agreed"),
    ],
)
def test_a_refusal_outlives_the_merge(
    conn: sqlite3.Connection,
    actor: Actor,
    table: str,
    by: str,
    name: str,
    verdicts: tuple[str, str],
    stays: str,
) -> None:
    pair = two(conn, actor)
    with operation(conn, actor, "rule_changed") as op:
        for person, verdict in zip(pair, verdicts, strict=True):
            op.insert(
                table,
                {"person_id": person, by: name, "verdict": verdict, "source": verdict + "の電話"},
            )
    merge(conn, actor, *pair, words)
    rows = conn.execute(f"SELECT verdict, source FROM {table} WHERE person_id = ?", pair[:1])
    assert rows.fetchall() == [(stays, stays + "の電話")]
    gone = [v for v in verdicts if v != stays]
    other = people.person(conn, pair[0]).other
    assert (f"{table}.verdict.{name}" in other) == (gone != ["unconfirmed"])


def test_the_dead_stay_dead(conn: sqlite3.Connection, actor: Actor) -> None:
    one, other = two(conn, actor)
    with operation(conn, actor, "standing_changed") as op:
        people.set_standing(op, other, "deceased", "2025-02")
    merge(conn, actor, one, other, words)
    found = people.person(conn, one)
    assert (found.standing, found.standing_on) == ("deceased", "2025-02")


def test_another_cohort_is_a_second_enrolment(conn: sqlite3.Connection, actor: Actor) -> None:
    one, other = two(conn, actor)
    with operation(conn, actor, "person_edited") as op:
        enrolment = dossiers.dossier(conn, other).enrolments[0]
        op.update("enrolment", enrolment.id, {"cohort": 13, "completed": "2018-03"})
    merge(conn, actor, one, other, words, choices={"primary": "left"})
    assert [(e.cohort, e.is_primary) for e in dossiers.dossier(conn, one).enrolments] == [
        (3, True),
        (13, False),
    ]


def test_what_was_one_decision_about_the_other_holds_for_the_survivor(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = two(conn, actor)
    with operation(conn, actor, "person_added") as op:
        third = people.add_person(op, {"kind": "alumnus", "name": "渡辺 健"})
        fourth = people.add_person(op, {"kind": "alumnus", "name": "渡辺 健太"})
    before = canonical(conn)
    with operation(conn, actor, "not_same") as op:
        assert not_same.remember(op, third, other)
        assert not not_same.remember(op, other, third)
        not_same.remember(op, one, third)
        not_same.remember(op, other, fourth)
    decided = canonical(conn)
    merged = merge(conn, actor, one, other, words)
    assert not_same.pairs(conn) == {(one, third), (one, fourth)}
    undo(conn, actor, merged.operation)
    assert canonical(conn) == decided
    undo(conn, actor, op.id)
    assert canonical(conn) == before


def test_merging_two_whom_somebody_called_different_takes_the_word_back(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = two(conn, actor)
    with operation(conn, actor, "not_same") as op:
        not_same.remember(op, one, other)
    before = canonical(conn)
    merged = merge(conn, actor, one, other, words)
    assert not_same.pairs(conn) == frozenset()
    undo(conn, actor, merged.operation)
    assert canonical(conn) == before


_REFERRING = [
    (table, column)
    for table, column in (
        ("enrolment", "person_id"),
        ("position", "person_id"),
        ("contact_point", "person_id"),
        ("address", "person_id"),
        ("contact_rule", "person_id"),
        ("consent", "person_id"),
        ("tag", "person_id"),
        ("contact_log", "person_id"),
        ("contact_log", "other_person_id"),
        ("import_row", "person_id"),
        ("not_same", "person_id"),
        ("not_same", "other_person_id"),
        ("person_redirect", "person_id"),
    )
]


def test_every_table_that_refers_to_a_person_is_moved_and_comes_back(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    """Whatever the schema holds, also tables that were added after this test was written."""
    one, other = two(conn, actor)
    found = referring(conn, "person")
    assert set(_REFERRING) <= set(found)
    made: dict[tuple[str, str], int] = {}
    with operation(conn, actor, "test") as op:
        for table, column in found:
            if table != "not_same":
                made[table, column] = any_row(op, table, **{column: other})
        third = any_row(op, "person", name="別の 人")
        not_same.remember(op, other, third)
    before = canonical(conn)
    merged = merge(conn, actor, one, other, words)
    for table, column in found:
        (left,) = conn.execute(
            f"SELECT count(*) FROM {table} WHERE {column} = ?", (other,)
        ).fetchone()
        assert left == 0, (table, column)
    for (table, column), row in made.items():
        assert conn.execute(f"SELECT {column} FROM {table} WHERE id = ?", (row,)).fetchone() == (
            one,
        ), (table, column)
    assert not_same.pairs(conn) == {(min(one, third), max(one, third))}
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    taken_back = undo(conn, actor, merged.operation)
    assert (taken_back.reversed, taken_back.kept, taken_back.failed) == (2, (), ())
    assert canonical(conn) == before


def test_a_row_that_may_stand_once_is_joined_with_what_it_knows(
    conn: sqlite3.Connection, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a table of tomorrow: one row a person, and something hangs on it."""
    from smeic_tui.store.journal import journal

    tables = (*JOURNALLED, "answer_card", "seat")
    conn.execute(
        "CREATE TABLE answer_card (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, "
        "rev INTEGER NOT NULL DEFAULT 1, event INTEGER NOT NULL, answer TEXT, note TEXT, "
        "guest_id INTEGER NOT NULL REFERENCES person (id), UNIQUE (event, guest_id)) STRICT"
    )
    conn.execute(
        "CREATE TABLE seat (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, "
        "rev INTEGER NOT NULL DEFAULT 1, card_id INTEGER NOT NULL REFERENCES answer_card (id), "
        "label TEXT) STRICT"
    )
    for module in (
        *("journal.journal", "journal.operation", "journal.reversal"),
        *("file.references", "file.dump", "file.doctor", "people.merge"),
    ):
        monkeypatch.setattr(f"smeic_tui.store.{module}.JOURNALLED", tables)
    journal.install_triggers(conn)
    one, other = two(conn, actor)
    with operation(conn, actor, "test") as op:
        mine = op.insert("answer_card", {"event": 1, "answer": "出席", "guest_id": one})
        twice: dict[str, Value] = {"event": 1, "answer": "欠席", "note": "遅れる"}
        theirs = op.insert("answer_card", {**twice, "guest_id": other})
        op.insert("answer_card", {"event": 2, "answer": "未定", "guest_id": other})
        op.insert("seat", {"card_id": theirs, "label": "A3"})
    before = canonical(conn)
    merged = merge(conn, actor, one, other, words)
    rows = conn.execute("SELECT event, answer, note FROM answer_card WHERE guest_id = ?", (one,))
    assert rows.fetchall() == [(1, "出席", "遅れる"), (2, "未定", None)]
    assert people.person(conn, one).other["answer_card.answer"] == "欠席"
    assert conn.execute("SELECT card_id FROM seat").fetchall() == [(mine,)]
    after = canonical(conn)
    taken_back = undo(conn, actor, merged.operation)
    assert (taken_back.kept, taken_back.failed) == ((), ())
    assert canonical(conn) == before
    assert taken_back.operation is not None
    undo(conn, actor, taken_back.operation)
    assert canonical(conn) == after


def test_the_history_of_the_survivor_tells_of_the_other_too(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = two(conn, actor)
    uid = people.person(conn, other).uid
    with operation(conn, actor, "person_edited", params={"name": "渡辺 健太郎"}) as op:
        op.update("person", other, {"birth_year": 1966})
    merged = merge(conn, actor, one, other, words)
    assert history.person_ever(conn, uid) == one
    numbers = [entry.id for entry in history.entries_of_person(conn, one)]
    assert {op.id, merged.operation} <= set(numbers)
    told = history.changes(conn, op.id, person_id=one)
    assert [(c.table, c.after) for c in told] == [("person", {"birth_year": 1966})]


def test_the_export_log_still_knows_what_went_out_of_both(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    one, other = two(conn, actor)
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"x")
    number = export_log.log_export(
        conn,
        actor,
        layout="roster",
        columns=["name"],
        person_ids=[other],
        condition="",
        purpose="会報",
        recipient=None,
        file=file,
    )
    assert export_log.exports_with(conn, one) == ()
    merge(conn, actor, one, other, words)
    assert export_log.exports_with(conn, one) == (number,)


def test_what_was_shown_is_what_is_merged(conn: sqlite3.Connection, actor: Actor) -> None:
    one, other = two(conn, actor)
    seen = compare(conn, one, other).fields
    with operation(conn, actor, "person_edited") as op:
        op.update("person", other, {"latin": "Watanabe Kentaro"})
    before = canonical(conn)
    with refused("merge_changed"):
        merge(conn, actor, one, other, words, seen=seen)
    assert canonical(conn) == before
    counted = preview(conn, compare(conn, one, other), {})
    assert merge(conn, actor, one, other, words).counts == counted


def test_refusals_write_nothing(conn: sqlite3.Connection, actor: Actor) -> None:
    one, _ = two(conn, actor)
    before = canonical(conn)
    with refused("merge_same_person"):
        merge(conn, actor, one, one, words)
    with refused("person_unknown"):
        merge(conn, actor, one, 999, words)
    assert canonical(conn) == before


def test_values_survive_under_hostile_headings(conn: sqlite3.Connection, actor: Actor) -> None:
    one, other = two(conn, actor)
    with operation(conn, actor, "person_edited") as op:
        op.update("person", one, {"other": json.dumps({"person.name": "先", "[/b]": "x"})})
        op.update("person", other, {"other": json.dumps({"[/b]": "\x1b]52;c;x\x07"})})
    merge(conn, actor, one, other, words)
    assert dict(people.person(conn, one).other) == {
        "person.name": "先",
        "[/b]": "x",
        "[/b] (2)": "\x1b]52;c;x\x07",
        "person.name (2)": "渡邊 健太郎",
    }
