"""A peer: Textual's own DataTable and Input on the same roster."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Input

from smeic_tui.store.file import opening
from smeic_tui.store.roster import finding, roster


class Peer(App[None]):
    """All rows in a DataTable, filled anew at every key."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.conn = opening.reader(path)

    def compose(self) -> ComposeResult:
        """The field and the table."""
        yield Input()
        yield DataTable()

    def on_mount(self) -> None:
        """Fill the table."""
        self.query_one(DataTable).add_columns("期", "氏名", "かな", "会社", "役職")
        self.fill("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Fill it with what is found."""
        self.fill(event.value)

    def fill(self, query: str) -> None:
        """Everybody the query finds."""
        table = self.query_one(DataTable)
        table.clear()
        found = finding.matching_ids(self.conn, query)
        for start in range(0, len(found), 500):
            for row in roster.rows(self.conn, found[start : start + 500]):
                table.add_row(str(row.cohort), row.name, row.kana, row.organisation, row.title)


if __name__ == "__main__":
    Peer(Path(sys.argv[1])).run()
