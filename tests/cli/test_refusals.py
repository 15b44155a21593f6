"""Faults of the file, the disk and the terminal end in a sentence, never in a traceback."""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from smeic_tui.store.file import backup
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from tests.cli.calling import smeic

pytestmark = pytest.mark.usefixtures("forced")

Capture = pytest.CaptureFixture[str]


def _program(
    *arguments: object, limit_kb: int | None = None, stdout: int | None = None
) -> tuple[int, str]:
    before = "" if limit_kb is None else f"ulimit -f {limit_kb}; "
    ran = subprocess.run(
        ["bash", "-c", before + 'exec "$@"', "-", sys.executable, "-m", "smeic_tui"]
        + [str(a) for a in arguments],
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
        stdout=stdout,
    )
    return ran.returncode, ran.stderr.decode()


def test_a_lock_is_waited_for_and_then_said(
    db_path: Path,
    conn: sqlite3.Connection,
    actor: Actor,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("smeic_tui.store.file.database.BUSY_MS", 10)
    conn.execute("UPDATE session SET host = 'FRONT-DESK'")
    conn.execute("BEGIN IMMEDIATE")
    answer = smeic(capsys, "--db", db_path, "--actor", "水野 葵", "undo", "--json")
    conn.execute("ROLLBACK")
    error = answer.document["error"]
    assert (answer.status, error["code"]) == (1, "db_locked_by")
    assert "水野 葵 (FRONT-DESK)" in error["message"]


@pytest.mark.skipif(sys.platform == "win32", reason="file-size limits of Unix")
def test_a_full_disk_is_said_and_nothing_is_half_done(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture, tmp_path: Path
) -> None:
    with operation(conn, actor, "imported") as op:
        for number in range(300):
            people.add_person(
                op, {"kind": "alumnus", "name": f"人{number} 名", "note": "長い" * 99}
            )
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = sorted(p.name for p in tmp_path.rglob("*.sqlite"))
    for command in (["--actor", "水野 葵", "undo"], ["backup"], ["restore", db_path]):
        limit = 300 if command[-1] == "undo" else 8
        status, err = _program("--db", db_path, *command, limit_kb=limit)
        assert (status, len(err.splitlines())) == (1, 2), err
    status, err = _program("demo", "--db", tmp_path / "demo.sqlite", "--no-tui", limit_kb=400)
    assert (status, "demo.sqlite\n" in err, ".part" in err) == (1, True, False)
    assert sorted(p.name for p in tmp_path.rglob("*.sqlite")) == before
    assert list(tmp_path.rglob("*.part*")) == []
    assert smeic(capsys, "--db", db_path, "doctor", "--deep").status == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_is_said(db_path: Path, actor: Actor) -> None:
    for command in (["find", "--json"], ["history"]):
        with Path("/dev/full").open("wb") as full:
            status, err = _program("--db", db_path, *command, stdout=full.fileno())
        assert (status, len(err.splitlines())) == (1, 2), err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_a_reader_that_went_away_is_no_error(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        status, err = _program("--db", db_path, "history", stdout=write)
    finally:
        os.close(write)
    assert (status, err) == (1, "")


def test_a_damaged_file_is_answered_with_its_newest_sound_backup(
    db_path: Path, capsys: Capture
) -> None:
    copy = backup.back_up(db_path)
    for damage in (b"", b"\xff" * 300, None):
        if damage is None:
            db_path.unlink()
        else:
            db_path.write_bytes(damage)
        answer = smeic(capsys, "--db", db_path, "find")
        assert (answer.status, len(answer.err.splitlines())) == (1, 2)
        assert str(copy) in answer.err
    assert smeic(capsys, "--db", db_path, "restore", copy).status == 0
    assert smeic(capsys, "--db", db_path, "doctor", "--deep").status == 0


def test_a_page_that_goes_bad_is_said(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, capsys: Capture
) -> None:
    (page,) = conn.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'roster_row'"
    ).fetchone()
    conn.close()
    with db_path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    for command in ("find", "doctor"):
        assert smeic(capsys, "--db", db_path, command).status == 1


def test_an_argument_that_is_no_text_is_wrong_usage(
    db_path: Path, actor: Actor, capsys: Capture
) -> None:
    assert smeic(capsys, "--db", db_path, "find", "\udcff").status == 2
    assert smeic(capsys, "--db", db_path, "--actor", "\udcff", "undo").status == 2


def test_zero_is_no_operation_and_the_end_of_input_no_consent(
    db_path: Path,
    conn: sqlite3.Connection,
    actor: Actor,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with operation(conn, actor, "imported") as op:
        for number in range(3):
            op.insert("person", {"kind": "alumnus", "name": f"人{number}"})
    call = ("--db", db_path, "--actor", "水野 葵", "undo")
    assert smeic(capsys, *call, 0).status == 1
    monkeypatch.setattr("smeic_tui.cli.journal.is_tty", lambda: True)
    for said, status in (("", 1), ("n\n", 1), ("\n", 0)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(said))
        assert smeic(capsys, *call).status == status, said


def test_the_demo_leaves_the_file_of_the_environment_alone(
    db_path: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = tmp_path / "state" / "demo.sqlite"
    monkeypatch.setattr("smeic_tui.store.file.location.demo", lambda: demo)
    monkeypatch.setenv("SMEIC_DB", str(tmp_path / "real.sqlite"))
    assert smeic(capsys, "demo", "--people", 3, "--no-tui").status == 0
    assert (demo.exists(), (tmp_path / "real.sqlite").exists()) == (True, False)
    assert smeic(capsys, "demo", "--db", db_path, "--no-tui").status == 1


def test_two_demos_built_at_once_are_one_whole_demo(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "demo.sqlite"
    command = [sys.executable, "-m", "smeic_tui", "demo", "--db", str(path), "--people", "400"]
    both = [subprocess.Popen([*command, "--no-tui"], stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [p.wait(60) for p in both] == [0, 0]
    with closing(sqlite3.connect(path)) as conn:
        alumni = conn.execute("SELECT count(*) FROM person WHERE kind = 'alumnus'").fetchone()
    assert alumni == (400,)
    assert [p.name for p in tmp_path.iterdir() if ".part" in p.name] == []


def test_backup_to_a_folder_that_is_missing_makes_no_file_of_its_name(
    db_path: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert smeic(capsys, "--db", db_path, "backup", f"{tmp_path}/usb/").status == 1
    assert not (tmp_path / "usb").exists()


def test_an_interruption_while_loading_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    from smeic_tui import __main__

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("smeic_tui.platforms.utf8_streams", interrupted)
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 130
