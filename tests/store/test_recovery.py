"""A damaged file gets its newest sound backup back, and nobody else's file is touched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.store.file import backup, database, opening, recovery, unfinished
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people

pytestmark = pytest.mark.usefixtures("forced")


def _refusal(path: Path, copy: Path) -> str:
    with pytest.raises(SmeicError) as refused:
        recovery.restore(path, copy)
    return refused.value.code


def test_the_newest_sound_backup_is_found(db_path: Path) -> None:
    assert recovery.newest_sound_backup(db_path) is None
    sound, broken = (backup.back_up(db_path, at=datetime(2026, 5, day)) for day in (1, 2))
    broken.write_bytes(broken.read_bytes()[:9000])
    assert recovery.newest_sound_backup(db_path) == sound


def test_a_file_left_uncleanly_is_examined_before_it_is_used(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": "秋山 環"})
    (page,) = conn.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'change_row'"
    ).fetchone()
    conn.execute("UPDATE session SET pid = 0")
    conn.close()
    with db_path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 200)
    with pytest.raises(SmeicError) as refused:
        opening.open_file(db_path)
    assert refused.value.code == "db_corrupt"
    assert not opening.quick_check(db_path)


def test_restore_waits_for_nobody_and_changes_nothing_while_the_file_is_open(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "_ALONE_MS", 10)
    copy = backup.back_up(db_path)
    conn.execute("UPDATE session SET ended = since")
    content = db_path.read_bytes()
    assert _refusal(db_path, copy) == "restore_locked"
    conn.execute("UPDATE session SET ended = NULL")
    assert _refusal(db_path, copy) == "restore_in_use"
    assert db_path.read_bytes() == content
    assert [p.name for p in db_path.parent.glob("*replaced*")] == []


def test_a_folder_or_another_programs_file_is_never_moved(
    db_path: Path, tmp_path: Path, actor: Actor
) -> None:
    copy = backup.back_up(db_path)
    folder = tmp_path / "photos"
    folder.mkdir()
    foreign = tmp_path / "mail.sqlite"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE t (a)")
    assert _refusal(folder, copy) == "restore_over_folder"
    assert _refusal(foreign, copy) == "db_foreign"
    assert _refusal(tmp_path / "none" / "x.sqlite", copy) == "db_folder_missing"
    assert folder.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_is_followed_to_the_file_itself(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, tmp_path: Path
) -> None:
    link = tmp_path / "elsewhere" / "link.sqlite"
    link.parent.mkdir()
    link.symlink_to(db_path)
    assert opening.open_file(link).path == db_path
    copy = backup.back_up(opening.open_file(link).path)
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": "後の 人"})
    conn.close()
    recovery.restore(link, copy)
    assert link.is_symlink()
    with closing(opening.reader(db_path)) as restored:
        assert "後の" not in canonical(restored)


def test_a_copy_put_in_place_by_hand_gets_its_wal_back(db_path: Path, tmp_path: Path) -> None:
    copy = backup.back_up(db_path, tmp_path / "copy.sqlite")
    with closing(opening.writer(copy)) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_sweeping_spares_what_a_living_process_writes(db_path: Path) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    )
    mine = unfinished.start(db_path)
    dead = db_path.with_name(f"{db_path.name}.{gone.stdout.strip()}-1.part")
    dead.touch()
    other = db_path.with_name("[a]*.sqlite.1.part")
    other.touch()
    opening.open_file(db_path)
    assert (mine.exists(), dead.exists(), other.exists()) == (True, False, True)


def test_a_finished_file_never_takes_a_name_that_is_taken(tmp_path: Path) -> None:
    target = tmp_path / "x.sqlite"
    part = unfinished.start(target)
    target.write_text("precious")
    assert not unfinished.put_new(part, target)
    assert target.read_text() == "precious"


@pytest.mark.skipif(sys.platform == "win32", reason="modes of Unix")
def test_a_backup_is_private_from_its_first_byte(db_path: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        part = unfinished.start(tmp_path / "x.sqlite")
        copy = backup.back_up(db_path, tmp_path / "copy.sqlite")
    finally:
        os.umask(before)
    assert [p.stat().st_mode & 0o777 for p in (part, copy)] == [0o600, 0o600]


def test_two_databases_of_one_stem_keep_their_backups_apart(tmp_path: Path) -> None:
    folders = {backup.backup_folder(tmp_path / name) for name in ("名簿.2025", "名簿.2026")}
    assert len(folders) == 2


def test_a_backup_from_the_future_does_not_stop_backups(db_path: Path) -> None:
    now = datetime.now()
    backup.back_up(db_path, at=now + timedelta(days=400))
    assert backup.due(db_path, now - timedelta(hours=1))


@pytest.mark.parametrize("name", ["_evil", "_litestream_evil", "_sqlite_migrations_evil"])
def test_a_trigger_is_never_trusted_for_its_name(db_path: Path, name: str) -> None:
    with closing(sqlite3.connect(db_path)) as conn:
        conn.execute(f"CREATE TRIGGER {name} AFTER INSERT ON person BEGIN SELECT 1; END")
    with pytest.raises(SmeicError) as refused:
        opening.open_file(db_path)
    assert refused.value.code == "db_schema_changed"


def test_a_newer_file_is_not_touched_by_a_single_byte(db_path: Path) -> None:
    content = bytearray(db_path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    db_path.write_bytes(content)
    with pytest.raises(SmeicError) as refused:
        opening.open_file(db_path)
    assert refused.value.code == "db_newer"
    assert [p.name for p in db_path.parent.iterdir()] == [db_path.name]
    assert db_path.read_bytes() == content


def test_a_path_too_long_is_said(tmp_path: Path) -> None:
    for refuse in (database.check_file, database.create, opening.open_file):
        with pytest.raises(SmeicError) as refused:
            refuse(tmp_path / ("あ" * 300))
        assert refused.value.code == "path_too_long"
