"""quality: the tables of the screen on stdout, and as one document."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from smeic_tui.domain.diversity import AXES
from smeic_tui.domain.quality import CONCERNS, FIELDS
from smeic_tui.store.journal.operation import Actor, operation
from tests.cli.calling import smeic
from tests.screens import centre


@pytest.fixture
def ids(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    found = centre.build(conn, actor)
    with operation(conn, actor, "demo") as op:
        value = "\tken@yao.example.co.jp\n"
        op.insert("contact_point", {"person_id": found["koji"], "kind": "mail", "value": value})
        op.insert("enrolment", {"person_id": found["koji"], "cohort": 13, "completed": "2030-03"})
    return found


def test_the_document_holds_every_number(
    capsys: pytest.CaptureFixture[str],
    conn: sqlite3.Connection,
    db_path: Path,
    ids: dict[str, int],
) -> None:
    answer = smeic(capsys, "--db", db_path, "quality", "--json")
    assert answer.status == 0
    found = answer.document
    alumni, *others = found["groups"]
    assert alumni == {"kind": "alumnus", "cohort": None, "all_cohorts": True, "people": 5}
    assert [(g["kind"], g["cohort"], g["people"]) for g in others] == [
        ("alumnus", 3, 3),
        ("alumnus", 12, 1),
        ("alumnus", 13, 1),
        ("outsider", None, 1),
    ]
    assert [f["field"] for f in found["fill"]] == list(FIELDS)
    mail = next(f for f in found["fill"] if f["field"] == "mail")
    assert (mail["name"], mail["groups"][0]["have"], mail["groups"][0]["lack"]) == ("メール", 2, 3)
    assert mail["groups"][0]["share"] == 0.4
    assert [d["axis"] for d in found["diversity"]] == list(AXES)
    for spread in found["diversity"]:
        for group, number in zip(spread["groups"], found["groups"], strict=True):
            assert group["known"] + group["unknown"] == number["people"]
            assert sum(value["people"] for value in group["values"]) == group["known"]
            assert group["difference"] is None
    warnings = {warning["code"]: warning for warning in found["warnings"]}
    assert list(warnings) == list(CONCERNS)
    assert all(len(w["cases"]) == w["people"] for w in warnings.values())
    uid = dict(conn.execute("SELECT id, uid FROM person"))
    shared = {case["person"] for case in warnings["same_mail"]["cases"]}
    assert shared == {uid[ids["kentaro"]], uid[ids["koji"]]}
    case = warnings["future_date"]["cases"][0]
    assert (case["field"], case["value"], case["text"]) == (
        "completed",
        "2030-03",
        "修了年月 2030-03",
    )


def test_the_tables_are_lines_of_cells(
    capsys: pytest.CaptureFixture[str], db_path: Path, ids: dict[str, int]
) -> None:
    answer = smeic(capsys, "--db", db_path, "--lang", "en", "quality", "--stale-years", "0")
    assert answer.status == 0
    assert answer.err == ""
    tables = [part.splitlines() for part in answer.out.strip("\n").split("\n\n")]
    assert len(tables) == 3
    for table in tables:
        assert len({line.count("\t") for line in table}) == 1
    assert tables[0][0].startswith("Field\tAlumni\tAlumni %\tClass 3")
    assert tables[0][1].startswith("People\t5\t100\t3\t100")
    assert tables[2][-1].split("\t")[:2] == ["Not verified for 0 years", "1"]


def test_a_file_without_people(
    capsys: pytest.CaptureFixture[str], db_path: Path, actor: Actor
) -> None:
    answer = smeic(capsys, "--db", db_path, "quality", "--json")
    assert [g["people"] for g in answer.document["groups"]] == [0]
    assert answer.document["fill"][0]["groups"][0]["share"] is None
    assert smeic(capsys, "--db", db_path, "quality").status == 0


def test_what_cannot_be_read_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = smeic(capsys, "--db", tmp_path / "none.sqlite", "quality", "--json")
    assert answer.status == 1
    assert answer.document["error"]["code"] == "db_missing"
    assert (
        smeic(capsys, "--db", tmp_path / "none.sqlite", "quality", "--stale-years", "-1").status
        == 2
    )
