"""What a new list changed, to be read to the office it came from: joined, left out, moved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from screens.background import Stop, in_background
from screens.forms.writing import can_log, free_name, output_folder
from screens.importing.draft import names_of
from screens.importing.page import ImportPage
from screens.importing.report_rows import (
    TABS,
    ReportRows,
    change_lines,
    empty_sentence,
    named,
    person_lines,
    report_columns,
    report_tabs,
)
from smeic_tui.actions.action import Action
from smeic_tui.errors import SmeicError
from smeic_tui.exports.names import file_name
from smeic_tui.store.people.people import ids_of
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView

if TYPE_CHECKING:
    from importers.planning.report import Report


class ReportPage(ImportPage):
    """Three lists by digit; the marked row in full below; the whole as a workbook."""

    OFFERS: ClassVar[frozenset[str]] = frozenset({"open"})
    TITLE_KEY = "import_screen.report_title"
    DEFAULT_CSS = """
    ReportPage {
        #tabs { background: $surface; }
        #marked { height: 3; background: $surface; }
        #hint { background: $panel; }
    }
    """

    def __init__(self, operation: int) -> None:
        """Make the page.

        Args:
            operation: The import.
        """
        super().__init__()
        self.operation = operation
        self.report: Report | None = None
        """What the import changed; None until it is read, and when it was taken back."""
        self._tab = ""
        self.table = RecordTable(follow=self._follow, id="table")

    def body(self) -> ComposeResult:
        """Counts, rows, the marked row, where the workbook goes."""
        yield Lines(id="tabs")
        yield self.table
        yield Lines(id="marked")
        yield Lines(id="hint")

    def on_mount(self) -> None:
        """Read the report without keeping anybody waiting."""
        self.table.empty = t("import_screen.report_reading")
        self._say([(f" {t('import_screen.report_hint')}", "dim")])
        self._read()

    def facts_changed(self) -> None:
        """The import may have been taken back from here."""
        self._read()

    def _read(self) -> None:
        workspace, number = self.desk.workspace, self.operation

        def work(_: Stop) -> Report | None:
            from importers.planning.report import report_of_import

            try:
                with workspace.reading() as conn:
                    return report_of_import(conn, number)
            except SmeicError as error:
                if error.code != "import_unknown":
                    raise
                return None

        in_background(self, work, self._found)

    def _found(self, report: Report | None) -> None:
        self.report = report
        self._show_footer()
        if report is None:
            self.table.empty = t("import_screen.report_undone")
            self.table.show(ListRows())
            self.query_one("#tabs", Lines).put("")
            self._follow(None)
            return
        day = t("import_screen.as_of", date=report.as_of) if report.as_of else ""
        files = names_of([Path(file) for file in report.files])
        self.show_title((files, "title"), (f"  {day}", ""))
        if not self._tab:
            # What is worth reading out first; of an empty report, the first of its lists.
            self._tab = next((tab for tab in TABS if named(report, tab)), TABS[0])
        self._show(report, self.table.cursor)

    def _show(self, report: Report, index: int = 0) -> None:
        self.query_one("#tabs", Lines).put(report_tabs(report, self._tab))
        self.table.empty = empty_sentence(report, self._tab)
        self.table.show_columns(report_columns(self._tab))
        self.table.show(ReportRows(report, self._tab), index=index)
        self._follow(self.table.row)

    def _say(self, *lines: Side) -> None:
        hint = self.query_one("#hint", Lines)
        hint.styles.height = len(lines)
        hint.put_all([(line, "") for line in lines])

    def _follow(self, row: RowView | None) -> None:
        marked = self.query_one("#marked", Lines)
        if row is None or self.report is None:
            marked.put_all([])
        elif self._tab == "changed":
            marked.put_all(change_lines(self.report.changed[row.key]))
        else:
            marked.put_all(person_lines(named(self.report, self._tab)[row.key]))

    def footer_actions(self) -> list[Action]:
        """Excel only of a report."""
        hidden = () if self.report is not None else ("excel",)
        return [action for action in super().footer_actions() if action.id not in hidden]

    def action_choose(self, digit: str) -> None:
        """Show one of the lists."""
        if self.report is not None and "1" <= digit <= str(len(TABS)):
            self._tab = TABS[int(digit) - 1]
            self._show(self.report)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter shows all about the person."""
        if self.report is None:
            return
        uid = named(self.report, self._tab)[event.row.key].uid
        person = ids_of(self.desk.workspace.conn, [uid]).get(uid)
        if person is None:
            self.desk.notify(t("roster.gone"))
            return
        from screens.person import PersonScreen

        self.desk.push_screen(PersonScreen(person))

    # The workbook

    def action_excel(self) -> None:
        """Write the three lists into the documents folder under a free name, and log it."""
        report, desk = self.report, self.desk
        if report is None or not can_log(desk):
            return

        def work(_: Stop) -> Path:
            from importers.applying.report_file import write_report

            title = "_".join(filter(None, (t("import_screen.report_title"), report.as_of)))
            path = free_name(output_folder(), file_name(title, suffix=""))
            return write_report(report, path, forbid=[desk.workspace.path])

        in_background(self, work, lambda path: self._log(report, path))

    def _log(self, report: Report, path: Path) -> None:
        from importers.applying.report_file import log_report

        def logged(_: int) -> None:
            written = t("import_screen.written_to", file=path.name)
            folder = t("import_screen.in_folder", folder=path.parent)
            self._say([(f" {written}", "strong")], f" {folder}")

        self.desk.save(lambda conn, actor: log_report(conn, actor, report, path), logged)
