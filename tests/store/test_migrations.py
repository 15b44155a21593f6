"""A file of every earlier schema becomes one of today's, with its facts and its journal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from smeic_tui.store.file import backup, database, opening, sessions
from smeic_tui.store.file.backup import backups
from smeic_tui.store.file.doctor import examine
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.imports import imports, profiles
from smeic_tui.store.journal import journal
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import merge, people
from tests.store.earlier import SCRIPTS, entering, file_of
from tests.store.pairs import words

_NEW_IN_2 = ("not_same", "person_redirect")


@pytest.mark.parametrize("count", range(1, len(SCRIPTS)))
def test_an_earlier_file_is_brought_up_and_keeps_everything(tmp_path: Path, count: int) -> None:
    path = tmp_path / "old.sqlite"
    file_of(path, count)
    with closing(database.connect(path)) as conn:
        conn.execute("PRAGMA trusted_schema = ON")
        with entering(conn) as op:
            op.insert_with_uid("person", {"uid": "u1", "kind": "alumnus", "name": "秋山 環"})
    opening.open_file(path)
    with closing(opening.reader(path)) as conn:
        assert database.schema_fingerprint(conn) == database.SCHEMA_FINGERPRINT
        assert database.user_version(conn) == database.SCHEMA_VERSION
        assert journal.wrong_triggers(conn) == []
        found = conn.execute("SELECT id, uid, name FROM person").fetchall()
        assert found == [(1, "u1", "秋山 環")]
        assert conn.execute("SELECT count(*) FROM change").fetchone() == (1,)
        assert examine(conn, path, deep=True).findings == ()
    assert len(backup.backups(path)) == 1


def test_what_an_earlier_file_knows_of_imports_is_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    file_of(path, 1)
    with closing(database.connect(path)) as conn:
        conn.execute("PRAGMA trusted_schema = ON")
        with entering(conn, "imported") as op:
            person = op.insert("person", {"kind": "alumnus", "name": "秋山 環"})
            batch = op.insert(
                "import_batch",
                {"file": "a.xlsx", "sha256": "0", "imported_at": op.at, "alumni_only": 1},
            )
            row = {"batch_id": batch, "sheet": "名簿", "row": 2, "outcome": "new"}
            op.insert("import_row", row | {"person_id": person, "fingerprint": "f", "record": "{}"})
    opening.open_file(path)
    assert len(backup.backups(path)) == 1
    with closing(opening.writer(path)) as conn:
        assert database.user_version(conn) == database.SCHEMA_VERSION
        assert people.person(conn, 1).name == "秋山 環"
        assert imports.rows_of_person(conn, 1)[0].changes == ()
        assert imports.batches(conn)[0].missing == ()
        assert profiles.profiles(conn) == ()
        assert examine(conn, path, deep=True).findings == ()


def test_a_file_of_version_1_can_merge_after_it_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "smeic.sqlite"
    file_of(path, 1)
    with closing(database.connect(path)) as conn:
        conn.execute("PRAGMA trusted_schema = ON")
        tables = [row[0] for row in conn.execute("SELECT name FROM sqlite_master")]
        assert not set(_NEW_IN_2) & set(tables)
        with entering(conn) as op:
            member = op.insert("staff", {"name": "水野 葵", "short_name": "水野"})
            company = op.insert("organisation", {"name": "八尾架空精機株式会社"})
            one, other = (
                op.insert("person", {"kind": "alumnus", "name": each})
                for each in ("渡邊 健太郎", "渡辺 健太郎")
            )
            for person in (one, other):
                op.insert("position", {"person_id": person, "organisation_id": company})
        name = people.person(conn, other).name
    assert not opening.open_file(path).read_only
    (copy,) = backups(path)
    with closing(sqlite3.connect(copy)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(opening.writer(path)) as conn:
        assert database.user_version(conn) == database.SCHEMA_VERSION
        assert journal.wrong_triggers(conn) == []
        actor = sessions.begin(conn, member)
        before = canonical(conn)
        merged = merge.merge(conn, actor, one, other, words)
        undo(conn, actor, merged.operation)
        assert canonical(conn) == before
        assert people.person(conn, other).name == name
