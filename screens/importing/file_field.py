"""The field for files: a path, several dropped at once, or part of the name of a listed one."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from textual import events
from textual.app import ComposeResult

from screens.importing.recent import is_list
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.path_field import PathField, typed_path
from smeic_tui.widgets.record_table import RecordTable

_MOVES = frozenset({"up", "down", "pageup", "pagedown"})


class FileField(PathField):
    """A path, or part of the name of a listed file; arrows move the list below.

    While it is empty, Space takes the marked file in or leaves it out.
    """

    def __init__(self, table: RecordTable) -> None:
        super().__init__(wanted=is_list, placeholder=t("import_screen.file_hint"), id="path")
        self._table = table

    def _on_paste(self, event: events.Paste) -> None:
        """A table is left to the screen; anything else becomes one line here."""
        if is_table(event.text):
            event.prevent_default()

    def on_key(self, event: events.Key) -> None:
        """Arrows and Space act on the list, Esc clears the field before it goes back."""
        if event.key in _MOVES:
            self._table.press(event.key)
        elif event.key == "space" and not self.value:
            self._table.toggle()
        elif event.key == "escape" and self.value:
            self.value = ""
        else:
            return
        event.stop()
        event.prevent_default()


class PathLine(Lines):
    """A line that holds the field and paints its label before it."""

    DEFAULT_CSS = """
    PathLine { background: $surface; layout: horizontal; }
    PathLine PathField { margin-left: 10; width: 1fr; }
    """

    def __init__(self, field: PathField, label: str = "") -> None:
        """Make the line.

        Args:
            field: The field.
            label: What stands before it; ``ファイル`` by default.
        """
        super().__init__([(f" {label or t('import_screen.file')}", "dim")])
        self._field = field

    def compose(self) -> ComposeResult:
        """The field."""
        yield self._field


def is_table(text: str) -> bool:
    """Whether a pasted text is cells of a table, as Excel puts them on the clipboard."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and any("\t" in line for line in lines)


def typed_paths(text: str) -> tuple[Path, ...]:
    """The files meant by a line: several files dropped into a terminal come quoted, one by one."""
    whole = typed_path(text)
    if whole.exists():
        return (whole,)
    try:
        parts = shlex.split(text, posix=os.name != "nt")
    except ValueError:
        return (whole,)
    several = tuple(typed_path(part) for part in parts)
    return several if len(several) > 1 and all(p.is_file() for p in several) else (whole,)
