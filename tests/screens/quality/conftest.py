"""An invented centre of some cohorts with people worth a look, and the screen opened on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from screens.quality import QualityScreen
from smeic_tui.app import SmeicApp
from smeic_tui.demo.build import build
from smeic_tui.store.figures.concerns import Asked
from smeic_tui.store.file import opening
from smeic_tui.store.file.sessions import begin, end
from smeic_tui.store.journal.operation import operation
from smeic_tui.store.people import people
from smeic_tui.store.people.staff import all_staff
from smeic_tui.workspace import Workspace
from tests.screens.roster.conftest import home as home

ASKED = Asked("2026-11-23")


@pytest.fixture(scope="session")
def centre_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """120 alumni of 20 cohorts, two outsiders, an alumnus without cohort, kana or contact."""
    path = tmp_path_factory.mktemp("quality") / "demo.sqlite"
    build(path, 120, seed=5, today=date(2026, 11, 23))
    with closing(opening.writer(path)) as conn:
        actor = begin(conn, all_staff(conn)[0].id)
        with operation(conn, actor, "demo") as op:
            for name in ("架空 一", "架空 二"):
                people.add_person(
                    op,
                    {"kind": "outsider", "name": name, "kana": "かくう"},
                    contacts=(("mail", None, "info@example.jp"),),
                )
            people.add_person(op, {"kind": "alumnus", "name": "無名 太郎"})
        end(conn, actor)
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        conn.execute("PRAGMA journal_mode = DELETE")
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, centre_bytes: bytes) -> Path:
    """A copy of the centre."""
    path = tmp_path / "centre.sqlite"
    path.write_bytes(centre_bytes)
    return path


Desk = Callable[[Path], SmeicApp]


@pytest.fixture
def desk() -> Iterator[Desk]:
    """The program on a file, with this screen first; closed after the test."""
    opened: list[SmeicApp] = []

    def start(path: Path) -> SmeicApp:
        found = opening.open_file(path)
        with closing(opening.reader(path)) as conn:
            staff = all_staff(conn)[0]
        app = SmeicApp(QualityScreen(ASKED), workspace=Workspace(found, staff))
        opened.append(app)
        return app

    yield start
    for app in opened:
        app.close_workspace()


@pytest.fixture
def app(file: Path, desk: Desk) -> SmeicApp:
    """The program on the centre."""
    return desk(file)
