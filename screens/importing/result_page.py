"""The last step: what was imported, how to take it back, what still waits."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from screens.importing.applying import Done
from screens.importing.draft import names_of
from screens.importing.page import ImportPage
from smeic_tui.actions import Action
from smeic_tui.errors import SmeicError
from smeic_tui.store import history, imports
from smeic_tui.store.undo import Reversal
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.menu import Item
from smeic_tui.widgets.offer import Offer

OUTCOMES = ("new", "changed", "same", "review", "rejected")


class ResultPage(ImportPage):
    """Counts, and what to do next by digit."""

    OFFERS: ClassVar[frozenset[str]] = frozenset({"open"})
    TITLE_KEY = "import_screen.result_title"
    AUTO_FOCUS = "#next"
    DEFAULT_CSS = """
    ResultPage {
        #told { height: 7; margin: 1 0 1 4; }
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
    def standing(self) -> bool:
        """Whether the import is in force."""
        number = self.done.applied.operation
        if number is None:
            return False
        return history.entry(self.desk.workspace.conn, number).undone_by is None

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
        if standing and self.done.applied.counts["rejected"]:
            items.append(Item("rejected", t("import_screen.go_rejected")))
        if not standing and self._left:
            items.append(Item("left", t("import_screen.go_left")))
        items.append(Item("roster", t("import_screen.go_roster")))
        items.append(Item("again", t("import_screen.go_again")))
        self.offer.put(items)

    def _told(self, standing: bool, waiting: int) -> list[tuple[Side, Side]]:
        counts = self.done.applied.counts
        told = "   ".join(
            f"{t(f'import_screen.outcome_{name}')} {counts[name]:,}" for name in OUTCOMES
        )
        lines: list[tuple[Side, Side]] = []
        if standing:
            lines += [([(t("import_screen.done"), "strong")], ""), (told, ""), ("", "")]
            if waiting:
                sentence = t("import_screen.waits", count=f"{waiting:,}")
                lines.append(([(sentence, "alert")], ""))
            lines.append(([(t("import_screen.undo_hint"), "key")], ""))
        else:
            lines += [
                ([(t("import_screen.undone"), "strong")], ""),
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
        elif value == "rejected":
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
        """Excel only where rows were rejected."""
        hidden = () if self.done.applied.counts["rejected"] else ("excel",)
        return [action for action in super().footer_actions() if action.id not in hidden]

    def action_excel(self) -> None:
        """Write the rows that were not imported beside the list they came from."""
        from importers.applying.rejected import write_rejected
        from screens.background import in_background

        done = self.done
        if not done.applied.counts["rejected"]:
            return

        def written(path: object) -> None:
            if path is not None:
                self.desk.notify(t("import_screen.rejected_written", file=path), timeout=10)

        def work(_: object) -> object:
            try:
                with self.desk.workspace.reading() as conn:
                    return write_rejected(done.applied.plan, done.paths[0].parent, conn)
            except OSError as error:
                raise SmeicError("db_folder_read_only", path=str(done.paths[0].parent)) from error

        in_background(self, work, written)

    def action_undo(self) -> None:
        """Take the import back."""
        number = self.done.applied.operation
        if number is not None and self.standing:
            self.undo_operation(number)
        else:
            super().action_undo()
