"""Errors: what happened, and under ``.hint`` what to do. One module a part in ``errors``."""

from smeic_tui.text.parts import merged

MESSAGES = merged(__package__, "errors")
