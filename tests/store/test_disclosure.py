"""Everything held of one person: nothing forgotten, nothing told that is somebody else's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smeic_tui.demo.build import build
from smeic_tui.errors import SmeicError
from smeic_tui.store.file import opening
from smeic_tui.store.file.references import referring
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import merge
from smeic_tui.store.people.called import CALLED, Reference
from smeic_tui.store.people.disclosure import SECTIONS, Disclosure, Fact, disclosure
from smeic_tui.store.referrals.introductions import add_introduction
from smeic_tui.store.referrals.referral_acts import Intake
from tests.importers.importing import imported, listed
from tests.store.pairs import words
from tests.store.referrals import TODAY, enter, person


def facts(found: Disclosure, table: str) -> list[Fact]:
    return [f for section in found.sections.values() for f in section if f.table == table]


# Nothing is forgotten


def test_every_table_that_refers_to_people_has_a_section(conn: sqlite3.Connection) -> None:
    listed_tables = [table for tables in SECTIONS.values() for table in tables]
    assert {table for table, _ in referring(conn, "person")} <= set(listed_tables)
    assert len(listed_tables) == len(set(listed_tables))


def test_every_record_that_they_refer_to_has_a_name(conn: sqlite3.Connection) -> None:
    tables = [table for tables in SECTIONS.values() for table in tables]
    parents = {
        row[2] for table in tables for row in conn.execute(f"PRAGMA foreign_key_list({table})")
    }
    assert parents <= CALLED.keys()
    for table, sql in CALLED.items():
        assert conn.execute(sql, (0,)).fetchone() is None, table


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """An invented centre with a year of everything."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    build(path, 60)
    opening.open_file(path)
    with closing(opening.reader(path)) as reading:
        yield reading


def test_every_row_about_somebody_is_told_of_everybody(demo: sqlite3.Connection) -> None:
    columns = [("person", "id"), *referring(demo, "person")]
    ids = [number for (number,) in demo.execute("SELECT id FROM person ORDER BY id")]
    told = 0
    for number in ids:
        found = disclosure(demo, number)
        for table, column in columns:
            (rows,) = demo.execute(
                f"SELECT count(*) FROM {table} WHERE {column} = ?", (number,)
            ).fetchone()
            told += rows
            assert len(facts(found, table)) >= rows
        in_all = sum(
            demo.execute(f"SELECT count(*) FROM {t} WHERE {c} = ?", (number,)).fetchone()[0]
            for t, c in columns
        )
        assert sum(len(section) for section in found.sections.values()) == in_all
    assert told > 10 * len(ids)


def test_values_come_with_their_cell_and_what_was_before(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    headers = ["氏名", "期", "会社名", "星"]
    imported(conn, actor, listed(headers, ["青空　花子", 3, "木星商事", "金星"], file="名簿.xlsx"))
    with operation(conn, actor, "person_edited", params={"name": "x"}) as op:
        op.update("person", 1, {"former_name": "大空"})
        op.update("person", 1, {"former_name": "星空"})
    found = disclosure(conn, 1)
    assert ("名簿.xlsx", "名簿!C2") in {
        (v.sourced.origin.file, v.sourced.origin.cell) for v in found.values if v.sourced.origin
    }
    (row,) = facts(found, "import_row")
    assert "金星" in str(row.values["record"])
    assert [f.change.before for f in found.former] == [{"former_name": "大空"}]
    file = tmp_path / "名簿.xlsx"
    file.write_bytes(b"x")
    log_export(
        conn,
        actor,
        layout="roster",
        columns=["name"],
        person_ids=[1],
        condition="",
        purpose="案内",
        recipient="架空印刷",
        file=file,
    )
    (export,) = disclosure(conn, 1).exports
    assert (export.purpose, export.recipient, export.by) == ("案内", "架空印刷", "水野 葵")


def test_a_merged_person_is_told_what_both_records_said(
    conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    one = person(conn, actor, "青空 花子")
    other = person(conn, actor, "青空 はなこ")
    with operation(conn, actor, "person_edited", params={"name": "x"}) as op:
        op.update("person", other, {"former_name": "大空"})
        op.update("person", other, {"former_name": "星空"})
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"x")
    log = {"layout": "roster", "columns": [], "condition": "", "purpose": "案内"}
    log_export(conn, actor, person_ids=[other], recipient=None, file=file, **log)  # type: ignore[arg-type]
    merge.merge(conn, actor, one, other, words)
    found = disclosure(conn, one)
    assert len(found.exports) == 1
    assert {"former_name": "大空"} in [f.change.before for f in found.former]
    assert len(facts(found, "person_redirect")) == 1


def test_nobody_unknown_is_told(conn: sqlite3.Connection) -> None:
    with pytest.raises(SmeicError, match="person_unknown"):
        disclosure(conn, 9)


# What is somebody else's


def test_an_outsider_without_consent_is_told_all_the_same(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    introducer = person(conn, actor, "鈴木 明", cohort=10)
    intake = Intake("架空 大輔", introducer_id=introducer, topic="試作先を探している")
    _, taken = enter(conn, actor, intake)
    found = disclosure(conn, taken.person_id)
    (referral,) = facts(found, "referral")
    assert referral.values["topic"] == "試作先を探している"
    assert referral.others == ("鈴木 明",)
    assert referral.withheld == ()


def test_an_introducer_is_not_told_the_matter_of_whom_they_brought(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    introducer = person(conn, actor, "鈴木 明", cohort=10)
    enter(conn, actor, Intake("架空 大輔", introducer_id=introducer, topic="資金繰り"))
    (referral,) = facts(disclosure(conn, introducer), "referral")
    assert "資金繰り" not in str(referral.values)
    assert "topic" in referral.withheld
    assert referral.others == ("架空 大輔",)


def test_an_introduction_nobody_was_told_of_names_nobody(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = person(conn, actor, "鈴木 明"), person(conn, actor, "渡部 浩二")
    with operation(conn, actor, "introduction_added", params={"name": "x", "other": "y"}) as op:
        number = add_introduction(op, one, other, {"reason": "渡部さんの試作"}, today=TODAY)
    for each in (one, other):
        (fact,) = facts(disclosure(conn, each), "introduction")
        assert "渡部" not in str(fact.values)
        assert "鈴木" not in str(fact.values)
        assert "reason" in fact.withheld
        assert fact.others == ()
    with operation(conn, actor, "introduction_moved", params={"name": "x", "other": "y"}) as op:
        op.update("introduction", number, {"stage": "introduced", "furthest": "introduced"})
    (fact,) = facts(disclosure(conn, one), "introduction")
    assert fact.values["other_person_id"] == Reference("person", other, ("渡部 浩二",))
    assert (fact.others, fact.withheld) == (("渡部 浩二",), ())


def test_the_log_of_somebody_else_is_told_by_its_day_alone(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = person(conn, actor, "鈴木 明"), person(conn, actor, "渡部 浩二")
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        values = {"channel": "phone", "direction": "in"}
        both = {"person_id": one, "other_person_id": other, "at": "2026-11-20T01:00:00Z"}
        op.insert("contact_log", {**values, **both, "text": "秘密"})
        own = {"person_id": other, "at": "2026-11-21T01:00:00Z", "text": "鈴木 明さんに会いたい"}
        op.insert("contact_log", {**values, **own})
    notes = facts(disclosure(conn, other), "contact_log")
    assert [(n.values.get("text"), n.withheld, n.others) for n in notes] == [
        ("鈴木 明さんに会いたい", (), ("鈴木 明",)),
        (None, ("text",), ("鈴木 明",)),
    ]
    (note,) = facts(disclosure(conn, one), "contact_log")
    assert note.values["text"] == "秘密"


def test_candidates_that_were_ruled_out_are_not_named(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = person(conn, actor, "鈴木 明"), person(conn, actor, "鈴木 明美")
    _, taken = enter(conn, actor, Intake("架空 大輔"))
    with operation(conn, actor, "not_same", params={"name": "x", "other": "y"}) as op:
        op.insert("not_same", {"person_id": one, "other_person_id": other})
        op.insert("declined_match", {"referral_id": taken.referral_id, "person_id": one})
    found = disclosure(conn, one)
    for table in ("not_same", "declined_match"):
        (fact,) = facts(found, table)
        assert (fact.values, fact.others) == ({}, ())
    assert "架空" not in str(found.sections)
    assert "明美" not in str(disclosure(conn, one).sections)


# What was, and names others


def test_a_former_text_says_whom_it_named(conn: sqlite3.Connection, actor: Actor) -> None:
    one, _ = person(conn, actor, "鈴木 明"), person(conn, actor, "佐藤 二郎")
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        values = {"channel": "phone", "direction": "in", "at": "2026-11-20T01:00:00Z"}
        note = op.insert("contact_log", {"person_id": one, **values, "text": "佐藤　二郎から苦情"})
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        op.update("contact_log", note, {"text": "苦情", "channel": "mail"})
    told = {tuple(f.change.before): f.others for f in disclosure(conn, one).former}
    assert told == {("text",): ("佐藤 二郎",), ("channel",): ()}


def test_a_former_reference_says_whom_it_was_to_even_when_they_are_gone(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = person(conn, actor, "鈴木 明"), person(conn, actor, "佐藤 二郎")
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        values = {"channel": "phone", "direction": "in", "at": "2026-11-20T01:00:00Z"}
        both = {"person_id": one, "other_person_id": other}
        note = op.insert("contact_log", {**both, **values, "text": "苦情"})
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        op.update("contact_log", note, {"other_person_id": None})
        (enrolment,) = conn.execute(
            "SELECT id FROM enrolment WHERE person_id = ?", (other,)
        ).fetchone()
        op.delete("enrolment", enrolment)
        op.delete("person", other)
    (former,) = disclosure(conn, one).former
    assert former.others == ("佐藤 二郎",)


def test_a_present_value_says_whom_it_names(conn: sqlite3.Connection, actor: Actor) -> None:
    one = person(conn, actor, "鈴木 明")
    person(conn, actor, "佐藤 二郎")
    with operation(conn, actor, "person_edited", params={"name": "鈴木 明"}) as op:
        op.update("person", one, {"note": "佐藤二郎さんの紹介。鈴木明本人の希望"})
    told = {v.sourced.column: v.others for v in disclosure(conn, one).values}
    assert told["note"] == ("佐藤 二郎",)
    assert set(told.values()) == {("佐藤 二郎",), ()}
