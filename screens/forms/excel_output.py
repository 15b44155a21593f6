"""Excel出力: the list as shown, written to a file, with its purpose in the export log."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event
from typing import cast

from screens.background import in_background
from screens.forms.entries import tidy
from screens.forms.writing import WriteDialog
from screens.listing.view import View
from smeic_tui.errors import Reason, SmeicError
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.referrals.referrals import may_leave
from smeic_tui.store.roster import roster
from smeic_tui.text import render, t
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.progress import Progress

PROGRESS_FROM = 3000
"""People from which a bar is shown: about a second of writing."""
CONTACTS = ("none", "mail", "phone", "all")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows when it is to be written."""

    ids: tuple[int, ...]
    """Who, in the list's order unless they were selected one by one."""
    view: View = field(default_factory=View)
    """Order and filter of the list."""
    words: str = ""
    """What was searched for."""
    selected: bool = False
    """They were selected, in no order."""

    @property
    def condition(self) -> str:
        """What chose these people, as the export log keeps it."""
        if self.selected:
            return t("export.condition.selected")
        said = []
        if self.view.filter != "everybody":
            said.append(self.view.filter_words)
        if self.words.strip():
            said.append(t("export.condition.search", words=self.words.strip()))
        return "  ".join(said) or t("export.condition.everybody")

    def ordered(self, conn: sqlite3.Connection) -> tuple[int, ...]:
        """The people in the order of the list, also those selected at random."""
        if not self.selected:
            return self.ids
        view, wanted = self.view, frozenset(self.ids)
        everybody = roster.ordered_ids(conn, view.order, descending=view.descending)
        return tuple(i for i in everybody if i in wanted)


class ExcelDialog(WriteDialog):
    """File, purpose, recipient, columns; Enter writes. Answers the path."""

    def __init__(self, listed: Listed, folder: Path | None = None) -> None:
        """Make the dialog.

        Args:
            listed: What to write.
            folder: Where files go by default.
        """
        self.listed = listed
        entries = (
            Entry("purpose", "form.purpose", fold=tidy, required=True, hint=t("form.purpose_hint")),
            Entry(
                "columns",
                "form.columns",
                "none",
                options=[(c, t(f"form.columns_{c}")) for c in CONTACTS],
            ),
            Entry("recipient", "form.recipient", fold=tidy, hint=t("form.recipient_hint")),
        )
        title = t("form.excel_title", count=f"{len(listed.ids):,}")
        stem = f"{t('export.roster.title')}_{date.today().isoformat()}"
        super().__init__(title, entries, stem, folder)

    def write(self, path: Path, values: Mapping[str, str]) -> None:
        """Write the list, with a bar where that takes a while."""
        from smeic_tui.exports import roster_layout
        from smeic_tui.exports.sheet import Watch

        desk, listed = self.desk, self.listed
        contacts = cast("roster_layout.Contacts", values["columns"])
        notes: list[Reason] = []
        progress = Progress(t("form.writing"), lambda: stop.set()) if _many(listed) else None

        def show(done: int) -> None:
            if progress is not None:
                desk.call_from_thread(progress.advance, done, len(listed.ids), path.name)

        def work(stop: Event) -> tuple[Path, tuple[int, ...]]:
            watch = Watch(progress=show, cancelled=stop.is_set, note=notes.append)
            with desk.workspace.reading() as conn:
                ids, left = may_leave(conn, listed.ordered(conn))
                if left:
                    notes.append(Reason("export_without_consent", {"count": left}))
                written = roster_layout.write_roster(
                    conn,
                    path,
                    ids,
                    contacts=contacts,
                    title=t("export.roster.title"),
                    forbid=[desk.workspace.path],
                    watch=watch,
                )
                return written, ids

        def close() -> None:
            self._saving = False
            if progress is not None and progress.is_attached:
                progress.dismiss()

        def then(found: tuple[Path, tuple[int, ...]]) -> None:
            close()
            self._log(found[0], found[1], values, roster_layout.column_keys(contacts), notes)

        def refused(error: SmeicError) -> None:
            close()
            self.give_up(error)

        if progress is not None:
            desk.push_screen(progress)
        stop = in_background(self, work, then, refused, close, lasting=True)

    def _log(
        self,
        path: Path,
        ids: tuple[int, ...],
        values: Mapping[str, str],
        columns: tuple[str, ...],
        notes: list[Reason],
    ) -> None:
        condition = self.listed.condition

        def work(conn: sqlite3.Connection, actor: Actor) -> int:
            return log_export(
                conn,
                actor,
                layout="roster",
                columns=columns,
                person_ids=ids,
                condition=condition,
                purpose=values["purpose"],
                recipient=values["recipient"] or None,
                file=path,
            )

        said = t("form.written", count=f"{len(ids):,}", path=path)
        told = [render("reason", note.code, note.params) for note in notes]
        self.finish(path, work, " ".join([said, *told]))


def _many(listed: Listed) -> bool:
    return len(listed.ids) >= PROGRESS_FROM
