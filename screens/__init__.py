"""Screens of the app, one module a screen, each with its .tcss beside it."""
