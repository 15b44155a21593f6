"""A backup is whole or not there; restore keeps what it replaces."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.errors import SmeicError
from smeic_tui.store.file import backup, opening, recovery
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people

pytestmark = pytest.mark.usefixtures("forced")


def _add(conn: sqlite3.Connection, actor: Actor, name: str) -> None:
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": name})


def test_a_backup_holds_the_same_facts(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    _add(conn, actor, "秋山 環")
    copy = backup.back_up(db_path)
    assert copy.parent == backup.backup_folder(db_path)
    with closing(opening.reader(copy)) as other:
        assert canonical(other) == canonical(conn)
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]


def test_two_backups_in_one_second_are_two_files(db_path: Path, actor: Actor) -> None:
    at = datetime(2026, 5, 1, 9, 0, 0)
    first, second = (backup.back_up(db_path, at=at) for _ in range(2))
    assert first != second
    assert first.exists()
    assert second.exists()


def test_a_backup_never_overwrites(db_path: Path, actor: Actor, tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"
    target.write_text("precious")
    with pytest.raises(SmeicError) as refused:
        backup.back_up(db_path, target)
    assert refused.value.code == "backup_exists"
    assert target.read_text() == "precious"


def test_restore_brings_the_facts_back_and_keeps_the_replaced_file(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    _add(conn, actor, "秋山 環")
    before = canonical(conn)
    copy = backup.back_up(db_path)
    _add(conn, actor, "後の 人")
    after = canonical(conn)
    conn.close()
    kept = recovery.restore(db_path, copy)
    assert kept is not None
    with closing(opening.reader(db_path)) as now, closing(opening.reader(kept)) as replaced:
        assert canonical(now) == before
        assert canonical(replaced) == after


def test_a_damaged_backup_is_refused_and_changes_nothing(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    _add(conn, actor, "秋山 環")
    facts = canonical(conn)
    copy = backup.back_up(db_path)
    content = bytearray(copy.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * (4096 * 3)
    copy.write_bytes(content)
    with pytest.raises(SmeicError) as refused:
        recovery.restore(db_path, copy)
    assert refused.value.code in ("backup_unsound", "db_corrupt")
    assert canonical(conn) == facts


def test_a_damaged_database_is_kept_aside(db_path: Path, actor: Actor) -> None:
    copy = backup.back_up(db_path)
    for side in ("-wal", "-shm"):
        db_path.with_name(db_path.name + side).unlink(missing_ok=True)
    db_path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 50)
    kept = recovery.restore(db_path, copy)
    assert kept is not None
    assert kept.stat().st_size == 66
    assert not opening.open_file(db_path).read_only


def test_what_an_interrupted_backup_left_is_swept_at_the_next_start(
    db_path: Path, actor: Actor
) -> None:
    folder = backup.backup_folder(db_path)
    folder.mkdir()
    part = folder / f"{db_path.stem}-20260501-090000.sqlite.part"
    part.write_text("half")
    opening.open_file(db_path)
    assert not part.exists()


def _week(at: datetime) -> tuple[int, int]:
    return at.isocalendar()[:2]


@given(
    st.lists(st.datetimes(datetime(2025, 1, 1), datetime(2026, 11, 1)), max_size=60, unique=True)
)
def test_thinning_keeps_the_recent_and_one_of_every_older_slot(stamps: list[datetime]) -> None:
    now = datetime(2026, 11, 1)
    kept = set(backup.keepers(stamps, now))
    assert kept <= set(stamps)
    for at in stamps:
        if now - at <= timedelta(days=2):
            assert at in kept
        # A week may end in the next month: the later month's backup then stands for both.
        assert any(
            k >= at and ((k.year, k.month) == (at.year, at.month) or _week(k) == _week(at))
            for k in kept
        )


def test_thinning_never_deletes_the_latest(db_path: Path, actor: Actor) -> None:
    first = backup.back_up(db_path, at=datetime(2020, 1, 1))
    second = backup.back_up(db_path, at=datetime(2020, 1, 1, 12))
    assert backup.thin(db_path, now=datetime(2026, 1, 1)) == (first,)
    assert second.exists()
