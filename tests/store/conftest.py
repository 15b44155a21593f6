"""What tests of the store share beyond a file and somebody who works."""

from __future__ import annotations

import pytest


@pytest.fixture(params=[1, 10_000], ids=["at_once", "row_by_row"])
def at_once_or_not(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """An undo by a few statements as soon as it can be, or never: the same must come of it."""
    monkeypatch.setattr("smeic_tui.store.journal.at_once._WORTH", request.param)
