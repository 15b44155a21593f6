"""export roster: the list by command, with its line in the export log."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.referrals.referral_acts import Intake
from tests.cli.calling import smeic
from tests.screens import centre
from tests.store.referrals import enter, person


def test_the_roster_is_written_and_logged(
    capsys: pytest.CaptureFixture[str],
    conn: sqlite3.Connection,
    actor: Actor,
    db_path: Path,
    tmp_path: Path,
) -> None:
    centre.build(conn, actor)
    file = tmp_path / "名簿.xlsx"
    options = ("--db", db_path, "--actor", "水野", "export", "roster", "-o", file)
    answer = smeic(capsys, *options, "--where", "wata 3", "--purpose", "案内", "--contacts", "mail")
    assert (answer.status, answer.out.strip()) == (0, str(file))
    rows = list(load_workbook(file).worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["渡邊 健太郎", "渡辺 翔太"]
    log = conn.execute("SELECT people, filter, purpose FROM export_log").fetchone()
    assert log == (2, "wata 3", "案内")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("export", "labels", "-o", "x.xlsx"), 2),
        (("export", "roster", "-o", "x.xlsx", "--contacts", "some"), 2),
        (("export", "roster", "-o", "/nowhere/at/all.xlsx"), 1),
    ],
)
def test_what_cannot_be_written_is_refused_in_two_lines(
    capsys: pytest.CaptureFixture[str],
    actor: Actor,
    db_path: Path,
    arguments: tuple[str, ...],
    status: int,
) -> None:
    answer = smeic(capsys, "--db", db_path, "--actor", "水野", *arguments)
    assert answer.status == status
    assert len(answer.err.strip().splitlines()) == 2


def test_the_database_is_never_overwritten(
    capsys: pytest.CaptureFixture[str], actor: Actor, db_path: Path
) -> None:
    answer = smeic(capsys, "--db", db_path, "--actor", "水野", "export", "roster", "-o", db_path)
    assert answer.status == 1
    assert db_path.read_bytes().startswith(b"SQLite format 3")


def test_everything_on_an_outsider_is_written_for_them_without_any_consent(
    capsys: pytest.CaptureFixture[str],
    conn: sqlite3.Connection,
    actor: Actor,
    db_path: Path,
    tmp_path: Path,
) -> None:
    enter(conn, actor, Intake("架空 大輔", topic="試作先"))
    person(conn, actor, "架空 次郎")
    options = ("--db", db_path, "--actor", "水野", "export")
    roster = smeic(capsys, *options, "roster", "-o", tmp_path / "n.xlsx", "--where", "架空 大輔")
    assert "試作先" not in roster.out
    file = tmp_path / "開示.md"
    answer = smeic(capsys, *options, "disclosure", "-o", file, "--where", "架空 大輔")
    assert (answer.status, answer.out.strip()) == (0, str(file))
    assert "試作先" in file.read_text(encoding="utf-8")
    log = conn.execute(
        "SELECT layout, people, purpose, recipient FROM export_log ORDER BY id DESC"
    ).fetchone()
    assert log == ("disclosure", 1, "本人からの開示請求", "架空 大輔")
    again = tmp_path / "again.md"
    smeic(capsys, *options, "disclosure", "-o", again, "--where", "架空 大輔")
    assert "開示.md" in again.read_text(encoding="utf-8")
    two = smeic(capsys, *options, "disclosure", "-o", tmp_path / "x.md", "--where", "架空")
    nobody = smeic(capsys, *options, "disclosure", "-o", tmp_path / "x.md")
    with_contacts = (*options, "disclosure", "-o", tmp_path / "x.md", "--contacts", "all")
    assert (two.status, nobody.status) == (1, 1)
    assert smeic(capsys, *with_contacts, "--where", "架空 大輔").status == 2
    assert not (tmp_path / "x.md").exists()
