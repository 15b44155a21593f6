"""docs/keys.md is what the registry says."""

from __future__ import annotations

import pytest

from smeic_tui import keys_doc
from smeic_tui.actions import ACTIONS


def test_the_committed_page_is_fresh() -> None:
    assert keys_doc.main(["--check"]) == 0


def test_every_action_is_on_the_page() -> None:
    text = keys_doc.document()
    assert all(f"| {action.label} |" in text for action in ACTIONS)


def test_a_stale_page_is_told_and_written_anew(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pathlib import Path

    page = Path(str(tmp_path)) / "keys.md"
    monkeypatch.setattr(keys_doc, "PATH", page)
    page.write_text("old", encoding="utf-8")
    assert keys_doc.main(["--check"]) == 1
    assert "keys.md" in capsys.readouterr().err
    assert keys_doc.main([]) == 0
    assert keys_doc.main(["--check"]) == 0
