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
from screens.forms.form_dialog import FormDialog
from screens.listing.view import View
from smeic_tui.errors import Reason, SmeicError
from smeic_tui.platforms import documents_folder
from smeic_tui.store import roster
from smeic_tui.store.export_log import log_export
from smeic_tui.store.operation import Actor
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
            said.append(t(f"roster.filter.{self.view.filter}"))
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


def free_name(folder: Path, stem: str, suffix: str = ".xlsx") -> Path:
    """A name that no file in the folder has: ``名簿.xlsx``, else ``名簿 (2).xlsx``."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}){suffix}"
    return path


def typed_path(text: str, folder: Path) -> Path:
    """Where a file goes: a bare name into the proposed folder, always as .xlsx."""
    path = Path(text).expanduser()
    path = path if path.is_absolute() else folder / path
    return path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")


class ExcelDialog(FormDialog[Path]):
    """File, purpose, recipient, columns; Enter writes. Answers the path."""

    def __init__(self, listed: Listed, folder: Path | None = None) -> None:
        """Make the dialog.

        Args:
            listed: What to write.
            folder: Where files go by default.
        """
        self.listed = listed
        self.folder = folder or output_folder()
        stem = f"{t('export.roster.title')}_{date.today().isoformat()}"
        proposed = free_name(self.folder, stem)
        entries = (
            Entry("purpose", "form.purpose", fold=tidy, required=True, hint=t("form.purpose_hint")),
            Entry(
                "columns",
                "form.columns",
                "none",
                options=[(c, t(f"form.columns_{c}")) for c in CONTACTS],
            ),
            Entry("recipient", "form.recipient", fold=tidy, hint=t("form.recipient_hint")),
            Entry("file", "form.file", str(proposed), fold=str.strip, required=True, cells=56),
        )
        count = f"{len(listed.ids):,}"
        super().__init__(t("form.excel_title", count=count), entries, verb_key="form.write")

    def record(self, values: Mapping[str, str]) -> None:
        """Write the file, after a question where one of that name is there."""
        if self.desk.workspace.read_only:
            # What goes out is written down; where that is impossible nothing goes out.
            self.desk.show_error(SmeicError("db_read_only", path=str(self.desk.workspace.path)))
            return
        path = typed_path(values["file"], self.folder)
        if not path.exists():
            self._write(path, values)
            return
        from smeic_tui.widgets.confirm import Confirm

        question = Confirm(t("form.overwrite_title"), t("form.overwrite", name=path.name))
        self.app.push_screen(question, lambda yes: self._write(path, values) if yes else None)

    def _write(self, path: Path, values: Mapping[str, str]) -> None:
        from smeic_tui.exports import roster_layout
        from smeic_tui.exports.sheet import Watch

        if self._saving:
            return
        self._saving = True
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
                ids = listed.ordered(conn)
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
            desk.show_error(error)

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

        def logged(_number: int) -> None:
            self.dismiss(path)
            self.desk.notify(" ".join([said, *told]), timeout=8)

        self.save(work, logged)


def _many(listed: Listed) -> bool:
    return len(listed.ids) >= PROGRESS_FROM


def output_folder() -> Path:
    """Where files go unless staff say otherwise: the documents folder, else home."""
    folder = documents_folder()
    return folder if folder.is_dir() else Path.home()
