"""What tests of commands may ask for: ``smeic`` on the test's own file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from smeic_tui.store.journal.operation import Actor
from tests.cli.calling import Call, smeic


@pytest.fixture
def desk(db_path: Path, actor: Actor, capsys: pytest.CaptureFixture[str]) -> Call:
    """``smeic …`` on the fresh database, as 水野."""
    return partial(smeic, capsys, "--db", db_path, "--actor", "水野")
