"""A home folder of its own for every test of the first start."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where documents and the program's memory go."""
    found = tmp_path / "home"
    found.mkdir()
    monkeypatch.setenv("HOME", str(found))
    monkeypatch.setenv("XDG_STATE_HOME", str(found / "state"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(found / "Documents"))
    monkeypatch.setenv("LOGNAME", "mizuno")
    monkeypatch.setenv("USER", "mizuno")
    return found
