"""Whether the screens can run where the program was started."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from smeic_tui.errors import SmeicError


def check_terminal(stdin: TextIO | None, stdout: TextIO | None, env: Mapping[str, str]) -> None:
    """Refuse a place without a terminal before the screens wait for keys that never come.

    ``stdin`` and ``stdout`` are None in a Windows program without a console.

    Raises:
        SmeicError: ``no_tty`` or ``dumb_terminal``.
    """
    if stdin is None or stdout is None or not (stdin.isatty() and stdout.isatty()):
        raise SmeicError("no_tty")
    if env.get("TERM") == "dumb":
        raise SmeicError("dumb_terminal", term="dumb")
