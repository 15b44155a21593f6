"""Whom the list of licences shows."""

from __future__ import annotations

from screens.licences import LicencesScreen
from smeic_tui.app import SmeicApp
from tests.screens.shown import rows


def names(app: SmeicApp) -> list[str]:
    """The family names, top to bottom."""
    screen = app.screen
    assert isinstance(screen, LicencesScreen)
    return [cells[2].split()[0] for cells in rows(screen.table)]
