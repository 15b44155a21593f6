"""会社・機関 in the program: its list and the page of one organisation, as tests read them."""

from __future__ import annotations

from screens.organisation import OrganisationScreen
from screens.organisations import OrganisationsScreen
from smeic_tui.app import SmeicApp
from tests.screens.shown import rows


def shown(app: SmeicApp) -> OrganisationsScreen:
    """The list, which is open."""
    assert isinstance(app.screen, OrganisationsScreen)
    return app.screen


def page(app: SmeicApp) -> OrganisationScreen:
    """The page of one organisation, which is open."""
    assert isinstance(app.screen, OrganisationScreen)
    return app.screen


def names(app: SmeicApp) -> list[str]:
    """What the open list lists."""
    return [row[0] for row in rows(shown(app).table)]
