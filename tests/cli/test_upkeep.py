"""backup, restore, doctor, find and demo as scripts see them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from smeic_tui.store.file import sessions
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from tests.cli.calling import smeic

Capture = pytest.CaptureFixture[str]


def test_backup_then_restore(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    assert smeic(capsys, "--db", db_path, "backup", copy).out.strip() == str(copy)
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": "後の 人"})
    refused = smeic(capsys, "--db", db_path, "restore", copy)
    assert (refused.status, "水野 葵" in refused.err) == (1, True)
    sessions.end(conn, actor)
    conn.close()
    assert smeic(capsys, "--db", db_path, "restore", copy).status == 0
    assert smeic(capsys, "--db", db_path, "find", "--json").document == []
    assert smeic(capsys, "--db", db_path, "doctor", "--deep", "--json").document["ok"]


def test_doctor_reports_what_is_wrong(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture
) -> None:
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": "秋山 環"})
    conn.execute("DELETE FROM roster_row")
    answer = smeic(capsys, "--db", db_path, "doctor", "--json")
    assert answer.status == 1
    assert [f["code"] for f in answer.document["findings"]] == ["derived_rows"]


def test_find_puts_out_one_document(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture
) -> None:
    with operation(conn, actor, "person_added") as op:
        people.add_person(
            op,
            {"kind": "alumnus", "name": "渡邊 渚", "kana": "わたなべ なぎさ"},
            cohort=3,
            contacts=(("phone", None, "06-1111-2345"),),
        )
    (hit,) = smeic(capsys, "--db", db_path, "find", "2345", "--json").document
    assert (hit["name"], hit["cohort"], hit["cohorts"]) == ("渡邊 渚", 3, [3])
    assert hit["why"] == {"code": "phone", "text": "…2345"}
    assert "電話 …2345" in smeic(capsys, "--db", db_path, "find", "2345").out


def test_reading_commands_never_make_a_file(tmp_path: Path, capsys: Capture) -> None:
    missing = tmp_path / "none.sqlite"
    for command in ("find", "history", "doctor", "backup"):
        assert smeic(capsys, "--db", missing, command).status == 1
    assert list(tmp_path.iterdir()) == []


def test_the_demo_is_built_once_and_never_over_a_real_file(
    db_path: Path, actor: Actor, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "demo.sqlite"
    call = ("demo", "--db", path, "--people", 20, "--no-tui")
    assert smeic(capsys, *call).status == 0
    born = path.stat().st_ino
    assert smeic(capsys, *call).status == 0
    assert path.stat().st_ino == born
    assert smeic(capsys, *call, "--fresh").status == 0
    assert len(smeic(capsys, "--db", path, "find", "--json").document) == 20
    content = db_path.read_bytes()
    assert smeic(capsys, "demo", "--db", db_path, "--fresh", "--no-tui").status == 1
    assert db_path.read_bytes() == content


def test_version_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['smeic', '--version']\n"
        "from smeic_tui.__main__ import main; main()\n"
        "heavy = {'typer', 'textual', 'sqlite_utils', 'openpyxl', 'rich', 'rapidfuzz'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[1] == "[]"
    assert ran.stdout.startswith("smeic ")


def test_no_terminal_is_said_not_waited_for(db_path: Path, actor: Actor) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "smeic_tui", "--db", str(db_path)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=False,
    )
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (1, "", 2)


def test_wrong_usage_ends_with_two(db_path: Path, capsys: Capture) -> None:
    assert smeic(capsys, "--db", db_path, "undo", "--nonsense").status == 2
    assert smeic(capsys, "--lang", "xx", "find").status == 2


def test_no_command_loads_the_screen_before_it_is_needed() -> None:
    """A script calls a command for every row: each of these costs it 50 to 200 ms."""
    heavy = ("textual", "rich", "openpyxl", "sqlite_utils", "rapidfuzz", "phonenumbers")
    code = (
        "import sys; from smeic_tui.cli.root import _all_commands; _all_commands(); "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
