"""A real start: what is loaded before the first picture, and keys that come right after it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.e2e.made_file import make_file, surroundings
from tests.e2e.terminal import running
from tests.screens import centre

HEAVY = ("typer", "click", "sqlite_utils", "openpyxl", "rapidfuzz", "phonenumbers")
STARTS = 50
TELL_IMPORTS = """
import os, sys

class Told:
    def find_spec(self, name, path=None, target=None):
        os.write(2, f"\\x1b_{name}\\x1b\\\\".encode())

sys.meta_path.insert(0, Told())
"""
"""Names every module on the terminal, in a sequence that prints nothing, before it is loaded."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small centre."""
    return make_file(tmp_path_factory.mktemp("start") / "smeic.sqlite", centre.build)


def desk(file: Path) -> tuple[str, ...]:
    return ("-m", "smeic_tui", "--db", str(file), "--actor", "水野")


def test_the_first_picture_loads_nothing_heavy(file: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(TELL_IMPORTS)
    env = surroundings(file.parent) | {"PYTHONPATH": str(tmp_path)}
    with running(*desk(file), env=env) as terminal:
        terminal.wait(lambda: "伊藤 薫".encode() in terminal.received)
        before = terminal.received.partition("伊藤 薫".encode())[0].decode()
    loaded = re.findall(r"\x1b_([\w.]+)\x1b", before)
    assert {"textual.app", "screens.roster", "smeic_tui.store.file.opening"} <= set(loaded)
    assert [name for name in loaded if name.partition(".")[0] in HEAVY] == []


def test_a_burst_right_after_the_first_picture_arrives_whole(file: Path) -> None:
    env = surroundings(file.parent)
    for _ in range(STARTS // 2):
        # Two at a time, so that both processors have something to do.
        with running(*desk(file), env=env) as one, running(*desk(file), env=env) as two:
            for terminal in (one, two):
                terminal.wait(lambda t=terminal: "伊藤 薫".encode() in t.received)
                terminal.send("/wata")
            for terminal in (one, two):
                terminal.wait("検索  wata ")
                terminal.wait("3名 / 6名")
