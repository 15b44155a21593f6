"""The same small centre and program as the roster's tests."""

from tests.screens.roster.conftest import app, home, ids

__all__ = ["app", "home", "ids"]
