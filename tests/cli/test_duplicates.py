"""duplicates, merge, unmerge, not-same: what they do, say and refuse."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from smeic_tui.store.file.backup import backups
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people import not_same, people
from tests.cli.calling import Call
from tests.store.pairs import two

Uids = tuple[str, str]


@pytest.fixture
def uids(conn: sqlite3.Connection, actor: Actor) -> Uids:
    """One person on file twice."""
    one, other = two(conn, actor)
    return people.person(conn, one).uid, people.person(conn, other).uid


@pytest.fixture
def call(desk: Call, uids: Uids) -> Call:
    """``smeic …`` on a file with one person twice."""
    return desk


def test_the_pairs_with_their_evidence(call: Call, uids: Uids) -> None:
    found = call("duplicates", "list", "--json")
    assert found.status == 0
    (pair,) = found.document
    assert [p["uid"] for p in pair["people"]] == list(uids)
    assert (pair["group"], pair["vetoes"]) == ("same", [])
    assert {"name", "mobile", "cohort"} <= set(pair["evidence"])
    shown = call("duplicates", "list")
    assert "携帯電話が同じ" in shown.out
    assert shown.err.endswith("1組\n")


def test_a_dry_run_changes_nothing_and_names_the_fields(
    call: Call, uids: Uids, conn: sqlite3.Connection, db_path: Path
) -> None:
    before = canonical(conn)
    told = call("merge", *uids, "--dry-run", "--json").document
    assert canonical(conn) == before
    assert backups(db_path) == ()
    assert (told["operation"], told["dry_run"]) == (None, True)
    by_key = {field["key"]: field for field in told["fields"]}
    assert by_key["name"]["options"] == ["left", "right"]
    assert by_key["mail"]["taken"] == "right"
    assert by_key["member_no"]["difference"] == "right_only"


def test_there_and_back_and_called_two_people(
    call: Call, uids: Uids, conn: sqlite3.Connection, db_path: Path
) -> None:
    before = canonical(conn)
    told = call("merge", *uids, "--take", "name=left", "--take", "mail=both", "--json")
    assert told.status == 0
    assert told.document["moved"] > 0
    assert len(backups(db_path)) == 1
    found = call("find", "健太郎", "--json").document
    assert [(p["uid"], p["name"]) for p in found] == [(uids[0], "渡邊 健太郎")]
    number = told.document["operation"]
    kinds = [entry["kind"] for entry in call("history", "--record", uids[1], "--json").document]
    assert kinds[0] == "people_merged"
    assert kinds.count("person_added") == 2
    back = call("unmerge", number, "--json")
    assert back.status == 0
    assert {k: back.document[k] for k in ("undid", "reversed", "kept", "failed")} == {
        "undid": number,
        "reversed": 2,
        "kept": [],
        "failed": [],
    }
    assert canonical(conn) == before
    assert call("not-same", *reversed(uids)).status == 0
    assert len(not_same.pairs(conn)) == 1
    assert call("not-same", *uids, "--json").document["operation"] is None
    assert call("duplicates", "list", "--similar", "--json").document == []


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("merge", "A", "A"), 1),
        (("merge", "A", "none"), 1),
        (("merge", "A", "B", "--take", "name"), 2),
        (("merge", "A", "B", "--take", "kana=right"), 2),
        (("merge", "A", "B", "--take", "name=both"), 2),
        (("not-same", "A", "A"), 1),
        (("unmerge", "2"), 1),
        (("unmerge", "999"), 1),
    ],
)
def test_a_refusal_is_two_lines_and_changes_nothing(
    call: Call,
    uids: Uids,
    conn: sqlite3.Connection,
    arguments: tuple[str, ...],
    status: int,
) -> None:
    before = canonical(conn)
    names = {"A": uids[0], "B": uids[1]}
    answer = call(*(names.get(each, each) for each in arguments))
    assert answer.status == status
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 2
    assert canonical(conn) == before
    told = call(*(names.get(each, each) for each in arguments), "--json")
    assert set(told.document["error"]) == {"code", "params", "message", "hint"}
