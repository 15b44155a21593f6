"""Where the screens refuse to start, and that they load nothing heavy to start."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.terminal import check_terminal
from smeic_tui.text import render, set_language


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_accepted() -> None:
    check_terminal(Tty(), Tty(), {"TERM": "xterm-256color"})
    check_terminal(Tty(), Tty(), {})


@pytest.mark.parametrize(
    ("stdin", "stdout", "term", "code"),
    [
        (None, None, "xterm", "no_tty"),
        (io.StringIO(), Tty(), "xterm", "no_tty"),
        (Tty(), io.StringIO(), "xterm", "no_tty"),
        (Tty(), Tty(), "dumb", "dumb_terminal"),
    ],
)
def test_no_terminal_is_refused(
    stdin: io.StringIO | None, stdout: io.StringIO | None, term: str, code: str
) -> None:
    with pytest.raises(SmeicError) as caught:
        check_terminal(stdin, stdout, {"TERM": term})
    error = caught.value
    assert error.code == code
    for language in ("ja", "en"):
        set_language(language)  # type: ignore[arg-type]
        assert render("error", error.code, error.params) != error.code
        assert render("error", f"{error.code}.hint", error.params) != f"{error.code}.hint"


def test_the_shell_loads_nothing_heavy() -> None:
    heavy = {
        "typer",
        "sqlite_utils",
        "openpyxl",
        "rapidfuzz",
        "phonenumbers",
        "sqlite3",
        "textual.widgets._data_table",
        "textual.widgets._markdown",
        "textual.widgets._text_area",
        "markdown_it",
    }
    code = f"import sys, smeic_tui.app; print(sorted({heavy!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
