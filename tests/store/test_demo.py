"""The demo is an ordinary file: examined, undone and searched like any other."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from smeic_tui.demo.build import build
from smeic_tui.store import opening, roster
from smeic_tui.store.doctor import examine
from smeic_tui.store.staff import all_staff


def test_the_demo_is_whole_and_sound(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    build(path, 60)
    opening.open_file(path)
    with closing(opening.reader(path)) as conn:
        assert roster.count(conn) == 60
        assert examine(conn, path, deep=True).findings == ()
        assert len(all_staff(conn)) == 3
    assert {p.name for p in tmp_path.iterdir()} <= {
        "demo.sqlite",
        "demo.sqlite-wal",
        "demo.sqlite-shm",
    }


def test_the_same_seed_gives_the_same_people(tmp_path: Path) -> None:
    names = []
    for number in range(2):
        path = tmp_path / f"{number}.sqlite"
        build(path, 30, seed=7)
        with closing(opening.reader(path)) as conn:
            names.append([r.name for r in roster.window(conn, "kana", 0, 30)])
    assert names[0] == names[1]
