"""The last step: what was imported, how to take it back, what still waits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from screens.importing.applying import Done
from screens.importing.draft import names_of
from screens.importing.page import ImportPage
from screens.past.entry_words import state
from smeic_tui.actions.action import Action
from smeic_tui.errors import Reason
from smeic_tui.store.imports import imports
from smeic_tui.store.journal import history
from smeic_tui.store.journal.history import Entry
from smeic_tui.store.journal.undo import Reversal
from smeic_tui.text import t
from smeic_tui.text.told import summary
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.menu import Item
from smeic_tui.widgets.offer import Offer

OUTCOMES = ("new", "changed", "same", "review", "rejected")


def kept_line(kept: Sequence[Reason]) -> str:
    """What the lists tell beyond the person, on one line; the full sentences are longer."""
    what = [
        t(f"import_screen.{reason.code}", **{key: f"{n:,}" for key, n in reason.params.items()})
        for reason in kept
    ]
    return t("import_screen.kept_along", what=t("frame.comma").join(what))


class ResultPage(ImportPage):
    """Counts, and what to do next by digit."""

    OFFERS: ClassVar[frozenset[str]] = frozenset({"open"})
    TITLE_KEY = "import_screen.result_title"
    AUTO_FOCUS = "#next"
    DEFAULT_CSS = """
    ResultPage {
        #told { height: 9; margin: 1 0 1 4; }
        #next { margin: 0; }
    }
    """

    def __init__(self, done: Done) -> None:
        """Make the page.

        Args:
            done: What was imported.
        """
        super().__init__()
        self.done = done
        self.reversal: Reversal | None = None
        """What became of the undo, once it was taken back here."""
        self.left_over = 0
        """Rows of this import that could not be taken over or nobody has decided yet."""
        self.left_over_file: Path | None = None
        """Where the rows that were left over went, once they were written here."""
        self.finished = False
        """The user wants back to the roster."""
        self.offer: Offer[str] = Offer(label=40, id="next")
        self.table = self.offer

    def body(self) -> ComposeResult:
        """What came of it, then what is offered."""
        yield Lines(id="told")
        yield self.offer

    def on_mount(self) -> None:
        """Say what came of it."""
        self.show_title((names_of(self.done.paths), "title"))
        self.facts_changed()

    def on_screen_resume(self) -> None:
        """Rows may have been decided."""
        if self.is_mounted:
            self.facts_changed()

    def taken_back(self, reversal: Reversal) -> None:
        """Keep what could not be taken back, to be shown again."""
        self.reversal = reversal

    @property
    def _entry(self) -> Entry | None:
        """The import in the history; None where nothing was written."""
        number = self.done.applied.operation
        return None if number is None else history.entry(self.desk.workspace.conn, number)

    @property
    def standing(self) -> bool:
        """Whether the import is in force."""
        entry = self._entry
        return entry is not None and entry.undone_by is None

    def facts_changed(self) -> None:
        """Show counts and offers as they are now."""
        standing = self.standing
        waiting = imports.queue_length(self.desk.workspace.conn) if standing else 0
        self.query_one("#told", Lines).put_all(self._told(standing, waiting))
        items = []
        if waiting:
            items.append(Item("review", t("import_screen.go_review")))
        if self.done.applied.operation is not None:
            items.append(Item("changes", t("import_screen.go_changes")))
        if standing:
            items.append(Item("report", t("import_screen.report_title")))
        self.left_over = self._count_left_over() if standing else 0
        if self.left_over:
            note = t("import_screen.rows", count=f"{self.left_over:,}")
            items.append(Item("left_over", t("import_screen.go_left_over"), note))
        if not standing and self._left:
            items.append(Item("left", t("import_screen.go_left")))
        items.append(Item("roster", t("import_screen.go_roster")))
        items.append(Item("again", t("import_screen.go_again")))
        self.offer.put(items)
        self._show_footer()

    def _count_left_over(self) -> int:
        number = self.done.applied.operation
        return 0 if number is None else imports.left_over(self.desk.workspace.conn, number)

    def _where(self, path: Path) -> list[tuple[Side, Side]]:
        """The file, its folder, and what can be done with it."""
        written = t("import_screen.left_over_written", file=path.name)
        return [(written, ""), ([(t("import_screen.in_folder", folder=path.parent), "dim")], "")]

    def _told(self, standing: bool, waiting: int) -> list[tuple[Side, Side]]:
        counts = self.done.applied.counts
        told = "   ".join(
            f"{t(f'import_screen.outcome_{name}')} {counts[name]:,}" for name in OUTCOMES
        )
        lines: list[tuple[Side, Side]] = []
        if standing:
            beyond = "  ".join(map(summary, self.done.applied.plan.activities))
            lines += [([(t("import_screen.done"), "strong")], ""), (told, ""), (beyond, "")]
            if waiting:
                sentence = t("import_screen.waits", count=f"{waiting:,}")
                lines.append(([(sentence, "alert")], ""))
            if self.done.kept:
                lines.append((kept_line(self.done.kept), ""))
            if self.left_over_file is not None:
                lines += self._where(self.left_over_file)
            lines.append(([(t("import_screen.undo_hint"), "key")], ""))
        else:
            entry = self._entry
            left = 0 if entry is None else entry.left
            partly = t("import_screen.undone_partly", left=f"{left:,}")
            lines += [
                ([(partly if left else t("import_screen.undone"), "strong")], ""),
                ([(told, "dim")], ""),
                ("", ""),
            ]
            if self.reversal is not None:
                lines.append((self._reversed(self.reversal), ""))
        backup = t("import_screen.backup_at", file=self.done.backup.name)
        lines.append(([(backup, "dim")], ""))
        return lines

    @property
    def _left(self) -> int:
        found = self.reversal
        return 0 if found is None else len(found.kept) + len(found.failed)

    def _reversed(self, found: Reversal) -> Side:
        """How many records are as before, edited since, or could not be reversed."""
        sentence = t(
            "import_screen.reversed",
            done=f"{found.reversed:,}",
            kept=f"{len(found.kept):,}",
            failed=f"{len(found.failed):,}",
        )
        return [(sentence, "alert" if self._left else "")]

    @on(Offer.Taken)
    def taken(self, event: Offer.Taken) -> None:
        """Go on."""
        value = event.value
        if value == "review":
            from screens.importing.review_page import ReviewPage

            self.desk.push_screen(ReviewPage())
        elif value == "changes":
            from screens.past.operation_changes import OperationChanges

            assert self.done.applied.operation is not None
            self.desk.push_screen(OperationChanges(self.done.applied.operation))
        elif value == "report":
            from screens.importing.report_page import ReportPage

            assert self.done.applied.operation is not None
            self.desk.push_screen(ReportPage(self.done.applied.operation))
        elif value == "left_over":
            self.action_excel()
        elif value == "left" and self.reversal is not None:
            from screens.past.entry_words import operation_sentence
            from screens.past.left_as_is import LeftAsIs

            entry = history.entry(self.desk.workspace.conn, self.reversal.undid)
            self.desk.push_screen(LeftAsIs(operation_sentence(entry), self.reversal))
        else:
            self.finished = value == "roster"
            self.dismiss()

    def footer_actions(self) -> list[Action]:
        """Excel only where rows were left over."""
        hidden = () if self.left_over else ("excel",)
        return [action for action in super().footer_actions() if action.id not in hidden]

    def action_excel(self) -> None:
        """Write the rows that were left over beside the list they came from, under a free name."""
        from screens.background import in_background
        from screens.importing.left_over import write_left_over

        number = self.done.applied.operation
        if number is None or not self.left_over:
            self.desk.notify(t("import_screen.nothing_left_over"))
            return
        workspace, source = self.desk.workspace, self.done.paths[0]

        def written(path: Path | None) -> None:
            if path is not None:
                self.left_over_file = path
                self.facts_changed()

        def work(_: object) -> Path | None:
            with workspace.reading() as conn:
                return write_left_over(conn, number, source)

        in_background(self, work, written)

    def action_undo(self) -> None:
        """Take the import back, or what an earlier undo of it left."""
        entry = self._entry
        if entry is not None and state(entry) != "undone":
            self.undo_operation(entry.id)
        else:
            super().action_undo()
